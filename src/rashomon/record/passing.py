"""What servers of one record tell each other for the moment: failed log-ins, who looks at what, jobs under way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import QueuePool

from rashomon.record.dialects import alone, briefly, reading
from rashomon.record.passing_tables import ATTEMPTS, JOBS, LOOKING, PASSING
from rashomon.record.people_tables import AUDIT, SESSIONS

KEPT_JOBS = 200
"""Jobs whose outcome can be looked at."""
_A, _L, _J = ATTEMPTS.c, LOOKING.c, JOBS.c


def in_memory() -> Engine:
    """A place for all that comes and goes, where the record is open for reading only: it lasts as long as the server.

    Example:
        >>> engine = in_memory()
        >>> look(engine, "Lena", "c1", datetime(2031, 5, 1))
        >>> engine.dispose()
    """
    engine = create_engine(
        "sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args={"check_same_thread": False}
    )
    SESSIONS.metadata.create_all(engine, [SESSIONS, AUDIT, *PASSING])
    return engine


def _put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """The row in place of the one with the same key."""
    made: Any = (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(table).values(**row)
    keys = [column.name for column in table.primary_key]
    rest = {name: made.excluded[name] for name in row if name not in keys}
    connection.execute(made.on_conflict_do_update(index_elements=keys, set_=rest))


# -- failed log-ins

Failures = dict[str, tuple[int, datetime]]
"""By key how many in a row, and when the last one was."""


def failures(engine: Engine, keys: Collection[str]) -> Failures:
    """What is held against these keys."""
    with reading(engine) as connection:
        return _failures(connection, keys)


def _failures(connection: Connection, keys: Collection[str]) -> Failures:
    rows = connection.execute(select(ATTEMPTS).where(_A.key.in_(keys)))
    return {row.key: (row.failures, row.last) for row in rows}


def add_failures(engine: Engine, seen: Failures, keys: Collection[str], at: datetime, forgotten: timedelta) -> bool:
    """Count a failure against each of these keys, if what is held against them is still what was `seen`.

    Those without a failure for as long as `forgotten` begin anew, and their rows go.
    """
    with alone(engine) as connection:
        if _failures(connection, keys) != seen:
            return False
        connection.execute(delete(ATTEMPTS).where(_A.last < at - forgotten))
        for key in keys:
            number, last = seen.get(key, (0, at))
            _put(
                connection,
                ATTEMPTS,
                {"key": key, "failures": 1 if at - last > forgotten else number + 1, "last": at},
            )
    return True


def forget_failures(engine: Engine, key: str) -> None:
    """Hold nothing against a key any more."""
    with alone(engine) as connection:
        connection.execute(delete(ATTEMPTS).where(_A.key == key))


# -- who looks at what


def look(engine: Engine, person: str, item: str, at: datetime) -> None:
    """Note that a person looks at this, and at nothing else; an empty item is nothing.

    Raises:
        BusyError: others write all the time.
    """
    with briefly(engine) as connection:
        if item:
            _put(connection, LOOKING, {"person": person, "item": item, "seen": at})
        else:
            connection.execute(delete(LOOKING).where(_L.person == person))


def looks(engine: Engine, since: datetime) -> dict[str, tuple[str, datetime]]:
    """By person what was last looked at since a moment, and when."""
    with reading(engine) as connection:
        rows = connection.execute(select(LOOKING).where(_L.seen >= since)).all()
    return {row.person: (row.item, row.seen) for row in rows}


# -- jobs


@dataclass(frozen=True, slots=True)
class KeptJob:
    """A job as its server last told of it, at `beat`."""

    id: str
    begun: datetime
    beat: datetime
    told: Mapping[str, Any]


def keep_jobs(engine: Engine, jobs: Collection[KeptJob], wait: float = 0.5) -> None:
    """Tell how far jobs are; the oldest go when there are too many.

    Raises:
        BusyError: others write for longer than `wait` seconds.
    """
    with briefly(engine, wait) as connection:
        for job in jobs:
            _put(connection, JOBS, {"id": job.id, "begun": job.begun, "beat": job.beat, "told": dict(job.told)})
        oldest = select(_J.id).order_by(_J.begun.desc(), _J.id).offset(KEPT_JOBS).limit(KEPT_JOBS)
        connection.execute(delete(JOBS).where(_J.id.in_(connection.scalars(oldest).all())))


def kept_job(engine: Engine, id: str) -> KeptJob | None:
    """The job of an id."""
    with reading(engine) as connection:
        row = connection.execute(select(JOBS).where(_J.id == id)).first()
    return KeptJob(*row) if row is not None else None


def kept_jobs(engine: Engine, limit: int) -> list[KeptJob]:
    """The last jobs, the latest first."""
    with reading(engine) as connection:
        return [KeptJob(*row) for row in connection.execute(select(JOBS).order_by(_J.begun.desc(), _J.id).limit(limit))]
