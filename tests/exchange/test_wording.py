"""Dates and numbers in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.exchange.wording import shortened, time
from rashomon.reading.claim import Interval


@pytest.mark.parametrize(
    ("start", "end", "granularity", "words"),
    [
        ("2016-08-12", "2016-08-12", "day", "12 Aug 2016"),
        ("2016-02-01", "2016-02-29", "month", "Feb 2016"),
        ("2016-01-01", "2016-12-31", "year", "2016"),
        ("2010-01-01", "2019-12-31", "decade", "2010 – 2019"),
        ("2016-04-01", "2016-06-30", "season", "Apr – Jun 2016"),
        ("2015-12-01", "2016-02-29", "season", "Dec 2015 – Feb 2016"),
        ("2016-08-13", "2016-08-14", "weekend", "13–14 Aug 2016"),
        ("2015-12-30", "2016-01-02", "range", "30 Dec 2015 – 2 Jan 2016"),
        ("2016-01-01", "2016-08-13", "since", "since 2016"),
        ("2016-03-01", "2016-08-13", "since", "since Mar 2016"),
        ("2016-03-05", "2016-08-13", "since", "since 5 Mar 2016"),
        ("9999-12-01", "9999-12-31", "month", "Dec 9999"),
    ],
)
def test_intervals_are_as_short_as_they_can_be(start: str, end: str, granularity: str, words: str) -> None:
    assert time(Interval(date.fromisoformat(start), date.fromisoformat(end), granularity)) == words


@given(st.text(), st.integers(1, 40))
def test_shortened_text_fits_and_begins_as_the_text_does(text: str, width: int) -> None:
    short = shortened(text, width)
    assert len(short) <= width
    assert " ".join(text.split()).startswith(short.removesuffix("…"))
