"""How the times of two tellings lie to each other."""

from __future__ import annotations

from rashomon.comparing.sketch import Sketch

NARROW = 3
"""Days from which on a time is too wide to tell two happenings apart."""
_NEAR = frozenset({"same day", "same days", "same weeks", "same months", "one within the other"})
_NARROW = 4
DATED = frozenset(
    {
        "same day",
        "same days",
        "1 day apart",
        "1 day apart, both said",
        "another of its days",
        "2-3 days apart, a report's own day",
    }
)
"""Levels at which two tellings agree in a day."""
RECENT, WEEKS = 10, 60
"""Days before publication: what a report tells without a time is seldom older than the first."""


def time_level(one: Sketch, other: Sketch) -> str:
    """How near the times are, as a level of the weights; symmetric.

    Example:
        >>> from datetime import date
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> def told(day, published=None):
        ...     return sketch(Telling("t", "d", "e1", published, ("attack",), start=day, end=day))
        >>> monday, friday = date(2016, 7, 4), date(2016, 7, 8)
        >>> time_level(told(monday), told(monday)), time_level(told(monday), told(friday))
        ('same day', '4-10 days apart, both said')
        >>> time_level(told(monday), told(None, friday))
        'days before the other report'
    """
    if one.start and other.start:
        level = _both(one, other)
        return level if level in _NEAR or not _crossed(one, other) else "another of its days"
    if not one.start and not other.start:
        return _neither(one, other)
    known, silent = (one, other) if one.start else (other, one)
    if not silent.published:
        return "one time unknown"
    back = silent.published - known.end
    if back < -1:
        return "after the other report" if known.start > silent.published + 1 else "weeks before the other report"
    if back <= RECENT:
        return "days before the other report"
    return "weeks before the other report" if back <= WEEKS else "long before the other report"


def _crossed(one: Sketch, other: Sketch) -> bool:
    """Whether a day that one gives besides meets a day of the other."""
    return any(a <= d and c <= b for a, b in _days(one) for c, d in _days(other))


def _days(one: Sketch) -> list[tuple[int, int]]:
    return [(a, b) for a, b in ((one.start, one.end), *one.times) if b - a < _NARROW]


def _both(one: Sketch, other: Sketch) -> str:
    gap = max(one.start, other.start) - min(one.end, other.end)
    a, b = sorted((one.end - one.start + 1, other.end - other.start + 1))
    if gap <= 0:
        if b <= 1:
            return "same day"
        if b <= 8:
            return "same days"
        if b <= 45:
            return "same weeks"
        shared = 1 - gap
        return "same months" if shared * 2 >= a + b - shared else "one within the other"
    if gap == 1:
        return "1 day apart, both said" if one.telling.sure and other.telling.sure else "1 day apart"
    later = one if one.start > other.start else other
    if gap <= 10 and later.start == later.end == later.published:
        # What was said that day is often taken for what happened that day.
        return "2-3 days apart, a report's own day" if gap <= 3 else "4-10 days apart, a report's own day"
    # A day that was taken from elsewhere in the report is often another happening's.
    said = ", both said" if one.telling.sure and other.telling.sure else ""
    if gap <= 3:
        return f"2-3 days apart{said}"
    if gap <= 10:
        return f"4-10 days apart{said}"
    return f"weeks apart{said}" if gap <= 45 else "months apart" if gap <= 300 else "years apart"


def _neither(one: Sketch, other: Sketch) -> str:
    if not one.published or not other.published:
        return "no times"
    apart = abs(one.published - other.published)
    if apart <= 3:
        return "reports days apart"
    return "reports weeks apart" if apart <= 21 else "reports months apart"
