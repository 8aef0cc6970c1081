"""A telling unpacked for comparing: sets, sums and day numbers made once, asked for with every pair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.comparing.families import Scale, families, scale
from rashomon.comparing.geography import bare
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.words import rarity, stem

PARTIES = 5
"""So many parties a side and places are compared; lists beyond that say little of one act."""


NAMED = 3.0
"""Words of places' names that are less rare than this ("bank", "hospital") name no place."""
LONG = 20
"""What is told of more days than this is no single incident."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing asks of a telling; days are proleptic ordinals, 0 where unknown.

    `person` says that a party is one, `harmed` that there are numbers besides the dead; `ground` is equal where the
    places are, and `sort` where mode, kind, modality and weight in the report can't differ.
    """

    telling: Telling
    scale: Scale
    lasting: bool
    agents: tuple[Who, ...]
    targets: tuple[Who, ...]
    places: tuple[Where, ...]
    start: int
    end: int
    published: int
    numbers: dict[str, tuple[int, int]]
    words: frozenset[str]
    worth: float
    scene: frozenset[str]
    scene_worth: float
    spots: frozenset[str]
    person: bool
    harmed: bool
    ground: str
    sort: str
    times: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1 << 15)
def sketch(telling: Telling) -> Sketch:
    """The telling unpacked.

    Example:
        >>> sketch(Telling("t", "d", "e1", None, ("offensive",), words=("kot",))).scale
        'campaign'
    """
    return Sketch(
        telling,
        _scale(telling),
        _lasting(telling),
        telling.agents[:PARTIES],
        telling.targets[:PARTIES],
        telling.places[:PARTIES],
        telling.start.toordinal() if telling.start else 0,
        telling.end.toordinal() if telling.end else 0,
        telling.published.toordinal() if telling.published else 0,
        {slot: (low, high) for slot, low, high in telling.numbers},
        frozenset(telling.words),
        sum(map(rarity, telling.words)),
        *_scene(telling.scene),
        frozenset(spot_words(telling)),
        any(party.kind == "person" for party in (*telling.agents[:PARTIES], *telling.targets[:PARTIES])),
        any(slot != "killed" for slot, _, _ in telling.numbers),
        repr(telling.places[:PARTIES]),
        " ".join((_scale(telling), telling.modality, "lead" if telling.lead else "aside", *telling.types)),
        tuple((start.toordinal(), end.toordinal()) for start, end in telling.times),
    )


@lru_cache(maxsize=1 << 13)
def _scene(words: tuple[str, ...]) -> tuple[frozenset[str], float]:
    """The words of a report and their rarity together; one object for all tellings of the report."""
    return frozenset(words), sum(map(rarity, words))


def spot_words(telling: Telling) -> list[str]:
    """The stems of its places' names, countries aside: where one report has a place, another may have the word.

    Example:
        >>> spot_words(Telling("t", "d", "e1", None, (), places=(Where("gn:1", "Kot district", ("afghanistan",)),)))
        ['kot']
    """
    narrow = [place for place in telling.places[:PARTIES] if place.inside or place.precision != "country"]
    found = {stem(word) for place in narrow for word in bare(place.name).split() if len(word) > 2}
    return sorted(word for word in found if rarity(word) >= NAMED)


def _scale(telling: Telling) -> Scale:
    kind = scale(telling.types)
    if kind == "incident" and telling.start and telling.end and (telling.end - telling.start).days > LONG:
        return "campaign"
    return kind


def _lasting(telling: Telling) -> bool:
    family = families().get(telling.types[0]) if telling.types else None
    return _scale(telling) != "incident" or (family is not None and family.lasting)
