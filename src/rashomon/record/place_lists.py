"""Lists of places: how many events each has, from when to when, and who is said to hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from rashomon.comparing.geography import bare
from rashomon.record.actor_lists import span, standing
from rashomon.record.actor_names import names_of
from rashomon.record.catalogue import Catalogue, Positions, raw
from rashomon.record.closed import PRECISIONS
from rashomon.record.columns import Column, columns
from rashomon.record.event_facets import ALL
from rashomon.record.facets import Facet, Kind, Labels, countries, narrowed, wanted_of
from rashomon.record.filtering import happened
from rashomon.record.finding import country_name, wanted_actor
from rashomon.record.rows import PlaceRow
from rashomon.record.several import Several, several
from rashomon.record.tables import PARTICIPANTS
from rashomon.record.views import VIEW_SUBJECTS
from rashomon.registers.gazetteer_names import fold

NO_POINT = "no point"
"""The precision of a place that lies nobody knows where."""
KINDS = (Kind("country"), Kind("precision", ALL, of=(*PRECISIONS, NO_POINT)), Kind("held_by"))


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """Which places to list; what is empty filters nothing.

    `country` is a code of ISO 3166, `precision` of what the place has a point (`NO_POINT` of nothing), `held_by`
    somebody who is said to hold, contest or leave it, or to be there. Of several values, one is enough.
    """

    words: str = ""
    country: Several = ""
    precision: Several = ""
    held_by: Several = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places that pass, those of the most events first, and the facets."""

    rows: list[PlaceRow]
    facets: tuple[Facet, ...]


def places(connection: Connection, events: Catalogue, chosen: PlaceFilter) -> Places:
    """The places of events and those that somebody is said to hold."""
    every, known = events.part("places", lambda: _places(connection, events))
    words = fold(chosen.words)
    others = np.fromiter((not words or words in fold(row.name) for row in every), dtype=bool, count=len(every))
    wanted = wanted_of(KINDS, chosen) | {"held_by": tuple(map(wanted_actor, several(chosen.held_by)))}
    labels: dict[str, Labels] = {"country": countries, "held_by": lambda keys: _names(connection, events, keys)}
    found = narrowed(known, KINDS, wanted, others, labels=labels)
    return Places([every[at] for at in np.flatnonzero(found.passing).tolist()], found.facets)


def _names(connection: Connection, events: Catalogue, keys: Sequence[str]) -> Mapping[str, str]:
    # What is only asked for has no place among the names of the record.
    known = [key for key in keys if key in events.names]
    return {key: one.name for key, one in names_of(connection, events, known).items()}


def places_of(events: Catalogue, at: Positions) -> list[PlaceRow]:
    """The places of these events, those of the most events first."""
    return sorted(_rows(events, at, {}), key=_most_first)


def _places(connection: Connection, events: Catalogue) -> tuple[list[PlaceRow], dict[str, Column]]:
    held, holders = _held(connection), _holders(connection, events)
    rows = _rows(events, np.flatnonzero(standing(events)), held)
    rows += [PlaceRow(name, "", "", 0, 0, claims) for name, claims in held.values()]
    rows.sort(key=_most_first)
    return rows, columns(
        rows,
        {
            "country": lambda row: row.country,
            "precision": lambda row: row.precision or NO_POINT,
            "held_by": lambda row: holders.get(bare(row.name), ()) if row.held else (),
        },
    )


def _most_first(row: PlaceRow) -> tuple[int, int, str, str]:
    return -row.events, -row.held, fold(row.name), row.country


def _rows(events: Catalogue, at: Positions, held: dict[str, tuple[str, int]]) -> list[PlaceRow]:
    """A row for each place of these events; what is `held` of them is taken out of there."""
    at = at[events.columns["place"][at] != ""]
    c = {name: column[at] for name, column in events.columns.items()}
    countries = np.array([*events.values["country"], ""], dtype=object)[c["country"]]
    codes: dict[tuple[str, str], int] = {}
    pairs = zip(c["place"].tolist(), countries.tolist(), strict=True)
    of = np.fromiter((codes.setdefault(pair, len(codes)) for pair in pairs), dtype=np.intp, count=len(countries))
    counts = np.bincount(of, minlength=len(codes))
    killed = np.bincount(of, weights=np.nan_to_num(c["killed_best"]), minlength=len(codes))
    first, last = span(of, happened(events)[at], len(codes))
    point = _points(of, c)
    rows = []
    for (name, country), code in codes.items():
        latitude, longitude, precision = point.get(code, (None, None, -1))
        rows.append(
            PlaceRow(
                name, country, country_name(country) if country else "", int(counts[code]), int(killed[code]),
                held.pop(bare(name), ("", 0))[1], first[code], last[code], latitude, longitude,
                events.values["precision"][precision] if precision >= 0 else "",
            )
        )  # fmt: skip
    return rows


def _points(of: NDArray[np.intp], c: Mapping[str, NDArray[Any]]) -> dict[int, tuple[float, float, int]]:
    """The point that most events of a place have; namesakes in one country are told apart on its page."""
    rows = zip(of.tolist(), c["latitude"].tolist(), c["longitude"].tolist(), c["precision"].tolist(), strict=True)
    counted = Counter(row for row in rows if not isnan(row[1]))
    found: dict[int, tuple[float, float, int]] = {}
    for (code, *rest), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(code, (rest[0], rest[1], int(rest[2])))
    return found


def _held(connection: Connection) -> dict[str, tuple[str, int]]:
    """By bare name the places that somebody is said to hold, contest or leave, and by how many claims."""
    s = VIEW_SUBJECTS.c
    told = select(s.subject, func.min(s.words), func.count()).where(s.kind == "control").group_by(s.subject)
    found: dict[str, tuple[str, int]] = {}
    for _, words, claims in connection.execute(told.order_by(s.subject)):
        name = words.removeprefix("who holds ")
        known, number = found.get(bare(name), (name, 0))
        found[bare(name)] = (known, number + claims)
    return found


def _holders(connection: Connection, events: Catalogue) -> dict[str, list[str]]:
    """By bare name of a place, who is said to hold, contest or leave it, or to be there, if they have a name."""
    s, p = VIEW_SUBJECTS.c, PARTICIPANTS.c
    told = (
        select(s.words, p.key)
        .join(PARTICIPANTS, p.claim == s.claim)
        .where(s.kind == "control", p.slot == "agents")
        .distinct()
    )
    rows = sorted(map(tuple, raw(connection, told)))
    named = names_of(connection, events, sorted({key for _, key in rows}))
    found: dict[str, list[str]] = {}
    for words, key in rows:
        if key in named:
            found.setdefault(bare(words.removeprefix("who holds ")), []).append(key)
    return found
