"""Placing: by which place an event is called, and where its point is, among the places that are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.comparing.geography import named_alone
from rashomon.comparing.telling import Where
from rashomon.comparing.values import Value

PRECISIONS = ("exact", "near", "city", "admin2", "admin1", "country")
"""What a place's point is a point of, from the most exact (`Place.precision` of the gazetteer)."""
TOWN = PRECISIONS.index("city")
BESIDE = "admin1"
"""How exact the point of a town is for a place beside it that no register knows."""


def inexact(place: Where) -> int:
    """How inexact a place is, from 0 on; a village that no register knows is as exact as a town.

    Example:
        >>> soum = Where("gn:1", "Soum province", ("sahel", "burkina faso"), "BF", 14.1, -1.6, "admin1")
        >>> inexact(Where("text:kot", "Kot")) < inexact(soum) < inexact(Where("text:camp", "Kot camp gate"))
        True
    """
    if place.key.startswith("text:"):
        return TOWN if named_alone(place.name) else len(PRECISIONS) - 1
    if place.precision in PRECISIONS:
        return PRECISIONS.index(place.precision)
    return len(PRECISIONS) - 2 + (not place.inside)


def called(value: Value, told: Sequence[Value]) -> Where | None:
    """The most exact place of a value; where it is only described, by the name that others have for it.

    Example:
        >>> towns = [Where("gn:1", name, precision="city") for name in ("Afghan capital", "Kabul")]
        >>> told = [Value("where", "gn:1", town.name, places=(town,)) for town in towns]
        >>> called(told[0], told).name
        'Kabul'
    """
    if not value.places:
        return None
    best = min(value.places, key=lambda place: (inexact(place), -len(place.inside), place.latitude is None, place.key))
    if named_alone(best.name):
        return best
    names = Counter(p.name for one in told for p in one.places if p.key == best.key and named_alone(p.name))
    return replace(best, name=min(names, key=lambda name: (-names[name], name))) if names else best


def located(place: Where, told: Sequence[Value]) -> Where:
    """The place whose point stands for `place`: itself, else the most exact one told of its country.

    A village that no register knows is put where the area told with it lies, or a town beside it; the point of the
    latter is then only as exact as a province.

    Example:
        >>> kot, town = Where("text:kot", "Kot"), Where("gn:2", "Bar", (), "AF", 34.0, 70.0, "city")
        >>> found = located(kot, [Value("where", "gn:2", "Bar", places=(town,))])
        >>> found.latitude, found.precision
        (34.0, 'admin1')
    """
    if not place.key.startswith("text:") and place.latitude is not None:
        return place
    points = [
        other
        for one in told
        for other in one.places
        if other.latitude is not None and not (place.country and other.country and place.country != other.country)
    ]
    if not points:
        return place
    best = min(points, key=lambda other: (_for(place, other), -len(other.inside), other.key))
    beside = inexact(best) <= TOWN and best.key != place.key
    return replace(best, precision=BESIDE) if beside else best


def _for(place: Where, other: Where) -> int:
    """How inexact the point of another place is for this one: that of a town beside it as a province."""
    if other.precision not in PRECISIONS:
        return len(PRECISIONS)
    own = PRECISIONS.index(other.precision)
    return max(own, PRECISIONS.index(BESIDE)) if own <= TOWN and other.key != place.key else own
