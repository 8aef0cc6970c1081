"""The map's data: sent column by column, and protected on the way as the list of the same events is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from told_people import party, witnessed

from rashomon.exchange.protecting import Shield
from rashomon.exchange.protecting_roster import Roster
from rashomon.record.record import Record
from rashomon.web import column_json
from rashomon.web.app import create_app
from rashomon.web.column_json import Columns, pieces
from rashomon.web.downloads import HEADER
from rashomon.web.settings import Settings

SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
NURSE = party("Ona Bel", "nurse Ona Bel", "Bel")


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    with Record(record_url) as found:
        said = "A bomb killed nurse Ona Bel."
        found.add_readings(
            [
                witnessed("a", party("Rado Vink", "General Rado Vink"), said, target=NURSE, killed=1),
                witnessed("b", party("Kim Oss"), "A bomb killed five.", killed=5, published="2032-05-10"),
            ]
        )
    with TestClient(create_app(Settings(record_url)), base_url="http://localhost") as opened:
        yield opened


def test_titles_are_protected_as_in_the_list_of_events(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_json, "TOGETHER", 1)
    shown, taken = client.get("/map.json", headers=SCRIPT), client.get("/map.json")
    assert HEADER not in shown.headers and taken.headers[HEADER] == "yes"
    listed = {row["id"]: row["title"] for row in client.get("/events.json").json()["rows"]}
    known = {row["id"]: row["title"] for row in client.get("/events.json", headers=SCRIPT).json()["rows"]}
    drawn, columns = shown.json()["columns"], taken.json()["columns"]
    assert dict(zip(drawn["id"], drawn["title"], strict=True)) == known
    assert dict(zip(columns["id"], columns["title"], strict=True)) == listed
    assert columns.pop("protected", False) == (known != listed)
    assert "Ona Bel" not in taken.text
    assert {name: column for name, column in columns.items() if name != "title"} == {
        name: column for name, column in drawn.items() if name != "title"
    }
    assert shown.json()["total"] == taken.json()["total"] == len(drawn["id"])


def test_titles_at_known_places_are_not_looked_up_and_others_are() -> None:
    known = Roster({"d1": {("ona", "kot"): ("witness", frozenset())}}, reports={"e1": ("d1",)}, places={("kot",)})
    titles = ["Bombing, Kot, 2031-05-09: 3 killed", "Bombing, Kot and Ona Kot, 2031-05-09", "Bombing, Ona Kot, undated"]
    asked: list[str] = []

    class Watched(Shield):
        def rows(self, rows: Any) -> Iterator[dict[str, Any]]:
            for row in rows:
                asked.append(row["title"])
                yield self.row(row)

    passing = Columns(Watched(known, b"key", record=None))
    sent = pieces(3, [("id", ["e1"] * 3), ("title", titles)])
    told = json.loads(b"".join(piece for one in sent for piece in passing.pass_on(one)))["columns"]["title"]
    assert asked == titles[1:] and told[0] == titles[0]
    assert all("Ona" not in title and "witness #" in title for title in told[1:])


def test_a_record_without_events_has_empty_columns(record_url: str) -> None:
    with TestClient(create_app(Settings(record_url)), base_url="http://localhost") as empty:
        for headers in (SCRIPT, {}):
            found = empty.get("/map.json", headers=headers).json()
            assert found["total"] == 0 and set(map(len, found["columns"].values())) == {0}


@given(st.lists(st.text(), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_words_come_through_where_nobody_is_named(titles: list[str]) -> None:
    ids = [f"e{at}" for at in range(len(titles))]
    sent = list(pieces(len(ids), [("id", ids), ("title", titles), ("killed", [None] * len(ids))]))
    found = Columns(Shield(Roster(), b"key"))
    passed = b"".join(piece for one in sent for piece in found.pass_on(one)).decode("utf-8", "surrogatepass")
    protected = json.loads(passed)["columns"]
    if not protected.pop("protected", False):
        assert protected == json.loads(b"".join(sent).decode("utf-8", "surrogatepass"))["columns"]
    assert len(protected["title"]) == len(titles) and protected["id"] == ids
