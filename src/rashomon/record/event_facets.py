"""Facets of the list of events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from rashomon.record.actor_names import names_of
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.facets import Facet, Kind, countries, facet, wanted_of
from rashomon.record.filtering import CLOSED, EVERY, Filter, Mask, happened, masks, without
from rashomon.record.finding import wanted_actor
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_READINGS, VIEW_VOICES

ALL = 10_000
"""Values of a facet all of which are shown."""
KINDS = (
    Kind("type", ALL, of=CLOSED["type"]), Kind("country"), Kind("actor"), Kind("status", ALL, of=CLOSED["status"]),
    Kind("modality", ALL, of=CLOSED["modality"]), Kind("year", ALL, in_time=True), Kind("outlet"),
)  # fmt: skip


def facets(connection: Connection, events: Catalogue, chosen: Filter) -> tuple[Facet, ...]:
    """The facets of a list: each counts the events that pass all other filters, so that it shows what else there is."""

    def make() -> tuple[Facet, ...]:
        passed = masks(connection, events, chosen)
        return tuple(
            _facet(connection, events, chosen, kind, without(passed, kind.name, len(events))) for kind in KINDS
        )

    return events.kept(("facets", chosen), make)


def counts_of(connection: Connection, events: Catalogue, name: str, mask: Mask) -> NDArray[np.intp]:
    """How many events of a mask have each value of a column of lists, by code."""
    codes, owners = events.flat(connection, name)
    return np.bincount(codes[mask[owners]], minlength=len(events.values[name]))


def _facet(connection: Connection, events: Catalogue, chosen: Filter, kind: Kind, mask: Mask) -> Facet:
    name, wanted = kind.name, wanted_of([kind], chosen)[kind.name]
    if name == "year":
        years = happened(events)[mask].astype("datetime64[Y]")
        found, numbers = np.unique(years[~np.isnat(years)], return_counts=True)
        return facet(kind, {str(year): int(n) for year, n in zip(found, numbers, strict=True)}, wanted)
    if name == "actor":
        # The values are there once they were counted.
        numbers = counts_of(connection, events, "actors", mask)
        known = names_of(connection, events, events.values["actors"])
        counts = _counted(events.values["actors"], numbers)
        counts = {key: count for key, count in counts.items() if key in known}
        names = {key: one.name for key, one in known.items()}
        return facet(kind, counts, tuple(map(wanted_actor, wanted)), lambda _: names)
    if name == "outlet":
        numbers = counts_of(connection, events, "outlets", mask)
        counts = _counted(events.values["outlets"], numbers)
        return facet(kind, counts, wanted, partial(outlet_names, connection))
    numbers = np.bincount(events.columns[name][mask], minlength=len(events.values[name]))
    counts = _counted(events.values[name], numbers)
    counts.pop("", None)
    shown = tuple(value for value in wanted if value != EVERY)
    return facet(kind, counts, shown, countries if name == "country" else None)


def _counted(values: Sequence[str], numbers: NDArray[Any]) -> dict[str, int]:
    return {values[code]: int(numbers[code]) for code in np.flatnonzero(numbers).tolist()}


def outlet_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """What outlets call themselves: the name counted under, or that of one of their reports."""
    v, r, d = VIEW_VOICES.c, VIEW_READINGS.c, DOCUMENTS.c
    found = {row.id: row.name for row in lookup(connection, v.id, ids, v.id, v.name)}
    rest = [id_ for id_ in ids if id_ not in found]
    one = select(r.outlet, func.min(r.document)).where(r.outlet.in_(rest)).group_by(r.outlet)
    reports = {document: outlet for outlet, document in connection.execute(one)} if rest else {}
    named = lookup(connection, d.key, reports, d.key, d.publisher)
    return found | {reports[row.key]: row.publisher for row in named if row.publisher}
