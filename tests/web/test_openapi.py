"""The description of every route, and what the routes do with all that it allows: no answer is a 500."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from told import IS, POLICE, TALIBAN, blast, three

from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings


@pytest.fixture(scope="module")
def api() -> schemathesis.schemas.BaseSchema:
    """The app of a small record, as its own description tells of it."""
    place = str(Path(tempfile.mkdtemp()) / "r.db")
    told = [blast("a", agents=(TALIBAN,)), blast("b", killed=14, agents=(IS,)), blast("d", agents=(POLICE,)), *three()]
    with Record(place) as record:
        record.add_readings(told)
    app = create_app(Settings(place, hosts=("localhost", "testserver", "127.0.0.1")))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def test_no_request_is_too_odd_to_answer(api: schemathesis.schemas.BaseSchema) -> None:
    failed: dict[str, str] = {}
    asked = 0
    for found in api.get_all_operations():
        operation = found.ok()

        @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            answer = case.call()
            assert answer.status_code < 500, f"{case.as_curl_command()}: {answer.text[:300]}"

        try:
            answered()
        except AssertionError as error:
            failed[operation.label] = str(error)
    assert failed == {}
    assert asked > 100


def test_every_route_says_what_it_is_for(api: schemathesis.schemas.BaseSchema) -> None:
    bare = [
        f"{method} {path}"
        for path, methods in api.raw_schema["paths"].items()
        for method, told in methods.items()
        if not told.get("summary") or not told.get("description") or not told.get("responses")
    ]
    assert bare == []
