"""Many rows at once: lists of keys in pieces that every engine takes, rows in one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, Connection, Dialect, Row, Table, bindparam, select
from sqlalchemy.dialects.postgresql import psycopg

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
    values: list[tuple[Any, ...]] = [plan.values(row) for row in rows]
    for at, process in plan.processors:
        values = [(*row[:at], process(row[at]), *row[at + 1 :]) for row in values]
    connection.exec_driver_sql(plan.sql, values)


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


def lookup(connection: Connection, by: Column[Any], wanted: Iterable[Any], *columns: Column[Any]) -> Iterator[Row[Any]]:
    """The rows in which `by` has one of the values `wanted`: `columns`, or all of the table's, in no order.

    Example:
        `lookup(connection, BLOCKS.c.key, keys, BLOCKS.c.telling)` gives the tellings under these keys.
    """
    statement = select(*(columns or by.table.c)).where(by.in_(bindparam("wanted", expanding=True)))
    for some in chunks(list(dict.fromkeys(wanted))):
        yield from connection.execute(statement, {"wanted": some})
