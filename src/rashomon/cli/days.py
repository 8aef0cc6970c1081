"""Days and moments given on the command line."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

import click

from rashomon.errors import UserError

_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day given, or the first day of the month or year given.

    Raises:
        UserError: it is none of these.

    Example:
        >>> first_day(click.Context(click.Command("x")), click.Option(["--since"]), "2016-07")
        datetime.date(2016, 7, 1)
    """
    return None if value is None else _day(parameter, value, last=False)


def last_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day given, or the last day of the month or year given.

    Raises:
        UserError: it is none of these.

    Example:
        >>> last_day(click.Context(click.Command("x")), click.Option(["--until"]), "2016-02")
        datetime.date(2016, 2, 29)
    """
    return None if value is None else _day(parameter, value, last=True)


def moment(context: click.Context, parameter: click.Parameter, value: str | None) -> date | datetime | None:
    """A day, or a moment in ISO 8601; one without a zone is taken as UTC, as the record shows it.

    Raises:
        UserError: it is neither.

    Example:
        >>> moment(click.Context(click.Command("x")), click.Option(["--as-of"]), "2016-08-01T12:00").isoformat()
        '2016-08-01T12:00:00+00:00'
    """
    if value is None or _PARTS.fullmatch(value):
        return last_day(context, parameter, value)
    from datetime import UTC

    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise UserError(f"{parameter.opts[0]}: {value!r} is no moment like 2016-08-01 or 2016-08-01T12:00") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _day(parameter: click.Parameter, value: str, *, last: bool) -> date:
    parts = _PARTS.fullmatch(value)
    try:
        if parts is None:
            raise ValueError
        year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
        day = int(parts[3]) if parts[3] else calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:
        raise UserError(f"{parameter.opts[0]}: {value!r} is no day like 2016-08-13, 2016-08 or 2016") from None
