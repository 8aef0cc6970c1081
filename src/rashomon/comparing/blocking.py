"""Blocking: keys that tellings of one happening share, so that a new one is compared with a few only.

Both sides store their keys; whoever shares one is compared. Keys are pure functions of one telling,
so which pairs meet does not depend on the order of adding. Windows of time overlap by half: two
tellings less than half a window apart always share one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from rashomon.comparing.families import families
from rashomon.comparing.geography import bare
from rashomon.comparing.parties import named
from rashomon.comparing.sketch import spot_words
from rashomon.comparing.telling import Telling, Where
from rashomon.comparing.words import rarity

MOST = 2000
"""So many tellings under one key are still worth following; more means a key that tells nothing."""
WINDOW = 16
"""Days of a window for what happened on a day."""
BACK = 7
"""News without a time tells of the last so many days."""
SEASON = 240
"""Days of a window for what lasts, and for what is told without a day."""
_RARE = 5.5
"""The least rarity of both words of a pair that makes a key without a time."""
_TELLING = 4.5
_WORDS, _SCENE, _PAIRS = 5, 3, 5


def keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which a telling is looked up, sorted.

    Example:
        >>> kot = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF", 34.3, 70.5, "city")
        >>> def told(day):
        ...     return Telling("t", "d", "e1", None, ("attack",), places=(kot,), start=day, end=day)
        >>> monday, friday = keys(told(date(2016, 7, 4))), keys(told(date(2016, 7, 8)))
        >>> bool(set(monday) & set(friday)), bool(set(monday) & set(keys(told(date(2017, 7, 4)))))
        (True, False)
    """
    family = families().get(telling.types[0]) if telling.types else None
    name, lasting = (family.family, family.lasting) if family else ("other", True)
    areas = sorted({area for place in telling.places for area in _areas(place)})
    windows = list(_windows(telling, lasting))
    found = {f"p|{area}|{window}" for area in areas for window in windows}
    for party in (*telling.agents, *telling.targets):
        if named(party):
            found |= {f"a|{party.key}|{name}|{window}" for window in windows}
            if party.kind == "person":
                found.add(f"n|{party.key.split()[-1]}|{name}")
            elif lasting:
                found |= {f"c|{party.key}|{place.country}|{telling.types[0]}" for place in telling.places}
    for word in _names(telling):
        found |= {f"r|{word}|{window}" for window in windows}
    rare = sorted([word for word in telling.words if rarity(word) >= _RARE][:_PAIRS])
    found |= {f"w|{one}|{other}" for one, other in combinations(rare, 2)}
    return tuple(sorted(found))


def _names(telling: Telling) -> set[str]:
    """Words that a report would hardly do without: its places' names, rare words of the evidence and the scene."""
    return {
        *spot_words(telling),
        *[word for word in telling.words if rarity(word) >= _TELLING][:_WORDS],
        *[word for word in telling.scene if rarity(word) >= _TELLING][:_SCENE],
    }


def _areas(place: Where) -> Iterator[str]:
    """The province of a place, and the place itself."""
    if len(place.inside) >= 2:
        yield place.inside[-2]
    yield bare(place.name)


def _windows(telling: Telling, lasting: bool) -> Iterator[str]:
    """The windows that the time falls in; what has no time is looked for in those before publication."""
    start, end = telling.start, telling.end
    unknown = start is None or end is None
    if start is None or end is None:
        if telling.published is None:
            if lasting:
                yield "undated"
            return
        start, end = telling.published - timedelta(BACK), telling.published
    if (end - start).days <= 2 * WINDOW:
        yield from _over(start, end, WINDOW)
    if lasting:
        yield "undated"
    if unknown or lasting or (end - start).days > WINDOW:
        yield from _over(start, min(end, start + timedelta(3 * SEASON)), SEASON)


def _over(start: date, end: date, width: int) -> Iterator[str]:
    """The windows of a width, half overlapping, that an interval touches."""
    for half in (0, width // 2):
        first, last = (start.toordinal() + half) // width, (end.toordinal() + half) // width
        for window in range(first, last + 1):
            yield f"{width}+{half}:{window}"
