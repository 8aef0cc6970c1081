"""Places that reports name, whether or not anything happened there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rashomon.reading.claim import Party
from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_columns import claim_columns
from rashomon.record.readings import party_key
from rashomon.record.tables import PARTICIPANTS
from rashomon.registers.places import place_register


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as the claims that count now name it; `keys` are several where reports mean namesakes by it."""

    keys: tuple[str, ...]
    name: str
    country: str
    inside: str
    latitude: float | None
    longitude: float | None


def named_place(
    connection: Connection, events: Catalogue, name: str, country: str = "", key: str = ""
) -> NamedPlace | None:
    """The place that claims name so, in a country where one is given; none where no claim of today does.

    Claims call a place by many names; with the `key` that they have for it, it is found under any of them.
    """
    p = PARTICIPANTS.c
    today = set(claim_columns(connection, events).values["at"])
    keys = sorted(today & ({key} if key else _keys(name)))
    chosen = select(p.key, p.name, p.country, p.inside, p.latitude, p.longitude).distinct().order_by(p.key)
    found = connection.execute(chosen.where(p.key.in_(keys), p.slot == "places")).all() if keys else []
    rows = [row for row in found if country.upper() in ("", row.country)]
    if not rows:
        return None
    fullest = min(
        rows, key=lambda row: (row.name != name, row.latitude is None, -len(row.inside), row.inside, row.name)
    )
    return NamedPlace(
        tuple(sorted({row.key for row in rows})),
        fullest.name, fullest.country, fullest.inside, fullest.latitude, fullest.longitude,
    )  # fmt: skip


def _keys(name: str) -> set[str]:
    """The keys that a name may have: its own, and that of the place that the register takes it for."""
    tokens = re.findall(r"[^\s,]+|,", name)
    matches = place_register().find(tokens)
    spot = place_register().resolve(matches, tokens)[0] if matches and not matches[0].first else None
    return {party_key(Party(name, "place"))} | ({spot.id} if spot is not None else set())
