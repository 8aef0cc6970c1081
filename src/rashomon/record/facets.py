"""Facets: what the events of a list can be narrowed to, with how many each value would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from rashomon.record.actor_names import names_of
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.filtering import Filter, Mask, happened, masks, without
from rashomon.record.finding import country_name, wanted_actor
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_READINGS, VIEW_VOICES

FACETS = ("type", "country", "actor", "status", "modality", "year", "outlet")
MOST = 12
"""Values of one facet, those of the most events; the years are all there."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: `value` is what the filter of that name takes, `count` how many events it leaves."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values; `more` are the values that are not shown."""

    name: str
    values: tuple[FacetValue, ...]
    more: int


def facets(connection: Connection, events: Catalogue, chosen: Filter) -> tuple[Facet, ...]:
    """The facets of a list: each counts the events that pass all other filters, so that it shows what else there is."""

    def make() -> tuple[Facet, ...]:
        passed = masks(connection, events, chosen)
        return tuple(_facet(connection, events, chosen, name, without(passed, name, len(events))) for name in FACETS)

    return events.kept(("facets", chosen), make)


def counts_of(connection: Connection, events: Catalogue, name: str, mask: Mask) -> NDArray[np.intp]:
    """How many events of a mask have each value of a column of lists, by code."""
    codes, owners = events.flat(connection, name)
    return np.bincount(codes[mask[owners]], minlength=len(events.values[name]))


def _facet(connection: Connection, events: Catalogue, chosen: Filter, name: str, mask: Mask) -> Facet:
    if name == "year":
        years = happened(events)[mask].astype("datetime64[Y]")
        found, numbers = np.unique(years[~np.isnat(years)], return_counts=True)
        counts = {str(year): int(number) for year, number in zip(found, numbers, strict=True)}
        return _made(name, sorted(counts.items(), reverse=True), chosen, {}, len(counts))
    if name in ("actor", "outlet"):
        numbers = counts_of(connection, events, f"{name}s", mask)
        counts = _counted(events.values[f"{name}s"], numbers)
        if name == "actor":
            known = names_of(connection, events, events.values["actors"])
            counts = {key: count for key, count in counts.items() if key in known}
            labels: Mapping[str, str] = {key: one.name for key, one in known.items()}
        else:
            labels = _outlet_names(connection, _most(counts, MOST))
        return _made(name, _ranked(counts), chosen, labels, MOST)
    numbers = np.bincount(events.columns[name][mask], minlength=len(events.values[name]))
    counts = _counted(events.values[name], numbers)
    counts.pop("", None)
    labels = {code: country_name(code) for code in counts} if name == "country" else {}
    return _made(name, _ranked(counts), chosen, labels, MOST if name == "country" else len(counts))


def _counted(values: Sequence[str], numbers: NDArray[Any]) -> dict[str, int]:
    return {values[code]: int(numbers[code]) for code in np.flatnonzero(numbers).tolist()}


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _most(counts: Mapping[str, int], most: int) -> list[str]:
    return [value for value, _ in _ranked(counts)[:most]]


def _made(name: str, ranked: Sequence[tuple[str, int]], chosen: Filter, labels: Mapping[str, str], most: int) -> Facet:
    now = getattr(chosen, name)
    wanted = "" if now is None else wanted_actor(now) if name == "actor" and now else str(now)
    shown = [*ranked[:most], *(item for item in ranked[most:] if item[0] == wanted)]
    values = tuple(
        FacetValue(value, labels.get(value) or spoken(name, value), count, value == wanted) for value, count in shown
    )
    return Facet(name, values, len(ranked) - len(shown))


def spoken(name: str, value: str) -> str:
    """A value in words.

    Example:
        >>> spoken("type", "air_strike"), spoken("outlet", "outlet:kabul-times"), spoken("year", "2019")
        ('air strike', 'kabul times', '2019')
    """
    if name == "outlet":
        return value.partition(":")[2].replace("-", " ") or value
    return value.replace("_", " ")


def _outlet_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """What outlets call themselves: the name counted under, or that of one of their reports."""
    v, r, d = VIEW_VOICES.c, VIEW_READINGS.c, DOCUMENTS.c
    found = {row.id: row.name for row in lookup(connection, v.id, ids, v.id, v.name)}
    rest = [id_ for id_ in ids if id_ not in found]
    one = select(r.outlet, func.min(r.document)).where(r.outlet.in_(rest)).group_by(r.outlet)
    reports = {document: outlet for outlet, document in connection.execute(one)} if rest else {}
    named = lookup(connection, d.key, reports, d.key, d.publisher)
    return found | {reports[row.key]: row.publisher for row in named if row.publisher}
