"""Rows that stay as they are stay untouched where others of the same topic are replaced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, select

from rashomon.record import bulk
from rashomon.record.bulk import replace
from rashomon.record.opening import open_engine
from rashomon.record.views import VIEW_COPIES, VIEW_KEYS
from rashomon.record.writing import writing

OF = VIEW_COPIES.c.document


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each statement that writes was given."""
    found: list[int] = []
    write = bulk._write

    def counted(connection: Connection, sql: str, values: list[tuple[Any, ...]]) -> None:
        found.append(len(values))
        write(connection, sql, values)

    monkeypatch.setattr(bulk, "_write", counted)
    return found


@pytest.fixture
def connection(record_url: str) -> Iterator[Connection]:
    engine = open_engine(record_url)
    with writing(engine, "note") as tx:
        yield tx.connection
    engine.dispose()


def copy(document: str, of: str, share: float = 0.5, spans: tuple[int, ...] = (1, 2)) -> dict[str, object]:
    return {"document": document, "of": of, "kind": "copy", "share": share, "words": "Kot – ", "spans": list(spans)}


def held(connection: Connection) -> list[dict[str, Any]]:
    rows = connection.execute(select(VIEW_COPIES).order_by(VIEW_COPIES.c.document, VIEW_COPIES.c.of)).mappings()
    return [dict(row) for row in rows]


def test_only_what_changes_is_written(connection: Connection, written: list[int]) -> None:
    first = [copy("d1", "d0"), copy("d2", "d0"), copy("d2", "d1"), copy("d3", "d0")]
    replace(connection, OF, ["d1", "d2", "d3"], first)
    assert held(connection) == first
    assert written == [4]
    written.clear()
    replace(connection, OF, ["d1", "d2"], first[:3])
    assert written == []
    now = [copy("d1", "d0"), copy("d2", "d0", share=0.25), copy("d2", "d3", spans=())]
    replace(connection, OF, ["d1", "d2"], now)
    assert held(connection) == [*now, first[3]]
    # Two go, one of them to come back with another share; so does a new one.
    assert written == [2, 2]
    replace(connection, OF, ["d1", "d2", "d3"], [])
    assert held(connection) == []


def test_rows_of_other_topics_stay(connection: Connection, written: list[int]) -> None:
    rows = [{"what": "place", "key": key, "topic": topic} for topic in ("e1", "e2") for key in ("kot", "zar")]
    replace(connection, VIEW_KEYS.c.topic, ["e1", "e2"], rows)
    written.clear()
    replace(connection, VIEW_KEYS.c.topic, ["e1"], rows[:1])
    assert written == [1]
    left = connection.execute(select(VIEW_KEYS.c.topic, VIEW_KEYS.c.key).order_by(*VIEW_KEYS.c)).all()
    assert sorted(map(tuple, left)) == [("e1", "kot"), ("e2", "kot"), ("e2", "zar")]


def test_of_no_topic_nothing_is_asked_or_written(connection: Connection, written: list[int]) -> None:
    replace(connection, OF, [], [])
    assert written == []
