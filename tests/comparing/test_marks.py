"""Marks and days that sentences name."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.comparing.days import days_named
from rashomon.comparing.marks import mark_level, marks

SUNDAY = date(2016, 7, 24)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the raid on Tuesday", [date(2016, 7, 19)]),
        ("on Sunday", [SUNDAY]),
        ("a bombing yesterday", [date(2016, 7, 23)]),
        ("on 3 March", [date(2016, 3, 3)]),
        ("on December 24", [date(2015, 12, 24)]),
        ("on 31 June", []),
        ("on March 5, 2011", [date(2011, 3, 5)]),
        ("on 2 September 2017", []),
    ],
)
def test_days(words: str, expected: list[date]) -> None:
    assert list(days_named([words], SUNDAY)) == expected


def test_no_day_without_a_date_of_publication() -> None:
    assert days_named(["on Tuesday"], None) == ()


def test_a_bus_station_is_no_bus_and_a_doctors_hospital_no_target() -> None:
    assert marks(["A blast hit a bus station.", "A doctor at the hospital counted the dead."]) == ("spot:bus station",)
    assert marks(["Jets bombed a hospital."]) == ("means:aircraft", "spot:clinic")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (["spot:bus"], ["spot:bus"], "same"),
        (["spot:bus", "spot:market"], ["spot:market"], "shared"),
        (["spot:bus"], ["spot:market"], "other"),
        (["spot:bus"], ["hour:night"], "none"),
    ],
)
def test_levels_of_marks(ours: list[str], theirs: list[str], expected: str) -> None:
    assert mark_level("spot", ours, theirs) == mark_level("spot", theirs, ours) == expected
