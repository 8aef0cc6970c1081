"""The reasons that stand in for empty fields."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.reading.claim import Claim, Interval, Number, Party
from rashomon.reading.missing import missing

SOMEBODY = (Party("Taliban", "armed_group"),)
FULL = {
    "agents": SOMEBODY,
    "targets": SOMEBODY,
    "places": SOMEBODY,
    "sources": SOMEBODY,
    "when": Interval(date(2016, 8, 1), date(2016, 8, 1), "day"),
}


@pytest.mark.parametrize("kind_type", [("event", "attack"), ("relation", "allied"), ("control", "controls")])
def test_a_full_claim_misses_nothing(kind_type: tuple[str, str]) -> None:
    assert missing(Claim(*kind_type, **FULL)) == {}


def test_every_empty_field_of_an_attack_has_its_reason() -> None:
    assert set(missing(Claim("event", "attack"))) == {"agents", "targets", "places", "when", "sources"}


@pytest.mark.parametrize(
    ("kind", "type", "fields"),
    [
        ("event", "protest", {"agents", "places", "when", "sources"}),
        ("relation", "supports", {"agents", "targets", "when", "sources"}),
        ("control", "controls", {"agents", "places", "when", "sources"}),
        ("strength", "members", {"agents", "count", "when", "sources"}),
        ("leadership", "leads", {"agents", "when", "sources"}),
    ],
)
def test_only_fields_that_belong_to_the_kind_are_asked_for(kind: str, type: str, fields: set[str]) -> None:
    assert set(missing(Claim(kind, type))) == fields


def test_the_words_for_the_doer_depend_on_the_deed() -> None:
    assert "perpetrator" in missing(Claim("event", "bombing"))["agents"]
    assert "perpetrator" not in missing(Claim("event", "talks"))["agents"]


def test_a_count_that_is_there_is_not_missed() -> None:
    claim = Claim("strength", "members", numbers={"count": Number(900)})
    assert "count" not in missing(claim)


def test_a_reason_found_earlier_stays_and_the_claim_is_left_as_it_was() -> None:
    claim = Claim("event", "attack", missing={"when": "no time of the text goes with it"})
    assert missing(claim)["when"] == "no time of the text goes with it"
    assert claim.missing == {"when": "no time of the text goes with it"}
