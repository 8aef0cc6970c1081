"""Parameters that pages share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Form, Query
from pydantic import AfterValidator, BeforeValidator

from rashomon.errors import UserError
from rashomon.exchange import days


def _moment(words: Any) -> Any:
    return _read(days.moment, words)


def _first(words: Any) -> Any:
    return _read(days.first_day, words)


def _last(words: Any) -> Any:
    return _read(days.last_day, words)


def _read(read: Any, words: Any) -> Any:
    """The day or moment in a query; empty fields of a form count as not given."""
    if not isinstance(words, str):
        return words
    if not words.strip():
        return None
    try:
        found = read(words.strip())
    except UserError as error:
        raise ValueError(str(error)) from None
    # The end of a day, and its moment in UTC, may lie in the years beside.
    if not date.min.year < found.year < date.max.year:
        raise ValueError(f"{words!r} is too far away")
    return found


def backwards(since: datetime | date | None, until: datetime | date | None) -> str:
    """What is said of a time that begins after it ends; empty of any other.

    Example:
        >>> backwards(date(2016, 8, 1), date(2016, 7, 1))
        'From (since) 2016-08-01 comes after To (until) 2016-07-01'
        >>> backwards(date(2016, 8, 1), None)
        ''
    """
    if since is None or until is None:
        return ""
    first, last = since.isoformat(), until.isoformat()
    # A day lasts to its end, so that a moment of it is never after it.
    exact = min(len(first), len(last))
    # Forms call the fields From and To, addresses have since and until.
    return f"From (since) {first} comes after To (until) {last}" if first[:exact] > last[:exact] else ""


def forwards(since: datetime | date | None, until: datetime | date | None) -> None:
    """Refuse a time that begins after it ends.

    Raises:
        UserError: it does.
    """
    if said := backwards(since, until):
        raise UserError(said)


def kept(words: str) -> str:
    """Words as they are, if a record can keep them.

    Raises:
        ValueError: a NUL or half a character is in them.
    """
    if "\0" in words or (not words.isascii() and any("\ud800" <= letter <= "\udfff" for letter in words)):
        raise ValueError("not text: a NUL or half a character is in it")
    return words


Reason = Annotated[str, AfterValidator(kept), Form(description="Why", max_length=4000)]
Moment = Annotated[
    datetime | date | None,
    BeforeValidator(_moment),
    Query(description="A day (to its end), or a moment in ISO 8601"),
]
AsOf = Annotated[
    datetime | date | None,
    BeforeValidator(_moment),
    Query(description="As the record stood then: a day (to its end), or a moment in ISO 8601"),
]
PublishedUntil = Annotated[
    date | None,
    BeforeValidator(_last),
    Query(description="As the reports published by that day tell it"),
]
Since = Annotated[date | None, BeforeValidator(_first), Query(description="The first day: 2016-08-13, 2016-08 or 2016")]
Until = Annotated[date | None, BeforeValidator(_last), Query(description="The last day: 2016-08-13, 2016-08 or 2016")]
OnDay = Annotated[date | None, BeforeValidator(_last), Query(description="As it stood on that day: 2016-08-13")]
