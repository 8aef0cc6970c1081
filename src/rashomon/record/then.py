"""Events as they stood then: which of them pass a filter, and in which order.

What stood in the record at a moment, or had been published by a day, is a catalogue of its own, and is filtered and
sorted as today's is (`filtering`, `listing`); only what the store is asked for goes by then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from rashomon.record.catalogue import COLUMNS, Catalogue, Positions, exchanged
from rashomon.record.closed import known
from rashomon.record.filtering import (
    ASKED,
    REJECTED,
    Filter,
    Mask,
    among,
    by_columns,
    checked,
    together,
)
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.listing import ORDERS, Events, ordered
from rashomon.record.rows import EventRow
from rashomon.record.several import several


@dataclass(frozen=True, slots=True)
class Partly:
    """An event of which more is told than what is asked for: its row and its keys by that."""

    row: EventRow
    keys: frozenset[tuple[str, str]]

    def columns(self) -> tuple[object, ...]:
        """The row as the catalogue has it."""
        return (self.row.id, *(getattr(self.row, column.name) for column in COLUMNS[1:]))


@dataclass(frozen=True, slots=True)
class Stood:
    """The events of then, and those of them that were summed up again."""

    events: Catalogue
    again: Mapping[str, Partly] = field(default_factory=dict)


def stood(events: Catalogue, gone: Positions, again: Mapping[str, Partly]) -> Stood:
    """The events of a catalogue without those that are `gone`, and with those summed up again as these are."""
    away = np.union1d(gone, events.positions(again))
    return Stood(exchanged(events, away, [one.columns() for one in again.values()], events.seq)[0], again)


@dataclass(frozen=True, slots=True)
class Then:
    """What stood then, and how the store is asked about it.

    `under` gives the events that are found under a kind of key and a key, `told` those of which a report tells that has
    these words, or came from this outlet; both may name others, too. `rows` gives events by their ids, or all.
    """

    stood: Stood
    under: Callable[[str, str], Set[str]]
    told: Callable[[str, str], Set[str]]
    rows: Callable[[Sequence[str]], Mapping[str, EventRow]]

    def passing(self, chosen: Filter) -> Positions:
        """Where the events stand that pass, in the order of their ids.

        Raises:
            UserError: what `checked` refuses, or words without a letter.
        """
        checked(chosen)
        events = self.stood.events
        # What had been published is what the rows say.
        names = [name for name, _ in chosen.set_fields() if name != "published_until"]
        found = {
            name: self._asked(chosen, name) if name in ASKED else by_columns(events, chosen, name) for name in names
        }
        if not several(chosen.status):
            found["status"] = events.columns["status"] != events.code("status", REJECTED)
        return np.flatnonzero(together(found, len(events)))

    def _asked(self, chosen: Filter, name: str) -> Mask:
        if name == "place":
            keys = [self._under(PLACE, key) for key in wanted_places(chosen.place)]
            return together(dict(enumerate(keys)), len(self.stood.events))
        values = map(str, several(getattr(chosen, name)))
        if name == "actor":
            return _any(self._under(ACTOR, wanted_actor(one)) for one in values)
        return _any(among(self.stood.events, self.told(name, one)) for one in values)

    def _under(self, what: str, key: str) -> Mask:
        again = self.stood.again
        found = self.under(what, key) - again.keys()
        return among(self.stood.events, found | {id_ for id_, one in again.items() if (what, key) in one.keys})


def page_then(then: Then, chosen: Filter, order: str, limit: int | None, offset: int, none: str) -> Events:
    """A page of the events of then that pass; `none` says why there is none.

    Raises:
        UserError: an order that nobody knows, or what `checked` refuses.
    """
    known("order", order, ORDERS)
    found = ordered(then.stood.events, then.passing(chosen), order, chosen.policy)
    ids = then.stood.events.ids[found[offset : None if limit is None else offset + limit]].tolist()
    again = then.stood.again
    rows = dict(then.rows([id_ for id_ in ids if id_ not in again]))
    rows |= {id_: again[id_].row for id_ in ids if id_ in again}
    page = [rows[id_] for id_ in ids if id_ in rows]
    return Events(page, len(found), "" if page else none)


def _any(found: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_or.reduce(list(found)))
