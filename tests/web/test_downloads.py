"""Downloads of the pages name private persons by pseudonyms; names need a role and a reason, and are noted."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

import pytest
from fastapi.testclient import TestClient
from logging_in import Browser, opened, quick_passwords, settle
from told_people import party, witnessed

from rashomon.exchange.protecting import Shield
from rashomon.exchange.protecting_roster import Roster
from rashomon.record import audit
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.downloads import HEADER, NOTED, Table
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
NURSE = party("Ona Bel", "nurse Ona Bel", "Bel")
SAID = "Nurse Ona Bel said a bomb killed three, and Bel wept; call +93 70 012 3456."
PATHS = (
    "/events.json", "/events.csv", "/claims.json", "/claims.csv", "/reports.json", "/reports.csv", "/actors.json",
    "/actors.csv", "/sources.json", "/sources.csv", "/places.json", "/network.json", "/changes.json", "/changes.csv",
    "/disagreements.json", "/disagreements.csv", "/search.json?q=bomb", "/review.json", "/map.json",
)  # fmt: skip


@pytest.fixture
def record(record_url: str) -> str:
    with Record(record_url) as found:
        general = party("Rado Vink", "General Rado Vink")
        found.add_readings(
            [
                witnessed("a", NURSE, SAID, killed=3, title="Bel saw it"),
                witnessed(
                    "b", general, "General Rado Vink said a bomb killed five.", killed=5, publisher="Kot Courier"
                ),
            ]
        )
    return record_url


@pytest.fixture
def client(record: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(record, name="Lena")), base_url="http://localhost") as found:
        yield found


def own_paths(client: TestClient) -> list[str]:
    (report, *_) = (
        row["key"] for row in client.get("/reports.json").json()["rows"] if row["publisher"] == "Valley Wire"
    )
    events = [row["id"] for row in client.get("/events.json").json()["rows"]]
    paths = [f"/event/{id}.{form}" for id in events for form in ("json", "csv")]
    return [
        *paths,
        *(f"/event/{id}/why/killed.json" for id in events),
        f"/report/{report}.json",
        f"/report/{report}.csv",
    ]


def test_no_download_has_a_private_name_and_some_have_the_public_one(client: TestClient) -> None:
    told = ""
    for path in [*PATHS, *own_paths(client)]:
        answer = client.get(path)
        assert answer.status_code == 200 and answer.headers[HEADER] == "yes", path
        lower = answer.text.lower()
        assert "ona bel" not in lower and " bel " not in lower and "012 3456" not in lower, path
        told += answer.text
    assert "Rado Vink" in told and "medic #" in told and "[phone #" in told


def test_pages_and_what_their_scripts_fetch_show_the_record_as_it_is(client: TestClient) -> None:
    assert "Ona Bel" in client.get("/claims").text
    fetched = client.get("/claims.json", headers={"sec-fetch-site": "same-origin", "sec-fetch-dest": "empty"})
    assert "Ona Bel" in fetched.text and HEADER not in fetched.headers
    opened_by_hand = client.get("/claims.json", headers={"sec-fetch-site": "same-origin", "sec-fetch-dest": "document"})
    assert "Ona Bel" not in opened_by_hand.text


def test_rows_say_that_they_are_protected(client: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(client.get("/claims.csv").text)))
    assert sorted((row["publisher"], row["protected"]) for row in rows) == [
        ("Kot Courier", "false"),
        ("Valley Wire", "true"),
    ]
    items = client.get("/claims.json").json()["rows"]
    assert [("protected" in item) for item in items] == [item["publisher"] == "Valley Wire" for item in items]


def test_names_for_a_reason_that_is_kept(client: TestClient, record: str) -> None:
    assert client.get("/claims.csv?protected=no").status_code == 422
    assert client.get("/claims.csv?protected=no&because=+").status_code == 422
    assert client.get("/claims.csv?protected=perhaps").status_code == 422
    assert client.get("/event/e0.json?protected=no&because=court").status_code == 404
    answer = client.get("/claims.csv?modality=asserted&protected=no&because=court+case")
    assert (
        "Ona Bel" in answer.text and answer.headers[HEADER] == "no" and "protected" not in answer.text.splitlines()[0]
    )
    with Record(record) as found:
        (entry,) = audit.entries(found.engine, what=NOTED)
    assert (entry.who, entry.detail["because"], entry.detail["path"]) == ("Lena", "court case", "/claims.csv")
    assert entry.detail["query"] == "modality=asserted"


def test_names_need_a_reviewer(record: str, quick_passwords: None) -> None:
    settle(record)
    path = "/claims.json?protected=no&because=court"
    with opened(create_app(Settings(record, login=True))) as app:
        found = {}
        for name in ("Vera", "Lena", "Rana", "Omar"):
            browser = Browser(app)
            assert browser.log_in(name).status_code == 303
            found[name] = browser.get(path).status_code
            assert "Ona Bel" not in browser.get("/claims.json").text
        assert found == {"Vera": 403, "Lena": 403, "Rana": 200, "Omar": 200}
        assert Browser(app).get(path).status_code == 401
    with Record(record) as kept:
        assert [entry.who for entry in audit.entries(kept.engine, what=NOTED)] == ["Omar", "Rana"]


def test_what_can_not_be_noted_is_not_given_out(record: str) -> None:
    with TestClient(create_app(Settings(record, read_only=True)), base_url="http://localhost") as found:
        refused = found.get("/claims.csv?protected=no&because=court")
        assert refused.status_code == 503 and "Ona Bel" not in refused.text
        assert "medic #" in found.get("/claims.csv").text


def test_the_people_of_the_server_are_none_of_the_reports(record: str, quick_passwords: None) -> None:
    settle(record)
    with opened(create_app(Settings(record, login=True))) as app:
        browser = Browser(app)
        browser.log_in("Omar")
        answer = browser.get("/people.json")
        assert HEADER not in answer.headers and "Omar" in answer.text


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_a_table_in_pieces_comes_out_whole(size: int) -> None:
    people = Roster({"d1": {("ona", "bel"): ("medic", frozenset())}}, reports={"r1": ("d1",)})
    given = 'document,words\nr1,"Bel said ""no"",\nاونا — Ona Bel"\nr2,Bel\n'.encode()
    table = Table(lambda: Shield(people, b"key"))
    pieces = [given[at : at + size] for at in range(0, len(given), size)]
    found = b"".join(table.pass_on(piece, last=number == len(pieces)) for number, piece in enumerate(pieces, 1))
    rows = list(csv.reader(StringIO(found.decode(), newline="")))
    assert rows[0] == ["document", "words", "protected"] and rows[2] == ["r2", "Bel", "false"]
    assert rows[1][2] == "true" and 'said "no",\n' in rows[1][1] and "Bel" not in rows[1][1]
    assert json.dumps(rows[1][1]).count("medic #") == 2
