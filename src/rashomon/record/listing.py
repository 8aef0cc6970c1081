"""Lists of events: filters, order and pages, answered from the derived tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, overload

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from rashomon.errors import PrerequisiteError, UserError
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.rows import EventRow
from rashomon.record.searching import search
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS, VIEW_TELLINGS

_E = VIEW_EVENTS.c
_NAMES = [field.name for field in fields(EventRow)]
_COLUMNS = [_E.event.label("id"), *(_E[name] for name in _NAMES[1:])]
EVERY, REJECTED = "all", "rejected"
"""A status that stands for each of them, and the one that is left out where none is chosen."""
POLICIES = {
    "best-low-high": _E.killed_best,
    "lowest": _E.killed_lowest,
    "latest": _E.killed_latest,
    "highest": _E.killed_highest,
}
"""By which policy `min_killed` and the order by killed take a toll."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; what is empty filters nothing. Days count inclusive, and against the event's own time."""

    place: str = ""
    actor: str = ""
    type: str = ""
    since: date | None = None
    until: date | None = None
    min_killed: int | None = None
    policy: str = "best-low-high"
    words: str = ""
    status: str = ""
    min_origins: int | None = None
    published_until: date | None = None

    def in_words(self) -> str:
        """The filters that are set, for the sentence that says why nothing was found.

        Example:
            >>> Filter(place="Kot", min_killed=10).in_words()
            'place Kot, at least 10 killed (best-low-high)'
        """
        said = [f"{name} {value}" for name in ("place", "actor", "type") if (value := getattr(self, name))]
        said += [f"{name} {day}" for name in ("since", "until") if (day := getattr(self, name))]
        said += [f"at least {self.min_killed} killed ({self.policy})"] if self.min_killed is not None else []
        said += [f"the words {self.words!r}"] if self.words else []
        said += [f"status {self.status}"] if self.status else []
        said += [f"at least {self.min_origins} origins"] if self.min_origins is not None else []
        said += [f"published until {self.published_until}"] if self.published_until else []
        return ", ".join(said)


class Events(Sequence[EventRow]):
    """A page of events; `total` is how many there are in all, `note` says why there is none."""

    def __init__(self, rows: Sequence[EventRow], total: int, note: str = "") -> None:
        self._rows, self.total, self.note = tuple(rows), total, note

    @overload
    def __getitem__(self, at: int) -> EventRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[EventRow, ...]: ...
    def __getitem__(self, at: int | slice) -> EventRow | tuple[EventRow, ...]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[EventRow]:
        return iter(self._rows)

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
    if chosen.policy not in POLICIES:
        raise UserError(f"no policy {chosen.policy!r}; there are: {', '.join(POLICIES)}")
    passing = _passing(connection, chosen)
    total = connection.scalar(select(func.count()).select_from(VIEW_EVENTS).where(*passing)) or 0
    page: Select[Any] = select(*_COLUMNS).where(*passing).order_by(*_order(order, chosen.policy)).offset(offset)
    if limit is not None:
        page = page.limit(limit)
    rows = [EventRow(*row) for row in connection.execute(page)]
    return Events(rows, total, "" if rows else _why_none(connection, chosen, total))


def rows_of(connection: Connection, ids: Sequence[str]) -> dict[str, EventRow]:
    """Events by id."""
    found = connection.execute(select(*_COLUMNS).where(_E.event.in_(ids)))
    return {row.id: EventRow(*row) for row in found}


def _passing(connection: Connection, chosen: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [under(_E.event, PLACE, key) for key in wanted_places(chosen.place)]
    if chosen.actor:
        found.append(under(_E.event, ACTOR, wanted_actor(chosen.actor)))
    if chosen.type:
        found.append(_E.type == chosen.type.replace(" ", "_"))
    if chosen.since:
        # An event whose time nobody tells happened before its first report, and is listed by that.
        found.append(or_(_E.end >= chosen.since, and_(_E.end.is_(None), _E.first_published >= chosen.since)))
    if chosen.until:
        found.append(or_(_E.start <= chosen.until, and_(_E.start.is_(None), _E.first_published <= chosen.until)))
    if chosen.min_killed is not None:
        found.append(POLICIES[chosen.policy] >= chosen.min_killed)
    if chosen.status != EVERY:
        # What people rejected is kept, and listed when it is asked for.
        found.append(_E.status == chosen.status if chosen.status else _E.status != REJECTED)
    if chosen.min_origins is not None:
        found.append(_E.origins >= chosen.min_origins)
    if chosen.published_until:
        found.append(_E.first_published <= chosen.published_until)
    if chosen.words:
        keys = [hit.document for hit in search(connection, chosen.words, limit=500)]
        found.append(_E.event.in_(select(VIEW_TELLINGS.c.event).where(VIEW_TELLINGS.c.document.in_(keys))))
    return found


def under(column: ColumnElement[str], what: str, key: str) -> ColumnElement[bool]:
    """That an event or subject is found under a key."""
    return column.in_(select(VIEW_KEYS.c.topic).where(VIEW_KEYS.c.what == what, VIEW_KEYS.c.key == key))


def _order(order: str, policy: str) -> list[Any]:
    orders = {
        "start": [func.coalesce(_E.start, _E.first_published).desc().nulls_last()],
        "killed": [POLICIES[policy].desc().nulls_last()],
        "origins": [_E.origins.desc(), _E.speakers.desc()],
        "recent": [_E.last_published.desc().nulls_last()],
    }
    if order not in orders:
        raise UserError(f"no order {order!r}; there are: {', '.join(orders)}")
    return [*orders[order], _E.event]


def _why_none(connection: Connection, chosen: Filter, total: int) -> str:
    if total:
        return f"there are {total} events, but none that far down the list"
    whole = connection.scalar(select(func.count()).select_from(VIEW_EVENTS)) or 0
    if not whole:
        return "the record holds no event yet; add reports with: rashomon add PATHS"
    parts = [
        (name, value)
        for name, value in ((f.name, getattr(chosen, f.name)) for f in fields(Filter))
        if value not in ("", None) and name != "policy"
    ]
    alone = []
    for name, value in parts:
        only = Filter(**{name: value, "policy": chosen.policy})
        passing = _passing(connection, only)
        number = connection.scalar(select(func.count()).select_from(VIEW_EVENTS).where(*passing))
        alone.append(f"{only.in_words()}: {number}")
    return f"none of the {whole} events has {chosen.in_words()}" + (
        f" (each alone: {'; '.join(alone)})" if len(parts) > 1 else ""
    )
