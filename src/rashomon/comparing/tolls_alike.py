"""How the numbers of two tellings lie to each other."""

from __future__ import annotations

from rashomon.comparing.sketch import Sketch

OTHERS = ("wounded", "abducted", "arrested", "displaced")
FEW, HIGH = 4, 20
"""Up to so many dead is what most reports have; from so many on an equal number is seldom chance."""
_ORDER = ("far apart", "apart", "close", "same few", "same", "same high")
_DIFFER = frozenset({"far apart", "apart"})
SIDED = "a side's own"
"""The level of two numbers that differ where only a side gives one of them."""
_RANK = ("none", SIDED, *_ORDER)


def toll_level(one: Sketch, other: Sketch, slot: str) -> str:
    """How the numbers of one slot agree: "none" where one side lacks it, else from "far apart" to "same high".

    A range that reaches into the other's counts as close, and so does half as many: tolls grow. Numbers that differ say
    nothing where only a side of the fighting gives one of them: that is what sides contradict each other in.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> def told(low, high):
        ...     return sketch(Telling("t", "d", "e1", None, ("attack",), numbers=(("killed", low, high),)))
        >>> toll_level(told(80, 80), told(80, 80), "killed"), toll_level(told(3, 3), told(40, 40), "killed")
        ('same high', 'far apart')
    """
    ours, theirs = one.numbers.get(slot), other.numbers.get(slot)
    if ours is None or theirs is None:
        return "none"
    # Beside the main number a report may give others: of the other side's dead, or an earlier count.
    pairs = {(ours[0], toll) for toll in theirs} | {(toll, theirs[0]) for toll in ours}
    best = max((_level(*two) for two in sorted(pairs)), key=_ORDER.index)
    sided = slot in one.telling.sided or slot in other.telling.sided
    return SIDED if sided and best in _DIFFER else best


def _level(ours: tuple[int, int], theirs: tuple[int, int]) -> str:
    if ours[1] == theirs[1] or ours[0] == theirs[0]:
        value = ours[1] if ours[1] == theirs[1] else ours[0]
        return "same few" if value <= FEW else "same high" if value >= HIGH else "same"
    if max(ours[0], theirs[0]) <= min(ours[1], theirs[1]):
        return "close"
    low, high = sorted((min(ours[1], theirs[1]), max(ours[0], theirs[0])))
    share = low / high if high else 1.0
    if share >= 0.66 or (high - low <= 1 and high > 2):
        return "close"
    return "apart" if share >= 0.33 else "far apart"


def other_level(one: Sketch, other: Sketch) -> str:
    """The best agreement among the numbers that are no deaths.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> other_level(*[sketch(Telling("t", "d", "e1", None, ("attack",), numbers=(("wounded", 9, 9),)))] * 2)
        'same'
    """
    best = "none"
    for slot in OTHERS:
        level = toll_level(one, other, slot)
        if _RANK.index(level) > _RANK.index(best):
            best = level
    return best
