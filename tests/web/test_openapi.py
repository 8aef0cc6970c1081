"""The description of every route, and what the routes do with all that it allows: no answer is a 500.

Requests are sent with an API token of an admin: they need no field of a form of ours, and get to what stands behind.
Every other one is about what the record holds: decisions that there are, claims, events, reports and judgements of it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import IS, POLICE, TALIBAN, blast, three, ties

from rashomon.record.opening import open_engine
from rashomon.record.people_changes import add_person
from rashomon.record.record import Record
from rashomon.record.tokens import make_token
from rashomon.web.adding_jobs import Jobs
from rashomon.web.adding_worker import Task
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

EXAMPLES = int(os.environ.get("RASHOMON_EXAMPLES", "15"))
"""Requests for each route; more where somebody has the time."""
PATIENCE = 60
"""Seconds that the description may take: the machine may have other things to do."""
DECISIONS = ("accept", "edit", "reject", "unverifiable", "merge", "split", "send-back", "comment")
HELD = {
    "decision": DECISIONS,
    "judgement": ("j1",),
    "set-agents": ("Taliban", "nobody; somebody"),
    "set-killed": ("4", "-1", "4 to 9", "many"),
    "set-when": ("2016-08-13", "2016-13", "0001-01-01"),
    "letter": ("A", "D", "G"),
    "days": ("1",),
    "since": ("2016-08",),
    "until": ("2016",),
    "kind": ("claim", "event", "relation"),
    "order": ("killed", "recent"),
    "url": ("http://127.0.0.1/", "http://10.0.0.1:22/x"),
}
"""Values that mean something, by the name of a parameter or field."""


def quick(task: Task) -> Iterator[dict[str, Any]]:
    """No parser: what came is passed over."""
    yield {"total": len(task.files)}
    yield {"ended": True}


class Api:
    """The app of a small record, as its own description tells of it."""

    def __init__(self, folder: Path) -> None:
        place = str(folder / "r.db")
        told = [blast("a", agents=(TALIBAN,)), blast("b", killed=14, agents=(IS,)), blast("d", agents=(POLICE,))]
        with Record(place) as record:
            record.add_readings([*told, *three(), ties("e", "hostile", published="2031-04-01")])
            events = [row.id for row in record.events()]
            reports = [row.key for row in record.documents()]
            claims = [account.id for key in reports for account in record.claims(key)]
        self.ids = tuple(claims[:4] + events[:4] + reports[:2])
        engine = open_engine(place)
        add_person(engine, "Omar", "admin", "", by="Omar")
        secret, _ = make_token(engine, "Omar", "test", by="Omar")
        engine.dispose()
        self.app = create_app(Settings(place, login=True, hosts=("localhost", "testserver", "127.0.0.1")))
        self.app.state.jobs = Jobs(self.app.state.own, quick)
        self.headers = {"Authorization": f"Bearer {secret}"}
        self.schema = schemathesis.openapi.from_asgi("/openapi.json", self.app, headers=self.headers, timeout=PATIENCE)

    def about(self, values: Any, chosen: st.DataObject) -> None:
        """Let some of the values be such as mean something."""
        if not isinstance(values, dict):
            return
        for name in sorted(values, key=str):
            if chosen.draw(st.booleans()):
                values[name] = chosen.draw(st.sampled_from(HELD.get(str(name), self.ids)))


@pytest.fixture(scope="module")
def api() -> Api:
    return Api(Path(tempfile.mkdtemp()))


def test_no_request_is_too_odd_to_answer(api: Api) -> None:
    failed: dict[str, str] = {}
    statuses: dict[str, set[int]] = {}
    for found in api.schema.get_all_operations():
        operation = found.ok()
        if "people" in (operation.tags or ()):
            continue  # not with a token: see test_people_openapi

        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(), chosen=st.data())
        def answered(case: schemathesis.Case, chosen: st.DataObject) -> None:
            if chosen.draw(st.booleans()):
                for values in (case.path_parameters, case.query, case.body):
                    api.about(values, chosen)
            answer = case.call(headers=api.headers)
            statuses.setdefault(case.method, set()).add(answer.status_code)
            assert answer.status_code < 500, f"{case.as_curl_command()}: {answer.text[:300]}"

        try:
            answered()
        except AssertionError as error:
            failed[operation.label] = str(error)
    assert failed == {}
    assert 401 not in statuses["GET"] | statuses["POST"], "the token was not sent"
    assert statuses["POST"] >= {303, 400, 422}, "what stands behind was reached"


def test_every_route_says_what_it_is_for(api: Api) -> None:
    bare = [
        f"{method} {path}"
        for path, methods in api.schema.raw_schema["paths"].items()
        for method, told in methods.items()
        if not told.get("summary") or not told.get("description") or not told.get("responses")
    ]
    assert bare == []
