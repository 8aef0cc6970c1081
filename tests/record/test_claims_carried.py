"""What people decided about a claim goes to the claim that a newer reader has in its place, or is named as lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from told import HERAT, TALIBAN, blast

from rashomon.reading.claim import Claim, Number, Span
from rashomon.reading.result import Reading
from rashomon.record.carrying import in_place_of
from rashomon.record.loading import KeptClaim
from rashomon.record.queue import Wanted
from rashomon.record.record import Record
from rashomon.record.runs import run_of
from rashomon.record.views import VIEW_EDITS, VIEW_EVENTS, VIEW_STATUSES, VIEW_TELLINGS, VIEW_VERDICTS

NEWER, NEWEST = run_of("9.0", "f" * 16), run_of("9.1", "f" * 16)
OLD = blast("a", publisher="Kabul Courier", killed=21)
DERIVED = (VIEW_EDITS, VIEW_EVENTS, VIEW_STATUSES, VIEW_TELLINGS, VIEW_VERDICTS)


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings([OLD])
        yield opened


def read_again(record: Record, run: Any = NEWER, *claims: Claim, **changes: Any) -> None:
    """Keep a newer reading, whose claim says something else, and has another id by that."""
    found = list(claims) or [replace(OLD.claims[0], **(changes or {"agents": (TALIBAN,)}))]
    record.add_readings([Reading(OLD.document, found)], run)


def decide(record: Record, decision: str, by: str = "Lena", **more: Any) -> str:
    return record.review("claim", [claim(record)], decision, by=by, because="looked", **more)[0].id


def claim(record: Record) -> str:
    return record.claims(record.document("a").key)[0].id


def killed(record: Record, as_of: Any = None) -> int | None:
    (event,) = record.events(as_of=as_of)
    page = record.event(event.id, as_of=as_of)
    return page.row.killed_best


def derived(record: Record) -> dict[str, list[str]]:
    record.settle()
    with record.engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in DERIVED}


def test_an_edit_goes_to_the_claim_in_place_of_the_edited_one(record: Record) -> None:
    before = claim(record)
    made = decide(record, "edit", changes={"killed": "14"})
    moment = record.changes()[0].at
    read_again(record)
    now = claim(record)
    assert now != before and killed(record) == 14
    assert record.carried() == 1 and record.orphans() == []
    (account,) = record.claims(record.document("a").key)
    assert account.claim.agents == (TALIBAN,) and account.claim.numbers["killed"].value == 14
    # What was decided is told of the claim of today too, and the past is as it was.
    assert [one.id for one in record.judgements(now)] == [one.id for one in record.judgements(before)] == [made]
    assert killed(record, moment) == 14
    assert [a.id for a in record.event(record.events()[0].id, as_of=moment).accounts] == [before]
    assert list(record.verify()) == []


def test_undoing_it_after_the_newer_reading_undoes_it_there(record: Record) -> None:
    made = decide(record, "edit", changes={"killed": "14"})
    read_again(record)
    taken = record.undo(made, by="Lena", because="it was 21")
    assert killed(record) == 21 and record.carried() == 0
    assert derived(record)["view_edits"] == derived(record)["view_statuses"] == []
    record.undo(taken.id, by="Lena", because="no: 14")
    assert killed(record) == 14


@pytest.mark.parametrize("decision", ["reject", "unverifiable", "accept", "edit"])
def test_what_is_derived_is_what_making_everything_again_gives(record: Record, decision: str) -> None:
    decide(record, decision, changes={"killed": "14"} if decision == "edit" else None)
    read_again(record, trace=("found by another rule",))
    before, now = derived(record), claim(record)
    assert [row for row in before["view_statuses"] if now in row] == before["view_statuses"] != []
    record.rebuild()
    assert derived(record) == before
    assert record.queue(Wanted(status="reviewed")).waiting() == [now]
    card = record.card("claim", now)
    assert card is not None and card.status.holds is not None and card.status.holds.decision == decision


def test_a_rejected_claim_stays_out_of_its_event(record: Record) -> None:
    decide(record, "reject")
    read_again(record)
    (event,) = record.events()
    assert set(record.event(event.id).left_out) == {claim(record)} and event.killed_best is None


def test_who_accepted_one_number_has_not_accepted_another(record: Record) -> None:
    decide(record, "accept")
    read_again(record, numbers={"killed": Number(30, 30, 30)})
    assert record.queue(Wanted(status="unreviewed")).waiting() == [claim(record)]
    assert [one.decision for one in record.orphans()] == ["accept"]
    assert record.queue(Wanted()).orphans == 1
    card = record.card("claim", claim(record))
    assert card is not None and [one.detail for one in card.history] == [
        "accepted under an earlier reading; said differently now: killed"
    ]
    # Once the same person has decided about what stands there now, nothing is left open.
    decide(record, "accept")
    assert record.orphans() == [] and record.queue(Wanted()).orphans == 0
    before = derived(record)
    record.rebuild()
    assert derived(record) == before


def test_who_accepted_the_values_of_an_edit_has_accepted_them_wherever_they_go(record: Record) -> None:
    decide(record, "edit", changes={"killed": "14"})
    decide(record, "accept", by="Omar")
    read_again(record, numbers={"killed": Number(30, 30, 30)})
    assert record.carried() == 2 and killed(record) == 14


def test_a_decision_about_what_is_no_longer_read_is_lost_to_no_other_claim(record: Record) -> None:
    before = claim(record)
    decide(record, "reject")
    text = OLD.document.text
    elsewhere = replace(OLD.claims[0], evidence=(Span(len(text) - 10, len(text), text[-10:]),))
    read_again(record, NEWER, elsewhere)
    assert record.queue(Wanted(status="unreviewed")).waiting() == [claim(record)]
    assert [(one.about, one.decision) for one in record.orphans()] == [(before, "reject")]
    assert record.queue(Wanted()).orphans == 1 and record.queue(Wanted(kind="event")).orphans == 0
    assert [one.decision for one in record.judgements(before)] == ["reject"]
    # A reader that reads the old claim again finds what was decided about it.
    read_again(record, NEWEST, OLD.claims[0])
    assert record.queue(Wanted(status="rejected")).waiting() == [before]
    assert record.orphans() == [] and record.carried() == 0


def test_a_decision_about_many_claims_is_carried_claim_by_claim(record: Record) -> None:
    record.add_readings([blast("b", publisher="Valley Post", day="2031-03-02", place=HERAT, killed=9)])
    ids = [record.claims(record.document(id).key)[0].id for id in "ab"]
    record.review("claim", ids, "reject", by="Lena", because="looked", together=True)
    read_again(record)
    other = record.claims(record.document("b").key)[0].id
    assert set(record.queue(Wanted(status="rejected")).waiting()) == {claim(record), other}
    record.add_readings([Reading(OLD.document, [])], NEWEST)
    assert [one.about for one in record.orphans()] == [ids[0]]


def test_blind_decisions_before_and_after_are_about_one_claim(record: Record) -> None:
    decide(record, "accept", by="Lena", blind=True, role="coder")
    read_again(record, numbers={"killed": Number(30, 30, 30)})
    decide(record, "accept", by="Omar", blind=True, role="coder")
    agreed = {one.field: one for one in record.agreement()}
    assert agreed["decision"].items == 1 and agreed["decision"].share == 1
    assert agreed["killed"].items == 1 and agreed["killed"].share == 0


def test_the_later_decision_about_the_claim_of_today_wins(record: Record) -> None:
    decide(record, "edit", changes={"killed": "14"})
    read_again(record)
    decide(record, "edit", changes={"killed": "15"})
    assert killed(record) == 15
    read_again(record, NEWEST, replace(OLD.claims[0], trace=("yet another rule",)))
    assert killed(record) == 15 and record.carried() == 2


def test_another_process_that_reads_again_is_followed(record: Record, record_url: str) -> None:
    decide(record, "edit", changes={"killed": "14"})
    with Record(record_url) as other:
        read_again(other)
    assert killed(record) == 14 and record.carried() == 1


def test_why_an_event_is_one_is_told_as_of_then_by_the_reading_of_then(record: Record) -> None:
    record.add_readings([blast("b", publisher="Valley Post", killed=21)])
    (event,) = record.events()
    before, moment = record.event(event.id).joins, record.changes()[0].at
    read_again(record, numbers={"killed": Number(30, 30, 30)})
    (event,) = record.events()
    assert record.event(event.id).joins != before
    assert record.event(event.id, as_of=moment).joins == before


# -- which claim stands in the place of which


def kept(id: str, start: int, end: int, type: str = "bombing", **more: Any) -> KeptClaim:
    return KeptClaim(id, Claim(more.pop("kind", "event"), type, evidence=(Span(start, end, "x"),), **more), "")


def pairs(old: list[KeptClaim], new: list[KeptClaim]) -> dict[str, str]:
    return {one: found.claim for one, found in in_place_of(old, new).items()}


def test_the_claim_whose_head_span_overlaps_most_is_taken() -> None:
    assert pairs([kept("a", 0, 40)], [kept("b", 0, 30), kept("c", 0, 38)]) == {"a": "c"}


def test_a_claim_that_both_readings_have_is_nobody_elses_place() -> None:
    assert pairs([kept("a", 0, 40), kept("b", 0, 40)], [kept("b", 0, 40)]) == {}


def test_of_two_old_claims_only_the_nearer_one_is_carried() -> None:
    three = {"killed": Number(3)}
    assert pairs([kept("a", 0, 40), kept("b", 0, 40, numbers=three)], [kept("c", 0, 40, numbers=three)]) == {"b": "c"}


@pytest.mark.parametrize(
    "new",
    [
        [kept("b", 0, 40), kept("c", 0, 40)],
        [kept("b", 0, 40, "protest")],
        [kept("b", 30, 90)],
        [kept("b", 50, 90)],
        [kept("b", 0, 40, "controls", kind="control")],
        [],
    ],
    ids=["two as close", "another family", "a corner of it", "elsewhere", "another kind", "nothing"],
)
def test_where_no_claim_or_more_than_one_fits_none_is_taken(new: list[KeptClaim]) -> None:
    assert pairs([kept("a", 0, 40)], new) == {}
