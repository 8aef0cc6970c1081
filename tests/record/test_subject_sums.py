"""Histories and the list of disagreements as they are kept at hand: what is made anew says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import HERAT, IS, KABUL, POLICE, TALIBAN, blast, holds, ties

from rashomon.comparing.corroboration import Corroboration
from rashomon.comparing.histories import history
from rashomon.comparing.spell_rows import from_row, to_row
from rashomon.comparing.spells import Bounds, Spell
from rashomon.comparing.subjects import Subject
from rashomon.comparing.telling import Where, Who
from rashomon.record import record_lists
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.record import Record

TOLD = [
    ties("f", "allied", published="2031-05-01"),
    ties("g", "hostile", published="2031-05-02", sources=(POLICE,)),
    ties("h", "hostile", published="2031-05-04", modality="denied"),
    holds("i", TALIBAN, KABUL, "2031-05-03", published="2031-05-04"),
    holds("j", IS, KABUL, "2031-05-03", published="2031-05-05"),
    holds("k", IS, HERAT, "2031-05-06", published="2031-05-07"),
    blast("a", publisher="Valley Wire", killed=120, agents=(TALIBAN,)),
    blast("b", publisher="Kot Courier", killed=9, agents=(IS,)),
    blast("c", publisher="Herat Post", killed=120, agents=(TALIBAN,), sources=(TALIBAN,), modality="denied"),
]


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(TOLD)
        yield opened


def live(record: Record, kind: str) -> list[Spell]:
    """The spells of a kind, made from all claims that stand."""
    rejected = {one.about for one in record.judgements() if one.decision == "reject" and not one.undone_by}
    told = [account for id in "fghijk" for account in record.claims(record.document(id).key)]
    return [one for one in history(a for a in told if a.id not in rejected) if one.subject.kind == kind]


def test_kept_histories_are_those_that_the_claims_give(record: Record) -> None:
    assert record.relations("Taliban") == live(record, "ties") != []
    assert record.control() == live(record, "control") != []


def test_histories_follow_what_people_decide_and_take_back(record: Record) -> None:
    before = record.control("Kabul")
    (claim,) = record.claims(record.document("i").key)
    made = record.review("claim", [claim.id], "reject", by="Lena", because="a misreading")[0]
    assert record.control("Kabul") == [
        one for one in live(record, "control") if one.place and one.place.name == "Kabul"
    ]
    assert record.control("Kabul") != before
    record.undo(made.id, by="Lena", because="looked again")
    assert record.control("Kabul") == before
    edit = record.review("claim", [claim.id], "edit", by="Lena", because="named below", changes={"places": "Herat"})[0]
    assert {one.parties[0].name for one in record.control("Herat")} == {"Taliban", "Islamic State"}
    record.rebuild()
    assert {one.parties[0].name for one in record.control("Kabul")} == {"Islamic State"}
    record.undo(edit.id, by="Lena", because="it was Kabul")
    assert record.control("Kabul") == before


def test_histories_of_then_leave_out_what_came_later(record: Record) -> None:
    moment, before = record.changes()[0].at, record.relations("Taliban")
    record.add_readings([ties("l", "allied", published="2031-06-01")])
    assert record.relations("Taliban") != before
    assert record.relations("Taliban", as_of=moment) == before


def test_a_reading_that_takes_a_subject_back_takes_its_history(record: Record) -> None:
    from rashomon.record.runs import run_of

    record.add_readings([replace(TOLD[5], claims=[])], run_of("another reader", "its rules"))
    assert record.control("Herat") == []


def test_the_list_goes_from_the_weightiest_and_says_why(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = record.disagreements(limit=None)
    assert [row.weight for row in rows] == sorted((row.weight for row in rows), reverse=True)
    assert all(row.weight == sum(sign.points for sign in row.ranked_by) for row in rows)
    assert rows[0].slot in ("killed", "who") and "120 dead at stake" in {sign.words for sign in rows[0].ranked_by}
    denial = next(row for row in rows if row.type == "denial" and row.slot == "who")
    contradiction = next(row for row in rows if row.type == "contradiction" and row.slot == "who")
    assert [one.id for one in rows].index(contradiction.id) < [one.id for one in rows].index(denial.id)
    pages = [row.id for at in range(len(rows)) for row in record.disagreements(limit=1, offset=at)]
    monkeypatch.setattr(record_lists, "PIECE", 2)
    assert list(record.every_disagreement(DisputeFilter())) == [(row, rows.titles[row.topic]) for row in rows]
    assert pages == [row.id for row in rows]


DAYS = st.none() | st.dates()
IDS = st.lists(st.text(max_size=5), max_size=3).map(tuple)
PARTIES = st.lists(st.builds(Who, st.text(), st.text(), st.text(), st.text(), IDS), max_size=2).map(tuple)
PLACES = st.builds(Where, st.text(), st.text(), IDS, st.text(), st.none() | st.floats(-90, 90), st.none(), st.text())
SUBJECTS = st.builds(Subject, st.text(), st.sampled_from(["ties", "control"]), st.text())
SPELLS = st.builds(
    Spell, SUBJECTS, st.text(), PARTIES, st.text(),
    st.none() | PLACES, st.text(), st.builds(Bounds, DAYS, DAYS), st.builds(Bounds, DAYS, DAYS), st.booleans(),
    st.booleans(), DAYS, DAYS, st.booleans(), st.none() | st.integers(), st.none() | st.integers(),
    st.builds(Corroboration, IDS, IDS, IDS, IDS, IDS), IDS, IDS, IDS,
)  # fmt: skip


@given(SPELLS)
def test_a_spell_comes_back_from_its_row(spell: Spell) -> None:
    assert from_row(spell.subject.key, spell.subject.kind, to_row(spell)) == spell
