"""Recorded time: when the record came to know something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC)


def ticking(start: datetime, step: timedelta = timedelta(seconds=1)) -> Clock:
    """A clock that goes on by `step` each time it is asked, for records that must come out the same again.

    Example:
        >>> clock = ticking(datetime(2016, 8, 1, tzinfo=UTC))
        >>> clock().isoformat(), clock().isoformat()
        ('2016-08-01T00:00:00+00:00', '2016-08-01T00:00:01+00:00')
    """
    following = start

    def ask() -> datetime:
        nonlocal following
        told = following
        following += step
        return told

    return ask
