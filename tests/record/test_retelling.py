"""An edit clusters again: what a person puts right decides which event a telling belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from told import HERAT, KABUL, POLICE, blast

from rashomon.comparing.tellings import tellings
from rashomon.reading.claim import Claim, Number, Span
from rashomon.record.editing import edited
from rashomon.record.record import Record
from rashomon.record.runs import run_of
from rashomon.record.tables import READING_CLAIMS
from rashomon.record.views import (
    VIEW_BLOCKS,
    VIEW_CLAIMS,
    VIEW_DISAGREEMENTS,
    VIEW_EVENTS,
    VIEW_KEYS,
    VIEW_LINKS,
    VIEW_TELLINGS,
)

DERIVED = (VIEW_BLOCKS, VIEW_CLAIMS, VIEW_DISAGREEMENTS, VIEW_EVENTS, VIEW_KEYS, VIEW_LINKS, VIEW_TELLINGS)
TOLD = [
    blast("a", publisher="Kabul Courier", killed=12),
    blast("b", publisher="Valley Post", killed=12, sources=(POLICE,)),
    blast("c", publisher="Herat Herald", day="2031-03-02", published="2031-05-11", place=HERAT, killed=40),
]
ELSEWHERE = {"places": "Herat", "when": "2031-03-02", "killed": "40"}


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(TOLD)
        yield opened


def together(record: Record, as_of: Any = None) -> set[frozenset[str]]:
    """The reports by event."""
    events = [event.id for event in record.events(as_of=as_of)]
    return {frozenset(a.said_as for a in record.event(one, as_of=as_of).accounts) for one in events}


def claim_of(record: Record, id: str) -> str:
    return record.claims(record.document(id).key)[0].id


def decide(record: Record, ids: list[str], decision: str, **more: Any) -> str:
    kind = "event" if ids[0].startswith("e") else "claim"
    return record.review(kind, ids, decision, by="Lena", because="looked", **more)[0].id  # type: ignore[arg-type]


def event_of(record: Record, id: str) -> str:
    accounts = record.accounts([event.id for event in record.events()])
    return next(event for event, some in accounts.items() if any(a.said_as == id for a in some))


def derived(record: Record) -> dict[str, list[str]]:
    record.settle()
    with record.engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in DERIVED}


AS_READ = {frozenset("ab"), frozenset("c")}
MOVED = {frozenset("a"), frozenset("bc")}


def test_an_edit_moves_a_telling_to_the_event_it_tells_of_and_undoing_it_back(record: Record) -> None:
    before, moment = derived(record), record.changes()[0].at
    assert together(record) == AS_READ
    made = decide(record, [claim_of(record, "b")], "edit", changes=ELSEWHERE)
    assert together(record) == MOVED
    assert together(record, as_of=moment) == AS_READ
    record.undo(made, by="Lena", because="misread")
    assert together(record) == AS_READ and derived(record) == before


def test_an_edit_survives_making_everything_again(record: Record) -> None:
    decide(record, [claim_of(record, "b")], "edit", changes=ELSEWHERE)
    before = derived(record)
    record.rebuild()
    assert derived(record) == before and together(record) == MOVED


def test_the_page_of_the_past_weighs_the_joins_of_then(record: Record) -> None:
    event, moment = event_of(record, "b"), record.changes()[0].at
    (then,) = record.event(event).joins
    decide(record, [claim_of(record, "b")], "edit", changes={"killed": "40"})
    assert record.event(event_of(record, "a")).joins != (then,)
    assert record.event(event, as_of=moment).joins == (then,)


def test_merges_and_splits_of_people_win_over_an_edit(record: Record) -> None:
    decide(record, [event_of(record, "a"), event_of(record, "c")], "merge")
    decide(record, [claim_of(record, "b")], "edit", changes={"places": "Herat"})
    assert together(record) == {frozenset("abc")}


def test_a_split_wins_over_an_edit(record: Record) -> None:
    decide(record, [event_of(record, "a")], "split", documents=["b"])
    assert together(record) == {frozenset("a"), frozenset("b"), frozenset("c")}
    decide(record, [claim_of(record, "b")], "edit", changes={"killed": "13"})
    assert together(record) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_a_newer_reader_that_finds_the_same_claim_leaves_its_edit_in_force(record: Record) -> None:
    decide(record, [claim_of(record, "b")], "edit", changes=ELSEWHERE)
    record.add_readings(TOLD, run_of("another reader", "its rules"))
    assert together(record) == MOVED


def test_an_edited_type_keeps_the_id_of_the_event(record: Record) -> None:
    event, kept = event_of(record, "c"), record.claims(record.document("c").key)[0].telling
    decide(record, [claim_of(record, "c")], "edit", changes={"type": "shelling"})
    assert record.event(event).row.type == "shelling" and event_of(record, "c") == event
    with record.engine.connect() as connection:
        assert kept in set(connection.scalars(select(READING_CLAIMS.c.telling)))


@pytest.mark.parametrize("changes", [{"agents": "Taliban"}, {"role": "main"}, {"sources": "residents"}])
def test_an_edit_of_what_tells_nothing_apart_moves_nothing(record: Record, changes: dict[str, str]) -> None:
    decide(record, [claim_of(record, "b")], "edit", changes=changes)
    assert together(record) == AS_READ


def test_what_a_person_put_right_goes_before_what_else_was_read_of_it() -> None:
    report = TOLD[0].document
    span = (Span(0, 20, report.text[:20]),)
    read = [
        Claim("event", "bombing", places=(KABUL,), numbers={"killed": Number(n), "wounded": Number(7)}, event="e1",
              evidence=span)
        for n in (12, 12, 12)
    ]  # fmt: skip
    now = [edited(read[0], {"killed": "40", "places": "Herat"}), *read[1:]]
    (before,), (after,) = tellings("d1", report, read), tellings("d1", report, read, now)
    assert dict((slot, low) for slot, low, _ in before.numbers) == {"killed": 12, "wounded": 7}
    assert dict((slot, low) for slot, low, _ in after.numbers) == {"killed": 40, "wounded": 7}
    assert [place.name for place in after.places] == ["Herat"] and after.id == before.id


def test_a_time_that_a_person_took_out_is_not_taken_from_the_words_again() -> None:
    report = blast("x", words="On Friday", published="2031-05-10").document
    read = [Claim("event", "bombing", event="e1", evidence=(Span(0, 20, report.text[:20]),))]
    timed = [edited(read[0], {"when": "2031-05-01"})]
    assert tellings("d1", report, timed)[0].start == date(2031, 5, 1)
    assert tellings("d1", report, read)[0].start == date(2031, 5, 9)
    assert tellings("d1", report, timed, read)[0].start is None


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "killed": st.sampled_from(["", "2", "40", "12"]),
        "places": st.sampled_from(["", "Herat", "Kabul"]),
        "when": st.sampled_from(["", "2031-03-02", "2031-05-09"]),
        "type": st.sampled_from(["bombing", "protest"]),
        "modality": st.sampled_from(["asserted", "planned"]),
    },
).filter(bool)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("abc"), CHANGES), min_size=1, max_size=4))
def test_any_edits_give_what_making_everything_again_gives(record: Record, steps: list[tuple[str, Any]]) -> None:
    before, made = derived(record), []
    for id, changes in steps:
        held = edited(record.claims(record.document(id).key)[0].claim, changes)
        if held != record.claims(record.document(id).key)[0].claim:
            made.append(decide(record, [claim_of(record, id)], "edit", changes=changes))
    now = derived(record)
    record.rebuild()
    assert derived(record) == now
    for one in reversed(made):
        record.undo(one, by="Lena", because="back")
    assert derived(record) == before
