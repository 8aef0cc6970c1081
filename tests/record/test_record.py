"""The record as its users meet it, on every engine."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from told import HERAT, IS, KABUL, POLICE, TALIBAN, blast, holds, three, ties

from rashomon.errors import UserError
from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.clock import ticking
from rashomon.record.record import Record
from rashomon.record.runs import run_of, this_run
from rashomon.record.tracing import levels

START = datetime(2031, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url, clock=ticking(START, timedelta(hours=1))) as opened:
        yield opened


def together(record: Record) -> set[frozenset[str]]:
    """Which reports are in one event, by the ids they came with."""
    found = record.accounts([row.id for row in record.events(limit=None)])
    return {frozenset(account.said_as for account in told) for told in found.values()}


def test_reports_of_one_bombing_are_one_event_and_others_are_not(record: Record) -> None:
    record.add_readings(three())
    assert together(record) == {frozenset("ab"), frozenset("c")}


def test_the_list_sums_an_event_up(record: Record) -> None:
    record.add_readings(three())
    row = record.events(min_killed=9)[0]
    assert (row.type, row.place, row.origins, row.speakers, row.documents, row.status) == (
        "bombing", "Kabul", 2, 2, 2, "machine",
    )  # fmt: skip
    assert (row.killed_lowest, row.killed_highest) == (9, 12)
    assert row.disagreements == 1


def test_adding_twice_adds_nothing(record: Record) -> None:
    record.add_readings(three())
    before = record.events(limit=None).to_rows()
    again = record.add_readings(three())
    assert (again.documents, again.known) == (0, 3)
    assert record.events(limit=None).to_rows() == before


def test_the_order_of_adding_changes_nothing(record_url: str, tmp_path: object) -> None:
    seen = set()
    readings = [*three(), ties("t", "allied", published="2031-05-20"), ties("u", "hostile", published="2031-05-21")]
    for number, order in enumerate(list(itertools.permutations(range(5)))[::29]):
        with Record(f"{tmp_path}/{number}.db") as record:
            for at in order:
                record.add_readings([readings[at]])
            told = [sorted(map(str, record.events(limit=None).to_rows())), sorted(map(str, record.disagreements()))]
            seen.add(str(told))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        ({"place": "Kabul"}, 2),
        ({"place": "Kabul, Afghanistan"}, 2),
        ({"place": "Afghanistan"}, 2),
        ({"place": "Herat"}, 0),
        ({"since": date(2031, 6, 1)}, 1),
        ({"until": date(2031, 6, 1)}, 1),
        ({"type": "bombing"}, 2),
        ({"type": "air strike"}, 0),
        ({"min_killed": 10, "policy": "highest"}, 1),
        ({"min_killed": 10, "policy": "lowest"}, 0),
        ({"min_origins": 2}, 1),
        ({"words": "amart"}, 1),
        ({"status": "accepted"}, 0),
    ],
)
def test_filters(record: Record, chosen: dict[str, object], number: int) -> None:
    record.add_readings(three())
    found = record.events(**chosen)  # type: ignore[arg-type]
    assert (len(found), found.total, bool(found.note)) == (number, number, not number)


def test_an_empty_list_says_which_filter_leaves_nothing(record: Record) -> None:
    record.add_readings(three())
    note = record.events(place="Kabul", min_killed=99).note
    assert "in or around Kabul: 2; with at least 99 killed (best-low-high): 0" in note
    with pytest.raises(UserError, match="no policy 'guess'"):
        record.events(policy="guess")
    with pytest.raises(UserError, match="no order 'chance'"):
        record.events(order="chance")


def test_an_event_is_found_by_the_beginning_of_its_id_and_by_old_ids(record: Record) -> None:
    record.add_readings(three()[1:])
    old = next(row.id for row in record.events() if row.killed_best == 9)
    record.add_readings(three()[:1])
    new = next(row.id for row in record.events() if row.documents == 2)
    assert new != old
    assert record.event(old).row.id == record.event(new[:8]).row.id == new
    with pytest.raises(UserError, match="no event 'e0000'"):
        record.event("e0000")
    with pytest.raises(UserError, match="no event"):
        record.event("Kabul")


def test_why_goes_down_to_the_hash(record: Record) -> None:
    record.add_readings(three())
    step = record.why(record.events(min_killed=9)[0].id, "killed")
    assert levels(step) == ["value", "rule", "claim", "words", "report", "hash"]
    with pytest.raises(UserError, match="no row is called 'colour'"):
        record.why(record.events()[0].id, "colour")


def test_the_way_down_shows_what_the_page_of_the_event_does(record: Record) -> None:
    record.add_readings(three())
    moment = record.changes()[0].at
    for as_of in (None, moment):
        for row in record.events():
            page = record.event(row.id, as_of=as_of)
            for slot in ("killed", "who", "where", "when", "wounded"):
                way = record.way(row.id, slot, as_of=as_of)
                assert (way.row, way.accounts, way.step) == (
                    page.row,
                    page.accounts,
                    record.why(row.id, slot, as_of=as_of),
                )
                assert way.estimates == page.estimates.get(slot, ())
    with pytest.raises(UserError, match="no event"):
        record.way("e0000000000000000", "killed")


def test_a_denial_contradiction_and_history_of_ties(record: Record) -> None:
    record.add_readings(
        [
            ties("1", "allied", published="2031-05-01", sources=(POLICE,)),
            ties("2", "allied", published="2031-05-02", sources=(TALIBAN,), modality="denied"),
        ]
    )
    assert [row.type for row in record.disagreements()] == ["denial"]
    spells = record.relations("IS", "Taliban")
    assert [(s.state, len(s.confirmed_by.accounts), len(s.denied_by)) for s in spells] == [("allied", 1, 1)]
    assert record.relations("Taliban", "Boko Haram") == []


def test_control_on_a_day_of_valid_time(record: Record) -> None:
    record.add_readings(
        [
            holds("1", TALIBAN, KABUL, "2031-01-05", published="2031-01-06"),
            holds("2", IS, HERAT, "2031-01-05", published="2031-01-06"),
        ]
    )
    assert [s.words for s in record.control("Kabul")] == ["Taliban: controls Kabul"]
    assert len(record.control("Afghanistan")) == 2
    assert record.control("Kabul", on=date(2030, 1, 1)) == []


def test_merge_split_and_undo(record: Record) -> None:
    record.add_readings(three())
    first, second = (row.id for row in record.events())
    merged = record.review("event", [first, second], "merge", by="Lena", because="one campaign")
    assert together(record) == {frozenset("abc")}
    event = record.events()[0]
    record.review("event", [event.id], "split", by="Omar", because="another outlet", documents=["b"])
    assert together(record) == {frozenset("ac"), frozenset("b")}
    split = record.judgements()[0]
    record.undo(split.id, by="Omar", because="the same bombing")
    assert together(record) == {frozenset("abc")}
    record.undo(merged[0].id, by="Lena", because="two bombings")
    assert together(record) == {frozenset("ab"), frozenset("c")}
    assert len(record.judgements()) == 4
    with pytest.raises(UserError, match="undone already"):
        record.undo(merged[0].id, by="Lena", because="again")


def test_a_split_holds_when_a_newer_reader_tells_the_words_apart_in_another_way(record: Record) -> None:
    record.add_readings(three()[:2])
    event = record.events()[0].id
    record.review("event", [event], "split", by="Omar", because="two blasts", documents=["b"])
    assert together(record) == {frozenset("a"), frozenset("b")}
    newer = [
        Reading(r.document, [replace(c, type="attack", id="c7", event="e7") for c in r.claims]) for r in three()[:2]
    ]
    record.add_readings(newer, run_of("9.0", "f" * 16))
    assert {row.type for row in record.events()} == {"attack"}
    assert together(record) == {frozenset("a"), frozenset("b")}


def test_a_rejected_claim_counts_no_more_until_it_is_taken_back(record: Record) -> None:
    record.add_readings(three())
    event = record.events(min_killed=9)[0].id
    claim = next(a.id for a in record.event(event).accounts if a.said_as == "b")
    made = record.review("claim", [claim], "reject", by="Lena", because="misread")
    page = record.event(event)
    assert (page.row.killed_lowest, page.row.origins, page.row.disagreements) == (12, 1, 0)
    assert page.left_out == {claim: "rejected by Lena: misread"}
    record.undo(made[0].id, by="Lena", because="read well after all")
    assert record.event(event).row.killed_lowest == 9


def test_the_status_of_an_event_is_what_people_say(record: Record) -> None:
    record.add_readings(three())
    event = record.events()[0].id
    record.review("event", [event], "accept", by="Lena", because="checked")
    assert record.event(event).row.status == "accepted"
    assert [row.id for row in record.events(status="accepted")] == [event]
    record.review("event", [event], "reject", by="Omar", because="no event at all")
    assert event not in [row.id for row in record.events()]
    assert [row.id for row in record.events(status="rejected")] == [event]
    assert len(record.events(status="all")) == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"kind": "event", "ids": ["e0"], "decision": "burn"}, "can't be decided"),
        ({"kind": "planet", "ids": ["e0"], "decision": "accept"}, "can't be decided"),
        ({"kind": "event", "ids": [], "decision": "accept"}, "name the event"),
        ({"kind": "event", "ids": ["one"], "decision": "merge"}, "two events"),
        ({"kind": "event", "ids": ["one"], "decision": "split"}, "which reports"),
        ({"kind": "event", "ids": ["one"], "decision": "split", "documents": ["zzz"]}, "no report of it"),
        ({"kind": "event", "ids": ["one"], "decision": "accept", "by": " "}, "a name and a reason"),
        ({"kind": "claim", "ids": ["c0"], "decision": "accept"}, "no claim"),
        ({"kind": "source", "ids": ["nobody"], "decision": "B"}, "no source"),
        ({"kind": "source", "ids": ["nobody"], "decision": "Z"}, "can't be decided"),
    ],
)
def test_judgements_that_make_no_sense_are_refused(record: Record, call: dict[str, object], words: str) -> None:
    record.add_readings(three())
    if call["ids"] == ["one"]:
        call = call | {"ids": [record.events()[0].id]}
    with pytest.raises(UserError, match=words):
        record.review(**({"by": "Lena", "because": "so"} | call))  # type: ignore[arg-type]
    assert record.judgements() == []


def test_a_letter_for_a_source(record: Record) -> None:
    record.add_readings(three())
    record.review("source", ["Kot Courier"], "b", by="Lena", because="long known")
    row = next(row for row in record.sources() if row.name == "Kot Courier")
    assert (row.letter, row.letter_by, row.claims) == ("B", "Lena", 2)
    assert row.letter_at is not None
    assert all(other.letter == "F" for other in record.sources() if other.name != "Kot Courier")


def test_as_of_a_moment_of_recorded_time(record: Record) -> None:
    record.add_readings(three()[:1])
    between = record.changes()[0].at
    record.add_readings(three()[1:])
    now, then = record.events(min_killed=9), record.events(min_killed=9, as_of=between)
    assert [(row.killed_lowest, row.origins) for row in now] == [(9, 2)]
    assert [(row.killed_lowest, row.origins) for row in then] == [(12, 1)]
    assert len(record.events(as_of=between, place="Herat")) == 0
    page = record.event(then[0].id, as_of=between)
    assert [account.said_as for account in page.accounts] == ["a"]
    assert "the record begins" in record.events(as_of=START - DAY).note


def test_what_had_been_published_by_a_day(record: Record) -> None:
    record.add_readings(three())
    rows = record.events(published_until=date(2031, 5, 10))
    assert [(row.documents, row.killed_lowest) for row in rows] == [(2, 9)]
    assert len(record.events(published_until=date(2031, 5, 9))) == 0


def test_history_tells_versions_tellings_and_judgements(record: Record) -> None:
    record.add_readings(three()[:1])
    record.add_readings(three()[1:])
    event = record.events(min_killed=9)[0].id
    record.review("event", [event], "accept", by="Lena", because="checked")
    told = record.history(event)
    assert [change.what for change in told] == ["telling", "event", "telling", "event", "judgement", "event"]
    assert "origins 1 → 2" in told[3].words
    assert told[4].by == "Lena"
    assert [change.seq for change in told] == sorted(change.seq for change in told)


def test_changes_are_listed_between_moments(record: Record) -> None:
    record.add_readings(three()[:1])
    between = record.changes()[0].at
    record.add_readings(three()[1:2])
    later = record.changes(since=between + timedelta(seconds=1))
    assert {change.what for change in later} == {"report", "event"}
    assert all(change.at > between for change in later)


def test_what_is_split_off_leaves_the_rest_as_it_was(record: Record) -> None:
    record.add_readings([blast(name, publisher=f"Paper {name}") for name in "abcd"])
    event = record.events()[0].id
    record.review("event", [event], "split", by="Omar", because="another blast", documents=["c"])
    assert together(record) == {frozenset("abd"), frozenset("c")}


def test_a_users_own_words_make_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standard = this_run()
    own = tmp_path / "own.yaml"
    own.write_text("events: []", encoding="utf-8")
    monkeypatch.setenv("RASHOMON_VOCABULARY", str(own))
    assert this_run().id != standard.id
    monkeypatch.setenv("RASHOMON_VOCABULARY", str(tmp_path / "none.yaml"))
    with pytest.raises(UserError, match=r"none\.yaml"):
        this_run()


def test_reading_again_counts_only_what_is_new(record: Record) -> None:
    record.add_readings(three())
    again = record.add_readings(three(), run_of("9.0", "f" * 16))
    assert (again.documents, again.claims, again.empty) == (3, 0, 0)


def test_a_newer_reading_keeps_the_older_one(record: Record) -> None:
    record.add_readings(three())
    newer = [Reading(r.document, []) for r in three()]
    record.add_readings(newer, run_of("9.0", "f" * 16))
    assert len(record.runs()) == 2
    assert len(record.events()) == 0
    assert "the record holds no event" in record.events().note


def test_a_record_for_reading_only_refuses_to_be_written(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings(three())
    with Record(record_url, read_only=True) as record:
        assert len(record.events()) == 2
        with pytest.raises(UserError, match="for reading only"):
            record.add_readings(three()[:1])


def test_an_actors_page(record: Record) -> None:
    record.add_readings([ties("1", "allied", published="2031-05-01"), blast("a", agents=(IS,))])
    page = record.actor("IS")
    assert (page.key, page.total, len(page.relations)) == ("islamic-state", 1, 1)
    with pytest.raises(UserError, match="names 'Nobody'"):
        record.actor("Nobody")


def test_whom_no_register_knows_is_called_as_reports_write_it(record: Record) -> None:
    record.add_readings([blast("a", agents=(Party("Ona Teke", "person"),))])
    assert [record.actor(asked).name for asked in ("ona teke", "ONA TEKE")] == ["Ona Teke", "Ona Teke"]


def test_a_report_by_its_key_or_its_own_id(record: Record) -> None:
    record.add_readings(three())
    row = record.document("b")
    assert record.document(row.key).text == row.text
    assert [account.claim.type for account in record.claims(row.key)] == ["bombing"]
    with pytest.raises(UserError, match="no report 'zzz'"):
        record.document("zzz")


def test_totals_under_every_policy(record: Record) -> None:
    record.add_readings(three())
    totals = {total.policy: total.value for total in record.totals([row.id for row in record.events()])}
    assert (totals["lowest"], totals["highest"]) == (12, 15)


def test_copies_are_one_origin(record: Record) -> None:
    wire = blast("a", publisher="Valley Wire")
    copy = Reading(replace(wire.document, id="x", publisher="Kot Courier"), wire.claims)
    record.add_readings([copy, wire])
    row = record.events()[0]
    assert (row.documents, row.origins) == (2, 1)
