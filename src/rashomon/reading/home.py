"""The country a text is about: what "the country" and "the capital" mean where nothing else is said."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.parse import Parsed
from rashomon.registers.places import place_register
from rashomon.registers.places_match import PlaceMatch

if TYPE_CHECKING:
    from rashomon.reading.mention import Mention
    from rashomon.registers.places import Place

# A dateline says where the text is from, which is mostly what it is about.
DATELINE = 2
DASHES = frozenset({"-", "--", "–", "—"})
# A dateline's city, date and agency have at most so many tokens.
LONGEST = 14
SETTLED = frozenset({"town", "village"})
# Last words of names that are no town's.
LAND = frozenset({
    "river", "valley", "mountain", "mountains", "hills", "province", "district", "region", "island", "islands", "lake",
    "sea", "gulf", "bay", "desert", "forest", "road", "highway", "state", "county", "governorate", "territory", "camp",
    "airport", "park", "sector", "area", "border", "coast", "peninsula",
})  # fmt: skip
# What "the building" can be.
BUILDING = frozenset({"building", "facility", "premises"})
BUILDINGS = frozenset({
    "clinic", "hospital", "school", "mosque", "church", "temple", "house", "hotel", "office", "station", "courthouse",
    "court", "prison", "jail", "embassy", "consulate", "university", "college", "factory", "plant", "warehouse", "shop",
    "bank", "headquarters", "barracks", "monastery", "orphanage", "theatre", "theater", "restaurant", "bakery",
})  # fmt: skip
# The country named last gives way to one that is named so many times as often.
OUTNUMBERS = 2


class Home:
    """The countries of one text by how often names of theirs stand in it.

    Example:
        >>> from rashomon.documents import document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> text = "Yemeni troops left Aden and Taiz. Saudi officials said the country was calm."
        >>> scene = build_scene(parse(document(text, id="d", published=None)))
        >>> [e.name for e in scene.entities.all if any(m.name == "country" for m in e.mentions)]
        ['Yemen']
    """

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], places: dict[int, Place]) -> None:
        self._named: list[tuple[int, str]] = []
        opening = dateline(parsed)
        self.counts: Counter[str] = Counter()
        for mention in mentions:
            code = _country(mention, places)
            if not code:
                continue
            self._named.append((mention.head, code))
            self.counts[code] += DATELINE if mention.first in opening[:1] else 1

    def at(self, i: int) -> str:
        """The code of the country that "the country" at token `i` means; nothing where none is named.

        It is the one named last before, unless another is named twice as often in the text.
        """
        if not self.counts:
            return ""
        leading, often = self.counts.most_common(1)[0]
        last = next((code for head, code in reversed(self._named) if head < i), leading)
        return leading if often >= OUTNUMBERS * self.counts[last] else last


def dateline(parsed: Parsed) -> range:
    """The tokens of the dateline that a text opens with ("BOGOTA, 12 Mar (EFE) --"); none where it has none.

    Example:
        >>> from rashomon.documents import document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(document("GENEVA, May 4 - Rebels shelled Kot.", id="d", published=None))
        >>> [parsed.words[i] for i in dateline(parsed)]
        ['GENEVA', ',', 'May', '4', '-']
    """
    body = bisect_left(parsed.start, parsed.body)
    for i, word in enumerate(parsed.words[body : body + LONGEST], body):
        if word in DASHES:
            return range(body, i + 1)
        if word[:1].islower():
            break
    return range(0)


def _country(mention: Mention, places: dict[int, Place]) -> str:
    if mention.place is not None and (place := places.get(mention.place.first)) is not None:
        return place.country
    if mention.actor is not None and mention.actor.actor.kind != "media":
        return mention.actor.actor.country
    return ""


@lru_cache(maxsize=256)
def known_place(name: str, inside: str) -> tuple[PlaceMatch, Place] | None:
    """The place of that name inside a country named so, None where the gazetteer has none.

    Example:
        >>> known_place("Amman", "Jordan")[1].country
        'JO'
    """
    words = [*name.split(), ",", *inside.split()]
    register = place_register()
    found = register.find(words)
    places = register.resolve(found, words)
    if not found or found[0].first or places[0] is None:
        return None
    return found[0], places[0]


def unlisted(noun: str, mention: Mention) -> bool:
    """Whether a place that no register knows can be "the town": a bare name, that of no river and no province.

    Example:
        >>> from rashomon.reading.mention import Mention
        >>> [unlisted("town", Mention(0, 0, 0, name, "place", proper=True)) for name in ("Karbulia", "Karbu River")]
        [True, False]
    """
    bare = mention.proper and mention.kind == "place" and mention.actor is None and not mention.modifier
    last = mention.name.split()[-1]
    return bare and noun in SETTLED and last[:1].isupper() and last.lower() not in LAND


def built(parsed: Parsed, mention: Mention, other: Mention) -> bool:
    """Whether "the building" is one that was named: "Shells hit a clinic. The building burnt down."

    Example:
        >>> from rashomon.documents import document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> text = "A jet hit a clinic in Aden. The building fell."
        >>> scene = build_scene(parse(document(text, id="d", published=None)))
        >>> [e.name for e in scene.entities.all if any(m.name == "building" for m in e.mentions)]
        ['clinic']
    """
    return parsed.lemma[mention.head] in BUILDING and parsed.lemma[other.head] in BUILDINGS
