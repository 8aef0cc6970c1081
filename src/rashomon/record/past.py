"""The record as it was: what was known at a moment, or had been published by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, and_, func, select

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.speakers import speaker
from rashomon.record.accounts import as_read, claim_of, in_time, of_claims
from rashomon.record.bulk import chunks, lookup
from rashomon.record.catalogue import COLUMNS, Catalogue, catalogue, catalogue_of, exchanged
from rashomon.record.decisions import Decisions
from rashomon.record.documents import documents
from rashomon.record.in_columns import in_columns
from rashomon.record.judged import edited_then
from rashomon.record.listing import Events, Filter
from rashomon.record.memberships import membership
from rashomon.record.pages import SHORTEST, event_named
from rashomon.record.publishing import AT_ONCE, partly, published_by, reports_with, told_in_part
from rashomon.record.rows import EventRow
from rashomon.record.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, LOG, READING_CLAIMS, READINGS
from rashomon.record.tables_comparing import MEMBERSHIPS, VERSIONS
from rashomon.record.then import Stood, Then, page_then, stood

MANY = 5000
"""Events of which all rows of then are read, rather than each by its id."""
MOST = 10
"""Events that a short id may have named, of which one stood then."""


def moment(when: date | datetime) -> datetime:
    """The end of a day, or the moment itself, in UTC.

    Example:
        >>> moment(date(2016, 8, 1)).isoformat()
        '2016-08-01T23:59:59.999999+00:00'
    """
    if isinstance(when, datetime):
        return when.astimezone(UTC)
    return datetime.combine(when + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)


def seq_at(connection: Connection, when: date | datetime) -> int:
    """The last transaction recorded by then; 0 where the record begins later."""
    return connection.scalar(select(func.max(LOG.c.seq)).where(LOG.c.at <= moment(when))) or 0


def learnt_since(connection: Connection, seq: int) -> bool:
    """Whether anything was read or decided after a transaction; else what was known then is what is known today."""
    return any(
        connection.execute(select(table.c.seq).where(table.c.seq > seq).limit(1)).first() is not None
        for table in (READINGS, JUDGEMENTS)
    )


def members_at(connection: Connection, event: str, seq: int) -> list[str]:
    """The tellings that were in an event then."""
    m = MEMBERSHIPS.c
    ever = select(m.telling).where(m.event == event, m.seq <= seq)
    return sorted(connection.scalars(membership(seq, m.telling.in_(ever)).where(m.event == event)))


def event_named_at(connection: Connection, name: str, seq: int) -> str:
    """The event of then that an id names; where there was none of that id, today's event.

    Raises:
        UserError: no event has that id, or several.
    """
    wanted, column = name.strip().lower(), MEMBERSHIPS.c.event
    if len(wanted) >= SHORTEST:
        began = select(column).where(column >= wanted, column < f"{wanted}g", MEMBERSHIPS.c.seq <= seq).distinct()
        then = [event for event in connection.scalars(began.limit(MOST)) if members_at(connection, event, seq)]
        if len(then) == 1:
            return str(then[0])
    return event_named(connection, name)


def accounts_at(connection: Connection, event: str, seq: int) -> list[Account]:
    """The accounts of an event as it was then: claims of the readings of then, as read, in the event of then."""
    tellings = members_at(connection, event, seq)
    return accounts_then(connection, list(lookup(connection, READING_CLAIMS.c.telling, tellings)), seq)


def accounts_of_events_at(
    connection: Connection, events: Sequence[str], seq: int, *, published_until: date
) -> dict[str, list[Account]]:
    """The same of many events, by event, of the reports published until a day; events without one are left out."""
    m, r = MEMBERSHIPS.c, READING_CLAIMS.c
    ever = select(m.telling).where(m.event.in_(events), m.seq <= seq)
    told_of = connection.execute(membership(seq, m.telling.in_(ever)).where(m.event.in_(events)))
    of = {row.telling: row.event for row in told_of}
    rows = _counting(connection, list(lookup(connection, r.telling, of)), seq)
    told: dict[str, list[Account]] = defaultdict(list)
    event = {row.claim: of[row.telling] for row in rows}
    for account in published_by(accounts_then(connection, rows, seq), published_until):
        told[event[account.id]].append(account)
    return dict(told)


def _counting(connection: Connection, rows: Sequence[Any], seq: int) -> list[Any]:
    """Of these rows of `READING_CLAIMS` those of the readings that counted then."""
    runs: dict[str, tuple[int, str]] = {}
    read = lookup(connection, READINGS.c.document, {row.document for row in rows})
    for reading in read:
        if reading.seq <= seq:
            runs[reading.document] = max(runs.get(reading.document, (0, "")), (reading.seq, reading.run))
    return [row for row in rows if row.document in runs and runs[row.document][1] == row.run]


def accounts_then(connection: Connection, rows: Sequence[Any], seq: int) -> list[Account]:
    """The accounts of these rows of `READING_CLAIMS`, as read, that are of the readings that counted then."""
    rows = _counting(connection, rows, seq)
    now = of_claims(connection, [row.claim for row in rows])
    current = {account.id: account for account in as_read(connection, now.values())}
    missing = [row for row in rows if row.claim not in current]
    bodies = {row.id: row.body for row in lookup(connection, CLAIMS.c.id, [row.claim for row in missing])}
    reports = documents(connection, [row.document for row in missing])
    found = dict(current)
    for row in missing:
        report, claim = reports[row.document], claim_of(row.claim, bodies[row.claim])
        origin = Origin(f"document:{row.document}", report.publisher or report.title or report.id, "own", row.document)
        said: Speaker = speaker(report, claim, origin)
        found[row.claim] = Account(
            row.claim, claim, row.document, report.id, report.publisher, report.published, row.telling or "", origin,
            said,
        )  # fmt: skip
    return sorted(found.values(), key=in_time)


def events_at(connection: Connection, chosen: Filter, order: str, limit: int | None, offset: int, seq: int) -> Events:
    """A page of the events as they stood then, and, with `published_until`, as reports published by that day told them.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    then = recorded(connection, chosen.published_until, seq)
    return page_then(then, chosen, order, limit, offset, _why_none(connection, seq))


def recorded(connection: Connection, day: date | None, seq: int) -> Then:
    """The events as they stood then; of a `day`, as the reports published until that day told them."""
    v = VERSIONS.c

    def last(*columns: Any, among: Sequence[str] = ()) -> Select[Any]:
        sought = (v.seq <= seq, v.event.in_(among)) if among else (v.seq <= seq,)
        found = select(v.event, func.max(v.seq).label("last")).where(*sought).group_by(v.event).subquery()
        latest = and_(found.c.event == v.event, found.c.last == v.seq)
        return select(*columns).join(found, latest).where(v.gone.is_(False))

    def make() -> Stood:
        columns = [v[column.name] for column in COLUMNS]
        whole = catalogue(connection)
        since = connection.scalars(select(v.event).where(v.seq > seq).distinct()).all()
        if 4 * len(since) < len(whole):
            rows = chain.from_iterable(connection.execute(last(*columns, among=some)) for some in chunks(since))
            found = exchanged(whole, whole.positions(since), rows, seq)[0]
        else:
            found = catalogue_of(seq, in_columns(connection, last(*columns)))
        return _published(connection, found, day, seq) if day is not None else Stood(found)

    def under(what: str, key: str) -> set[str]:
        position = func.instr if connection.dialect.name == "sqlite" else func.strpos
        return set(connection.scalars(last(v.event).where(position(v["keys"], f"|{what}:{key}|") > 0)))

    def told(what: str, value: str) -> set[str]:
        reports = reports_with(connection, what, value)
        return _told_by(connection, reports if day is None else reports.where(DOCUMENTS.c.published <= day), seq)

    def rows(ids: Sequence[str]) -> dict[str, EventRow]:
        names = [field.name for field in fields(EventRow)][1:]
        wanted = (v.event, *(v[name] for name in names))
        pieces = [last(*wanted)] if len(ids) > MANY else [last(*wanted, among=some) for some in chunks(ids)]
        return {row[0]: EventRow(*row) for piece in pieces for row in connection.execute(piece)}

    return Then(catalogue(connection).kept(("stood", day, seq), make), under, told, rows)


def _published(connection: Connection, events: Catalogue, day: date, seq: int) -> Stood:
    """What the reports published by a day give of these events."""
    decisions = Decisions(connection, seq)
    undated = _told_by(connection, select(DOCUMENTS.c.key).where(DOCUMENTS.c.published.is_(None)), seq)
    in_part, again = told_in_part(events, day, undated), {}
    for some in chunks(in_part, AT_ONCE):
        told = accounts_of_events_at(connection, some, seq, published_until=day)
        for event, accounts in sorted(told.items()):
            again[event] = partly(event, edited_then(accounts, decisions), decisions)
    gone = ~(events.columns["first_published"] <= np.datetime64(day))
    gone[events.positions(in_part)] = True
    return stood(events, np.flatnonzero(gone), again)


def _told_by(connection: Connection, reports: Select[tuple[str]], seq: int) -> set[str]:
    """The events of then of which these reports told."""
    tellings = select(READING_CLAIMS.c.telling).where(READING_CLAIMS.c.document.in_(reports))
    rows = connection.execute(membership(seq, MEMBERSHIPS.c.telling.in_(tellings)))
    return {row.event for row in rows}


def why_nothing(connection: Connection, seq: int) -> str:
    """Why nothing stood in the record after that transaction; empty where something had been recorded."""
    if seq:
        return ""
    begin = connection.scalar(select(func.min(LOG.c.at)))
    began = f"the record begins on {begin:%Y-%m-%d}" if begin else "the record is empty"
    return f"nothing had been recorded by then: {began}"


def _why_none(connection: Connection, seq: int) -> str:
    nothing = why_nothing(connection, seq)
    if nothing:
        return f"{nothing}; for what had been published by a day: --published-until"
    return "no event as it stood then passes"
