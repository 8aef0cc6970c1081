"""JSON is protected piece by piece as it is protected as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from told_people import party, witnessed

from rashomon.exchange.protecting import Shield, shield
from rashomon.exchange.protecting_roster import Roster
from rashomon.record.record import Record
from rashomon.web import json_pieces
from rashomon.web.app import create_app
from rashomon.web.json_pieces import protected
from rashomon.web.settings import Settings

SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
NURSE = party("Ona Bel", "nurse Ona Bel", "Bel")
WORDS = st.sampled_from(["write to ona@valley.example", "Kot", "", "a\nb", "\ud800", "+93 700 123 456"])
NAMES = st.sampled_from(["id", "title", "words", "rows", "status", "event", "claims", "killed", "about"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.integers(1, 3))
def test_pieces_are_together_the_whole_protected(value: Any, together: int) -> None:
    given_, found = json.dumps(value).encode(), Shield(Roster(), b"key")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_pieces, "TOGETHER", together)
        # What is looked up needs a record; what is no name is replaced without one.
        patched.setattr(found, "_expect", lambda *_, **__: None)
        told = b"".join(protected(given_, found)).decode("utf-8", "surrogatepass")
        whole = found.value(json.loads(given_))
    assert json.loads(told) == json.loads(json.dumps(whole))
    assert told == json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


@pytest.fixture
def record(record_url: str) -> Iterator[str]:
    with Record(record_url) as found:
        said = "A bomb killed nurse Ona Bel."
        found.add_readings(
            [
                witnessed("a", party("Rado Vink", "General Rado Vink"), said, target=NURSE, killed=1),
                witnessed("b", party("Kim Oss"), "A bomb killed five.", killed=5, published="2032-05-10"),
            ]
        )
    yield record_url


@pytest.mark.parametrize("path", ["/events.json", "/search.json?q=nurse", "/claims.json", "/actor/ona%20bel.json"])
def test_answers_in_pieces_are_those_protected_as_a_whole(
    record: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_pieces, "TOGETHER", 1)
    with TestClient(create_app(Settings(record)), base_url="http://localhost") as client:
        own, taken = client.get(path, headers=SCRIPT), client.get(path)
    assert "Ona Bel" in own.text and "Ona Bel" not in taken.text
    with Record(record) as opened:
        assert taken.json() == shield(opened.engine).value(own.json())


def test_the_first_piece_waits_for_no_row() -> None:
    class Asked(Shield):
        def value(self, value: Any) -> Any:
            asked.append(value)
            return value

    asked: list[Any] = []
    pieces = protected(b'{"total":2,"rows":[{"words":"a"},{"words":"b"}]}', Asked(Roster(), b"key"))
    assert next(pieces) == b'{"total":2' and asked == [{"total": 2}]
    assert b"".join(pieces) == b',"rows":[{"words":"a"},{"words":"b"}]}'
