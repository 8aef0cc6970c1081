"""Titles of events as pages write them: the record has their days as 2021-02-15, pages as 15 Feb 2021."""

from __future__ import annotations

import re

from rashomon.exchange.pieces import value

_DAYS = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?(?![\w-])")


def titled(title: str) -> str:
    """A title with its days in words; what only looks like a day stays.

    Example:
        >>> titled("Attack, Kot, 2016-07-01 to 2016-07-31: 14 killed"), titled("Talks, Hall 2016-99-99, undated")
        ('Attack, Kot, Jul 2016: 14 killed', 'Talks, Hall 2016-99-99, undated')
    """
    return _DAYS.sub(_spoken, title)


def _spoken(found: re.Match[str]) -> str:
    try:
        return value("when", found[0])
    except ValueError:
        return found[0]
