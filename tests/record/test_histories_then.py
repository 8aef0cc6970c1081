"""Histories as of a moment: readings, edits and rejections of then, none of what came later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from told import HERAT, IS, KABUL, TALIBAN, blast, holds, ties

from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.dialects import reading
from rashomon.record.histories import spells
from rashomon.record.past import learnt_since, seq_at
from rashomon.record.record import Record
from rashomon.record.runs import run_of

BRANCH = Party("IS-K", "armed_group", ("IS-K",), "islamic-state-khorasan-province", "AF")
KOT = Party("Kot", "place", ("Kot",), "gn:99", "AF", "Kot, Kabul, Afghanistan", 34.3, 70.5, "city")


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(
            [
                holds("h", TALIBAN, KABUL, "2031-05-03", published="2031-05-04"),
                holds("k", BRANCH, KOT, "2031-05-05", published="2031-05-06"),
                ties("t", "hostile", published="2031-03-01"),
            ]
        )
        yield opened


def now(record: Record) -> datetime:
    return record.changes(limit=1)[0].at


def told(record: Record, as_of: datetime | None = None) -> dict[str, list[str]]:
    """Everything that pages ask, in words."""
    asked = {
        "Kabul": record.control("Kabul", as_of=as_of), "by the Taliban": record.control(actor="Taliban", as_of=as_of),
        "Herat": record.control("Herat", as_of=as_of), "by IS": record.control(actor="Islamic State", as_of=as_of),
        "ties": record.relations("Taliban", as_of=as_of), "of IS": record.relations("Islamic State", as_of=as_of),
        "all": record.control(as_of=as_of),
    }  # fmt: skip
    return {name: sorted(f"{spell.words} {spell.last_held}" for spell in spells) for name, spells in asked.items()}


def test_with_nothing_later_then_is_today(record: Record) -> None:
    moment, before = now(record), told(record)
    assert told(record, moment) == before
    # From here on histories of then are summed up, and not those at hand.
    record.add_readings([blast("z", publisher="Hill Post")])
    with reading(record.engine) as connection:
        assert learnt_since(connection, seq_at(connection, moment))
        assert not learnt_since(connection, seq_at(connection, now(record)))
    assert told(record, moment) == before == told(record)
    assert len(told(record)["Kabul"]) == 2 and len(told(record)["by IS"]) == 1


def test_nothing_of_what_comes_later_is_told(record: Record) -> None:
    moment, before = now(record), told(record)
    (claim,) = record.claims(record.document("h").key)
    (tie,) = record.claims(record.document("t").key)
    record.add_readings(
        [ties("u", "allied", published="2031-06-01"), holds("i", IS, HERAT, "2031-08-01", published="2031-08-02")]
    )
    record.review("claim", [claim.id], "edit", by="Lena", because="named below", changes={"places": "Herat"})
    record.review("claim", [tie.id], "reject", by="Lena", because="not so")
    assert told(record) != before
    assert told(record, moment) == before


def test_edits_and_rejections_of_then_stand_though_they_were_taken_back(record: Record) -> None:
    (claim,) = record.claims(record.document("h").key)
    (tie,) = record.claims(record.document("t").key)
    made = record.review("claim", [claim.id], "edit", by="Lena", because="named below", changes={"places": "Herat"})
    made += record.review("claim", [tie.id], "reject", by="Lena", because="not so")
    moment, then = now(record), told(record)
    assert then["Herat"] and not then["ties"]
    for one in made:
        record.undo(one.id, by="Lena", because="was right")
    assert told(record) != then
    assert told(record, moment) == then


def test_claims_of_an_older_reading_are_those_of_then(record: Record) -> None:
    moment, before = now(record), told(record)
    old = holds("k", BRANCH, KOT, "2031-05-05", published="2031-05-06")
    record.add_readings([Reading(old.document, [replace(old.claims[0], agents=(TALIBAN,))])], run_of("9.0", "f" * 16))
    assert told(record)["by IS"] == []
    assert told(record, moment) == before


def test_before_the_record_there_was_nothing(record: Record) -> None:
    assert not any(told(record, datetime.fromisoformat("2001-01-01T00:00:00+00:00")).values())
    assert record.control("Kabul", on=date(2031, 5, 3), as_of=now(record)) == record.control(
        "Kabul", on=date(2031, 5, 3)
    )


def test_of_too_many_subjects_those_of_the_most_claims_are_taken(record: Record) -> None:
    more = [holds(name, TALIBAN, KABUL, "2031-05-09", published="2031-05-10") for name in ("m", "n")]
    record.add_readings([*more, holds("o", TALIBAN, HERAT, "2031-05-03", published="2031-05-04")])
    record.settle()
    with reading(record.engine) as connection:
        every = spells(connection, "control", "", ["Taliban"], None)
        some = spells(connection, "control", "", ["Taliban"], None, most=1)
        assert spells(connection, "control", "Kabul", ["Taliban"], None) == some
        assert spells(connection, "control", "Kabul", ["Nobody"], None) == []
    assert {spell.place.name for spell in every if spell.place} == {"Kabul", "Herat"}
    assert {spell.place.name for spell in some if spell.place} == {"Kabul"}
