"""What people decided about an event goes with its words when a newer reader tells them apart in another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from told import TALIBAN, blast

from rashomon.reading.claim import Claim, Span
from rashomon.reading.result import Reading
from rashomon.record.queue import Wanted
from rashomon.record.record import Record
from rashomon.record.runs import run_of

NEWER = run_of("9.0", "f" * 16)
OLD = blast("a", publisher="Kabul Courier", killed=21)


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings([OLD, blast("b", published="2032-05-10", day="2032-05-09")])
        yield opened


def read_again(record: Record, *claims: Claim) -> str:
    """Keep a newer reading of the first report; the event that its first claim tells of now."""
    found = list(claims) or [replace(OLD.claims[0], type="suicide_bombing")]
    record.add_readings([Reading(OLD.document, found)], NEWER)
    return event_of(record)


def event_of(record: Record) -> str:
    key = record.document("a").key
    accounts = record.accounts(row.id for row in record.events(status="all", limit=None))
    return next(event for event, told in accounts.items() if told[0].document == key)


@pytest.mark.parametrize(
    ("decision", "status"), [("accept", "accepted"), ("reject", "rejected"), ("unverifiable",) * 2]
)
def test_a_decision_about_an_event_finds_its_words(record: Record, decision: str, status: str) -> None:
    (made,) = record.review("event", [event_of(record)], decision, by="Lena", because="looked")
    before = event_of(record)
    now = read_again(record)
    assert now != before
    assert [row.status for row in record.events(status="all", limit=None) if row.id == now] == [status]
    assert record.queue(Wanted("event", status="unreviewed")).waiting() != [now]
    card = record.card("event", now)
    assert card is not None and card.status.reviewer == status and [one.id for one in card.history] == [made.id]
    assert [one.id for one in record.judgements(now)] == [made.id]
    record.rebuild()
    assert [row.status for row in record.events(status="all", limit=None) if row.id == now] == [status]
    record.undo(made.id, by="Lena", because="no")
    assert [row.status for row in record.events(limit=None) if row.id == now] == ["machine"]
    assert list(record.verify()) == []


def test_other_words_of_the_report_are_not_decided_about(record: Record) -> None:
    record.review("event", [event_of(record)], "reject", by="Lena", because="looked")
    text = OLD.document.text
    begin = text.index("That")
    elsewhere = replace(OLD.claims[0], agents=(TALIBAN,), evidence=(Span(begin, len(text), text[begin:]),))
    now = read_again(record, elsewhere)
    assert [row.status for row in record.events(limit=None) if row.id == now] == ["machine"]


def test_of_then_it_is_what_it_was(record: Record) -> None:
    record.review("event", [event_of(record)], "accept", by="Lena", because="looked")
    before, moment = event_of(record), record.changes()[0].at
    assert read_again(record) != before
    assert [row.status for row in record.events(as_of=moment) if row.id == before] == ["accepted"]
    assert [row.status for row in record.events(published_until=OLD.document.published)] == ["accepted"]
