"""How two places lie to each other: the same, one in the other, near, or apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rashomon.comparing.telling import Where
from rashomon.reading.claim import Party
from rashomon.registers.gazetteer_names import fold

LEVELS = (
    "none", "other country", "same country", "same province", "wide part", "same country only", "near", "namesake",
    "part", "same",
)  # fmt: skip
"""How two tellings' places agree, from nothing to compare to the same spot; `agreement` gives the number."""
NEAR = 25.0
"""Kilometres within which two towns can be one report's and another's word for one spot."""
_EARTH = 6371.0
_AREAS = frozenset({"country", "admin1"})
# What a name may carry besides itself: "Kot district" and "Kot" are one place to a reader of news.
# fmt: off
_NOUNS = frozenset({
    "al", "ar", "area", "as", "ash", "camp", "central", "city", "countryside", "county", "department", "district",
    "east", "eastern", "el", "governorate", "municipality", "near", "neighborhood", "neighbourhood", "north",
    "northern", "oblast", "of", "outskirts", "province", "region", "south", "southern", "state", "suburb", "the",
    "town", "village", "west", "western",
})
# fmt: on


@lru_cache(maxsize=1 << 15)
def bare(name: str) -> str:
    """A place name folded and without the words for what it is and which side of it is meant.

    Example:
        >>> bare("Kot district"), bare("the Old City"), bare("western Mosul")
        ('kot', 'old', 'mosul')
    """
    words = [word for word in fold(name).split() if word not in _NOUNS]
    return " ".join(words) or fold(name)


def proper_name(place: Party) -> str:
    """The name of a place; for "the village", when the reader knows which one is meant, the name used elsewhere.

    Example:
        >>> proper_name(Party("province", "place", ("province", "Soum province"), ref="gn:2355248"))
        'Soum province'
    """
    known = place.ref.startswith(("gn:", "rp:")) and "/" not in place.ref
    if not known or any(map(str.isupper, place.name)):
        return place.name
    return next((form for form in place.mentions if any(map(str.isupper, form))), place.name)


def named_alone(name: str) -> bool:
    """Whether a place goes by a name, and not by a word for what it is: a village, but no market or cargo ship.

    Example:
        >>> [named_alone(name) for name in ("Kafr Hamra", "Khair Khana area", "western Mosul", "Syrian market")]
        [True, True, True, False]
    """
    words = [word for word in name.replace("-", " ").split() if fold(word) not in _NOUNS]
    return any(map(str.isupper, name)) and all(word[:1].isupper() or len(word) < 4 for word in words)


def where(place: Party) -> Where | None:
    """A place of a claim in the form that is compared; None for one without a name ("the area", "a bus").

    Such a place stands for what the reader found it to lie in, where it did.

    Example:
        >>> kot = where(Party("Kot district", "place", ref="gn:1", country="AF", inside="Nangarhār, Afghanistan"))
        >>> kot.key, kot.inside
        ('gn:1', ('nangarhar', 'afghanistan'))
        >>> where(Party("the area", "place", ref="text:area"))
    """
    inside = tuple(bare(part) for part in place.inside.split(", ") if part)
    name = proper_name(place)
    if not any(map(str.isupper, name)) and not place.ref.startswith(("gn:", "rp:")):
        if not inside:
            return None
        outer = place.inside.split(", ")[0]
        precision = "admin1" if len(inside) > 1 else "country"
        return Where(f"in:{inside[0]}", outer, inside[1:], place.country, None, None, precision)
    key = place.ref or f"text:{bare(name).replace(' ', '-')}"
    precision = place.precision if place.ref else ""
    return Where(key, name, inside, place.country, place.latitude, place.longitude, precision)


@lru_cache(maxsize=1 << 16)
def lie(one: Where, other: Where) -> int:
    """How two places lie to each other, as a place in `LEVELS`; symmetric.

    Example:
        >>> kot = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF", 34.3, 70.5, "city")
        >>> nangarhar = Where("gn:2", "Nangarhar", ("afghanistan",), "AF", 34.3, 70.4, "admin1")
        >>> LEVELS[lie(kot, kot)], LEVELS[lie(kot, nangarhar)]
        ('same', 'part')
    """
    a, b = bare(one.name), bare(other.name)
    known = one.country and other.country
    if one.key == other.key or (a == b and (not known or one.country == other.country)):
        return 5 if _country(one) and _country(other) else 9
    if a == b:
        return 7
    if b in one.inside or a in other.inside:
        outer = other if b in one.inside else one
        return 4 if _country(outer) else 8
    if known and one.country == other.country and (_country(one) or _country(other)):
        return 4
    apart = distance(one, other)
    if apart is not None and apart <= NEAR:
        return 6
    if known and one.country != other.country:
        return 1
    if len(one.inside) > 1 and len(other.inside) > 1 and one.inside[-2] == other.inside[-2]:
        return 3
    return 2 if known else 0


def _country(place: Where) -> bool:
    return place.precision == "country" and not place.inside


def distance(one: Where, other: Where) -> float | None:
    """Kilometres between two points (great circle, sphere of 6371 km); None where one is no town.

    Example:
        >>> kabul = Where("k", "Kabul", latitude=34.528, longitude=69.172, precision="city")
        >>> round(distance(kabul, Where("j", "Jalalabad", latitude=34.426, longitude=70.451, precision="city")))
        118
    """
    if one.precision != "city" or other.precision != "city":
        return None
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    if one.key.startswith("text:") or other.key.startswith("text:"):
        return None
    a, b = radians(one.latitude), radians(other.latitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def agreement(ours: Sequence[Where], theirs: Sequence[Where]) -> tuple[int, Where | None, Where | None]:
    """How the places of two tellings lie at best, with the two that show it.

    Example:
        >>> agreement([], [Where("k", "Kabul")])[0]
        0
    """
    best, first, second = 0, None, None
    for a in ours:
        for b in theirs:
            level = lie(a, b)
            if level > best or (level == best and first and second and _order(a, b) < _order(first, second)):
                best, first, second = level, a, b
    return best, first, second


def _order(one: Where, other: Where) -> tuple[tuple[int, str, str], ...]:
    """Which of two equal pairs is shown: the narrower, whatever the order of the sides."""
    return tuple(sorted((-len(place.inside), place.key, place.name) for place in (one, other)))
