"""The record as the reports published by a day tell it: events with today's members, summed up from fewer reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

import numpy as np
from sqlalchemy import Connection, Select, select

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import event_disagreements
from rashomon.record.accounts import of_events
from rashomon.record.bulk import chunks
from rashomon.record.catalogue import Catalogue, catalogue
from rashomon.record.decisions import Decisions
from rashomon.record.filtering import Filter
from rashomon.record.listing import Events, rows_of
from rashomon.record.rows import EventRow
from rashomon.record.searching import matching
from rashomon.record.summing import event_keys, laid_out, summary
from rashomon.record.tables import DOCUMENTS
from rashomon.record.then import Partly, Stood, Then, page_then, stood
from rashomon.record.views import VIEW_KEYS, VIEW_READINGS, VIEW_TELLINGS

AT_ONCE = 200
"""Events whose accounts are in memory together."""


def published_by(accounts: Sequence[Account], day: date) -> list[Account]:
    """The accounts of reports published until that day, the day included; undated ones are left out."""
    return [account for account in accounts if account.published is not None and account.published <= day]


def events_published(
    connection: Connection, decisions: Decisions, chosen: Filter, day: date, order: str, limit: int | None, offset: int
) -> Events:
    """A page of the events as the reports published by a day tell them: filter, order and total go by that.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    none = f"no event passes, as the reports published until {day} tell it"
    return page_then(published(connection, decisions, day), chosen, order, limit, offset, none)


def published(connection: Connection, decisions: Decisions, day: date) -> Then:
    """The events as the reports published by a day tell them.

    Events all of whose reports were published by then are as they are listed today. The others are summed up again;
    what stood is kept until something is added.
    """
    whole = catalogue(connection)

    k, t = VIEW_KEYS.c, VIEW_TELLINGS.c

    def make() -> Stood:
        later = np.flatnonzero(~(whole.columns["first_published"] <= np.datetime64(day)))
        undated = select(t.event).join(DOCUMENTS, DOCUMENTS.c.key == t.document).where(DOCUMENTS.c.published.is_(None))
        some = told_in_part(whole, day, connection.scalars(undated))
        return stood(whole, later, _partly(connection, decisions, some, day))

    def under(what: str, key: str) -> set[str]:
        return set(connection.scalars(select(k.topic).where(k.what == what, k.key == key)))

    def told(what: str, value: str) -> set[str]:
        reports = reports_with(connection, what, value)
        return set(connection.scalars(select(t.event).where(t.document.in_(reports), t.published <= day)))

    return Then(whole.kept(("published", day), make), under, told, partial(rows_of, connection))


def reports_with(connection: Connection, what: str, value: str) -> Select[tuple[str]]:
    """The keys of the reports with these words, or of this outlet; `what` is words or outlet.

    Raises:
        UserError: words without a letter.
    """
    d = DOCUMENTS.c
    if what == "words":
        return select(d.key).where(matching(connection, DOCUMENTS, value))
    return select(d.key).where(d.key.in_(select(VIEW_READINGS.c.document).where(VIEW_READINGS.c.outlet == value)))


def told_in_part(events: Catalogue, day: date, undated: Iterable[str]) -> list[str]:
    """The events of which some reports were published until a day and others later; `undated` are those of which a
    report without a day tells.
    """
    first, last = events.columns["first_published"], events.columns["last_published"]
    later = last > np.datetime64(day)
    later[events.positions(undated)] = True
    found: list[str] = events.ids[later & (first <= np.datetime64(day))].tolist()
    return found


def _partly(connection: Connection, decisions: Decisions, events: Sequence[str], day: date) -> dict[str, Partly]:
    found = {}
    for some in chunks(events, AT_ONCE):
        for event, accounts in sorted(of_events(connection, some, published_until=day).items()):
            found[event] = partly(event, accounts, decisions)
    return found


def partly(event: str, accounts: Sequence[Account], decisions: Decisions) -> Partly:
    """An event as these accounts tell it."""
    known, laid = laid_out(accounts, decisions)
    row = summary(event, accounts, known, laid, len(event_disagreements(event, known, laid)), decisions)
    return Partly(EventRow(**({"id": row.pop("event")} | row)), frozenset(event_keys(laid)))
