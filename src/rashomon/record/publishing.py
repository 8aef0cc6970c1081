"""The record as the reports published by a day tell it: events with today's members, summed up from fewer reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, Select, select

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import event_disagreements
from rashomon.record.accounts import of_events
from rashomon.record.bulk import chunks
from rashomon.record.catalogue import catalogue
from rashomon.record.decisions import Decisions
from rashomon.record.filtering import Filter
from rashomon.record.listing import Events
from rashomon.record.rows import EventRow
from rashomon.record.searching import matching
from rashomon.record.summing import event_keys, laid_out, summary
from rashomon.record.tables import DOCUMENTS
from rashomon.record.then import Then, page_then
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS, VIEW_READINGS, VIEW_TELLINGS

AT_ONCE = 200
"""Events whose accounts are in memory together."""


def published_by(accounts: Sequence[Account], day: date) -> list[Account]:
    """The accounts of reports published until that day, the day included; undated ones are left out."""
    return [account for account in accounts if account.published is not None and account.published <= day]


def events_published(
    connection: Connection, decisions: Decisions, chosen: Filter, day: date, order: str, limit: int | None, offset: int
) -> Events:
    """A page of the events as the reports published by a day tell them: filter, order and total go by that.

    Events all of whose reports were published by then are as they are listed today. The others are summed up again;
    the answer for a day is kept until something is added.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    whole = catalogue(connection)
    partly: Mapping[str, Partly] = whole.kept(("partly published", day), lambda: _partly(connection, decisions, day))
    e = VIEW_EVENTS.c
    columns = [e.event, *(e[field.name] for field in fields(EventRow)[1:])]
    rows = {row[0]: EventRow(*row) for row in connection.execute(select(*columns).where(e.first_published <= day))}
    rows = {event: row for event, row in rows.items() if event not in partly}
    rows |= {event: one.row for event, one in partly.items()}
    k, t = VIEW_KEYS.c, VIEW_TELLINGS.c

    def under(what: str, key: str) -> set[str]:
        today = set(connection.scalars(select(k.topic).where(k.what == what, k.key == key)))
        return (today - partly.keys()) | {event for event, one in partly.items() if (what, key) in one.keys}

    def told(what: str, value: str) -> set[str]:
        reports = reports_with(connection, what, value)
        return set(connection.scalars(select(t.event).where(t.document.in_(reports), t.published <= day)))

    none = f"no event passes, as the reports published until {day} tell it"
    return page_then(Then(rows, under, told), chosen, order, limit, offset, none)


def reports_with(connection: Connection, what: str, value: str) -> Select[tuple[str]]:
    """The keys of the reports with these words, or of this outlet; `what` is words or outlet.

    Raises:
        UserError: words without a letter.
    """
    d = DOCUMENTS.c
    if what == "words":
        return select(d.key).where(matching(connection, DOCUMENTS, value))
    return select(d.key).where(d.key.in_(select(VIEW_READINGS.c.document).where(VIEW_READINGS.c.outlet == value)))


@dataclass(frozen=True, slots=True)
class Partly:
    """An event of which more is told later than by the day that is asked for: its row and keys by that day."""

    row: EventRow
    keys: frozenset[tuple[str, str]]


def _partly(connection: Connection, decisions: Decisions, day: date) -> dict[str, Partly]:
    e, t = VIEW_EVENTS.c, VIEW_TELLINGS.c
    later = select(t.event).where(t.published.is_(None) | (t.published > day))
    chosen = select(e.event).where(e.first_published <= day, e.event.in_(later)).order_by(e.event)
    found = {}
    for some in chunks(list(connection.scalars(chosen)), AT_ONCE):
        for event, accounts in sorted(of_events(connection, some).items()):
            if told := published_by(accounts, day):
                found[event] = partly(event, told, decisions)
    return found


def partly(event: str, accounts: Sequence[Account], decisions: Decisions) -> Partly:
    """An event as these accounts tell it."""
    known, laid = laid_out(accounts, decisions)
    row = summary(event, accounts, known, laid, len(event_disagreements(event, known, laid)), decisions)
    return Partly(EventRow(**({"id": row.pop("event")} | row)), frozenset(event_keys(laid)))
