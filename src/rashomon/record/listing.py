"""Lists of events: filters, order and pages, answered from the derived tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, select

from rashomon.errors import PrerequisiteError
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue, Positions, catalogue
from rashomon.record.closed import did_you_mean, known
from rashomon.record.filtering import EVERY, POLICIES, REJECTED, Filter, happened, passing
from rashomon.record.page_list import PageList
from rashomon.record.rows import EventRow
from rashomon.record.several import several
from rashomon.record.suggesting import like
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS

__all__ = ["EVERY", "ORDERS", "POLICIES", "REJECTED", "Events", "Filter", "events", "in_order", "rows_of", "under"]

ORDERS = ("start", "killed", "origins", "recent", "reports", "disagreements")
_E = VIEW_EVENTS.c
_NAMES = [field.name for field in fields(EventRow)]
_COLUMNS = [_E.event, *(_E[name] for name in _NAMES[1:])]


class Events(PageList[EventRow]):
    """A page of events; `total` is how many there are in all, `note` says why there is none."""

    def __init__(self, rows: Sequence[EventRow], total: int, note: str = "") -> None:
        super().__init__(rows, total)
        self.note = note

    def to_rows(self) -> list[dict[str, Any]]:
        """The events as plain values."""
        return [row.to_row() for row in self._rows]

    def to_polars(self) -> Any:
        """The events as a Polars data frame.

        Raises:
            PrerequisiteError: Polars is not installed.
        """
        try:
            import polars
        except ImportError:
            raise PrerequisiteError("a data frame needs Polars", "pip install 'rashomon[tables]'") from None
        days = {"start", "end", "first_published", "last_published"}
        numbers = {field.name for field in fields(EventRow) if field.type in ("int", "int | None")}
        schema = {
            name: polars.Date if name in days
            else polars.Int64 if name in numbers
            else polars.Float64 if name in ("latitude", "longitude")
            else polars.String
            for name in _NAMES
        }  # fmt: skip
        return polars.DataFrame({name: [getattr(row, name) for row in self._rows] for name in _NAMES}, schema=schema)


def events(connection: Connection, chosen: Filter, order: str, limit: int | None, offset: int) -> Events:
    """A page of the events that pass the filter.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    whole = catalogue(connection)
    found = in_order(connection, whole, chosen, order)
    ids = whole.ids[found[offset : None if limit is None else offset + limit]].tolist()
    rows = rows_of(connection, ids)
    page = [rows[id_] for id_ in ids if id_ in rows]
    return Events(page, len(found), "" if page else _why_none(connection, whole, chosen, len(found)))


def rows_of(connection: Connection, ids: Sequence[str]) -> dict[str, EventRow]:
    """Events by id."""
    return {row.event: EventRow(*row) for row in lookup(connection, _E.event, ids, *_COLUMNS)}


def in_order(connection: Connection, whole: Catalogue, chosen: Filter, order: str) -> Positions:
    """Where the events stand that pass, the first of the list first; those of which nothing is known last.

    Raises:
        UserError: an order or policy that nobody knows.
    """
    known("order", order, ORDERS)

    def make() -> Positions:
        return ordered(whole, passing(connection, whole, chosen), order, chosen.policy)

    return whole.kept(("in order", chosen, order), make)


def ordered(whole: Catalogue, found: Positions, order: str, policy: str) -> Positions:
    """These events in order; what is equal in the order of the ids, in which they come."""
    return found[np.lexsort([-key[found] for key in _keys(whole, order, policy)][::-1])]


def _keys(whole: Catalogue, order: str, policy: str) -> list[NDArray[np.float64]]:
    """By what the list is sorted, the most first; NaN goes last."""
    c = whole.columns
    if order == "start":
        return [_ordinal(happened(whole))]
    if order == "recent":
        return [_ordinal(c["last_published"])]
    if order == "killed":
        return [c[POLICIES[policy].name]]
    if order == "origins":
        return [c["origins"], c["speakers"]]
    return [c["documents" if order == "reports" else "disagreements"]]


def _ordinal(days: NDArray[Any]) -> NDArray[np.float64]:
    return np.where(np.isnat(days), np.nan, days.astype("datetime64[D]").astype(np.int64))


def under(column: ColumnElement[str], what: str, key: str) -> ColumnElement[bool]:
    """That an event or subject is found under a key."""
    return column.in_(select(VIEW_KEYS.c.topic).where(VIEW_KEYS.c.what == what, VIEW_KEYS.c.key == key))


def _why_none(connection: Connection, whole: Catalogue, chosen: Filter, total: int) -> str:
    if total:
        return f"there are {total} events, but none that far down the list"
    if not len(whole):
        return "the record holds no event yet; add reports with: rashomon add PATHS"
    parts = chosen.set_fields()
    near = did_you_mean(like(connection, whole, several(chosen.actor), chosen.place))
    alone = []
    for name, value in parts:
        only = Filter(**{"policy": chosen.policy, name: value})
        alone.append(f"{only.in_words()}: {len(passing(connection, whole, only))}")
    return (
        f"no event {chosen.in_words()} among the {len(whole):,} of the record"
        + (f" (each alone: {'; '.join(alone)})" if len(parts) > 1 else "")
        + near
    )
