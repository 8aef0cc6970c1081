"""Days and moments given on the command line; what can't be read names its option."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import click

from rashomon.errors import UserError

T = TypeVar("T")


def first_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day given, or the first day of the month or year given.

    Raises:
        UserError: it is none of these.

    Example:
        >>> first_day(click.Context(click.Command("x")), click.Option(["--since"]), "2016-07")
        datetime.date(2016, 7, 1)
    """
    from rashomon.exchange import days

    return _read(days.first_day, parameter, value)


def last_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day given, or the last day of the month or year given; otherwise as `first_day`."""
    from rashomon.exchange import days

    return _read(days.last_day, parameter, value)


def moment(context: click.Context, parameter: click.Parameter, value: str | None) -> date | datetime | None:
    """A day, or a moment in ISO 8601; one without a zone is taken as UTC; otherwise as `first_day`."""
    from rashomon.exchange import days

    return _read(days.moment, parameter, value)


def in_order(since: date | datetime | None, until: date | datetime | None) -> None:
    """Refuse a time that begins after it ends.

    Raises:
        UserError: it does.

    Example:
        >>> in_order(date(2016, 8, 1), date(2016, 7, 1))
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: --since 2016-08-01 comes after --until 2016-07-01
    """
    if since is None or until is None:
        return
    first, last = since.isoformat(), until.isoformat()
    # A day lasts to its end, so that a moment of it is never after it.
    exact = min(len(first), len(last))
    if first[:exact] > last[:exact]:
        raise UserError(f"--since {first} comes after --until {last}")


def _read(read: Callable[[str], T], parameter: click.Parameter, value: str | None) -> T | None:
    if value is None:
        return None
    try:
        return read(value)
    except UserError as error:
        raise UserError(f"{parameter.opts[0]}: {error}") from None
