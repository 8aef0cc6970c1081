"""Every page can be had as JSON and as a table too, and says where."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

WITHOUT = {
    "/": "its parts are lists of their own",
    "/login": "a form",
    "/account": "a form",
    "/add": "a form",
    "/add/job/{id}": "how far a job is, which is gone soon; it has JSON",
    "/add/job/{id}/progress": "a piece of the page of a job",
    "/review/bulk": "a form: what a decision would touch",
}
"""Pages without one of the forms, and why."""
EXAMPLES = {
    "/event/{event}": "/event/{event}",
    "/event/{event}/why/{slot}": "/event/{event}/why/killed",
    "/report/{key}": "/report/{report}",
    "/source/{id:path}": "/source/{source}",
    "/actor/{key:path}": "/actor/taliban",
    "/place/{name:path}": "/place/Kabul",
    "/search": "/search?q=Kabul",
}
TABLES = {"/event/{event}": ("facts", "claims"), "/network": ("edges", "nodes"),
          "/source/{id:path}": ("claims", "letters", "sources")}  # fmt: skip


EMPTY = {"/place/{name:path}", "/review", "/review/agreement", "letters", "sources"}
"""Tables of which this record has no row: nobody has judged anything."""


def gets(client: TestClient) -> list[APIRoute]:
    """The routes that answer GET, of all routers."""
    waiting, found = list(client.app.routes), []  # type: ignore[attr-defined]
    while waiting:
        route = waiting.pop()
        inner = getattr(route, "original_router", None)
        if inner is not None:
            waiting += inner.routes
        elif isinstance(route, APIRoute) and "GET" in (route.methods or ()):
            found.append(route)
    return found


def pages(client: TestClient) -> list[str]:
    return sorted(
        one.path for one in gets(client) if getattr(one.response_class, "value", one.response_class) is HTMLResponse
    )


def test_every_page_has_json_and_a_table(client: TestClient) -> None:
    paths = {route.path for route in gets(client)}
    known = pages(client)
    assert len(known) > 15 and set(WITHOUT) <= set(known) | {"/account", "/login"}
    missing = [f"{page}.{form}" for page in known if page not in WITHOUT for form in ("json", "csv")
               if f"{page}.{form}" not in paths]  # fmt: skip
    assert missing == []


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every page with an address at which this record has something."""
    event = client.get("/events.json", params={"min_killed": 1, "order": "reports"}).json()["rows"][0]["id"]
    report = client.get("/reports.json", params={"with_claims": "true"}).json()["rows"][0]["key"]
    source = client.get("/sources.json").json()["rows"][0]["id"]
    for page in pages(client):
        if page not in WITHOUT and page not in ("/people", "/audit"):
            yield page, EXAMPLES.get(page, page).format(event=event, report=report, source=source)


def test_the_forms_answer_and_the_page_leads_to_them(client: TestClient) -> None:
    for page, address in addresses(client):
        path, _, query = address.partition("?")
        shown = client.get(address)
        assert shown.status_code == 200, address
        values = client.get(f"{path}.json?{query}")
        assert values.status_code == 200 and values.headers["content-type"] == "application/json", path
        for table in TABLES.get(page, ("",)):
            answer = client.get(f"{path}.csv?{query}" + (f"&table={table}" if table else ""))
            assert answer.status_code == 200, (path, answer.text[:200])
            assert answer.headers["content-type"].startswith("text/csv"), path
            rows = csv.DictReader(io.StringIO(answer.text))
            assert rows.fieldnames, path
            assert list(rows) or page in EMPTY or table in EMPTY, (path, table)
        for form in ("json", "csv"):
            assert re.search(rf'href="[^"]*\.{form}', shown.text) or page in EMPTY, (address, form)


def test_the_table_of_an_event_holds_what_its_page_shows(client: TestClient) -> None:
    event = client.get("/events.json", params={"disagreeing": "true", "order": "reports"}).json()["rows"][0]["id"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/event/{event}.csv").text)))
    values = client.get(f"/event/{event}.json").json()
    assert len(rows) == sum(len(fact["cells"]) for fact in values["facts"])
    assert {row["mark"] for row in rows} & {"≠", "↻"}
    claims = {claim["id"] for claim in values["claims"]}
    assert {one for row in rows for one in row["claims"].split("; ")} <= claims


@pytest.fixture
def poisoned(record_url: str) -> Iterator[TestClient]:
    text = "=1+1 killed 3 in @place by +party."
    party, place = Party("=1+party Front", "armed_group", ("=1+party",)), Party("@place", "place", ("@place",))
    claim = Claim("event", "attack", (party,), (party,), (place,), id="c1", event="e1", sources=(party,),
                  evidence=(Span(0, len(text), text),))  # fmt: skip
    tie = Claim("relation", "hostile", (party,), (Party("-Other Group", "armed_group"),), id="c2", sources=(party,))
    with Record(record_url) as record:
        record.add_readings([Reading(document(text, id="=x", title="=title", publisher="=1+Post"), [claim, tie])])
    with TestClient(create_app(Settings(record_url)), base_url="http://localhost") as client:
        yield client


def test_no_cell_of_the_new_tables_is_a_formula(poisoned: TestClient) -> None:
    event = poisoned.get("/events.json").json()["rows"][0]["id"]
    source = poisoned.get("/sources.json").json()["rows"][0]["id"]
    paths = [f"/event/{event}.csv", "/search.csv?q=killed", "/map.csv", "/network.csv", "/network.csv?table=nodes",
             f"/source/{source}.csv", "/methodology.csv", "/disagreements.csv"]  # fmt: skip
    for path in paths:
        answer = poisoned.get(path)
        assert answer.status_code == 200, path
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        wrong = [one for one in cells if one.startswith(("=", "+", "@")) or re.match(r"-\D", one)]
        assert wrong == [], path
