"""Under what relations, control and sources are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from told import HERAT, IS, KABUL, POLICE, TALIBAN, blast, holds, ties

from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.record import Record


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        yield opened


def at(reading: Reading, *places: Party) -> Reading:
    """The same reading, its claims said of places."""
    return Reading(reading.document, [replace(claim, places=places) for claim in reading.claims])


def test_disagreements_about_ties_are_found_by_the_places_of_their_claims(record: Record) -> None:
    record.add_readings(
        [
            at(ties("1", "allied", published="2031-05-01", sources=(POLICE,)), KABUL),
            ties("2", "allied", published="2031-05-02", sources=(TALIBAN,), modality="denied"),
        ]
    )
    assert len(record.disagreements(slot="ties")) == 1
    for place, number in (("Kabul", 1), ("Afghanistan", 1), ("Herat", 0)):
        assert len(record.disagreements(slot="ties", place=place)) == number


def test_who_holds_a_place_is_not_found_by_another_that_the_claim_names(record: Record) -> None:
    reading = holds("1", TALIBAN, KABUL, "2031-01-05", published="2031-01-06")
    record.add_readings([at(reading, KABUL, HERAT), holds("2", IS, HERAT, "2031-01-05", published="2031-01-06")])
    assert [spell.words for spell in record.control("Kabul")] == ["Taliban: controls Kabul"]
    assert {spell.words for spell in record.control("Herat")} == {
        "Taliban: controls Herat",
        "Islamic State: controls Herat",
    }


def test_an_outlet_that_others_cite_is_one_source(record: Record) -> None:
    record.add_readings(
        [
            blast("a", publisher="Sahel Newswire"),
            blast("b", publisher="Kot Courier", sources=(Party("Sahel Newswire", "person"),)),
            blast("c", publisher="Horn Monitor", sources=(Party("Horn Monitor", "name"),)),
        ]
    )
    names = [row.name for row in record.sources()]
    assert sorted(names) == sorted(set(names))
    [row] = [row for row in record.sources() if row.name == "Sahel Newswire"]
    assert (row.id, row.claims) == ("outlet:sahel-newswire", 2)
    assert record.events()[0].speakers == 2
