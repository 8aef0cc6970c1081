"""Columns of a list in memory: which rows have a value, and how many rows have each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.record.several import normal

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """Values by code. `codes` has one for each row, -1 where there is none; with `owners`, the rows that they are of.

    A row has no code twice.
    """

    values: Sequence[str]
    codes: NDArray[Any]
    rows: int
    owners: NDArray[Any] | None = None

    def having(self, wanted: Iterable[str]) -> Mask:
        """The rows that have one of these values."""
        among = set(map(normal, wanted))
        return self._having(normal(value) in among for value in self.values)

    def exactly(self, wanted: Iterable[str]) -> Mask:
        """The same for ids, which have one spelling."""
        among = set(wanted)
        return self._having(value in among for value in self.values)

    def _having(self, among: Iterable[bool]) -> Mask:
        known = np.fromiter(among, dtype=bool, count=len(self.values))
        # A code of -1 takes the last item: none.
        has: Mask = np.append(known, False)[self.codes]
        if self.owners is None:
            return has
        found = np.zeros(self.rows, dtype=bool)
        found[self.owners[has]] = True
        return found

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many rows of a mask have each value; values that none has are left out."""
        codes = self.codes[mask if self.owners is None else mask[self.owners]]
        numbers = np.bincount(codes[codes >= 0], minlength=len(self.values))
        return {self.values[code]: int(numbers[code]) for code in np.flatnonzero(numbers).tolist() if self.values[code]}


def column(values: Iterable[str]) -> Column:
    """A column with one value for each row; an empty one counts for none.

    Example:
        >>> found = column(["a", "b", "", "a"])
        >>> found.having(["A"]).tolist(), found.counts(np.array([True, True, True, False]))
        ([True, False, False, True], {'a': 1, 'b': 1})
    """
    known: dict[str, int] = {}
    codes = np.fromiter((known.setdefault(value, len(known)) if value else -1 for value in values), dtype=np.int32)
    return Column(list(known), codes, len(codes))


def column_of_several(values: Sequence[Iterable[str]]) -> Column:
    """A column with any number of values for each row.

    Example:
        >>> found = column_of_several([["a", "b"], [], ["b"]])
        >>> found.having(["b"]).tolist(), found.counts(np.array([False, True, True]))
        ([True, False, True], {'b': 1})
    """
    known: dict[str, int] = {}
    told = [tuple(dict.fromkeys(known.setdefault(value, len(known)) for value in some if value)) for some in values]
    sizes = np.fromiter(map(len, told), dtype=np.intp, count=len(told))
    codes = np.fromiter(chain.from_iterable(told), dtype=np.int32, count=int(sizes.sum()))
    return Column(list(known), codes, len(told), np.repeat(np.arange(len(told)), sizes))


def column_of_masks(masks: Mapping[str, Mask]) -> Column:
    """A column of those values whose mask a row is in.

    Example:
        >>> found = column_of_masks({"undated": np.array([True, False]), "unlocated": np.array([True, True])})
        >>> found.counts(np.array([True, True]))
        {'undated': 1, 'unlocated': 2}
    """
    owners = [np.flatnonzero(mask) for mask in masks.values()]
    codes = np.repeat(np.arange(len(masks), dtype=np.int32), list(map(len, owners)))
    return Column(list(masks), codes, len(next(iter(masks.values()))), np.concatenate(owners))


def column_of_days(days: NDArray[np.datetime64], unit: Literal["Y", "M"]) -> Column:
    """The years (2016) or months (2016-08) of days.

    Example:
        >>> column_of_days(np.array(["2016-08-13", "NaT"], dtype="datetime64[D]"), "M").counts(np.array([True, True]))
        {'2016-08': 1}
    """
    found, codes = np.unique(days.astype(f"datetime64[{unit}]"), return_inverse=True)
    # Each day that is none is a value of its own.
    known = int((~np.isnat(found)).sum())
    return Column([str(one) for one in found[:known]], np.where(codes < known, codes, -1), len(days))


def columns(rows: Sequence[Any], of: Mapping[str, Any]) -> dict[str, Column]:
    """A column for each name, made of what its function says of a row: one value or several."""
    found = {}
    for name, ask in of.items():
        told = [ask(row) for row in rows]
        plain = all(isinstance(one, str) for one in told)
        found[name] = column(told) if plain else column_of_several([(o,) if isinstance(o, str) else o for o in told])
    return found
