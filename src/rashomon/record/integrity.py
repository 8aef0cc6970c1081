"""Whether the file and its search index are whole, as far as SQLite itself can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from rashomon.errors import UserError
from rashomon.record.dialects import alone, reading
from rashomon.record.searching import SEARCHED

MOST = 100
"""Problems of the file that SQLite is asked for; one broken page can bring thousands."""
NAMED, SHORTEST = 5, 100
"""Pages that are named, and characters of SQLite's own words that are shown."""
DERIVED = "view_"
"""With this begin the tables that are made of what is kept."""
_INDEX = re.compile(r"(?:missing from|of entries in|entry in|in) index (\S+)")
_BROKEN_OFF = "database disk image is malformed"
_PAGE = re.compile(r"\bpage (\d+)", re.IGNORECASE)


def file_problems(engine: Engine, tell: Callable[[str, int, int], None]) -> Iterator[tuple[str, str, str]]:
    """Table, key and problem of all that is wrong; PostgreSQL checks its pages and indexes by itself."""
    if engine.dialect.name != "sqlite":
        return
    tell("file", 0, 1)
    with reading(engine) as connection:
        for problem in in_words(*_told_by_sqlite(connection)):
            yield "file", "", problem
    for done, table in enumerate(SEARCHED):
        tell("search", done, len(SEARCHED))
        if problem := _search_problem(engine, table):
            yield table, "", problem


def _told_by_sqlite(connection: Connection) -> tuple[list[str], dict[str, str]]:
    """What SQLite finds wrong, line by line, and to which table each index belongs, as far as it can be read."""
    lines: list[str] = []
    owners: dict[str, str] = {}
    try:
        for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})"):
            lines += said.splitlines()
        owners.update(
            map(tuple, connection.exec_driver_sql("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))
        )
    except DatabaseError as error:
        if "malformed" not in str(error):
            raise
        lines.append(_BROKEN_OFF)
    return [line for line in lines if line != "ok" and not line.startswith("***")], owners


def in_words(lines: Sequence[str], owners: Mapping[str, str]) -> Iterator[str]:
    """What SQLite's lines say, in plain words: the pages that are broken, the indexes that do not fit their tables.

    `owners` are the tables of the indexes. The first of SQLite's own lines stands behind, shortened.

    Example:
        >>> said = ["Tree 9 page 12 cell 3: Offset 22616 out of range 1571..4092", "row 8 missing from index at_name"]
        >>> for words in in_words(said, {"at_name": "places"}):
        ...     print(words)
        page 12 is broken (SQLite: Tree 9 page 12 cell 3: Offset 22616 out of range 1571..4092)
        the index at_name does not fit its table places (SQLite: row 8 missing from index at_name)
    """
    of_index: dict[str, list[str]] = {}
    rest: list[str] = []
    for line in lines:
        index = _INDEX.search(line)
        (of_index.setdefault(index[1], []) if index else rest).append(line)
    if broken := [line for line in rest if line != _BROKEN_OFF]:
        pages = sorted({int(page) for line in broken for page in _PAGE.findall(line)})
        yield f"{_pages(pages)} {_raw(broken)}"
    for name, told in of_index.items():
        table = owners.get(name, "")
        derived = ", which is made of what is kept" if table.startswith(DERIVED) else ""
        yield f"the index {name} does not fit its table{f' {table}' if table else ''}{derived} {_raw(told)}"
    if _BROKEN_OFF in rest:
        yield f"it can't be read to its end {_raw([_BROKEN_OFF])}"


def _pages(pages: Sequence[int]) -> str:
    """Which pages are broken.

    Example:
        >>> _pages([]), _pages([7]), _pages([1, 2, 3, 4, 5, 6, 7])
        ('it is damaged', 'page 7 is broken', 'pages 1, 2, 3, 4, 5 and 2 more are broken')
    """
    if len(pages) < 2:
        return f"page {pages[0]} is broken" if pages else "it is damaged"
    more = f" and {len(pages) - NAMED} more" if len(pages) > NAMED else ""
    return f"pages {', '.join(map(str, pages[:NAMED]))}{more} are broken"


def _raw(lines: Sequence[str]) -> str:
    first = lines[0] if len(lines[0]) <= SHORTEST else f"{lines[0][:SHORTEST]}…"
    return f"(SQLite: {first}{f', and {len(lines) - 1} more like it' if len(lines) > 1 else ''})"


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
