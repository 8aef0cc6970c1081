"""Likeness of values: which fit together, which say the more exact thing, which exclude each other."""

from __future__ import annotations

from rashomon.comparing.geography import LEVELS as PLACE_LEVELS
from rashomon.comparing.geography import bare, lie
from rashomon.comparing.parties import LEVELS as PARTY_LEVELS
from rashomon.comparing.parties import fit, named
from rashomon.comparing.telling import Where, Who
from rashomon.comparing.values import UNKNOWN, Value
from rashomon.comparing.victims import part_of

_APART = PARTY_LEVELS.index("apart")
_SAME_PARTY = PARTY_LEVELS.index("same")
_PART = PARTY_LEVELS.index("part")
_SAME_PLACE = tuple(map(PLACE_LEVELS.index, ("same country only", "same")))
# Two towns of one country or province that lie further apart than `geography.NEAR`, or in two countries.
_ELSEWHERE = tuple(map(PLACE_LEVELS.index, ("other country", "same country", "same province")))
_AREA = "admin2"
POINTS = frozenset({"city", "exact", _AREA})
"""Precisions of places that are told as a spot, and not as a province or country."""


def same_party(one: Who, other: Who) -> bool:
    """Whether two parties are the same, or one is a part of the other.

    Example:
        >>> same_party(Who("taliban", "Taliban", "armed_group"), Who("taliban", "Taleban", "armed_group"))
        True
    """
    return fit(one, other) >= _PART


def exclude(one: Value, other: Value) -> bool:
    """Whether two values of one slot can't both be right.

    Parties exclude each other only where all are named and none is, holds or belongs to another;
    places where both are well known points that lie apart; days and numbers where they don't overlap.

    Example:
        >>> taliban = Value("who", "taliban", "Taliban", parties=(Who("taliban", "Taliban", "armed_group"),))
        >>> gunmen = Value("who", "~fighters", "gunmen", parties=(Who("~fighters", "gunmen", "armed_group"),))
        >>> exclude(taliban, gunmen)
        False
    """
    if one.slot in ("who", "whom"):
        return _parties_exclude(one, other)
    if one.slot == "where":
        return bool(one.places and other.places) and all(apart(a, b) for a in one.places for b in other.places)
    if one.low is None or other.low is None:
        return False
    if one.of != other.of:
        return _parts_exclude(one, other)
    return (one.high is not None and one.high < other.low) or (other.high is not None and other.high < one.low)


def _parties_exclude(one: Value, other: Value) -> bool:
    if UNKNOWN in (one.key, other.key):
        return False
    ours, theirs = (*one.parties, *one.mutual), (*other.parties, *other.mutual)
    return all(named(a) and named(b) and fit(a, b) <= _APART for a in ours for b in theirs)


def _parts_exclude(one: Value, other: Value) -> bool:
    """A part of the victims can't be more than all of them; two parts say nothing of each other."""
    for part, whole in ((one, other), (other, one)):
        if part_of(part.of, whole.of):
            return whole.high is not None and part.low is not None and part.low > whole.high
    return False


def apart(one: Where, other: Where) -> bool:
    """Whether two places are surely not one: points of known precision, neither inside the other, not near.

    Example:
        >>> kabul = Where("gn:1", "Kabul", ("afghanistan",), "AF", 34.53, 69.17, "city")
        >>> kunduz = Where("gn:2", "Kunduz", ("afghanistan",), "AF", 36.73, 68.86, "city")
        >>> apart(kabul, kunduz), apart(kabul, kabul)
        (True, False)
    """
    if lie(one, other) not in _ELSEWHERE:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if one.latitude is None or other.latitude is None or not {one.precision, other.precision} <= POINTS:
        return False
    # A village may lie in a territory whose middle is far away.
    return (one.precision == _AREA) == (other.precision == _AREA)


def entails(own: Value, wanted: Value) -> bool:
    """Whether who says `own` thereby says `wanted`.

    Example:
        >>> july = Value("when", "2016-07-01/2016-07-31", "July", low=736146, high=736176)
        >>> day = Value("when", "2016-07-23", "23 July", low=736168, high=736168)
        >>> entails(day, july), entails(july, day)
        (True, False)
    """
    if own.slot != wanted.slot:
        return False
    if own.key == wanted.key:
        return True
    if own.number is not None:
        return own.number == wanted.number and own.of == wanted.of
    if own.slot == "when":
        return _inside(own, wanted)
    if own.places:
        return all(any(_holds(b, a) for a in own.places) for b in wanted.places)
    if own.parties and wanted.parties:
        return all(any(_belongs(a, b) for a in own.parties) for b in wanted.parties)
    return False


def _inside(own: Value, wanted: Value) -> bool:
    if own.low is None or own.high is None or wanted.low is None or wanted.high is None:
        return False
    return wanted.low <= own.low and own.high <= wanted.high


def _holds(outer: Where, inner: Where) -> bool:
    return lie(outer, inner) in _SAME_PLACE or bare(outer.name) in inner.inside


def _belongs(part: Who, whole: Who) -> bool:
    """Whether a deed of `part` is one of `whole`: the same party, or a named part of it, or one so described."""
    level = fit(part, whole)
    if level == _SAME_PARTY or part.key == whole.key:
        return True
    if not named(whole):
        return named(part) and level >= PARTY_LEVELS.index("fits")
    return named(part) and level == _PART and whole.key in part.above
