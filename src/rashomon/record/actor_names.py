"""Names for the keys of actors: those of the register, and of the named parties that it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from rashomon.comparing.parties import UNNAMED, named, who
from rashomon.reading.claim import Party
from rashomon.record.catalogue import Catalogue
from rashomon.record.tables import PARTICIPANTS
from rashomon.registers.actors import actor_register
from rashomon.registers.countries import country

KINDS = ("armed_group", "state_force", "government", "organisation", "media", "person", "name")
"""The kinds of party that can have a name of their own."""
LOOKED_AT = 25
"""Claims among which the most frequent way to write a name is chosen."""


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor's name, kind and country (ISO 3166, empty where none is known)."""

    name: str
    kind: str
    country: str


def names_of(connection: Connection, events: Catalogue, keys: Iterable[str]) -> dict[str, ActorName]:
    """The named actors among these keys; a mere description ("two gunmen") and a second spelling are none."""
    with events.naming:
        known = events.names
        missing = [key for key in keys if key not in known]
        register = actor_register()
        unknown = []
        for key in missing:
            if (actor := register.get(key)) is not None:
                known[key] = ActorName(actor.name, actor.kind, actor.country)
            elif (state := _of_state(key)) is not None:
                known[key] = state
            else:
                unknown.append(key)
        known.update(dict.fromkeys(unknown))
        known.update(_as_written(connection, unknown))
        return {key: name for key in keys if (name := known[key]) is not None}


def _of_state(key: str) -> ActorName | None:
    """What a key such as `sd:forces` stands for: a body of a state that has no name of its own.

    Example:
        >>> _of_state("sd:forces").name, _of_state("kot:forces")
        ('forces of Sudan', None)
    """
    code, _, body = key.partition(":")
    row = country(code) if len(code) == 2 and body else None
    if row is None:
        return None
    kind = "government" if body.startswith(("government", "ministry", "parliament")) else "state_force"
    return ActorName(f"{body.replace('-', ' ')} of {row.name}", kind, row.code.upper())


def _as_written(connection: Connection, keys: Iterable[str]) -> dict[str, ActorName]:
    """The names that the first of the reports give those whom the register does not know."""
    p = PARTICIPANTS.c
    told = select(p.name, p.kind, p.country).where(p.key == bindparam("key")).limit(LOOKED_AT)
    found: dict[str, ActorName] = {}
    for key in keys:
        if key.startswith((UNNAMED, ":")):
            continue
        counts = Counter(row for row in map(tuple, connection.execute(told, {"key": key})) if row[1] in KINDS)
        if counts:
            name = min(counts, key=lambda name: (-counts[name], name))
            if proper(*name):
                found[key] = ActorName(*name)
    return found


def proper(name: str, kind: str = "armed_group", country: str = "") -> bool:
    """Whether it is a name, and not a description.

    Example:
        >>> proper("Omar Zia", "person"), proper("Two gunmen"), proper("the rebels")
        (True, False, False)
    """
    party = who(Party(name, kind, country=country))
    return named(party) and any(map(str.isupper, name))
