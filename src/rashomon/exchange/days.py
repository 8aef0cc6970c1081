"""Days and moments as people write them: a day, a month, a year, or a moment in ISO 8601."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime

from rashomon.errors import UserError

_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(words: str) -> date:
    """The day given, or the first day of the month or year given.

    Raises:
        UserError: it is none of these.

    Example:
        >>> first_day("2016-07")
        datetime.date(2016, 7, 1)
    """
    return _day(words, last=False)


def last_day(words: str) -> date:
    """The day given, or the last day of the month or year given.

    Raises:
        UserError: it is none of these.

    Example:
        >>> last_day("2016-02")
        datetime.date(2016, 2, 29)
    """
    return _day(words, last=True)


def moment(words: str) -> date | datetime:
    """A day, or a moment in ISO 8601; one without a zone is taken as UTC, as the record shows it.

    Raises:
        UserError: it is neither.

    Example:
        >>> moment("2016-08-01T12:00").isoformat()
        '2016-08-01T12:00:00+00:00'
    """
    if _PARTS.fullmatch(words):
        return last_day(words)
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise UserError(f"{words!r} is no moment like 2016-08-01 or 2016-08-01T12:00") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _day(words: str, *, last: bool) -> date:
    parts = _PARTS.fullmatch(words)
    try:
        if parts is None:
            raise ValueError
        year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
        day = int(parts[3]) if parts[3] else calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:
        raise UserError(f"{words!r} is no day like 2016-08-13, 2016-08 or 2016") from None
