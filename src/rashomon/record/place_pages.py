"""The page of a place: who held it when according to whom, and the events there and in it."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Connection

from rashomon.comparing.geography import bare
from rashomon.errors import UserError
from rashomon.record import place_lists
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.closed import did_you_mean
from rashomon.record.filtering import Filter, passing
from rashomon.record.finding import country_name, named, wanted_places
from rashomon.record.histories import spells
from rashomon.record.listing import events as listed
from rashomon.record.place_named import named_place
from rashomon.record.rows import PlacePage, PlaceRow
from rashomon.record.suggesting import places_like
from rashomon.record.tables import PARTICIPANTS
from rashomon.registers.countries import country as country_row

EVENTS, PARTS, HELD = 20, 30, 40
"""Events and parts of a place that its page has at most, and places in it whose holders it tells."""


def place_page(connection: Connection, events: Catalogue, name: str, country: str = "", key: str = "") -> PlacePage:
    """What the record knows of a place.

    `name` may say more ("Kot, Nangarhar"), and `country` (ISO 3166) tells namesakes apart. What is only named is found
    under any of its names by the `key` that claims have for it.

    Raises:
        UserError: nothing in the record is about it; places that are called almost so are named.
    """
    named("place", name)
    wanted = wanted_places(name)
    chosen = Filter(place=name, country=country)
    told = listed(connection, chosen, "start", EVENTS, 0)
    control = spells(connection, "control", name, [], None, HELD)
    if not told and not control:
        return _named(connection, events, name, country, key)
    rows = _rows(events, connection, chosen)
    own = next((row for row in rows if bare(row.name) == wanted[0]), None)
    held = next((spell.place for spell in control if spell.place and bare(spell.place.name) == wanted[0]), None)
    where = _where(connection, held.key) if held else None
    code = own.country if own else held.country if held else ""
    if not code and (land := country_row(wanted[0])) is not None:
        code = land.code.upper()
    return PlacePage(
        name=own.name if own else held.name if held else name,
        country=code,
        country_name=country_name(code) if code else "",
        inside=where.inside if where else "",
        latitude=own.latitude if own else where.latitude if where else None,
        longitude=own.longitude if own else where.longitude if where else None,
        precision=own.precision if own else held.precision if held else "",
        control=tuple(control),
        events=tuple(told),
        total=told.total,
        killed=sum(row.killed for row in rows) if _counted(events, connection, chosen) else None,
        parts=tuple(row for row in rows if row is not own)[:PARTS],
    )


def _named(connection: Connection, events: Catalogue, name: str, country: str, key: str) -> PlacePage:
    """A place of no event, which nobody is said to hold, but which reports name."""
    found = named_place(connection, events, name, country, key)
    if found is None:
        near = did_you_mean(places_like(connection, events, name))
        said = f"no event of this record lies in {name!r}, nobody says who holds it, and no claim names it"
        raise UserError(said + near)
    return PlacePage(
        name=found.name, country=found.country, country_name=country_name(found.country) if found.country else "",
        inside=found.inside, latitude=found.latitude, longitude=found.longitude, precision="",
        control=(), events=(), total=0, killed=None, parts=(), named_as=found.keys,
    )  # fmt: skip


def _counted(events: Catalogue, connection: Connection, chosen: Filter) -> bool:
    """Whether anybody gives a toll for one of the events that pass."""
    return bool(np.isfinite(events.columns["killed_best"][passing(connection, events, chosen)]).any())


def _rows(events: Catalogue, connection: Connection, chosen: Filter) -> list[PlaceRow]:
    """The places of the events that pass, those of the most events first."""
    return place_lists.places_of(events, passing(connection, events, chosen))


def _where(connection: Connection, key: str) -> Any:
    """A row of what reports say of where a place lies; the fullest."""
    p = PARTICIPANTS.c
    found = lookup(connection, p.key, [key], p.inside, p.latitude, p.longitude)
    return min(found, key=lambda row: (row.latitude is None, -len(row.inside), row.inside), default=None)
