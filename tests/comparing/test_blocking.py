"""Blocking: what is likely one event shares a key, what is far apart shares none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from made_tellings import DAY, IS, KABUL, KOT, MOSUL, NANGARHAR, TELLINGS, meet, told

from rashomon.comparing.blocking import BACK, CELL, ERA, keys
from rashomon.comparing.telling import Telling, Where


@pytest.mark.parametrize("days", range(CELL))
@pytest.mark.parametrize("start", [0, 5, 11])
def test_one_place_within_a_cell_always_meets(days: int, start: int) -> None:
    first = DAY + timedelta(start)
    second = first + timedelta(days)
    assert meet(told("t1", start=first, end=first), told("t2", start=second, end=second))


@pytest.mark.parametrize(
    "other",
    [
        {"places": (NANGARHAR,)},
        {"places": (Where("text:kot", "Kot district"),)},
        {"places": (), "words": ("kot",)},
        {"start": None, "end": None, "published": DAY + timedelta(BACK)},
    ],
    ids=["the province", "unresolved", "named by its words only", "without a time"],
)
def test_what_the_reader_missed_does_not_keep_tellings_from_meeting(other: dict[str, object]) -> None:
    assert meet(told("t1", places=(KOT,)), told("t2", **{"places": (KOT,), **other}))


def test_another_place_or_year_does_not_meet() -> None:
    assert not meet(told("t1"), told("t2", places=(MOSUL,)))
    later = DAY + timedelta(400)
    assert not meet(told("t1"), told("t2", start=later, end=later, published=later))


def test_what_lasts_meets_over_years() -> None:
    later = DAY + timedelta(700)
    one = told("t1", types=("offensive",), places=(MOSUL,), agents=(IS,))
    other = told("t2", types=("offensive",), places=(MOSUL,), start=later, end=later, published=later)
    assert meet(one, other)


@pytest.mark.parametrize("first", ["dated", "undated"])
def test_what_lasts_and_has_no_day_meets_whatever_has_one(first: str) -> None:
    dated = told("t1", types=("offensive",), places=(MOSUL,))
    undated = told("t2", types=("offensive",), places=(MOSUL,), start=None, end=None, published=None)
    assert meet(dated, undated) if first == "dated" else meet(undated, dated)


def test_names_that_are_rare_at_any_time_meet_within_a_season_and_not_over_the_years() -> None:
    def sighted(day: int) -> Telling:
        when = DAY + timedelta(day)
        return told("t1", places=(), words=("qwertz", "zuiop"), scene=(), start=when, end=when, published=when)

    assert meet(sighted(0), sighted(100))
    assert not meet(sighted(0), sighted(10 * ERA))


@given(TELLINGS)
def test_keys_are_sorted_few_and_the_same_again(telling: Telling) -> None:
    for found, again in zip(keys(telling), keys(telling), strict=True):
        assert list(found) == sorted(set(found)) == list(again)


@given(TELLINGS, TELLINGS)
def test_either_finds_the_other(one: Telling, other: Telling) -> None:
    assert meet(one, other) == meet(other, one)
    assert meet(one, one) or not keys(one).held


def test_a_city_told_once_is_held_under_few_keys() -> None:
    found = keys(told("t1", places=(KABUL,), agents=(IS,), words=("dehmazang", "hazara")))
    assert len(found.held) < 20 and len(found.sought) < 60
