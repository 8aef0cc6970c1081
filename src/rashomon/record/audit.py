"""The audit log: what people did at the pages, from where; rows are added and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import alone, reading
from rashomon.record.people_tables import AUDIT

_A = AUDIT.c
_NEXT = select(func.coalesce(func.max(_A.number), 0) + 1)

COMMAND_LINE = "command line"
"""Stands for an address where somebody worked on the machine itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that somebody did: `who` is empty where nobody was known, `address` is where they did it from."""

    number: int
    at: datetime
    who: str
    what: str
    address: str
    detail: Mapping[str, Any]


def append(
    connection: Connection,
    what: str,
    who: str,
    address: str,
    detail: Mapping[str, Any] | None = None,
    clock: Clock = now,
) -> None:
    """Add an entry, in a transaction that is the only writing one."""
    number = connection.execute(_NEXT).scalar_one()
    row = {"number": number, "at": clock(), "who": who, "what": what, "address": address, "detail": dict(detail or {})}
    insert(connection, AUDIT, [row])


def note(
    engine: Engine, what: str, who: str, address: str, detail: Mapping[str, Any] | None = None, clock: Clock = now
) -> None:
    """Add an entry, in a transaction of its own.

    Raises:
        UserError: another process writes for too long, the disk is full.
    """
    with alone(engine) as connection:
        append(connection, what, who, address, detail, clock)


def entries(
    engine: Engine,
    *,
    who: str = "",
    what: str = "",
    address: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None = None,
    limit: int | None = 100,
) -> list[Entry]:
    """What was done, the latest first; `before` is the number of an entry, to go on from.

    `since` and `until` are moments, the latter not included.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     note(engine, "logged in", "Lena", "192.0.2.7")
        ...     note(engine, "exported", "Lena", "192.0.2.7", {"rows": 12})
        ...     found = entries(engine, who="Lena")
        ...     engine.dispose()
        >>> [(one.what, dict(one.detail)) for one in found]
        [('exported', {'rows': 12}), ('logged in', {})]
    """
    chosen = select(AUDIT)
    for column, wanted in ((_A.who, who), (_A.what, what), (_A.address, address)):
        if wanted:
            chosen = chosen.where(column == wanted)
    if since is not None:
        chosen = chosen.where(_A.at >= since)
    if until is not None:
        chosen = chosen.where(_A.at < until)
    if before is not None:
        chosen = chosen.where(_A.number < before)
    with reading(engine) as connection:
        rows = connection.execute(chosen.order_by(_A.number.desc()).limit(limit)).all()
    return [Entry(row.number, row.at, row.who, row.what, row.address, row.detail) for row in rows]


def kinds(engine: Engine) -> list[str]:
    """The things that were done at least once, in the order of the alphabet."""
    with reading(engine) as connection:
        return list(connection.scalars(select(_A.what).distinct().order_by(_A.what)))
