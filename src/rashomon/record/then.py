"""Events as they stood then: which of them pass a filter, and in which order.

Today's list asks the catalogue (`filtering`); what stood in the record at a moment, or had been published by a day, is
summed up when it is asked for, and is filtered here row by row, by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.record.closed import known
from rashomon.record.filtering import EVERY, POLICIES, REJECTED, Filter, checked
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.listing import ORDERS, Events
from rashomon.record.rows import EventRow
from rashomon.record.several import normal, several


@dataclass(frozen=True, slots=True)
class Then:
    """The events of then.

    `under` gives the events that are found under a kind of key and a key, `told` those of which a report tells that has
    these words, or came from this outlet.
    """

    rows: Mapping[str, EventRow]
    under: Callable[[str, str], Set[str]]
    told: Callable[[str, str], Set[str]]


def page_then(then: Then, chosen: Filter, order: str, limit: int | None, offset: int, none: str) -> Events:
    """A page of the events of then that pass; `none` says why there is none.

    Raises:
        UserError: an order that nobody knows, or what `checked` refuses.
    """
    known("order", order, ORDERS)
    checked(chosen)
    found = sorted(_passing(then, chosen), key=lambda row: row.id)
    found.sort(key=lambda row: _rank(row, order, chosen.policy), reverse=True)
    page = found[offset : None if limit is None else offset + limit]
    return Events(page, len(found), "" if page else none)


def _passing(then: Then, chosen: Filter) -> list[EventRow]:
    kept = {name: value for name, value in chosen.set_fields()}
    found: Iterable[EventRow] = then.rows.values()
    among = [then.under(PLACE, key) for key in wanted_places(chosen.place)]
    among += [_any(then.under(ACTOR, wanted_actor(one)) for one in several(kept["actor"]))] if "actor" in kept else []
    among += [_any(then.told(name, one) for one in several(kept[name])) for name in ("words", "outlet") if name in kept]
    tests = [(_TESTS[name], value) for name, value in kept.items() if name in _TESTS]
    tests += [] if "status" in kept else [(lambda row, _, __: row.status != REJECTED, None)]
    return [
        row
        for row in found
        if all(row.id in ids for ids in among) and all(test(row, value, chosen) for test, value in tests)
    ]


def _any(found: Iterable[Set[str]]) -> Set[str]:
    return set().union(*found)


def _is(name: str) -> Callable[[EventRow, Any, Filter], bool]:
    return lambda row, value, _: any(one in (EVERY, normal(getattr(row, name))) for one in map(normal, several(value)))


def happened(row: EventRow) -> date | None:
    """The first day of an event; of its first report where nobody tells a day."""
    return row.start or row.first_published


def _toll(row: EventRow, policy: str) -> int | None:
    found: int | None = getattr(row, POLICIES[policy].name)
    return found


_TESTS: dict[str, Callable[[EventRow, Any, Filter], bool]] = {
    "type": _is("type"),
    "country": _is("country"),
    "modality": _is("modality"),
    "status": _is("status"),
    "since": lambda row, value, _: (day := row.end or row.first_published) is not None and day >= value,
    "until": lambda row, value, _: (day := happened(row)) is not None and day <= value,
    "year": lambda row, value, _: (day := happened(row)) is not None and day.year in several(value),
    "min_killed": lambda row, value, chosen: (toll := _toll(row, chosen.policy)) is not None and toll >= value,
    "min_origins": lambda row, value, _: row.origins >= value,
    "located": lambda row, value, _: (row.latitude is not None) == value,
    "dated": lambda row, value, _: (row.start is not None) == value,
    "single_origin": lambda row, value, _: (row.origins < 2) == value,
    "disagreeing": lambda row, value, _: (row.disagreements > 0) == value,
}
"""What an event's row must have for each filter; place, actor, words and outlet are asked of the record, and
`published_until` decides what the rows say."""


def _rank(row: EventRow, order: str, policy: str) -> tuple[bool, Any]:
    value: Any = {
        "start": happened(row),
        "killed": _toll(row, policy),
        "origins": (row.origins, row.speakers),
        "recent": row.last_published,
        "reports": row.documents,
        "disagreements": row.disagreements,
    }[order]
    return (value is not None, value if value is not None else 0)
