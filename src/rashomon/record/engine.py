"""Engines: how a record's file or server is connected to."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from rashomon.errors import PrerequisiteError
from rashomon.record.dialects import WAIT

INSTALL = "pip install 'rashomon[postgresql]'"


def sqlite_engine(path: Path, *, read_only: bool = False, frozen: bool = False, create: bool = False) -> Engine:
    """An engine on one file; `frozen` reads a file to which nobody can write, not even its locks.

    Example:
        >>> sqlite_engine(Path("rashomon.db")).dialect.name
        'sqlite'
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    query = {"uri": "true", "mode": mode} | ({"immutable": "1"} if frozen else {})
    engine = create_engine(
        URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=query),
        poolclass=QueuePool,
        connect_args={"timeout": WAIT, "check_same_thread": False},
        execution_options={"rashomon_name": str(path), "rashomon_read_only": read_only},
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        # The driver would begin transactions of its own, and too late; SQLAlchemy's begin is the one that counts.
        connection.isolation_level = None
        for pragma in (
            "foreign_keys = ON",
            # Without it, a row that replaces another one would pass by the triggers that forbid it.
            "recursive_triggers = ON",
            # In WAL mode a crash of the program loses nothing, a power cut the last transactions but no more.
            "synchronous = NORMAL",
            "cache_size = -65536",
            "temp_store = MEMORY",
            # 32 MB before the log goes into the file: the same pages, written again and again, are written there once.
            "wal_autocheckpoint = 8000",
            "journal_size_limit = 33554432",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first and writes later may be refused halfway.
        writes = connection.get_execution_options().get("rashomon_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgresql_engine(url: URL, *, read_only: bool = False) -> Engine:
    """An engine on a server.

    Raises:
        PrerequisiteError: psycopg is not installed.
    """
    if importlib.util.find_spec("psycopg") is None:
        raise PrerequisiteError("a record on PostgreSQL needs psycopg", INSTALL)
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        execution_options={"rashomon_name": url.render_as_string(), "rashomon_read_only": read_only},
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{WAIT}s'")
            cursor.execute("SET timezone = 'UTC'")
            if read_only:
                cursor.execute("SET default_transaction_read_only = on")
        connection.commit()

    return engine
