"""Lists of actors and of places: how many events each has, from when to when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, or_, select

from rashomon.comparing.geography import bare
from rashomon.record.actor_names import names_of
from rashomon.record.catalogue import Catalogue, Positions
from rashomon.record.facets import counts_of
from rashomon.record.filtering import REJECTED, happened
from rashomon.record.finding import ACTOR, country_name, wanted_actor
from rashomon.record.rows import ActorRow, PlaceRow
from rashomon.record.tables import PARTICIPANTS, RUNS
from rashomon.record.views import VIEW_CLAIMS, VIEW_KEYS, VIEW_SUBJECTS
from rashomon.registers.gazetteer_names import fold

ACTING = ("agents", "targets")


def actors(connection: Connection, events: Catalogue, words: str, kind: str, country: str) -> list[ActorRow]:
    """The named actors of events, ties, control, leadership and strength, those of the most events first.

    `claims` is 0 in every row: see `with_claims`. `words` are looked for in the name, or name the actor.
    """
    every = events.kept("actors", lambda: _actors(connection, events))
    wanted, key = fold(words), wanted_actor(words) if words.strip() else ""
    return [
        row
        for row in every
        if (not wanted or wanted in fold(row.name) or row.key == key)
        and (not kind or row.kind == kind)
        and (not country or row.country == country.upper())
    ]


def with_claims(connection: Connection, events: Catalogue, rows: Sequence[ActorRow]) -> list[ActorRow]:
    """Actors with the number of claims that name them as doing or suffering something, in the readings of today."""
    p, v = PARTICIPANTS.c, VIEW_CLAIMS.c
    counts: dict[str, int] = events.kept("claims of actors", dict)
    missing = [row.key for row in rows if row.key not in counts]
    if missing:
        told = select(p.key, func.count(p.claim.distinct())).where(p.key.in_(missing), p.slot.in_(ACTING))
        if connection.scalar(select(func.count()).select_from(RUNS)) != 1:
            # What older readings found is kept, and does not count.
            told = told.join(VIEW_CLAIMS, v.claim == p.claim)
        found = {key: number for key, number in connection.execute(told.group_by(p.key))}
        counts.update((key, found.get(key, 0)) for key in missing)
    return [row.with_claims(counts[row.key]) for row in rows]


def places(connection: Connection, events: Catalogue, words: str, country: str) -> list[PlaceRow]:
    """The places of events and those that somebody is said to hold, those of the most events first."""
    every = events.kept("places", lambda: _places(connection, events))
    wanted = fold(words)
    return [
        row
        for row in every
        if (not wanted or wanted in fold(row.name)) and (not country or row.country == country.upper())
    ]


def _standing(events: Catalogue) -> NDArray[np.bool_]:
    return np.asarray(events.columns["status"] != events.code("status", REJECTED))


def _actors(connection: Connection, events: Catalogue) -> list[ActorRow]:
    mask = _standing(events)
    codes, owners = events.flat(connection, "actors")
    counts = counts_of(connection, events, "actors", mask)
    days = happened(events)
    first, last = _span(codes[mask[owners]], days[owners[mask[owners]]], len(counts))
    k = VIEW_KEYS.c
    held = connection.scalars(select(k.key).where(k.what == ACTOR, or_(k.topic < "e", k.topic >= "f")).distinct())
    keys = list(events.values["actors"])
    at = {key: code for code, key in enumerate(keys)}
    known = names_of(connection, events, list(dict.fromkeys([*keys, *sorted(held)])))
    rows = [
        ActorRow(key, one.name, one.kind, one.country, int(counts[at[key]]), 0, first[at[key]], last[at[key]])
        if key in at
        else ActorRow(key, one.name, one.kind, one.country, 0, 0, None, None)
        for key, one in known.items()
    ]
    return sorted(rows, key=lambda row: (-row.events, fold(row.name), row.key))


def places_of(events: Catalogue, at: Positions) -> list[PlaceRow]:
    """The places of these events, those of the most events first."""
    return sorted(_rows(events, at, {}), key=_most_first)


def _places(connection: Connection, events: Catalogue) -> list[PlaceRow]:
    held = _held(connection)
    rows = _rows(events, np.flatnonzero(_standing(events)), held)
    rows += [PlaceRow(name, "", "", 0, 0, claims) for name, claims in held.values()]
    return sorted(rows, key=_most_first)


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
    first, last = _span(of, happened(events)[at], len(codes))
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


def _span(codes: NDArray[Any], days: NDArray[Any], number: int) -> tuple[list[date | None], list[date | None]]:
    """The first and the last day of each code; NaT counts for nothing."""
    known = ~np.isnat(days)
    ordinals = days[known].astype("datetime64[D]").astype(np.int64)
    low = np.full(number, np.iinfo(np.int64).max)
    high = np.full(number, np.iinfo(np.int64).min)
    np.minimum.at(low, codes[known], ordinals)
    np.maximum.at(high, codes[known], ordinals)
    seen = low <= high
    return tuple(
        [day if ok else None for day, ok in zip(_dates(some, seen), seen, strict=True)] for some in (low, high)
    )  # type: ignore[return-value]


def _dates(ordinals: NDArray[np.int64], seen: NDArray[np.bool_]) -> list[date]:
    return np.where(seen, ordinals, 0).astype("datetime64[D]").tolist()  # type: ignore[no-any-return]
