"""Screening: what it passes over could not have made a link."""

from __future__ import annotations

from hypothesis import given, settings
from made_tellings import DAY, KOT, MOSUL, TELLINGS, told

from rashomon.comparing.clustering import LEAST, UNKNOWN
from rashomon.comparing.screening import hopeful
from rashomon.comparing.sketch import sketch
from rashomon.comparing.telling import Telling
from rashomon.comparing.weighing import score

FLOORS = (-6.0, UNKNOWN, 0.0)


def passes(one: Telling, other: Telling, floor: float) -> bool:
    return bool(hopeful(sketch(one), [sketch(other)], floor))


@settings(max_examples=300)
@given(TELLINGS, TELLINGS)
def test_nothing_that_scores_above_the_floor_is_passed_over(one: Telling, other: Telling) -> None:
    for floor in FLOORS:
        assert score(one, other) <= floor or passes(one, other, floor)
        assert passes(one, other, floor) == passes(other, one, floor)


def test_another_country_in_another_week_is_passed_over_and_the_same_town_is_not() -> None:
    one = told("t1", places=(KOT,))
    assert passes(one, told("t2", document="d2", places=(KOT,)), UNKNOWN)
    far = told("t3", document="d3", places=(MOSUL,), start=DAY.replace(year=2014), end=DAY.replace(year=2014))
    assert not passes(one, far, UNKNOWN)
    assert not hopeful(sketch(one), [], UNKNOWN)


def test_a_pair_that_is_not_kept_counts_as_one_that_was_never_compared() -> None:
    # The record keeps no link that says no more than that: were a bad score worse, leaving it out would help it.
    assert LEAST == UNKNOWN
