"""Likely candidates: of all that share a blocking key, those that share enough to be worth comparing.

One key is a hint: the same armed group in the same fortnight is seldom the same event. Every stem of a key (what is left
without its window of time) counts once, by what it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

WORTH = {"p": 1, "s": 2, "a": 1, "n": 2, "c": 1, "r": 1, "w": 2}
"""What a shared key says by its kind: province, spot, named actor, person, actor in a country, rare word, rare pair."""
ENOUGH = 2
"""Worth from which on two tellings are compared."""


def likely(own: Iterable[str], holders: Mapping[str, Iterable[str]]) -> list[str]:
    """The tellings that share enough of `own`, a telling's blocking keys; `holders` are the tellings under each key.

    Example:
        >>> holders = {"r|kot|16+0:5": ["t1", "t2"], "r|kot|16+8:5": ["t1"], "a|taliban|violence|16+0:5": ["t2"]}
        >>> likely(holders, holders)
        ['t2']
    """
    stems: dict[str, list[str]] = defaultdict(list)
    for key in own:
        if key in holders:
            stems[stem(key)].append(key)
    worth: dict[str, int] = defaultdict(int)
    for name, keys in stems.items():
        value = WORTH[name[0]]
        for telling in {telling for key in keys for telling in holders[key]}:
            worth[telling] += value
    return sorted(telling for telling, value in worth.items() if value >= ENOUGH)


def stem(key: str) -> str:
    """A key without its window of time.

    Example:
        >>> stem("p|nangarhar|16+8:46013"), stem("w|kot|zar")
        ('p|nangarhar', 'w|kot|zar')
    """
    head, _, last = key.rpartition("|")
    return head if last == "undated" or (":" in last and "+" in last) else key
