"""The record as it was: what was known at a moment, or had been published by a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.speakers import speaker
from rashomon.record.accounts import claim_of, in_time, of_claims
from rashomon.record.bulk import lookup
from rashomon.record.documents import documents
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.listing import EVERY, POLICIES, REJECTED, Events, Filter
from rashomon.record.rows import EventRow
from rashomon.record.tables import CLAIMS, LOG, READING_CLAIMS, READINGS
from rashomon.record.tables_comparing import MEMBERSHIPS, VERSIONS


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
    last = (
        select(m.telling, func.max(m.seq).label("last")).where(m.telling.in_(ever), m.seq <= seq).group_by(m.telling)
    ).subquery()
    rows = select(m.telling).join(last, and_(last.c.telling == m.telling, last.c.last == m.seq))
    return sorted(connection.scalars(rows.where(m.event == event)))


def accounts_at(connection: Connection, event: str, seq: int) -> list[Account]:
    """The accounts of an event as it was then: claims of the readings of then, in the event of then."""
    tellings = members_at(connection, event, seq)
    rows = list(lookup(connection, READING_CLAIMS.c.telling, tellings))
    runs: dict[str, tuple[int, str]] = {}
    read = lookup(connection, READINGS.c.document, {row.document for row in rows})
    for reading in read:
        if reading.seq <= seq:
            runs[reading.document] = max(runs.get(reading.document, (0, "")), (reading.seq, reading.run))
    rows = [row for row in rows if row.document in runs and runs[row.document][1] == row.run]
    current = of_claims(connection, [row.claim for row in rows])
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
    """A page of the events as they stood then."""
    v = VERSIONS.c
    last = select(v.event, func.max(v.seq).label("last")).where(v.seq <= seq).group_by(v.event).subquery()
    names = list(EventRow.__dataclass_fields__)[1:]
    rows = select(v.event, *(v[name] for name in names)).join(last, and_(last.c.event == v.event, last.c.last == v.seq))
    rows = rows.where(v.gone.is_(False), *_passing(chosen))
    found = [EventRow(*row) for row in connection.execute(rows)]
    found.sort(key=lambda row: row.id)
    found.sort(key=lambda row: _rank(row, order, chosen.policy), reverse=True)
    page = found[offset : None if limit is None else offset + limit]
    return Events(page, len(found), "" if page else _why_none(connection, seq))


def _passing(chosen: Filter) -> list[ColumnElement[bool]]:
    v = VERSIONS.c
    wanted = [(PLACE, key) for key in wanted_places(chosen.place)]
    wanted += [(ACTOR, wanted_actor(chosen.actor))] if chosen.actor else []
    found: list[ColumnElement[bool]] = [v["keys"].contains(f"|{what}:{key}|", autoescape=True) for what, key in wanted]
    if chosen.type:
        found.append(v.type == chosen.type.replace(" ", "_"))
    if chosen.since:
        found.append(or_(v.end >= chosen.since, and_(v.end.is_(None), v.first_published >= chosen.since)))
    if chosen.until:
        found.append(or_(v.start <= chosen.until, and_(v.start.is_(None), v.first_published <= chosen.until)))
    if chosen.min_killed is not None:
        found.append(v[POLICIES[chosen.policy].name] >= chosen.min_killed)
    if chosen.status != EVERY:
        found.append(v.status == chosen.status if chosen.status else v.status != REJECTED)
    if chosen.min_origins is not None:
        found.append(v.origins >= chosen.min_origins)
    return found


def _rank(row: EventRow, order: str, policy: str) -> tuple[bool, object]:
    value = {
        "start": row.start or row.first_published,
        "killed": getattr(row, POLICIES[policy].name),
        "origins": (row.origins, row.speakers),
        "recent": row.last_published,
    }[order]
    return (value is not None, value if value is not None else 0)


def _why_none(connection: Connection, seq: int) -> str:
    begin = connection.scalar(select(func.min(LOG.c.at)))
    if not seq:
        began = f"the record begins on {begin:%Y-%m-%d}" if begin else "the record is empty"
        return f"nothing had been recorded by then: {began}; for what had been published by a day: --published-until"
    return "no event as it stood then passes"


def published_by(accounts: Sequence[Account], day: date) -> list[Account]:
    """The accounts of reports published until that day, the day included; undated ones are left out."""
    return [account for account in accounts if account.published is not None and account.published <= day]
