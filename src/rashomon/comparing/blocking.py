"""Blocking: keys that tellings of one happening share, so that a new one is compared with a few only.

A telling is held under some keys and seeks others under some: time is cut into cells, and what is held under one cell
is sought under its neighbours as well. So two tellings less than a cell apart always meet, whichever of them comes
first: one seeks what the other is held under if and only if it is so the other way round. Keys are pure functions of
one telling, and which pairs meet does not depend on the order of adding. A key begins with its cell of time, so that
the keys of one season lie side by side in an index.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from rashomon.comparing.families import families
from rashomon.comparing.geography import bare
from rashomon.comparing.parties import named
from rashomon.comparing.sketch import spot_words
from rashomon.comparing.telling import Telling, Where
from rashomon.comparing.words import rarity

MOST = 2000
"""So many tellings under one key are still worth following; more means a key that tells nothing."""
CELL = 8
"""Days of a cell for what happened on a day."""
BACK = 7
"""News without a time tells of the last so many days."""
SEASON = 120
"""Days of a cell for what lasts, for what is told without a day, and for pairs of rare words."""
ERA = 1461
"""Days of a cell in which what lasts is told again, and for persons: four years."""
_RARE = 5.5
"""The least rarity of both words of a pair that makes a key without a time."""
_TELLING = 4.5
_WORDS, _SCENE, _PAIRS = 5, 3, 5


class Keys(NamedTuple):
    """The keys under which a telling is found, and those under which it looks for others, both sorted."""

    held: tuple[str, ...]
    sought: tuple[str, ...]


def keys(telling: Telling) -> Keys:
    """The keys of a telling.

    Example:
        >>> kot = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF", 34.3, 70.5, "city")
        >>> def told(day):
        ...     return Telling("t", "d", "e1", None, ("attack",), places=(kot,), start=day, end=day)
        >>> monday, friday = told(date(2016, 7, 4)), told(date(2016, 7, 8))
        >>> [bool(set(keys(monday).held) & set(keys(other).sought)) for other in (friday, told(date(2017, 7, 4)))]
        [True, False]
    """
    family = families().get(telling.types[0]) if telling.types else None
    name, lasting = (family.family, family.lasting) if family else ("other", True)
    near, far = _stems(telling, name, lasting)
    held, sought = set[str](), set[str]()
    for stems, cells in (
        (near, _cells(telling, lasting)),
        (_rare_words(telling), _begun(telling, "s", SEASON)),
        (far, _begun(telling, "e", ERA)),
    ):
        held |= {f"{cell}|{stem}" for cell in cells.held for stem in stems}
        sought |= {f"{cell}|{stem}" for cell in cells.sought for stem in stems}
    return Keys(tuple(sorted(held)), tuple(sorted(sought)))


def _stems(telling: Telling, family: str, lasting: bool) -> tuple[set[str], set[str]]:
    """What is looked for near the telling's time, and who is rare enough to be looked for over years."""
    near = {f"p|{area}" for place in telling.places for area in _areas(place)}
    near |= {f"r|{word}" for word in _names(telling)}
    far = set[str]()
    for party in (*telling.agents, *telling.targets):
        if named(party):
            near.add(f"a|{party.key}|{family}")
            if party.kind == "person":
                far.add(f"n|{party.key.split()[-1]}|{family}")
            elif lasting:
                far |= {f"c|{party.key}|{place.country}|{telling.types[0]}" for place in telling.places}
    return near, far


def _rare_words(telling: Telling) -> set[str]:
    """Pairs of words that hardly any two reports of a season have in common."""
    rare = sorted([word for word in telling.words if rarity(word) >= _RARE][:_PAIRS])
    return {f"w|{one}|{other}" for one, other in combinations(rare, 2)}


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


def _cells(telling: Telling, lasting: bool) -> Keys:
    """The cells that the time falls in; what has no time is looked for in those before publication."""
    start, end = _time(telling)
    if start is None or end is None:
        # What lasts and has no day at all may be any of its kind: it seeks all that has a day, and is sought by it.
        return Keys(("u",), ("d", "u")) if lasting else Keys((), ())
    held, sought = list[str](), list[str]()

    def over(letter: str, last: date, width: int) -> None:
        first, final = start.toordinal() // width, last.toordinal() // width
        held.extend([f"{letter}{cell}" for cell in range(first, final + 1)])
        sought.extend([f"{letter}{cell}" for cell in range(first - 1, final + 2)])

    days = (end - start).days
    if days <= 4 * CELL:
        over("c", end, CELL)
    if lasting:
        over("e", min(end, start + timedelta(4 * ERA)), ERA)
        held.append("d")
        sought.append("u")
    if telling.start is None or telling.end is None or lasting or days > 2 * CELL:
        over("s", min(end, start + timedelta(6 * SEASON)), SEASON)
    return Keys(tuple(held), tuple(sought))


def _begun(telling: Telling, letter: str, width: int) -> Keys:
    """The cell that the telling's time begins in; that of publication where it has none."""
    start, _ = _time(telling)
    if start is None:
        return Keys(("u",), ("u",))
    cell = start.toordinal() // width
    return Keys((f"{letter}{cell}",), (f"{letter}{cell - 1}", f"{letter}{cell}", f"{letter}{cell + 1}"))


def _time(telling: Telling) -> tuple[date | None, date | None]:
    if telling.start is not None and telling.end is not None:
        return telling.start, telling.end
    return (telling.published and telling.published - timedelta(BACK)), telling.published
