"""Full-text search over reports and the words of their claims: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, text

from rashomon.errors import UserError
from rashomon.record.tables import CLAIMS, DOCUMENTS

SEARCHED = {DOCUMENTS.name: ("title", "text"), CLAIMS.name: ("evidence",)}
"""The tables that can be searched, with the columns whose words count."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_TERM = re.compile(r'"([^"]*)"?|(\S+)')

_HITS = {
    "sqlite": """
        SELECT {key}, snippet({table}_search, -1, '', '', '…', 24), rank
        FROM {table}_search JOIN {table} ON {table}.number = {table}_search.rowid
        WHERE {table}_search MATCH :words ORDER BY rank, {table}.number LIMIT :limit""",
    # The longer the report, the less a word in it says: 1 divides by 1 + ln(length), as bm25 does in kind.
    "postgresql": """
        SELECT {key}, ts_headline('english', left({columns}, 20000), query,
                                  'StartSel="", StopSel="", MaxWords=24, MinWords=8'), -fit
        FROM (SELECT {table}.*, query, ts_rank(search_words, query, 1) AS fit
              FROM {table}, (SELECT {query} AS query) AS wanted
              WHERE search_words @@ query ORDER BY fit DESC, number LIMIT :limit) AS {table}
        ORDER BY fit DESC, number""",
}
_KEYS = {DOCUMENTS.name: "documents.key, documents.key", CLAIMS.name: "claims.document, claims.id"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim in which the words stand: `key` is its own, `document` that of the report.

    `words` is a piece of the text around them; hits come with the best first.
    """

    document: str
    key: str
    words: str


def search(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """Reports that have all these words, in title or text, in any form ("attacks" finds "attacked").

    Words between quotation marks must follow each other. Raises UserError where there is no word to look for.

    Example:
        `search(connection, 'Kot "car bomb"')` finds reports with the name and with the two words in a row.
    """
    return _search(connection, DOCUMENTS, words, limit)


def search_claims(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """Claims whose evidence has all these words; otherwise as `search`."""
    return _search(connection, CLAIMS, words, limit)


def index(connection: Connection, table: Table, first: int, end: int) -> None:
    """Makes the rows numbered `first` to `end` (exclusive) known to SQLite's search; PostgreSQL does so itself.

    One statement for all rows: each statement that changes the index ends with a write of what it holds.
    """
    if connection.dialect.name == "sqlite" and end > first:
        columns = ", ".join(SEARCHED[table.name])
        connection.exec_driver_sql(
            f"INSERT INTO {table.name}_search(rowid, {columns})"
            f" SELECT number, {columns} FROM {table.name} WHERE number >= ? AND number < ?",
            (first, end),
        )


def terms(words: str) -> list[str]:
    """What is looked for: single words, and phrases that stood between quotation marks.

    Example:
        >>> terms('Kot "car bomb" x-ray')
        ['Kot', 'car bomb', 'x ray']
    """
    found = [" ".join(_WORD.findall(phrase or word)) for phrase, word in _TERM.findall(words)]
    return [term for term in found if term]


def _search(connection: Connection, table: Table, words: str, limit: int) -> list[Hit]:
    wanted = terms(words)
    if not wanted:
        raise UserError(f"nothing to search for in '{words}': give a word")
    name = connection.dialect.name
    bound, query = _query(name, wanted)
    sql = _HITS[name].format(
        table=table.name,
        key=_KEYS[table.name],
        columns=" || ' ' || ".join(f"{table.name}.{column}" for column in SEARCHED[table.name]),
        query=query,
    )
    return [Hit(row[0], row[1], row[2]) for row in connection.execute(text(sql), bound | {"limit": limit})]


def _query(dialect: str, wanted: Sequence[str]) -> tuple[dict[str, object], str]:
    """The terms in the engine's own language, as bound values."""
    if dialect == "sqlite":
        return {"words": " ".join(f'"{term}"' for term in wanted)}, ""
    parts = [f"phraseto_tsquery('english', :term{at})" for at in range(len(wanted))]
    return {f"term{at}": term for at, term in enumerate(wanted)}, " && ".join(parts)
