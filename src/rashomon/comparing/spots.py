"""Spots that a sentence names, seen without a parse: where the reader gives a happening no place of its own.

What the reader has found elsewhere in the report comes first; without that, a name where only a place can stand:
"the town of Kot", "Kot district", "near Kot,".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.comparing.days import MONTHS, WEEKDAYS
from rashomon.comparing.geography import bare, where
from rashomon.comparing.telling import Where
from rashomon.reading.claim import Claim

MOST = 3
"""So many spots are taken from the words of one telling."""
_WORD = r"[A-Z][\w'’]*[a-z][\w'’-]*"
_NAME = rf"(?:(?:al|el|ar|as|ad|an)-)?{_WORD}(?:[ -](?:{_WORD}|al-[A-Z][\w'’-]+|de|la))*"
_NOUN = "town|city|village|hamlet|district|neighbou?rhood|quarter|suburb|settlement|sub-?district"
_SPOT = re.compile(
    rf"\b(?:{_NOUN})s? of (?:the )?(?P<of>{_NAME})|\b(?P<before>{_NAME}) (?:{_NOUN})\b"
    rf"|\b(?:in|near|outside|around) (?P<in>{_NAME})(?=[,.;]| (?:on|in|late|early|and|,)\b|$)"
)
_NEVER = frozenset({*WEEKDAYS, *MONTHS, "congress", "islam", "parliament", "ramadan"})


class Ground:
    """What a whole report says of places: its spots by the names it has for them, and names that are no spots."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.known: dict[str, Where] = {}
        self.never: set[str] = set()
        for claim in claims:
            for place in claim.places:
                spot = where(place)
                if spot is not None and narrow(spot):
                    for name in (place.name, *place.mentions):
                        if name[:1].isupper():
                            self.known.setdefault(name, spot)
                elif spot is not None:
                    self.never.add(bare(spot.name))
            for party in (*claim.agents, *claim.sources):
                self.never |= {bare(name) for name in (party.name, *party.mentions)}

    def named(self, passages: Iterable[str]) -> tuple[Where, ...]:
        """The spots that passages name: those the report has elsewhere, or else names by their form.

        Example:
            >>> [spot.name for spot in Ground([]).named(["Rebels took the town of Leego in May, near Jowhar."])]
            ['Leego', 'Jowhar']
        """
        texts = list(passages)
        found: dict[str, Where] = {}
        for name in sorted(self.known, key=lambda name: (-len(name), name)):
            if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts):
                found.setdefault(self.known[name].key, self.known[name])
        for hit in () if found else (hit for text in texts for hit in _SPOT.finditer(text)):
            name = hit["of"] or hit["before"] or hit["in"]
            words = bare(name).split()
            if words and bare(name) not in self.never and not _NEVER.intersection(words):
                found.setdefault(bare(name), Where(f"text:{'-'.join(words)}", name))
        return tuple(list(found.values())[:MOST])


def narrow(place: Where) -> bool:
    """Whether a place is a town or a spot, not a country or a province.

    Example:
        >>> narrow(Where("gn:1", "Kot", ("nangarhar",), "AF", precision="city"))
        True
    """
    return not place.key.startswith("in:") and place.precision not in ("country", "admin1")
