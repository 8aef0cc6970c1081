"""What had been published by a day: the list agrees with the page in totals, order and filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from told import HERAT, IS, POLICE, TALIBAN, blast, three, ties

from rashomon.errors import UserError
from rashomon.record.accounts import of_events
from rashomon.record.catalogue import catalogue
from rashomon.record.decisions import Decisions
from rashomon.record.dialects import reading
from rashomon.record.filtering import Filter
from rashomon.record.listing import ORDERS, events
from rashomon.record.past import accounts_at, accounts_of_events_at, events_at, seq_at
from rashomon.record.publishing import events_published, published_by, told_in_part
from rashomon.record.record import Record
from rashomon.record.rows import EventRow

LATE = date(2099, 1, 1)
NOW = datetime(2199, 1, 1, tzinfo=UTC)


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    """A toll that grows from day to day, an event told late, one that is denied, one a person rejected."""
    with Record(record_url) as opened:
        opened.add_readings(
            [
                *three(),
                blast("d", publisher="Late Post", published="2031-05-20", killed=40, agents=(IS,), sources=(POLICE,)),
                blast("e", publisher="Late Post", published="2031-05-21", place=HERAT, killed=20, agents=(TALIBAN,)),
                blast("f", publisher="Valley Wire", published="2031-05-11", place=HERAT, killed=2, modality="denied"),
                blast("h", publisher="Hill Post", published="2031-07-01", place=HERAT, day="2031-06-30", killed=7),
                ties("t", "allied", published="2031-05-12"),
            ]
        )
        rejected = next(row.id for row in opened.events() if row.killed_best == 7)
        opened.review("event", [rejected], "reject", by="Lena", because="a drill")
        yield opened


GIVEN: dict[str, tuple[object, ...]] = {
    "place": ("Kabul", "Herat, Afghanistan", "Kunduz"),
    "actor": ("IS", "Taliban", "Nobody"),
    "type": ("bombing", "air strike"),
    "since": (date(2031, 6, 1),),
    "until": (date(2031, 5, 31),),
    "min_killed": (0, 12, 99),
    "policy": ("lowest", "latest"),
    "words": ("amart", "dmart", "zzz"),
    "status": ("machine", "rejected", "accepted", "all"),
    "min_origins": (2,),
    "published_until": (LATE,),
    "country": ("af", "AF", "SY"),
    "modality": ("asserted", "denied"),
    "year": (2031, 2030),
    "outlet": ("outlet:late-post", "outlet:nobody"),
    "located": (True, False),
    "dated": (True, False),
    "single_origin": (True, False),
    "disagreeing": (True, False),
}


def test_once_everything_is_published_each_list_is_that_of_today(record: Record) -> None:
    record.settle()
    assert set(GIVEN) == {field.name for field in fields(Filter)}
    chosen = [Filter(**{name: value}) for name, values in GIVEN.items() for value in values]  # type: ignore[arg-type]
    chosen += [replace(one, status="all", min_killed=8, policy="lowest") for one in chosen]
    met = set()
    with reading(record.engine) as connection:
        decisions = Decisions(connection)
        for one, order in product(chosen, ORDERS):
            today = events(connection, one, order, 50, 0)
            published = events_published(connection, decisions, one, LATE, order, 50, 0)
            recorded = events_at(connection, one, order, 50, 0, seq_at(connection, NOW))
            assert list(published) == list(recorded) == list(today), (one, order)
            assert published.total == recorded.total == today.total
            met.add(len(today))
    assert met >= {0, 1, 2, 3, 4}


def test_a_page_of_the_list_and_what_nobody_knows(record: Record) -> None:
    whole = record.events(published_until=LATE, limit=None)
    part = record.events(published_until=LATE, limit=1, offset=1)
    assert list(part) == [whole[1]] and part.total == len(whole)
    for then in ({"published_until": LATE}, {"as_of": NOW}):
        with pytest.raises(UserError, match="no order 'chance'"):
            record.events(order="chance", **then)
        with pytest.raises(UserError, match="no policy 'guess'"):
            record.events(policy="guess", **then)


def test_reports_without_a_day_were_published_by_no_day(record: Record) -> None:
    day = date(2031, 5, 10)
    before = by(record, day)
    record.add_readings([blast("u", publisher="Undated", published="", killed=11)])
    assert len(by(record, day)) == len(before) == 1
    assert [row.documents for row in by(record, day)] == [2]
    assert [row.documents for row in record.events(published_until=day, as_of=NOW)] == [2]
    assert max(row.documents for row in record.events()) == 4


@pytest.mark.parametrize(
    "day", [date(2031, 5, 9), date(2031, 5, 10), date(2031, 5, 11), date(2031, 5, 20), LATE], ids=str
)
@pytest.mark.parametrize("as_of", [None, NOW], ids=["now", "as of"])
def test_rows_of_the_list_are_those_of_the_pages(record: Record, day: date, as_of: datetime | None) -> None:
    rows = record.events(published_until=day, as_of=as_of, limit=None)
    for row in rows:
        page = record.event(row.id, published_until=day, as_of=as_of)
        assert page.row == row
        assert all(account.published and account.published <= day for account in page.accounts)
    for row in record.events(limit=None):
        told = [a for a in record.event(row.id).accounts if a.published and a.published <= day]
        assert (row.id in {one.id for one in rows}) == bool(told)


def by(record: Record, day: date, **chosen: object) -> list[EventRow]:
    """The events by a day."""
    return list(record.events(published_until=day, **chosen))  # type: ignore[arg-type]


def test_the_filter_goes_by_what_had_been_published(record: Record) -> None:
    early, late = date(2031, 5, 10), date(2031, 5, 20)
    assert [row.killed_highest for row in by(record, early, policy="highest", min_killed=12)] == [12]
    assert by(record, early, policy="highest", min_killed=13) == []
    assert [row.killed_highest for row in by(record, late, policy="highest", min_killed=13)] == [40]
    assert by(record, early, min_origins=3) == [] and len(by(record, late, min_origins=3)) == 1
    assert by(record, early, actor="IS") == [] and len(by(record, late, actor="IS")) == 1
    assert by(record, early, words="dmart") == [] and len(by(record, late, words="dmart")) == 1


def test_the_order_goes_by_what_had_been_published(record: Record) -> None:
    record.add_readings(
        [blast("h", publisher="Hill Post", published="2031-05-10", place=HERAT, day="2031-02-01", killed=30)]
    )
    early, late = (by(record, day, order="killed", policy="highest") for day in (date(2031, 5, 10), date(2031, 5, 20)))
    assert [row.killed_highest for row in early] == [30, 12]
    assert [row.killed_highest for row in late][:2] == [40, 30]


def test_totals_go_by_what_had_been_published(record: Record) -> None:
    ids = [row.id for row in by(record, date(2031, 5, 10))]
    totals = {total.policy: total.value for total in record.totals(ids, published_until=date(2031, 5, 10))}
    assert (totals["lowest"], totals["highest"]) == (9, 12)
    assert {total.policy: total.value for total in record.totals(ids)}["highest"] == 40


def test_an_empty_list_says_by_which_day(record: Record) -> None:
    assert "published until 2031-05-09" in record.events(published_until=date(2031, 5, 9)).note


def test_many_events_of_then_have_the_accounts_that_each_has_alone(record: Record) -> None:
    day = date(2031, 5, 11)
    with reading(record.engine) as connection:
        for seq in (seq_at(connection, NOW), seq_at(connection, NOW) - 2):
            events = catalogue(connection).ids.tolist()
            found = accounts_of_events_at(connection, events, seq, published_until=day)
            alone = {event: published_by(accounts_at(connection, event, seq), day) for event in events}
            assert found == {event: accounts for event, accounts in alone.items() if accounts} and found


def test_only_events_told_before_and_after_a_day_are_summed_up_again(record: Record) -> None:
    record.add_readings([blast("u", publisher="Undated Post", published="", killed=3)])
    record.settle()
    day = date(2031, 5, 11)
    with reading(record.engine) as connection:
        whole = catalogue(connection)
        (undated,) = [event for event, told in of_events(connection, whole.ids.tolist()).items()
                      if any(account.published is None for account in told)]  # fmt: skip
        every = of_events(connection, whole.ids.tolist())
        until = of_events(connection, whole.ids.tolist(), published_until=day)
        assert until == {event: some for event, told in every.items() if (some := published_by(told, day))}
        partly = {event for event, some in until.items() if some != every[event]}
        assert partly and set(told_in_part(whole, day, [undated])) == partly
