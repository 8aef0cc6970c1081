"""A telling unpacked for comparing: sets, sums and day numbers made once, asked for with every pair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rashomon.comparing.families import Scale, families, scale
from rashomon.comparing.geography import bare
from rashomon.comparing.marks import KINDS
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.words import rarity, stem, worth

PARTIES = 5
"""So many parties a side and places are compared; lists beyond that say little of one act."""


NAMED = 3.0
"""Words of places' names that are less rare than this ("bank", "hospital") name no place."""
MUTUAL = frozenset({"armed_clash", "talks", "agreement", "offensive", "group_change"})
"""Kinds whose two sides may change places from report to report."""
LONG = 20
"""What is told of more days than this is no single incident."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing asks of a telling; days are proleptic ordinals, 0 where unknown.

    `recurring` says that the same parties do the like again and again. The last ones stand for several at once, so
    that what two of them make is worked out once: `sort` is equal where kind, modality and weight in the report are,
    `ground` where the places are, `acting` and `suffering` where these parties are, `tolls` where the numbers are,
    `borne` where the marks are (`marked` has those of each kind), and `clock` where the times are but for `since`, the
    day on which they all turn. Where an act is `mutual`, its sides may change places from report to report.
    """

    telling: Telling
    scale: Scale
    lasting: bool
    recurring: bool
    agents: tuple[Who, ...]
    targets: tuple[Who, ...]
    places: tuple[Where, ...]
    start: int
    end: int
    published: int
    numbers: dict[str, tuple[tuple[int, int], ...]]
    words: frozenset[str]
    worth: float
    scene: frozenset[str]
    scene_worth: float
    spots: frozenset[str]
    times: tuple[tuple[int, int], ...]
    sort: str
    ground: str
    acting: str
    suffering: str
    tolls: str
    borne: str
    marked: tuple[tuple[str, ...], ...]
    clock: str
    since: int
    mutual: bool


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
        _family(telling, "recurring"),
        telling.agents[:PARTIES],
        telling.targets[:PARTIES],
        _narrowest(telling.places)[:PARTIES],
        telling.start.toordinal() if telling.start else 0,
        telling.end.toordinal() if telling.end else 0,
        telling.published.toordinal() if telling.published else 0,
        _numbers(telling),
        frozenset(telling.words),
        worth(telling.words),
        *_scene(telling.scene),
        frozenset(_spot_words(_narrowest(telling.places))),
        tuple((start.toordinal(), end.toordinal()) for start, end in telling.times),
        " ".join((_scale(telling), telling.modality, "lead" if telling.lead else "aside", *telling.types)),
        repr(_narrowest(telling.places)[:PARTIES]),
        repr(telling.agents[:PARTIES]),
        repr(telling.targets[:PARTIES]),
        repr((telling.numbers, telling.sided)),
        " ".join(telling.marks),
        tuple(tuple(mark for mark in telling.marks if mark.startswith(f"{kind}:")) for kind in KINDS),
        *_clock(telling),
        bool(telling.types) and telling.types[0] in MUTUAL,
    )


def _narrowest(places: tuple[Where, ...]) -> tuple[Where, ...]:
    """The places without the provinces that its towns lie in: two towns of one province are two places."""
    inside = {name for place in places if place.precision == "city" for name in place.inside}
    return tuple(p for p in places if p.precision in ("city", "") or bare(p.name) not in inside)


def _numbers(telling: Telling) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for slot, low, high in telling.numbers:
        found[slot] = (*found.get(slot, ()), (low, high))
    return found


def _clock(telling: Telling) -> tuple[str, int]:
    """All its days as they lie to one of them, and that day: pairs that lie alike are as near wherever they lie."""
    anchor = telling.start or telling.published
    since = anchor.toordinal() if anchor else 0
    days = [telling.start, telling.end, telling.published, *(day for two in telling.times for day in two)]
    return " ".join([str(telling.sure), *("" if day is None else str(day.toordinal() - since) for day in days)]), since


@lru_cache(maxsize=1 << 13)
def _scene(words: tuple[str, ...]) -> tuple[frozenset[str], float]:
    """The words of a report and their rarity together; one object for all tellings of the report."""
    return frozenset(words), worth(words)


def spot_words(telling: Telling) -> list[str]:
    """The stems of its places' names, countries aside: where one report has a place, another may have the word.

    Example:
        >>> spot_words(Telling("t", "d", "e1", None, (), places=(Where("gn:1", "Kot district", ("afghanistan",)),)))
        ['kot']
    """
    return sorted(_spot_words(telling.places))


def _spot_words(places: tuple[Where, ...]) -> set[str]:
    narrow = [place for place in places[:PARTIES] if place.inside or place.precision != "country"]
    found = {stem(word) for place in narrow for word in bare(place.name).split() if len(word) > 2}
    return {word for word in found if rarity(word) >= NAMED}


def _scale(telling: Telling) -> Scale:
    kind = scale(telling.types)
    if kind == "incident" and telling.start and telling.end and (telling.end - telling.start).days > LONG:
        return "campaign"
    return kind


def _lasting(telling: Telling) -> bool:
    return _scale(telling) != "incident" or _family(telling, "lasting")


def _family(telling: Telling, quality: Literal["lasting", "recurring"]) -> bool:
    family = families().get(telling.types[0]) if telling.types else None
    return family is not None and bool(getattr(family, quality))
