"""Full-text search over reports and the words of their claims: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, bindparam, literal_column, text

from rashomon.errors import UserError
from rashomon.record.tables import CLAIMS, DOCUMENTS

SEARCHED = {DOCUMENTS.name: ("title", "text"), CLAIMS.name: ("evidence",)}
"""The tables that can be searched, with the columns whose words count."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_TERM = re.compile(r'"([^"]*)"?|(\S+)')

_HITS = {
    # The best are chosen first: else a piece of text would be cut out of each of the hits.
    "sqlite": """
        SELECT {key}, snippet({table}_search, -1, '', '', '…', 24), best.fit
        FROM (SELECT rowid AS number, rank AS fit FROM {table}_search
              WHERE {table}_search MATCH :words AND rowid >= :first ORDER BY rank, rowid LIMIT :limit) AS best
        JOIN {table} ON {table}.number = best.number JOIN {table}_search ON {table}_search.rowid = best.number
        WHERE {table}_search MATCH :words ORDER BY best.fit, best.number""",
    # The longer the report, the less a word in it says: 1 divides by 1 + ln(length), as bm25 does in kind.
    "postgresql": """
        SELECT {key}, ts_headline('english', left({columns}, 20000), query,
                                  'StartSel="", StopSel="", MaxWords=24, MinWords=8'), -fit
        FROM (SELECT {table}.*, query, ts_rank(search_words, query, 1) AS fit
              FROM {table}, (SELECT {query} AS query) AS wanted
              WHERE search_words @@ query AND number >= :first ORDER BY fit DESC, number LIMIT :limit) AS {table}
        ORDER BY fit DESC, number""",
}
_LATEST = {
    "sqlite": """
        SELECT min(rowid) FROM (SELECT rowid FROM {table}_search WHERE {table}_search MATCH :words
                                ORDER BY rowid DESC LIMIT :most)""",
    "postgresql": """
        SELECT min(number) FROM (SELECT number FROM {table}, (SELECT {query} AS query) AS wanted
                                 WHERE search_words @@ query ORDER BY number DESC LIMIT :most) AS latest""",
}
_SNIPPETS = {
    "sqlite": """
        SELECT key, snippet({table}_search, -1, '', '', '…', 24)
        FROM {table}_search JOIN {table} ON {table}.number = {table}_search.rowid
        WHERE {table}_search MATCH :words AND {table}_search.rowid IN
              (SELECT number FROM {table} WHERE key IN (SELECT value FROM json_each(:keys)))""",
    "postgresql": """
        SELECT key, ts_headline('english', left({columns}, 20000), query,
                                'StartSel="", StopSel="", MaxWords=24, MinWords=8')
        FROM {table}, (SELECT {query} AS query) AS wanted
        WHERE search_words @@ query AND key IN (SELECT json_array_elements_text(CAST(:keys AS json)))""",
}
RANKED = 3000
"""Hits of which the best are looked for, the last that came in: a word that is everywhere tells none from another."""
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


def snippets(connection: Connection, words: str, keys: Sequence[str]) -> dict[str, str]:
    """A piece of the text around the words for each of these reports that has them.

    Raises:
        UserError: there is no word to look for.
    """
    name = connection.dialect.name
    bound, query = _query(name, _wanted(words))
    sql = _SNIPPETS[name].format(table=DOCUMENTS.name, columns=_columns(DOCUMENTS), query=query)
    return {row[0]: row[1] for row in connection.execute(text(sql), bound | {"keys": json.dumps(list(keys))})}


def matching(connection: Connection, table: Table, words: str) -> ColumnElement[bool]:
    """That a row of a table has all these words, for the conditions of a statement.

    Raises:
        UserError: there is no word to look for.

    Example:
        `select(DOCUMENTS.c.key).where(matching(connection, DOCUMENTS, 'Kot "car bomb"'))`
    """
    name = connection.dialect.name
    bound, query = _query(name, _wanted(words))
    if name == "sqlite":
        # Not correlated: the engine asks the index once, then looks rows up by number.
        hits = text(f"SELECT rowid FROM {table.name}_search WHERE {table.name}_search MATCH :words")
        rows = hits.columns(literal_column("rowid")).bindparams(**bound)
        return table.c.number.in_(rows)
    return text(f"{table.name}.search_words @@ ({query})").bindparams(*(bindparam(k, v) for k, v in bound.items()))  # type: ignore[return-value]


def numbers_of(connection: Connection, table: Table, words: str) -> list[int]:
    """The numbers of all rows of a table that have all these words, in no order.

    Raises:
        UserError: there is no word to look for.
    """
    name = connection.dialect.name
    bound, query = _query(name, _wanted(words))
    sql = {
        "sqlite": f"SELECT rowid FROM {table.name}_search WHERE {table.name}_search MATCH :words",
        "postgresql": f"SELECT number FROM {table.name} WHERE search_words @@ ({query})",
    }[name]
    return list(connection.scalars(text(sql), bound))


def index(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    """Makes the rows of these numbers known to SQLite's search; PostgreSQL does so itself.

    One statement for all rows: each statement that changes the index ends with a write of what it holds.
    """
    if connection.dialect.name == "sqlite" and numbers:
        columns = ", ".join(SEARCHED[table.name])
        connection.exec_driver_sql(
            f"INSERT INTO {table.name}_search(rowid, {columns})"
            f" SELECT number, {columns} FROM {table.name} WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
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
    wanted = _wanted(words)
    name = connection.dialect.name
    bound, query = _query(name, wanted)
    latest = text(_LATEST[name].format(table=table.name, query=query))
    first = connection.scalar(latest, bound | {"most": RANKED})
    if first is None:
        return []
    sql = _HITS[name].format(table=table.name, key=_KEYS[table.name], columns=_columns(table), query=query)
    found = connection.execute(text(sql), bound | {"limit": limit, "first": first})
    return [Hit(row[0], row[1], row[2]) for row in found]


def _columns(table: Table) -> str:
    return " || ' ' || ".join(f"{table.name}.{column}" for column in SEARCHED[table.name])


def _wanted(words: str) -> list[str]:
    if not (wanted := terms(words)):
        raise UserError(f"nothing to search for in '{words}': give a word")
    return wanted


def _query(dialect: str, wanted: Sequence[str]) -> tuple[dict[str, object], str]:
    """The terms in the engine's own language, as bound values."""
    if dialect == "sqlite":
        return {"words": " ".join(f'"{term}"' for term in wanted)}, ""
    parts = [f"phraseto_tsquery('english', :term{at})" for at in range(len(wanted))]
    return {f"term{at}": term for at, term in enumerate(wanted)}, " && ".join(parts)
