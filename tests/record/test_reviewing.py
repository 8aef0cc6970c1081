"""Reviewing: decisions of coders and reviewers, edits, what is undone, the two statuses, what is measured blind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from told import HERAT, IS, POLICE, TALIBAN, blast, ties

from rashomon.errors import UserError
from rashomon.record.queue import Wanted
from rashomon.record.record import Record
from rashomon.record.views import (
    VIEW_CLAIMS,
    VIEW_DISAGREEMENTS,
    VIEW_EDITS,
    VIEW_EVENTS,
    VIEW_KEYS,
    VIEW_LINKS,
    VIEW_STATUSES,
    VIEW_SUBJECTS,
    VIEW_TELLINGS,
    VIEW_VERDICTS,
    VIEW_VOICES,
)

DERIVED = (
    VIEW_CLAIMS, VIEW_DISAGREEMENTS, VIEW_EDITS, VIEW_EVENTS, VIEW_KEYS, VIEW_LINKS, VIEW_STATUSES, VIEW_SUBJECTS,
    VIEW_TELLINGS, VIEW_VERDICTS, VIEW_VOICES,
)  # fmt: skip
TOLD = [
    blast("a", publisher="Kabul Courier", killed=12, agents=(TALIBAN,)),
    blast("b", publisher="Valley Post", killed=14, sources=(POLICE,)),
    blast("c", publisher="Herat Herald", day="2031-03-02", published="2031-03-03", place=HERAT, killed=2),
    ties("d", "hostile", published="2031-04-01"),
]


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(TOLD)
        yield opened


def derived(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that follows from what is kept."""
    record.settle()
    with record.engine.connect() as connection:
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in DERIVED}


def claim_of(record: Record, publisher: str) -> str:
    return next(one.id for page in record.pages([e.id for e in record.events()]) for one in page.accounts
                if one.publisher == publisher)  # fmt: skip


def event_of(record: Record, place: str = "Kabul") -> str:
    return record.events(place=place, status="all")[0].id


def decide(record: Record, id: str, decision: str, by: str = "Lena", role: str = "reviewer", **more: Any) -> str:
    kind = "event" if id.startswith("e") else "claim"
    return record.review(kind, [id], decision, by=by, because="looked", role=role, **more)[0].id  # type: ignore[arg-type]


def statuses(record: Record, id: str) -> tuple[str, str, bool]:
    card = record.card("event" if id.startswith("e") else "claim", id)
    assert card is not None
    return card.status.coder, card.status.reviewer, card.status.disputed


def test_an_edit_wins_in_events_totals_and_facts_and_says_who_made_it(record: Record) -> None:
    claim = claim_of(record, "Valley Post")
    decide(record, claim, "edit", "Lena", changes={"killed": "30", "places": "Kabul", "agents": "IS"})
    page = record.event(event_of(record))
    assert page.row.killed_highest == 30
    assert {total.policy: total.value for total in record.totals([page.row.id])}["highest"] == 30
    assert page.edited == {claim: "edited by Lena: agents nothing → Islamic State; killed 14 → 30"}
    killed = next(fact for fact in page.facts if fact.slot == "killed")
    assert "30" in repr(killed) and "14" not in {row.words for row in page.growth}
    assert record.events(actor="IS").total == 1
    card = record.card("claim", claim)
    assert card and card.read and card.account
    assert (card.read.claim.numbers["killed"].value, card.account.claim.numbers["killed"].value) == (14, 30)
    assert statuses(record, claim) == ("", "edited", False)


def test_an_edited_chain_is_another_speaker_and_goes_back_when_undone(record: Record) -> None:
    before = derived(record)
    claim = claim_of(record, "Valley Post")
    made = decide(record, claim, "edit", changes={"sources": "Taliban"})
    account = record.accounts([event_of(record)])[event_of(record)]
    assert {a.id: (a.speaker.id, a.speaker.self_interested) for a in account}[claim] == ("taliban", False)
    record.undo(made, by="Lena", because="misread")
    assert derived(record) == before


def test_an_edited_tie_is_about_another_pair(record: Record) -> None:
    (claim,) = [account.id for account in record.claims(record.document("d").key)]
    decide(record, claim, "edit", changes={"targets": "Haqqani network"})
    assert [spell.state for spell in record.relations("Taliban", "Haqqani network")] == ["hostile"]
    assert record.relations("Taliban", "IS") == []
    assert record.claims(record.document("d").key)[0].claim.targets[0].name != IS.name


def test_a_later_edit_builds_on_the_one_that_holds(record: Record) -> None:
    claim = claim_of(record, "Valley Post")
    decide(record, claim, "edit", "Lena", changes={"killed": "20"})
    decide(record, claim, "edit", "Omar", changes={"wounded": "5"})
    numbers = record.card("claim", claim).account.claim.numbers  # type: ignore[union-attr]
    assert (numbers["killed"].value, numbers["wounded"].value) == (20, 5)
    decide(record, claim, "accept", "Ida")
    assert record.event(event_of(record)).edited[claim].startswith("edited by Omar")
    with pytest.raises(UserError, match="changes nothing"):
        decide(record, claim, "edit", changes={"killed": "20"})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"killed": "many"}, "killed: 'many' is no number"),
        ({"killed": "9-3"}, "is no number"),
        ({"when": "2031-13"}, "is no time"),
        ({"when": "2031-05/2030"}, "ends before it begins"),
        ({"type": "tea party"}, "there is no 'tea_party'"),
        ({"modality": "sure"}, "there are: asserted"),
        ({"colour": "red"}, "has no field 'colour'"),
        ({}, "says what changes"),
    ],
)
def test_edits_that_make_no_sense_are_refused(record: Record, changes: dict[str, str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        decide(record, claim_of(record, "Valley Post"), "edit", changes=changes)
    assert record.judgements() == []


def test_a_reviewer_has_the_last_word_whoever_spoke_last(record: Record) -> None:
    claim = claim_of(record, "Valley Post")
    decide(record, claim, "accept", "Cora", "coder")
    assert statuses(record, claim) == ("accepted", "", False)
    decide(record, claim, "reject", "Rita")
    assert statuses(record, claim) == ("accepted", "rejected", False)
    decide(record, claim, "accept", "Cora", "coder")
    assert statuses(record, claim) == ("accepted", "rejected", True)
    assert list(record.event(event_of(record)).left_out) == [claim]


@pytest.mark.parametrize("what", ["claim", "event"])
def test_what_is_sent_back_waits_for_its_coder(record: Record, what: str) -> None:
    id = claim_of(record, "Valley Post") if what == "claim" else event_of(record)
    kind: Any = what
    with pytest.raises(UserError, match="no coder decided"):
        decide(record, id, "send-back", "Rita")
    decide(record, id, "reject", "Cora", "coder")
    with pytest.raises(UserError, match="only a reviewer"):
        decide(record, id, "send-back", "Cole", "coder")
    decide(record, id, "send-back", "Rita")
    assert statuses(record, id) == ("sent back", "", False)
    assert record.queue(Wanted(kind, status="sent back")).waiting() == [id]
    assert record.events(place="Kabul")[0].status == "machine"
    decide(record, id, "accept", "Cora", "coder")
    assert statuses(record, id) == ("accepted", "", False)
    assert record.queue(Wanted(kind, status="coded")).waiting() == [id]


def test_coders_dispute_until_a_reviewer_decides(record: Record) -> None:
    claim = claim_of(record, "Kabul Courier")
    decide(record, claim, "accept", "Cora", "coder")
    decide(record, claim, "reject", "Cole", "coder")
    assert record.queue(Wanted(status="disputed")).waiting() == [claim]
    decide(record, claim, "accept", "Rita")
    assert record.queue(Wanted(status="disputed")).waiting() == []


def test_comments_decide_nothing(record: Record) -> None:
    claim = claim_of(record, "Kabul Courier")
    before = derived(record)
    decide(record, claim, "comment", "Cora", "coder")
    assert derived(record) == before
    assert [one.decision for one in record.card("claim", claim).history] == ["comment"]  # type: ignore[union-attr]


def test_a_coder_takes_back_only_their_own(record: Record) -> None:
    made = decide(record, claim_of(record, "Kabul Courier"), "accept", "Cora", "coder")
    with pytest.raises(UserError, match="is by Cora"):
        record.undo(made, by="Cole", because="no", role="coder")
    record.undo(made, by="Cora", because="misclick", role="coder")
    with pytest.raises(UserError, match="undone already"):
        record.undo(made, by="Rita", because="no")


def test_decisions_outlive_a_rebuild(record: Record) -> None:
    decide(record, claim_of(record, "Valley Post"), "edit", changes={"killed": "40", "sources": "Taliban"})
    decide(record, claim_of(record, "Herat Herald"), "reject", "Cora", "coder")
    decide(record, event_of(record), "accept", "Cora", "coder")
    before = derived(record)
    record.rebuild()
    assert derived(record) == before


def test_the_past_knows_no_edit_of_today(record: Record) -> None:
    claim = claim_of(record, "Valley Post")
    event, moment = event_of(record), record.changes()[0].at
    decide(record, claim, "edit", changes={"killed": "40"})
    now, then = record.event(event), record.event(event, as_of=moment)
    assert (now.row.killed_highest, then.row.killed_highest, then.edited) == (40, 14, {})
    later = record.event(event, as_of=record.changes()[0].at)
    assert later.row.killed_highest == 40 and claim in later.edited


# -- the queue


def test_the_queue_goes_by_weight_and_comes_to_an_end(record: Record) -> None:
    queue = record.queue(Wanted())
    assert queue.total == queue.left == 4
    first = queue.waiting()[:2]
    assert set(first) == {claim_of(record, "Kabul Courier"), claim_of(record, "Valley Post")}
    seen = []
    while current := record.queue(Wanted()).next(seen[-1] if seen else ""):
        decide(record, current, "accept")
        seen.append(current)
        # The order stays while decisions are made, and what was decided can be gone back to.
        assert record.queue(Wanted()).previous(current) == (seen[-2] if len(seen) > 1 else "")
    assert seen == queue.waiting() and record.queue(Wanted()).left == 0
    assert record.queue(Wanted(status="accepted")).left == 4


def test_a_queue_of_events_and_one_of_disagreements_only(record: Record) -> None:
    kabul, herat = event_of(record), event_of(record, "Herat")
    assert record.queue(Wanted("event")).waiting() == [kabul, herat]
    assert record.queue(Wanted("event", disagreeing=True)).waiting() == [kabul]
    pair = {claim_of(record, "Kabul Courier"), claim_of(record, "Valley Post")}
    assert set(record.queue(Wanted("claim", disagreeing=True)).waiting()) == pair
    assert record.queue(Wanted("event")).next(passing_over=[kabul]) == herat
    assert record.queue(Wanted("event")).next(herat, passing_over=[kabul]) == ""


@pytest.mark.parametrize(
    "wanted", [Wanted(status="done"), Wanted(order="mood"), Wanted(status="coded", blind_to="Lena")]
)
def test_queues_that_there_are_not(record: Record, wanted: Wanted) -> None:
    with pytest.raises(UserError, match=r"there are|can ask for"):
        record.queue(wanted)


def test_bulk_touches_what_was_shown_and_nothing_else(record: Record) -> None:
    before = derived(record)
    wanted = Wanted("claim")
    shown = record.preview(wanted)
    spared = claim_of(record, "Herat Herald")
    made = record.review_waiting(wanted, "reject", shown.digest, by="Lena", because="all of one kind", without=[spared])
    assert record.queue(Wanted(status="rejected")).left == 3 and statuses(record, spared) == ("", "", False)
    assert made.about == "3 claims" and len(record.judgements()) == 1
    with pytest.raises(UserError, match="has changed"):
        record.review_waiting(wanted, "reject", shown.digest, by="Lena", because="again")
    record.undo(made.id, by="Lena", because="too quick")
    assert derived(record) == before


def test_bulk_of_events_is_one_judgement(record: Record) -> None:
    before = derived(record)
    shown = record.preview(Wanted("event"))
    made = record.review_waiting(Wanted("event"), "accept", shown.digest, by="Lena", because="checked")
    assert {event.status for event in record.events()} == {"accepted"}
    assert [one.id for one in record.judgements(event_of(record))] == [made.id]
    record.undo(made.id, by="Lena", because="too quick")
    assert derived(record) == before
    with pytest.raises(UserError, match="can't be decided"):
        record.review_waiting(Wanted("event"), "merge", shown.digest, by="Lena", because="no")


# -- blind


def test_blind_decisions_are_hidden_until_one_has_decided(record: Record) -> None:
    claim = claim_of(record, "Valley Post")
    decide(record, claim, "edit", "Cora", "coder", changes={"killed": "20"})
    hidden = record.card("claim", claim, blind_to="Cole")
    assert hidden and hidden.hidden and hidden.history == () and hidden.status.coder == ""
    assert hidden.account and hidden.account.claim.numbers["killed"].value == 14
    assert claim in record.queue(Wanted(blind_to="Cole")).waiting()
    decide(record, claim, "accept", "Cole", "coder", blind=True)
    seen = record.card("claim", claim, blind_to="Cole")
    assert seen and not seen.hidden and len(seen.history) == 2
    # Who decides blind accepts what was read, not what somebody made of it.
    assert statuses(record, claim)[2] and record.event(event_of(record)).row.killed_highest == 14


def test_agreement_of_two_who_did_not_see_each_other(record: Record) -> None:
    claims = record.queue(Wanted()).waiting()
    for at, claim in enumerate(claims):
        decide(record, claim, "accept", "Cora", "coder", blind=True)
        if at == 0:
            decide(record, claim, "edit", "Cole", "coder", blind=True, changes={"killed": "13"})
        elif at == 1:
            decide(record, claim, "reject", "Cole", "coder", blind=True)
        elif at == 2:
            decide(record, claim, "accept", "Cole", "coder")
        else:
            decide(record, claim, "accept", "Cole", "coder", blind=True)
    found = {one.field: one for one in record.agreement()}
    assert found["decision"].people == ("Cole", "Cora")
    assert (found["decision"].items, found["decision"].share) == (3, pytest.approx(1 / 3))
    assert (found["type"].items, found["type"].share) == (2, 1.0)
    assert (found["killed"].items, found["killed"].share) == (1, 0.0)


# -- any sequence

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "killed": st.sampled_from(["", "3", "7–9", "at least 100"]),
        "modality": st.sampled_from(["asserted", "denied", "possible"]),
        "places": st.sampled_from(["", "Herat", "Kabul; Herat"]),
        "sources": st.sampled_from(["", "Taliban", "police > residents"]),
    },
).filter(bool)
STEP = st.tuples(
    st.sampled_from(["accept", "reject", "unverifiable", "edit", "send-back", "comment", "merge", "split"]),
    st.integers(0, 3),
    st.sampled_from([("Cora", "coder"), ("Cole", "coder"), ("Rita", "reviewer")]),
    st.booleans(),
    CHANGES,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=1, max_size=5))
def test_after_undoing_all_the_record_says_what_it_said(record: Record, steps: list[Any]) -> None:
    before = [derived(record)]
    made = []
    for decision, at, (by, role), on_event, changes in steps:
        events = [event.id for event in record.events(status="all")]
        claims = sorted(account.id for some in record.accounts(events).values() for account in some)
        try:
            if decision == "merge":
                done = record.review("event", events[:2], "merge", by=by, because="one", role=role)
            elif decision == "split":
                done = record.review(
                    "event", [event_of(record)], "split", by=by, because="two", documents=["b"], role=role
                )
            elif on_event and decision != "edit":
                done = record.review("event", [events[at % len(events)]], decision, by=by, because="so", role=role)
            else:
                more = {"changes": changes} if decision == "edit" else {}
                done = record.review(
                    "claim", [claims[at % len(claims)]], decision, by=by, because="so", role=role, **more
                )
        except UserError:
            assert derived(record) == before[-1]
            continue
        made.append(done[0].id)
        before.append(derived(record))
    last = before[-1]
    while made:
        before.pop()
        record.undo(made.pop(), by="Rita", because="back")
        assert derived(record) == before[-1]
    if len(steps) == 1 and last != before[-1]:
        redone = record.undo(record.judgements()[0].id, by="Rita", because="after all")
        assert derived(record) == last
        record.undo(redone.id, by="Rita", because="back again")
