"""What somebody may have meant by an actor or a place that the record does not know: names that are spelt alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sqlalchemy import Connection, func, select

from rashomon.comparing.geography import bare
from rashomon.record.actor_names import KINDS, proper
from rashomon.record.catalogue import Catalogue
from rashomon.record.finding import ACTOR, PLACE, country_name, has_letter, wanted_actor, wanted_places
from rashomon.record.tables import PARTICIPANTS
from rashomon.record.views import VIEW_KEYS
from rashomon.registers.actors import actor_register
from rashomon.registers.gazetteer_names import fold

ALIKE, MOST = 0.75, 3
"""How alike two names must be (difflib's ratio), and how many are named."""
_LOOKED_AT = 12
"""Names that are alike, of which descriptions are left out."""


def like(connection: Connection, events: Catalogue, actors: Iterable[str], place: str) -> list[str]:
    """Names of the record that are spelt almost like one of these that it does not know, the most alike first."""
    found = [one for actor in actors if has_letter(actor) for one in actors_like(connection, events, actor)]
    return found + (places_like(connection, events, place) if has_letter(place) else [])


def actors_like(connection: Connection, events: Catalogue, name: str) -> list[str]:
    """Actors of the record that are called almost so, or so in other capitals; none for a name that is known."""
    known: dict[str, str] = events.part("names of actors", lambda: _actors(connection, events))
    wanted = fold(name)
    key = wanted_actor(name)
    if actor_register().get(key) is not None:
        return []
    found = [known[wanted]] if wanted in known else _like(wanted, known)
    return [one for one in found if wanted_actor(one) != key]


def places_like(connection: Connection, events: Catalogue, name: str) -> list[str]:
    """Places of the record that are called almost so: of "Kott, Nangarhar" the part that it does not know is mended."""
    known: dict[str, str] = events.part("names of places", lambda: _places(connection))
    parts = [part.strip() for part in name.split(",") if part.strip()]
    odd = [at for at, part in enumerate(parts) if not {bare(part), *wanted_places(part)} & known.keys()]
    if len(odd) != 1:
        return []
    at = odd[0]
    return [", ".join([*parts[:at], one, *parts[at + 1 :]]) for one in _like(bare(parts[at]), known)]


def _like(wanted: str, known: Mapping[str, str]) -> list[str]:
    found = get_close_matches(wanted, known, n=_LOOKED_AT, cutoff=ALIKE)
    return list(dict.fromkeys(known[one] for one in found))[:MOST]


def _actors(connection: Connection, events: Catalogue) -> dict[str, str]:
    """The names of actors, folded, with how each is shown: those of the reports, and all that the register has."""
    p = PARTICIPANTS.c
    used = func.count()
    told = select(p.name, p.kind, p.country).where(p.kind.in_(KINDS)).group_by(p.name, p.kind, p.country)
    rows = connection.execute(told.order_by(used, p.name, p.kind, p.country)).all()
    found = {fold(name): name for name, kind, country in rows if proper(name, kind, country)}
    keys = connection.scalars(select(VIEW_KEYS.c.key).where(VIEW_KEYS.c.what == ACTOR).distinct()).all()
    register = actor_register()
    here = [actor for key in sorted(keys) if (actor := register.get(key)) is not None]
    for actor in here:
        found.update({fold(alias): actor.name for alias in actor.aliases})
    found.update({fold(actor.name): actor.name for actor in here})
    return found


def _places(connection: Connection) -> dict[str, str]:
    """The names of places and of the countries they lie in, folded, with how each is mostly written; keys as well."""
    p = PARTICIPANTS.c
    told = select(p.name, p.country, func.count()).where(p.slot == "places").group_by(p.name, p.country)
    written: dict[str, Counter[str]] = {}
    for name, country, number in connection.execute(told):
        written.setdefault(bare(name), Counter())[name] += number
        if country:
            land = country_name(country)
            written.setdefault(bare(land), Counter())[land] += number
            written.setdefault(country.lower(), Counter())[land] += number
    keys = connection.scalars(select(VIEW_KEYS.c.key).where(VIEW_KEYS.c.what == PLACE).distinct()).all()
    found = {key: key.title() for key in sorted(keys) if ":" not in key}
    return found | {
        name: min(some, key=lambda one: (-some[one], one)) for name, some in sorted(written.items()) if name
    }
