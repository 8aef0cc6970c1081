"""Answers as columns: of a hundred thousand rows, making a tuple of each costs more than to read them.

SQLite lays each column out as one JSON array. It does so without Python, so other threads go on answering meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select


def in_columns(connection: Connection, statement: Select[Any]) -> list[Sequence[Any]]:
    """The columns of an answer, all in one order, which is none; days are text on SQLite, truth values 0 or 1.

    Example:
        >>> from sqlalchemy import create_engine, literal, select
        >>> with create_engine("sqlite://").connect() as connection:
        ...     in_columns(connection, select(literal("Kot"), literal(3)))
        [['Kot'], [3]]
    """
    sql = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
    number = len(statement.selected_columns)
    if connection.dialect.name != "sqlite":
        rows = connection.exec_driver_sql(sql).fetchall()
        return list(zip(*rows, strict=True)) if rows else [()] * number
    names = [f"c{at}" for at in range(number)]
    arrays = ", ".join(f"json_group_array({name})" for name in names)
    told = connection.exec_driver_sql(f"WITH told({', '.join(names)}) AS ({sql}) SELECT {arrays} FROM told").one()
    return [json.loads(array) for array in told]


def codes_of(column: Sequence[str], values: list[str]) -> NDArray[np.int32]:
    """A code for each value, -1 for an empty one; `values` gets those that are new at its end.

    Example:
        >>> values = ["attack"]
        >>> codes_of(["riot", "", "attack"], values).tolist(), values
        ([1, -1, 0], ['attack', 'riot'])
    """
    known = {value: code for code, value in enumerate(values)}
    for value in dict.fromkeys(column):
        if value:
            known.setdefault(value, len(known))
    values[:] = known
    return np.fromiter(map((known | {"": -1}).__getitem__, column), np.int32, len(column))


def days_of(column: Sequence[str | date | None]) -> NDArray[np.datetime64]:
    """Days, NaT where there is none. There are few different ones, and reading each is slow.

    Example:
        >>> days_of(["2016-08-01", None]).tolist()
        [datetime.date(2016, 8, 1), None]
    """
    known: Mapping[Any, int] = {day: at for at, day in enumerate(dict.fromkeys(column))}
    days = np.array(list(known), dtype="datetime64[D]")
    return days[np.fromiter(map(known.__getitem__, column), np.intp, len(column))]


def each_once(codes: NDArray[np.int32], owners: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Codes with the rows that they belong to, each pair once and in the order of the rows; without those of no row
    (an owner of -1) and without those that are none.

    Example:
        >>> codes, owners = each_once(np.array([2, 1, 2, -1], np.int32), np.array([0, 0, 0, 1]))
        >>> codes.tolist(), owners.tolist()
        ([1, 2], [0, 0])
    """
    known = (owners >= 0) & (codes >= 0)
    most = int(codes.max(initial=0)) + 1
    rows, found = np.divmod(np.unique(owners[known] * most + codes[known]), most)
    return found.astype(np.int32), rows
