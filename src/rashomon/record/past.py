"""The record as it was: what was known at a moment, or had been published by a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, Select, and_, func, select

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.speakers import speaker
from rashomon.record.accounts import as_read, claim_of, in_time, of_claims
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.documents import documents
from rashomon.record.judged import edited_then
from rashomon.record.listing import Events, Filter
from rashomon.record.memberships import membership
from rashomon.record.pages import SHORTEST, event_named
from rashomon.record.publishing import partly, published_by, reports_with
from rashomon.record.rows import EventRow
from rashomon.record.tables import CLAIMS, DOCUMENTS, LOG, READING_CLAIMS, READINGS
from rashomon.record.tables_comparing import MEMBERSHIPS, VERSIONS
from rashomon.record.then import Then, page_then

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
    rows = list(lookup(connection, READING_CLAIMS.c.telling, tellings))
    runs: dict[str, tuple[int, str]] = {}
    read = lookup(connection, READINGS.c.document, {row.document for row in rows})
    for reading in read:
        if reading.seq <= seq:
            runs[reading.document] = max(runs.get(reading.document, (0, "")), (reading.seq, reading.run))
    rows = [row for row in rows if row.document in runs and runs[row.document][1] == row.run]
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
            row.claim, claim, row.document, report.id, report.publisher, report.published, row.telling, origin, said
        )
    return sorted(found.values(), key=in_time)


def events_at(connection: Connection, chosen: Filter, order: str, limit: int | None, offset: int, seq: int) -> Events:
    """A page of the events as they stood then, and, with `published_until`, as reports published by that day told them.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    v = VERSIONS.c
    last = select(v.event, func.max(v.seq).label("last")).where(v.seq <= seq).group_by(v.event).subquery()
    names = list(EventRow.__dataclass_fields__)[1:]
    chosen_rows = (
        select(v.event, *(v[name] for name in names), v["keys"])
        .join(last, and_(last.c.event == v.event, last.c.last == v.seq))
        .where(v.gone.is_(False))
    )
    rows: dict[str, EventRow] = {}
    keys: dict[str, str] = {}
    for event, *values, known in connection.execute(chosen_rows):
        rows[event], keys[event] = EventRow(event, *values), known
    if chosen.published_until is not None:
        _published(connection, rows, keys, chosen.published_until, seq)
    day = chosen.published_until

    def under(what: str, key: str) -> set[str]:
        return {event for event, known in keys.items() if f"|{what}:{key}|" in known}

    def told(what: str, value: str) -> set[str]:
        reports = reports_with(connection, what, value)
        return _told_by(connection, reports if day is None else reports.where(DOCUMENTS.c.published <= day), seq)

    return page_then(Then(rows, under, told), chosen, order, limit, offset, _why_none(connection, seq))


def _published(connection: Connection, rows: dict[str, EventRow], keys: dict[str, str], day: date, seq: int) -> None:
    """Let the rows and keys be those that the reports published by a day give."""
    decisions = Decisions(connection, seq)
    undated = _told_by(connection, select(DOCUMENTS.c.key).where(DOCUMENTS.c.published.is_(None)), seq)
    for event, row in sorted(rows.items()):
        if row.last_published is not None and row.last_published <= day and event not in undated:
            continue
        accounts = published_by(edited_then(accounts_at(connection, event, seq), decisions), day)
        if accounts:
            made = partly(event, accounts, decisions)
            rows[event], keys[event] = made.row, f"|{'|'.join(f'{what}:{key}' for what, key in sorted(made.keys))}|"
        else:
            del rows[event], keys[event]


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
