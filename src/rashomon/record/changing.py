"""What changed and when it became known: of the whole record, or of one event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from rashomon.record.bulk import lookup
from rashomon.record.past import moment
from rashomon.record.rows import Change
from rashomon.record.tables import DOCUMENTS, JUDGEMENTS, LOG
from rashomon.record.tables_comparing import MEMBERSHIPS, VERSIONS
from rashomon.record.views import VIEW_TELLINGS

TOLD = ("killed_best", "origins", "speakers", "documents", "disagreements", "place", "agents", "type", "status")
"""What is said of the difference between two versions of an event."""


def changes(
    connection: Connection, since: date | datetime | None, until: date | datetime | None, limit: int
) -> list[Change]:
    """What came to be known from `since` to `until`, the latest first."""
    chosen = select(LOG.c.seq, LOG.c.at, LOG.c.what, LOG.c.who, LOG.c.detail)
    if since is not None:
        first = since if isinstance(since, datetime) else datetime.combine(since, datetime.min.time())
        chosen = chosen.where(LOG.c.at >= moment(first))
    if until is not None:
        chosen = chosen.where(LOG.c.at <= moment(until))
    rows = connection.execute(chosen.order_by(LOG.c.seq.desc()).limit(limit)).all()
    found = [*_readings(connection, rows), *_judgements(connection, rows)]
    found += _versions(connection, {row.seq: row for row in rows}, limit)
    found += [
        Change(r.at, r.seq, r.what, "", _detail(r.detail), r.who) for r in rows if r.what in ("created", "upgraded")
    ]
    return sorted(found, key=lambda c: (-c.seq, c.what, c.topic))[:limit]


def history(connection: Connection, event: str) -> list[Change]:
    """What became of one event, the earliest first: versions, tellings that came and went, judgements."""
    versions = connection.execute(select(VERSIONS).where(VERSIONS.c.event == event).order_by(VERSIONS.c.seq)).mappings()
    told = [dict(row) for row in versions]
    m = MEMBERSHIPS.c
    came = connection.execute(select(m.telling, m.seq).where(m.event == event)).all()
    tellings = sorted({row.telling for row in came})
    moves = list(lookup(connection, m.telling, tellings, m.telling, m.event, m.seq))
    at = _moments(connection, {row["seq"] for row in told} | {row.seq for row in moves})
    found = [
        Change(at[row["seq"]], row["seq"], "event", event, _difference(before, row))
        for before, row in zip([None, *told], told, strict=False)
    ]
    reports = _reports_of(connection, tellings)
    for row in moves:
        report = reports.get(row.telling, row.telling)
        said = f"told by {report}" if row.event == event else f"no longer here: {report}"
        if row.event != event:
            said += f", now in {row.event}" if row.event else ", not told by the newer reading"
        found.append(Change(at[row.seq], row.seq, "telling", row.telling, said))
    found += _judged(connection, event, set(tellings))
    return sorted(found, key=lambda c: (c.seq, {"telling": 0, "judgement": 1}.get(c.what, 2), c.topic))


def _readings(connection: Connection, rows: Iterable[Any]) -> list[Change]:
    read = {row.detail["document"]: row for row in rows if row.what == "reading"}
    c = DOCUMENTS.c
    found = lookup(connection, c.key, sorted(read), c.key, c.id, c.title, c.publisher)
    return [
        Change(read[d.key].at, read[d.key].seq, "report", d.key,
               ", ".join(filter(None, (d.title or d.id, d.publisher))), read[d.key].who)
        for d in found
    ]  # fmt: skip


def _judgements(connection: Connection, rows: Iterable[Any]) -> list[Change]:
    at = {row.seq: row.at for row in rows if row.what == "judgement"}
    found = lookup(connection, JUDGEMENTS.c.seq, sorted(at))
    return [_judgement(row, at[row.seq]) for row in found]


def _judgement(row: Any, at: datetime) -> Change:
    said = f"undoes {row.undoes}" if row.undoes else f"{row.decision} {row.kind}"
    return Change(at, row.seq, "judgement", row.about.get("id", row.id), f"{said}: {row.reason} ({row.id})", row.by)


def _judged(connection: Connection, event: str, tellings: set[str]) -> list[Change]:
    rows = connection.execute(select(JUDGEMENTS)).all()
    own = {
        row.id
        for row in rows
        if row.about.get("id") == event
        or any(anchor["telling"] in tellings for group in row.about.get("tellings", ()) for anchor in group)
    }
    chosen = [row for row in rows if row.id in own or row.undoes in own]
    at = _moments(connection, {row.seq for row in chosen})
    return [_judgement(row, at[row.seq]) for row in chosen]


def _versions(connection: Connection, log: dict[int, Any], limit: int) -> list[Change]:
    if not log:
        return []
    found = []
    v = VERSIONS.c
    # Ids first, from an index: one transaction may have summed up every event of the record.
    latest = select(v.event, v.seq).where(v.seq >= min(log), v.seq <= max(log)).order_by(v.seq.desc(), v.event.desc())
    wanted = {(row.event, row.seq) for row in connection.execute(latest.limit(limit)) if row.seq in log}
    told = lookup(connection, v.event, {event for event, _ in wanted})
    rows = [row._asdict() for row in told if (row.event, row.seq) in wanted]
    before = _before(row._asdict() for row in told)
    for row in rows:
        said = _difference(before.get((row["event"], row["seq"])), row)
        found.append(Change(log[row["seq"]].at, row["seq"], "event", row["event"], said))
    return found


def _before(told: Iterable[dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    """The version before each of these, which are all that their events have."""
    by_event: dict[str, list[dict[str, Any]]] = {}
    for row in told:
        by_event.setdefault(row["event"], []).append(row)
    found = {}
    for event, versions in by_event.items():
        versions.sort(key=lambda row: row["seq"])
        for earlier, later in pairwise(versions):
            found[event, later["seq"]] = earlier
    return found


def _difference(before: dict[str, Any] | None, after: dict[str, Any]) -> str:
    """In words what one version has that the one before had not.

    Example:
        >>> _difference(None, {"title": "Attack, Kot", "gone": False})
        'new: Attack, Kot'
    """
    if after["gone"]:
        return f"gone, its tellings are in other events or withdrawn: {after['title']}"
    if before is None or before["gone"]:
        return f"new: {after['title']}"
    parts = [
        f"{name.removesuffix('_best')} {_plain(before[name])} → {_plain(after[name])}"
        for name in TOLD
        if before[name] != after[name]
    ]
    return f"{after['title']}: {'; '.join(parts) or 'the words changed'}"


def _plain(value: object) -> str:
    return "none" if value in (None, "") else str(value)


def _reports_of(connection: Connection, tellings: list[str]) -> dict[str, str]:
    rows = list(
        lookup(connection, VIEW_TELLINGS.c.telling, tellings, VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.document)
    )
    c = DOCUMENTS.c
    names = {
        d.key: ", ".join(filter(None, (d.title or d.id, d.publisher)))
        for d in lookup(connection, c.key, {row.document for row in rows}, c.key, c.id, c.title, c.publisher)
    }
    return {row.telling: names[row.document] for row in rows}


def _moments(connection: Connection, seqs: set[int]) -> dict[int, datetime]:
    return {row.seq: row.at for row in lookup(connection, LOG.c.seq, sorted(seqs), LOG.c.seq, LOG.c.at)}


def _detail(detail: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(detail.items()))
