"""Many rows at once: lists of keys in pieces that every engine takes, rows in one statement."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, TypeVar

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
    delete,
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


Some = TypeVar("Some", bound="Sliced")


class Sliced(Protocol):
    """What can be cut: a list, an array."""

    def __len__(self) -> int: ...

    def __getitem__(self: Some, some: slice, /) -> Some: ...


def growing(items: Some, most: int = PIECE, first: int = 20) -> Iterator[Some]:
    """`items` in pieces, small ones at first: who waits for them has something soon.

    Example:
        >>> [len(some) for some in growing(list(range(1000)), 400)]
        [20, 100, 400, 400, 80]
    """
    start, size = 0, first
    while start < len(items):
        yield items[start : start + size]
        start, size = start + size, min(most, 5 * size)


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that all have the same columns, as one statement; without rows, nothing is done.

    The statement is compiled once for each engine, and the rows go to the driver as they are: for the
    hundred small rows of a report, the usual way costs more than the database itself.
    """
    if rows:
        plan = _planned(connection, table, tuple(rows[0]))
        _write(connection, plan.sql, plan.laid(rows))


def replace(connection: Connection, by: Column[Any], wanted: Iterable[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Let `rows`, of all columns, be those in which `by` has one of the values `wanted`, and none other.

    What is there already as it is to be stays untouched: of a long history one report changes little, and rows with
    many indexes cost far more to write than to read.
    """
    table, dialect = by.table, connection.dialect
    columns = tuple(column.key for column in table.c)
    if (ask := _HELD.get(by)) is None:
        ask = _HELD[by] = Among(lambda among: select(*table.c).where(among(by)))
    at = [columns.index(column.key) for column in table.primary_key]
    left = {tuple(row[n] for n in at): tuple(row) for row in ask.plain(connection, wanted)}
    plan, new = _planned(connection, table, columns), list[tuple[Any, ...]]()
    for row in plan.laid(rows):
        key = tuple(row[n] for n in at)
        if left.get(key) == row:
            del left[key]
        else:
            new.append(row)
    if left:
        if (forget := _FORGET.get((dialect.name, table.name))) is None:
            forget = _FORGET[dialect.name, table.name] = _forgetting(dialect, table)
        _write(connection, forget, list(left))
    if new:
        _write(connection, plan.sql, new)


def _write(connection: Connection, sql: str, values: list[tuple[Any, ...]]) -> None:
    if (driver := _driver(connection)) is not None:
        driver.executemany(sql, values)
    else:
        connection.exec_driver_sql(sql, values)


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

    def laid(self, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """The rows as the driver takes them."""
        values = [self.values(row) for row in rows]
        if not self.processors:
            return values
        found = []
        for row in map(list, values):
            for at, process in self.processors:
                row[at] = process(row[at])
            found.append(tuple(row))
        return found


_PLANS: dict[tuple[str, str, tuple[str, ...]], _Plan] = {}
_FORGET: dict[tuple[str, str], str] = {}


def _planned(connection: Connection, table: Table, columns: tuple[str, ...]) -> _Plan:
    dialect = connection.dialect
    if (plan := _PLANS.get((dialect.name, table.name, columns))) is None:
        plan = _PLANS[dialect.name, table.name, columns] = _plan(dialect, table, columns)
    return plan


def _forgetting(dialect: Dialect, table: Table) -> str:
    """The statement that deletes one row by its primary key, whose columns are given in their order."""
    keys = [column == bindparam(f"its {n}") for n, column in enumerate(table.primary_key)]
    return str(delete(table).where(*keys).compile(dialect=_positional(dialect)))


def _positional(dialect: Dialect) -> Dialect:
    """The dialect of the same engine that leaves values where they stand."""
    if dialect.name == "postgresql":
        return psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]
    return dialect


def _plan(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> _Plan:
    dialect = _positional(dialect)
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
        plan, rows = self._plan(connection), self.plain(connection, values)
        if not plan.processors:
            return list(map(plan.row, rows))
        found = []
        for row in rows:
            one = list(row)
            for at, process in plan.processors:
                one[at] = process(one[at])
            found.append(plan.row(one))
        return found

    def plain(self, connection: Connection, values: Iterable[Any]) -> list[Any]:
        """The same rows as the driver gives them."""
        if not (given := list(dict.fromkeys(values))):
            return []
        parameter = json.dumps(given) if connection.dialect.name == "sqlite" else given
        sql = self._plan(connection).sql
        if (driver := _driver(connection)) is not None:
            return list(driver.execute(sql, (parameter,)).fetchall())
        return list(connection.exec_driver_sql(sql, (parameter,)).fetchall())

    def _plan(self, connection: Connection) -> _Asked:
        dialect = connection.dialect
        if (plan := self._plans.get(dialect.name)) is None:
            plan = self._plans[dialect.name] = _asked(dialect, self._build)
        return plan


class _Asked(NamedTuple):
    sql: str
    row: Callable[[Iterable[Any]], Any]
    processors: Sequence[tuple[int, Callable[[Any], Any]]]


def _asked(dialect: Dialect, build: Callable[[Callable[[Column[Any]], ColumnElement[bool]]], Select[Any]]) -> _Asked:
    dialect = _positional(dialect)

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


_HELD: dict[Column[Any], Among] = {}
_LOOKUPS: dict[tuple[Column[Any], tuple[Column[Any], ...]], Among] = {}
