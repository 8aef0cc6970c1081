"""What came to be known, as its page needs it: day by day, moment by moment, each with the page of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from rashomon.record.rows import Change
from rashomon.web.topics import href_of, source_href


@dataclass(frozen=True, slots=True)
class Known:
    """One change; `href` is empty where what it is about has no page."""

    change: Change
    href: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What one transaction brought."""

    at: datetime
    by: str
    changes: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The moments of one day (UTC), the latest first."""

    day: date
    moments: tuple[Moment, ...]


def days(changes: Sequence[Change]) -> list[Day]:
    """The changes by day and by transaction, in the order given.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2031, 5, 1, 9, tzinfo=UTC)
        >>> [(found.day.isoformat(), len(found.moments)) for found in days([Change(at, 1, "report", "d1", "Kot")])]
        [('2031-05-01', 1)]
    """
    found = []
    for day, some in groupby(changes, key=lambda change: change.at.date()):
        moments = [
            Moment(
                same[0].at, next((one.by for one in same if one.by), ""), tuple(Known(one, _href(one)) for one in same)
            )
            for same in (list(told) for _, told in groupby(some, key=lambda change: change.seq))
        ]
        found.append(Day(day, tuple(moments)))
    return found


def _href(change: Change) -> str:
    if change.what == "report":
        return f"/report/{change.topic}"
    if change.what == "event":
        return href_of(change.topic)
    if change.what == "judgement" and change.topic:
        return _judged(change)
    return ""


def _judged(change: Change) -> str:
    """Where what a judgement is about is shown; its words begin with the decision and the kind."""
    kind = change.words.partition(":")[0].rpartition(" ")[2]
    if kind in ("event", "information"):
        return href_of(change.topic)
    return source_href(change.topic) if kind == "source" else ""
