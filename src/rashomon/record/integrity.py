"""Whether the file and its search index are whole, as far as SQLite itself can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from rashomon.errors import UserError
from rashomon.record.dialects import alone, reading
from rashomon.record.searching import SEARCHED

MOST = 20
"""Problems of the file that are listed; one broken page can bring thousands."""


def file_problems(engine: Engine, tell: Callable[[str, int, int], None]) -> Iterator[tuple[str, str, str]]:
    """Table, key and problem of all that is wrong; PostgreSQL checks its pages and indexes by itself."""
    if engine.dialect.name != "sqlite":
        return
    tell("file", 0, 1)
    with reading(engine) as connection:
        for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").all():
            if said != "ok":
                yield "file", "", said
    for done, table in enumerate(SEARCHED):
        tell("search", done, len(SEARCHED))
        if problem := _search_problem(engine, table):
            yield table, "", problem


def _search_problem(engine: Engine, table: str) -> str:
    """Compares the index with the texts; that takes a writer's lock, though nothing is written."""
    try:
        with alone(engine) as connection:
            return _compared(connection, table)
    except UserError:  # read-only: then at least every row must be in the index, and no other
        with reading(engine) as connection:
            return _counted(connection, table)


def _compared(connection: Connection, table: str) -> str:
    try:
        connection.exec_driver_sql(f"INSERT INTO {table}_search({table}_search, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return "the search index does not fit the texts"
    return ""


def _counted(connection: Connection, table: str) -> str:
    odd = connection.exec_driver_sql(
        f"SELECT (SELECT count(*) FROM {table} WHERE number NOT IN (SELECT id FROM {table}_search_docsize))"
        f" + (SELECT count(*) FROM {table}_search_docsize WHERE id NOT IN (SELECT number FROM {table}))"
    ).scalar_one()
    return f"{odd} rows that are not in the search index, or only there" if odd else ""
