"""Lists of actors: how many events each has, from when to when, and what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, or_, select

from rashomon.record.actor_names import names_of
from rashomon.record.catalogue import Catalogue
from rashomon.record.closed import ACTOR_KINDS
from rashomon.record.columns import Column, columns
from rashomon.record.event_facets import ALL, counts_of
from rashomon.record.facets import Facet, Kind, countries, narrowed, wanted_of
from rashomon.record.filtering import REJECTED, happened
from rashomon.record.finding import ACTOR, wanted_actor
from rashomon.record.rows import ActorRow
from rashomon.record.several import Several
from rashomon.record.tables import PARTICIPANTS, RUNS
from rashomon.record.views import VIEW_CLAIMS, VIEW_KEYS
from rashomon.registers.gazetteer_names import fold

ACTING = ("agents", "targets")
HAS = {"e": "events", "ties": "ties", "cont": "control", "lead": "leadership", "stre": "strength"}
"""What an actor can have, by the four letters with which the topics of it begin."""
ACTOR_FACETS = (Kind("kind", ALL, of=ACTOR_KINDS), Kind("has", ALL, of=tuple(HAS.values())), Kind("country"))


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors to list; what is empty filters nothing. `words` are looked for in the name, or name the actor.

    `country` is a code of ISO 3166, `has` one of `HAS`. Where a filter takes several values, one of them is enough.
    """

    words: str = ""
    kind: Several = ""
    country: Several = ""
    has: Several = ""


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors that pass, those of the most events first, and the facets; `claims` is 0 in every row."""

    rows: list[ActorRow]
    facets: tuple[Facet, ...]


def actors(connection: Connection, events: Catalogue, chosen: ActorFilter) -> Actors:
    """The named actors of events, ties, control, leadership and strength; for their claims see `with_claims`."""
    every, known = events.part("actors", lambda: _actors(connection, events))
    wanted, key = fold(chosen.words), wanted_actor(chosen.words) if chosen.words.strip() else ""
    others = np.fromiter(
        (not wanted or wanted in fold(row.name) or row.key == key for row in every), dtype=bool, count=len(every)
    )
    found = narrowed(known, ACTOR_FACETS, wanted_of(ACTOR_FACETS, chosen), others, labels={"country": countries})
    return Actors([every[at] for at in np.flatnonzero(found.passing).tolist()], found.facets)


def with_claims(connection: Connection, events: Catalogue, rows: Sequence[ActorRow]) -> list[ActorRow]:
    """Actors with the number of claims that name them as doing or suffering something, in the readings of today."""
    p, v = PARTICIPANTS.c, VIEW_CLAIMS.c
    counts: dict[str, int] = events.part("claims of actors", dict)
    missing = [row.key for row in rows if row.key not in counts]
    if missing:
        told = select(p.key, func.count(p.claim.distinct())).where(p.key.in_(missing), p.slot.in_(ACTING))
        if connection.scalar(select(func.count()).select_from(RUNS)) != 1:
            # What older readings found is kept, and does not count.
            told = told.join(VIEW_CLAIMS, v.claim == p.claim)
        found = {key: number for key, number in connection.execute(told.group_by(p.key))}
        counts.update((key, found.get(key, 0)) for key in missing)
    return [row.with_claims(counts[row.key]) for row in rows]


def standing(events: Catalogue) -> NDArray[np.bool_]:
    return np.asarray(events.columns["status"] != events.code("status", REJECTED))


def _actors(connection: Connection, events: Catalogue) -> tuple[list[ActorRow], dict[str, Column]]:
    mask = standing(events)
    codes, owners = events.flat(connection, "actors")
    counts = counts_of(connection, events, "actors", mask)
    days = happened(events)
    first, last = span(codes[mask[owners]], days[owners[mask[owners]]], len(counts))
    k = VIEW_KEYS.c
    begins = func.substr(k.topic, 1, 4)
    subjects = select(k.key, begins).where(k.what == ACTOR, or_(k.topic < "e", k.topic >= "f")).distinct()
    held: dict[str, list[str]] = {}
    for key, topic in sorted(map(tuple, connection.execute(subjects))):
        held.setdefault(key, []).append(HAS[topic])
    keys = list(events.values["actors"])
    at = {key: code for code, key in enumerate(keys)}
    known = names_of(connection, events, list(dict.fromkeys([*keys, *sorted(held)])))
    rows = [
        ActorRow(key, one.name, one.kind, one.country, int(counts[at[key]]), 0, first[at[key]], last[at[key]])
        if key in at
        else ActorRow(key, one.name, one.kind, one.country, 0, 0, None, None)
        for key, one in known.items()
    ]
    rows.sort(key=lambda row: (-row.events, fold(row.name), row.key))
    return rows, columns(
        rows,
        {
            "kind": lambda row: row.kind,
            "country": lambda row: row.country,
            "has": lambda row: (*((HAS["e"],) if row.events else ()), *held.get(row.key, ())),
        },
    )


def span(codes: NDArray[Any], days: NDArray[Any], number: int) -> tuple[list[date | None], list[date | None]]:
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
