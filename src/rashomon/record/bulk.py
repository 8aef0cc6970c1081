"""Many rows at once: lists of keys in pieces that every engine takes, rows in one statement."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Float,
    Numeric,
    Select,
    String,
    Table,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, psycopg

Item = TypeVar("Item")
PIECE = 500
"""Keys in one statement; engines refuse more than some ten thousand, and plan badly long before that."""


def chunks(items: Sequence[Item], size: int = PIECE) -> Iterator[Sequence[Item]]:
    """`items` in pieces of at most `size`.

    Example:
        >>> [list(some) for some in chunks([1, 2, 3], 2)]
        [[1, 2], [3]]
    """
    for start in range(0, len(items), size):
        yield items[start : start + size]


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that all have the same columns, as one statement; without rows, nothing is done.

    The statement is compiled once for each engine, and the rows go to the driver as they are: for the
    hundred small rows of a report, the usual way costs more than the database itself.
    """
    if not rows:
        return
    columns = tuple(rows[0])
    dialect = connection.dialect
    if (plan := _PLANS.get((dialect.name, table.name, columns))) is None:
        plan = _PLANS[dialect.name, table.name, columns] = _plan(dialect, table, columns)
    values: list[Any] = [plan.values(row) for row in rows]
    if plan.processors:
        values = [list(row) for row in values]
        for row in values:
            for at, process in plan.processors:
                row[at] = process(row[at])
        values = [tuple(row) for row in values]
    if (driver := _driver(connection)) is not None:
        driver.executemany(plan.sql, values)
    else:
        connection.exec_driver_sql(plan.sql, values)


def _driver(connection: Connection) -> Any:
    """SQLite's own connection, within a transaction that SQLAlchemy began: of a small statement, two thirds of the
    time is SQLAlchemy's. None elsewhere; psycopg's errors need its wrapping."""
    if connection.dialect.name == "sqlite" and connection.in_transaction():
        return connection.connection.driver_connection
    return None


class _Plan(NamedTuple):
    sql: str
    values: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    processors: Sequence[tuple[int, Callable[[Any], Any]]]


_PLANS: dict[tuple[str, str, tuple[str, ...]], _Plan] = {}


def _plan(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> _Plan:
    if dialect.name == "postgresql":
        dialect = psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]
    sql = str(table.insert().compile(dialect=dialect, column_keys=list(columns)))
    written = [column.key for column in table.c if column.key in columns]
    processors = []
    for at, name in enumerate(written):
        kind = table.c[name].type.dialect_impl(dialect)
        if (process := kind.bind_processor(dialect)) is not None:
            processors.append((at, process))
    getter = itemgetter(*written) if len(written) > 1 else _single(written[0])
    return _Plan(sql, getter, processors)


def _single(name: str) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    return lambda row: (row[name],)


class Among:
    """A question about many values at once, compiled once for each engine: all values go as one parameter.

    `build` makes the statement with the condition that a column has one of the values. The answer is a list of rows
    with names, in no order unless the statement gives one.

    Example:
        `Among(lambda among: select(BLOCKS.c.telling).where(among(BLOCKS.c.key)))(connection, keys)`
    """

    def __init__(self, build: Callable[[Callable[[Column[Any]], ColumnElement[bool]]], Select[Any]]) -> None:
        self._build = build
        self._plans: dict[str, _Asked] = {}

    def __call__(self, connection: Connection, values: Iterable[Any]) -> list[Any]:
        given = list(dict.fromkeys(values))
        if not given:
            return []
        dialect = connection.dialect
        if (plan := self._plans.get(dialect.name)) is None:
            plan = self._plans[dialect.name] = _asked(dialect, self._build)
        parameter = json.dumps(given) if dialect.name == "sqlite" else given
        if (driver := _driver(connection)) is not None:
            rows = driver.execute(plan.sql, (parameter,)).fetchall()
        else:
            rows = list(connection.exec_driver_sql(plan.sql, (parameter,)).fetchall())
        if not plan.processors:
            return list(map(plan.row, rows))
        found = []
        for row in rows:
            one = list(row)
            for at, process in plan.processors:
                one[at] = process(one[at])
            found.append(plan.row(one))
        return found


class _Asked(NamedTuple):
    sql: str
    row: Callable[[Iterable[Any]], Any]
    processors: Sequence[tuple[int, Callable[[Any], Any]]]


def _asked(dialect: Dialect, build: Callable[[Callable[[Column[Any]], ColumnElement[bool]]], Select[Any]]) -> _Asked:
    if dialect.name == "postgresql":
        dialect = psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]

    def among(column: Column[Any]) -> ColumnElement[bool]:
        if dialect.name == "postgresql":
            return column == any_(bindparam("values", type_=ARRAY(column.type)))
        every = func.json_each(bindparam("values", type_=String())).table_valued("value")
        return column.in_(select(every.c.value))

    statement = build(among)
    columns = list(statement.selected_columns)
    processors = []
    for at, column in enumerate(columns):
        if dialect.name == "postgresql" and isinstance(column.type, (Float, Numeric)):
            continue  # the driver gives numbers as they are
        if (process := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None:
            processors.append((at, process))
    row = namedtuple("Found", [column.name for column in columns])  # type: ignore[misc]
    return _Asked(str(statement.compile(dialect=dialect)), row._make, processors)


def lookup(connection: Connection, by: Column[Any], wanted: Iterable[Any], *columns: Column[Any]) -> list[Any]:
    """The rows in which `by` has one of the values `wanted`: `columns`, or all of the table's, in no order.

    Example:
        `lookup(connection, BLOCKS.c.key, keys, BLOCKS.c.telling)` gives the tellings under these keys.
    """
    if (ask := _LOOKUPS.get((by, columns))) is None:
        ask = _LOOKUPS[by, columns] = Among(lambda among: select(*(columns or by.table.c)).where(among(by)))
    return ask(connection, wanted)


_LOOKUPS: dict[tuple[Column[Any], tuple[Column[Any], ...]], Among] = {}
