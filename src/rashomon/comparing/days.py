"""Days that a sentence names, seen without a parse: so that a happening told with two days can be known by either.

A reader gives a claim one time, and in "officials said on Friday that the raid on Tuesday" it may be the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join([*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS if month != "may"), "sept\\.?"])
_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b|\b(?P<yesterday>yesterday)\b"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})(?:,? (?P<y1>(?:19|20)\d\d))?(?![\w])"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y2>(?:19|20)\d\d))?(?![\w])",
    re.IGNORECASE,
)


def days_named(passages: Iterable[str], published: date | None) -> tuple[date, ...]:
    """The days that passages name, none after publication, sorted; none where it is not known when they appeared.

    Example:
        >>> days_named(["Police said on Friday that the raid of 19 July was over."], date(2016, 7, 24))
        (datetime.date(2016, 7, 19), datetime.date(2016, 7, 22))
    """
    if published is None:
        return ()
    found = {day for passage in passages for hit in _DAY.finditer(passage) if (day := _day(hit, published))}
    return tuple(sorted(found))


def _day(hit: re.Match[str], published: date) -> date | None:
    if name := hit["weekday"]:
        back = (published.weekday() - WEEKDAYS.index(name.lower())) % 7
        return published - timedelta(back)
    if hit["yesterday"]:
        return published - timedelta(1)
    day, month = (hit["d1"], hit["m1"]) if hit["d1"] else (hit["d2"], hit["m2"])
    number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower().rstrip(".")[:3]))
    given = hit["y1"] or hit["y2"]
    for year in (int(given),) if given else (published.year, published.year - 1):
        try:
            found = date(year, number, int(day))
        except ValueError:
            continue
        if found <= published:
            return found
    return None
