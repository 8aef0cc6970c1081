"""Blocking: what is likely one event shares a key, what is far apart shares none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from made_tellings import DAY, IS, KABUL, KOT, MOSUL, NANGARHAR, TELLINGS, told

from rashomon.comparing.blocking import BACK, WINDOW, keys
from rashomon.comparing.telling import Telling, Where


def meet(one: Telling, other: Telling) -> bool:
    return bool(set(keys(one)) & set(keys(other)))


@pytest.mark.parametrize("days", range(WINDOW // 2))
@pytest.mark.parametrize("start", [0, 5, 11])
def test_one_place_within_half_a_window_always_meets(days: int, start: int) -> None:
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


@given(TELLINGS)
def test_keys_are_sorted_few_and_the_same_again(telling: Telling) -> None:
    found = keys(telling)
    assert list(found) == sorted(set(found)) == list(keys(telling))


def test_a_city_told_once_has_few_keys() -> None:
    assert len(keys(told("t1", places=(KABUL,), agents=(IS,), words=("dehmazang", "hazara")))) < 40
