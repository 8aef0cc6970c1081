"""Pieces that migrations are made of: triggers that keep rows as they are, and full-text search."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

_FORBID = """CREATE OR REPLACE FUNCTION rashomon_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the record is append-only: % of % is not allowed', lower(TG_OP), TG_TABLE_NAME; END $$"""


def forbid_changes(connection: Connection, tables: Iterable[str]) -> None:
    """Makes the tables append-only: whoever updates or deletes, with whatever program, is refused."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_FORBID))
        for table in tables:
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                    " FOR EACH STATEMENT EXECUTE FUNCTION rashomon_append_only()"
                )
            )
        return
    for table in tables:
        for action in ("update", "delete"):
            said = f"the record is append-only: {action} of {table} is not allowed"
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
                )
            )


def searchable(connection: Connection, table: str, columns: tuple[str, ...], longest: int = 300_000) -> None:
    """Full-text search over columns of a table that has a `number`; SQLite's index is filled by `searching.index`.

    PostgreSQL takes the first `longest` characters: a search vector there holds one megabyte at most.
    """
    if connection.dialect.name == "postgresql":
        joined = " || ' ' || ".join(columns)
        connection.execute(
            text(
                f"ALTER TABLE {table} ADD COLUMN search_words tsvector GENERATED ALWAYS AS"
                f" (to_tsvector('english'::regconfig, left({joined}, {longest}))) STORED"
            )
        )
        connection.execute(text(f"CREATE INDEX ix_{table}_search_words ON {table} USING gin (search_words)"))
        return
    listed = ", ".join(columns)
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5({listed}, content='{table}', content_rowid='number',"
            " tokenize='porter unicode61 remove_diacritics 2')"
        )
    )
