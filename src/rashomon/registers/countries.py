"""States, territories and regions: by code, by any of their names, and as actors and places."""

from __future__ import annotations

from functools import cache

from rashomon.registers.actors_data import CountryRow
from rashomon.registers.actors_data import countries as rows
from rashomon.registers.actors_model import Actor
from rashomon.registers.actors_words import split


def country(code: str) -> CountryRow | None:
    """The row of a code (`AF`, or a slug such as `kosovo-albanian`), in any letter case.

    Example:
        >>> country("af").name
        'Afghanistan'
    """
    return _by_code().get(code.upper())


def country_of(word: str) -> str:
    """The code of the state that a name, adjective, people, capital or seat belongs to, or nothing.

    A region belongs to no state; a territory to the state it is part of, where it is agreed which.

    Example:
        >>> country_of("Afghan"), country_of("Whitehall"), country_of("Gazan"), country_of("Western")
        ('AF', 'GB', 'PS', '')
    """
    row = row_of(word)
    return state(row) if row else ""


def row_of(word: str) -> CountryRow | None:
    """The row that a name, adjective, people, capital or seat belongs to.

    Example:
        >>> row_of("Chechen").code, row_of("Middle Eastern").kind
        ('chechnya', 'region')
    """
    return _by_word().get(tuple(split(word).norm))


def state(row: CountryRow) -> str:
    """The ISO 3166 alpha-2 code of the state of a row; empty where there is none.

    Example:
        >>> state(country("crimea")), state(country("sahel"))
        ('UA', '')
    """
    if row.country is not None:
        return row.country
    return row.code if len(row.code) == 2 else ""


def as_actor(row: CountryRow) -> Actor:
    """A state or bloc as the government that its name can stand for; anything else as a place.

    Example:
        >>> as_actor(country("AF")).id, as_actor(country("sahel")).kind
        ('af', 'place')
    """
    return Actor(
        id=row.code.lower(),
        name=row.name,
        kind="government" if row.kind in ("country", "bloc") else "place",
        country=state(row),
        aliases=row.aliases,
    )


def as_people(row: CountryRow, name: str) -> Actor:
    """The people of a row, by their plural name.

    Example:
        >>> as_people(country("AF"), "Afghans").id
        'af:people'
    """
    return Actor(f"{row.code.lower()}:people", name, "people", country=state(row))


@cache
def _by_code() -> dict[str, CountryRow]:
    return {row.code.upper(): row for row in rows()}


@cache
def _by_word() -> dict[tuple[str, ...], CountryRow]:
    found: dict[tuple[str, ...], CountryRow] = {}
    for row in rows():
        for name in (row.name, *row.aliases, *row.adj, *row.people, *row.capital, *row.seats):
            found.setdefault(tuple(split(name).norm), row)
    return found
