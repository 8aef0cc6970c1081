"""What the actor register knows of an actor, and where a text names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["armed_group", "state_force", "government", "organisation", "media", "person", "people", "place"]
Origin = Literal["register", "built", "country", "people", "metonym"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to conflicts, or a source on them: a group, force, body, medium, person or people.

    `id` is a stable slug: a register's own (`boko-haram`), a country's code (`af`), what is built
    from one (`af:forces`), or without a country (`:police`) where the text gives none. `country` is
    an ISO 3166 alpha-2 code or empty. `start` and `end` are years, where known: of existence, or of
    office for a person. `leads` is the id of what a person leads, `role` as what.

    Example:
        >>> Actor("boko-haram", "Boko Haram", "armed_group", country="NG", start=2002).country
        'NG'
    """

    id: str
    name: str
    kind: Kind
    country: str = ""
    aliases: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    parent: str = ""
    leads: str = ""
    role: str = ""

    def lived(self, year: int) -> bool:
        """Whether `year` falls into the years known of it; an open end is no bound.

        Example:
            >>> Actor("m-19", "M-19", "armed_group", start=1970, end=1990).lived(2005)
            False
        """
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Tokens `first` to `last` (both inclusive) name `actor`.

    `origin` says by what: `register` (a name of the register, persons included), `built` (a state's
    name and a force noun, or a force noun alone), `country` (a state, territory or region by its
    name: a place, or its government by metonymy), `metonym` (a capital or seat: the same doubt),
    `people` ("Afghans"). `others` are further actors that go by this name; the choice was made
    by the countries and names of the same text.
    """

    first: int
    last: int
    actor: Actor
    origin: Origin
    others: tuple[Actor, ...] = ()


BuiltMatch = ActorMatch
CountryMatch = ActorMatch
