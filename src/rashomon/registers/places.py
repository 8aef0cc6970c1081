"""The place register: which places a text names, and which of the world's places they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rashomon.registers.countries import country_of
from rashomon.registers.gazetteer import ATTRIBUTION, Gazetteer, gazetteer
from rashomon.registers.places_data import PlaceWords, place_words
from rashomon.registers.places_find import find_places
from rashomon.registers.places_match import PlaceMatch, Support
from rashomon.registers.places_resolve import Place, Resolver

__all__ = ["ATTRIBUTION", "Place", "PlaceMatch", "PlaceRegister", "Support", "place_register"]


# Texts repeat themselves: most capitalised words have been asked for before.
_country_of = lru_cache(maxsize=1 << 14)(country_of)


class PlaceRegister:
    """Finds place names among words and tells namesakes apart.

    Example:
        >>> words = "Shells hit Kot district in eastern Nangarhar , Afghanistan .".split()
        >>> register = place_register()
        >>> matches = register.find(words)
        >>> [(m.surface, m.direction, m.support.name) for m in matches]
        [('Kot district', '', 'NAMED'), ('Nangarhar', 'eastern', 'NAMED'), ('Afghanistan', '', 'PREPOSED')]
        >>> [(p.name, p.kind, p.inside) for p in register.resolve(matches, words) if p][0]
        ('Kot district', 'admin2', ('Nangarhār', 'Afghanistan'))
    """

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.gazetteer, self.words = gazetteer, words

    def find(self, words: Sequence[str]) -> list[PlaceMatch]:
        """The place names of a text, in text order, without overlaps; `support` says how sure each is.

        Names are looked for among capitalised words only: upper-case text has to be truecased.

        Example:
            >>> [m.name for m in place_register().find("Nobody in the village of Talvand fled .".split())]
            ['Talvand']
        """
        return find_places(words, self.gazetteer, self.words)

    def resolve(
        self, matches: Sequence[PlaceMatch], words: Sequence[str] = (), countries: Iterable[str] = ()
    ) -> list[Place | None]:
        """The place each match means, read together; None for a word that is likely no place at all.

        `countries` are ISO codes of countries the text is about though it may not name them (from
        "Iraqi troops", say), once for each time it does; from `words` such adjectives are counted here.

        Example:
            >>> register = place_register()
            >>> matches = register.find("Gunmen attacked a church in Tripoli , Lebanon .".split())
            >>> place = register.resolve(matches)[0]
            >>> place.country, place.precision, place.basis
            ('LB', 'city', 'inside Lebanon, as said')
        """
        inside = {i for match in matches for i in range(match.first, match.last + 1)}
        others = {word for i, word in enumerate(words) if word[:1].isupper() and i not in inside}
        named = [*countries, *filter(None, map(_country_of, others))]
        return Resolver(self.gazetteer, self.words, matches, named).resolve()


@cache
def place_register() -> PlaceRegister:
    """The register over the installed gazetteer, loaded once.

    Example:
        >>> place_register() is place_register()
        True
    """
    return PlaceRegister(gazetteer(), place_words())
