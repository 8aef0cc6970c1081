"""Under which keys events and subjects are found, and which keys a user's words mean."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.comparing.geography import bare
from rashomon.comparing.telling import Where, Who
from rashomon.errors import UserError
from rashomon.reading.claim import Party
from rashomon.registers.actors import actor_register
from rashomon.registers.countries import country, row_of

PLACE, ACTOR, TYPE = "place", "actor", "type"
NAMES = (PLACE, ACTOR)
"""Filters that take names as people write them."""


def has_letter(name: str) -> bool:
    """Whether a name has a letter or a digit: by others nothing can be found.

    Example:
        >>> has_letter("Kot"), has_letter("?!")
        (True, False)
    """
    return any(map(str.isalnum, name))


def named(what: str, name: str) -> None:
    """Refuse a name without a letter or digit.

    Raises:
        UserError: it is one.

    Example:
        >>> named("actor", "  ")
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: name an actor: '  ' has no letter
    """
    if not has_letter(name):
        said = f"{name!r} has no letter" if name else "the name is empty"
        raise UserError(f"name {'an' if what[:1] in 'aeiou' else 'a'} {what}: {said}")


def place_keys(places: Iterable[Where]) -> set[str]:
    """The folded names of places and of all that contains them, their countries and register ids.

    Example:
        >>> kot = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF")
        >>> sorted(place_keys([kot]))
        ['af', 'afghanistan', 'gn:1', 'kot', 'nangarhar']
    """
    found: set[str] = set()
    for place in places:
        found |= {bare(place.name), place.key, *place.inside}
        if place.country:
            found.add(place.country.lower())
    return found - {""}


def actor_keys(parties: Iterable[Who]) -> set[str]:
    """The keys of parties and of all that they belong to.

    Example:
        >>> branch = Who("is-khorasan", "IS-K", "armed_group", "AF", ("islamic-state",))
        >>> sorted(actor_keys([branch]))
        ['is-k', 'is-khorasan', 'islamic-state']
    """
    return {key for party in parties for key in (party.key, *party.above, party.name.casefold())} - {""}


def wanted_places(words: str) -> list[str]:
    """What a user's place means as keys, all of which must be there: "Kot, Nangarhar" is Kot in Nangarhar.

    Example:
        >>> wanted_places("Kot district, Nangarhar")
        ['kot', 'nangarhar']
    """
    found = []
    for part in words.split(","):
        name = part.strip()
        if name:
            row = row_of(name)
            # A capital is a place of its own here; only the country's names stand for the country.
            whole = row is not None and row.kind == "country" and bare(name) in map(bare, (row.name, *row.aliases))
            found.append(row.code.lower() if row and whole else bare(name))
    return found


def wanted_actor(words: str) -> str:
    """The key that a user's actor goes by: the register's id where it knows the name.

    Example:
        >>> wanted_actor("IS"), wanted_actor("the Valley Guards")
        ('islamic-state', 'the valley guards')
    """
    name = " ".join(words.split())
    known = actor_register().lookup(name) or actor_register().get(name)
    return known.id if known else name.casefold()


def actor_party(words: str) -> Party:
    """The party that a user's actor is.

    Example:
        >>> actor_party("IS").ref
        'islamic-state'
    """
    key = wanted_actor(words)
    known = actor_register().get(key)
    return Party(known.name, known.kind, ref=known.id, country=known.country) if known else Party(words, "organisation")


def country_name(code: str) -> str:
    """The name of a country by its code.

    Example:
        >>> country_name("AF"), country_name("??")
        ('Afghanistan', '??')
    """
    row = country(code)
    return row.name if row else code
