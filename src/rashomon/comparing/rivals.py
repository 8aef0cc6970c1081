"""Rivals: parties that are surely two, the unnamed among them that go by their side."""

from __future__ import annotations

from rashomon.comparing.parties import LEVELS, fit, named, of_states
from rashomon.comparing.telling import Who
from rashomon.comparing.values import UNKNOWN, Value

_APART = LEVELS.index("apart")
# Words that say on whose side unnamed fighters are; "gunmen" and "attackers" don't.
_SIDES = frozenset({
    "army", "soldier", "troop", "military", "militant", "rebel", "insurgent", "separatist", "terrorist", "jihadist",
    "guerrilla", "police", "policemen", "government", "regime", "coalition", "aggression", "occupation", "loyalist",
})  # fmt: skip
_VAGUE = frozenset({"suspected", "unidentified", "unknown", "uniform", "uniforms", "dressed", "former"})


def rival_parties(one: Value, other: Value) -> bool:
    """Whether the parties of two values can't be the same: every one of them is a rival of every other.

    Example:
        >>> army, rebels = Who("sd:forces", "Sudanese army", "state_force"), Who("~fighters", "rebels", "armed_group")
        >>> rival_parties(Value("who", "a", "", parties=(army,)), Value("who", "b", "", parties=(rebels,)))
        True
    """
    if UNKNOWN in (one.key, other.key):
        return False
    ours, theirs = (*one.parties, *one.mutual), (*other.parties, *other.mutual)
    return bool(ours and theirs) and all(rivals(a, b) for a in ours for b in theirs)


def rivals(one: Who, other: Who) -> bool:
    """Whether two parties are surely two: both named and unlike, or a side of the war and one that it can't be.

    Without a name only those count who are called by their side: "the rebels" are not the army, but
    "gunmen" and "men in uniform" may be anybody's.

    Example:
        >>> army, rebels = Who("sd:forces", "Sudanese army", "state_force"), Who("~fighters", "rebels", "armed_group")
        >>> rivals(army, rebels), rivals(army, Who("~fighters", "gunmen", "armed_group"))
        (True, False)
    """
    if not ((named(one) or has_side(one)) and (named(other) or has_side(other))):
        return False
    return fit(one, other) <= _APART and not _one_state(one, other)


def _one_state(one: Who, other: Who) -> bool:
    """Whether both are a state's and may be the same one's: what its army did, "the government" did."""
    if not of_states(one, other) or (named(one) and named(other)):
        return False
    return not (one.country and other.country and one.country != other.country)


def has_side(party: Who) -> bool:
    """Whether the words for a party without a name say on whose side it is.

    Example:
        >>> has_side(Who("~fighters", "six rebels", "armed_group")), has_side(Who("~fighters", "gunmen", "armed_group"))
        (True, False)
    """
    words = party.name.lower().split()
    return any(word.removesuffix("s") in _SIDES for word in words) and not set(words) & _VAGUE
