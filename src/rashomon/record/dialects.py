"""What the two engines say and do differently: locks, snapshots and their words for trouble."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rashomon.errors import BusyError, DataError, RashomonError, UserError

WAIT = 30
"""Seconds that a writer waits for another one to finish."""

LOCK = 0x5241_5348
"""First half of the advisory lock that makes writers serial on PostgreSQL: "RASH"; the second is the schema."""

_FULL = "the disk is full, or a limit is reached; what was kept before stands, this step was not kept"
_LOCKED = f"another process has been writing for more than {WAIT} seconds; try again later"
_READ_ONLY = "the record is read-only here: no right to write to it or to its folder"
ADVICE = "go back to a copy of it, or save what is left with: sqlite3 FILE .recover | sqlite3 NEWFILE"
"""What is left to do where a file is damaged."""
_DAMAGED = f"the record is damaged; {ADVICE}"

_SQLITE: tuple[tuple[str, type[RashomonError], str], ...] = (
    ("file is not a database", DataError, "not a record: no SQLite database, or an encrypted one"),
    ("malformed", DataError, _DAMAGED),
    ("disk is full", UserError, _FULL),
    ("disk I/O error", UserError, f"can't be read or written to the end: {_FULL}"),
    ("readonly database", UserError, _READ_ONLY),
    ("unable to open database file", UserError, "can't be opened: no right to read it, or to write to its folder"),
    ("database is locked", BusyError, _LOCKED),
    ("database table is locked", BusyError, _LOCKED),
)

_POSTGRESQL = {
    "53100": _FULL,
    "53300": "the server takes no more connections; try again later",
    "25006": _READ_ONLY,
    "42501": "no right to do this in the database",
    "55P03": _LOCKED,
    "57P01": "the server was shut down",
    "XX001": "the record is damaged: the server finds a broken page; go back to a copy",
}
_PASSING = frozenset({"53300", "55P03", "57P01"})
"""Those of them that may be over in a moment."""


def name_of(engine: Engine) -> str:
    """How the record is called in messages: its file, or its URL without the password.

    Example:
        >>> from sqlalchemy import create_engine
        >>> name_of(create_engine("sqlite://", execution_options={"rashomon_name": "rashomon.db"}))
        'rashomon.db'
    """
    name = engine.get_execution_options().get("rashomon_name")
    return str(name) if name else engine.url.render_as_string()


def refusal(error: BaseException, name: str) -> RashomonError | None:
    """What an engine's error means in plain words; None where it is none of the known ones.

    Example:
        >>> str(refusal(sqlite3.OperationalError("database is locked"), "rashomon.db"))[:47]
        'rashomon.db: another process has been writing f'
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        for words, kind, meaning in _SQLITE:
            if words in str(cause):
                return DataError(meaning, file=name) if kind is DataError else kind(f"{name}: {meaning}")
        return None
    state = getattr(cause, "sqlstate", None)
    if state in _POSTGRESQL:
        return (BusyError if state in _PASSING else UserError)(f"{name}: {_POSTGRESQL[state]}")
    if type(cause).__name__ == "OperationalError":  # no state: the connection was never made, or is gone
        return BusyError(f"{name}: PostgreSQL can't be reached: {_first_line(cause)}")
    return None


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), "no reason given")


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns the engine's errors into ours, each in one line.

    Raises:
        BusyError: locked, out of reach.
        UserError: read-only, full.
        DataError: damaged, or no record at all.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        if (known := refusal(error, name_of(engine))) is None:
            raise
        raise known from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which everything that is read is of one moment.

    Example:
        >>> from rashomon.record.opening import open_engine
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/rashomon.db")
        ...     with reading(engine) as connection:
        ...         connection.execute(text("SELECT count(*) FROM documents")).scalar()
        ...     engine.dispose()
        0
    """
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with explained(engine), engine.connect() as connection:
        yield connection.execution_options(**options)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is the only writing one; all or nothing is kept."""
    with (
        explained(engine),
        engine.connect() as connection,
        connection.execution_options(rashomon_writes=True).begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))"))
        yield connection


@contextmanager
def briefly(engine: Engine, wait: float = 0.5) -> Iterator[Connection]:
    """A connection in a transaction for a note that matters only now: it stands back behind those who write reports.

    On PostgreSQL it waits for nobody but who writes the same row.

    Raises:
        BusyError: others write for longer than `wait` seconds.
    """
    patience = int(wait * 1000)
    with explained(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            with connection.begin():
                connection.execute(text(f"SET LOCAL lock_timeout = '{patience}ms'"))
                yield connection
            return
        driver = connection.connection.cursor()
        driver.execute(f"PRAGMA busy_timeout = {patience}")
        try:
            with connection.execution_options(rashomon_writes=True).begin():
                yield connection
        finally:
            driver.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
