"""Opening a record: a file or a PostgreSQL URL to an engine whose tables are those of this program."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from rashomon import __version__
from rashomon.errors import UserError
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import alone, explained, name_of, reading
from rashomon.record.engine import postgresql_engine, sqlite_engine
from rashomon.record.migrations import FOLDER, HEAD, KNOWN, VERSION_TABLE
from rashomon.record.passing_tables import JOBS
from rashomon.record.people_tables import AUDIT
from rashomon.record.views import VIEW_READINGS
from rashomon.record.writing import log_row

DEFAULT = "rashomon.db"
DERIVED = "view_"
"""Begins the name of every table that can be made again from the others."""
_TABLES, *_ = {VIEW_READINGS.metadata, AUDIT.metadata, JOBS.metadata}
"""All tables: importing one of the derived ones, of those of people and of those of the moment brings the others."""


def open_engine(
    record: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False, clock: Clock = now
) -> Engine:
    """The engine of a record, its tables brought to this program's version; a new one is made where none is.

    `record` is a file or a URL (`postgresql://user@host/database`, `sqlite:///file`). A record of an older
    version is brought up to date; a file is copied first, and the log says where to.

    Raises:
        BusyError: another process writes for too long, a server out of reach.
        UserError: no such record or folder, no right to it, another database than a record, a record of a
            newer version, a disk that is full.
        DataError: a file that is damaged or no database.
        PrerequisiteError: a driver is missing.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/rashomon.db")
        ...     engine.dispose()
        ...     Path(folder, "rashomon.db").exists()
        True
    """
    file, engine = _engine(str(record), create, read_only)
    try:
        with explained(engine):
            _bring_up(engine, file, create, read_only, clock)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(record: str, create: bool, read_only: bool) -> tuple[Path | None, Engine]:
    if "://" not in record:
        return _file(Path(record).expanduser(), create, read_only)
    try:
        url = make_url(record)
    except (ArgumentError, ValueError):
        raise UserError("not a URL of a record: write postgresql://user@host/database") from None
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return None, postgresql_engine(url, read_only=read_only)
    if url.drivername == "sqlite" and url.database:
        return _file(Path(url.database), create, read_only)
    raise UserError(f"can't keep a record in '{url.drivername}': name a file, or postgresql://user@host/database")


def _file(path: Path, create: bool, read_only: bool) -> tuple[Path, Engine]:
    try:
        there = path.exists()
        if path.is_dir():
            raise UserError(f"{path}: a folder, not a record")
        if not there and (read_only or not create):
            raise UserError(f"{path}: no such record")
        if not path.parent.is_dir():
            raise UserError(f"{path}: no such folder: {path.parent}")
    except OSError as error:
        raise UserError(f"{path}: can't be opened: {error.strerror}") from None
    # The file itself is for SQLite alone to open. POSIX drops every lock that a process has on a file as soon as it
    # closes any handle of it; without them another process takes itself for the only one, and removes the log that
    # our open connections write to: what they keep then is lost.
    frozen = read_only and not os.access(path.parent, os.W_OK) and not _has_more(path)
    return path, sqlite_engine(path, read_only=read_only, frozen=frozen, create=not there)


def _has_more(path: Path) -> bool:
    """Whether transactions stand beside the file that are not in it yet."""
    beside = path.with_name(path.name + "-wal")
    return beside.exists() and beside.stat().st_size > 0


def _bring_up(engine: Engine, file: Path | None, create: bool, read_only: bool, clock: Clock) -> None:
    with reading(engine) as connection:
        found = _version(connection, engine)
    if found == HEAD:
        return
    if not found and not create:
        raise UserError(f"{name_of(engine)}: no record there")
    if read_only:
        older = f"a record of an older version ({found}); open it once for writing" if found else "no record there"
        raise UserError(f"{name_of(engine)}: {older}")
    if file and not found:
        with closing(sqlite3.connect(file, timeout=60, isolation_level=None)) as plain:
            # Lasts in the file: readers do not wait for the writer, nor the writer for them.
            plain.execute("PRAGMA journal_mode = WAL")
    with alone(engine) as connection:
        # Another process may have been faster.
        found = _version(connection, engine)
        if found != HEAD:
            copy = _copied(file, found) if file and found else ""
            _upgrade(connection)
            detail = {"rashomon": __version__, "from": found, "to": HEAD} | ({"copy": copy} if copy else {})
            log_row(connection, "upgraded" if found else "created", "", detail, clock)


def _version(connection: Connection, engine: Engine) -> str:
    """The version of the tables; empty where there are none. Raises UserError for a newer one or another database."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        ours = tables & set(_TABLES.tables)
        if ours or (tables and engine.dialect.name == "sqlite"):
            named = ", ".join(sorted(ours or tables)[:5])
            raise UserError(f"{name_of(engine)}: a database, but no record: it holds {named}; nothing was changed")
        return ""
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or ""
    if found and found not in KNOWN:
        raise UserError(
            f"{name_of(engine)}: made by a newer Rashomon (tables of version {found}, this one knows {HEAD});"
            " nothing was changed"
        )
    return found


def _copied(file: Path, version: str) -> str:
    """Copies the record beside itself before its tables change; gives the name of the copy."""
    copy = file.with_name(f"{file.name}.{version}.bak")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy.name


def _upgrade(connection: Connection) -> None:
    from alembic import command  # takes a fifth of a second, and is seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    # Derived tables are not carried over but made again from the rest.
    derived = [table for table in _TABLES.sorted_tables if table.name.startswith(DERIVED)]
    _TABLES.drop_all(connection, derived)
    _TABLES.create_all(connection)
