"""Gathering: claims of one type are put together by what speaks for it, never against a rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from rashomon.reading.claim import Claim, Interval, Number, Party
from rashomon.reading.gathering import FEW, NEVER, gather, linked, two, unlike
from rashomon.reading.pairing import Spot, pair_features

KOT, BAR = (Party("Kot", "place"),), (Party("Bar", "place"),)
POLICE = (Party("police", "state_force"),)


def day(number: int, *, inferred: bool = False) -> Interval:
    return Interval(date(2016, 8, number), date(2016, 8, number), "day", inferred=inferred)


def claim(type: str = "attack", **slots: Any) -> Claim:
    return Claim("event", type, **slots)


def spot(number: int, *, anew: bool = False, noun: str = "def") -> Spot:
    return Spot(number, 9 * number, number, "attack", "NN", noun, False, anew, frozenset(), frozenset())


def test_one_voice_that_comes_back_to_a_murder_tells_of_one_event() -> None:
    editor, widow = (Party("Jon Tarkan", "person"),), (Party("his widow", "person"),)
    claims = [claim(event=f"e{n + 1}", targets=editor, sources=widow) for n in range(2)]
    gather(claims, {0: spot(0), 1: spot(1)})
    assert [c.event for c in claims] == ["e1", "e1"]
    assert [line.partition(":")[0] for line in claims[1].trace] == ["same event as"]
    assert not claims[0].trace


def test_strangers_to_each_other_stay_apart() -> None:
    rebels, army = (Party("Rebels", "armed_group"),), (Party("the army", "state_force"),)
    claims = [claim(event="e1", agents=rebels, targets=army), claim(event="e2", agents=POLICE, targets=rebels)]
    gather(claims, {0: spot(0, noun="a"), 1: spot(30, noun="a")})
    assert [c.event for c in claims] == ["e1", "e2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim(), claim("protest")),
        (claim(), claim(modality="planned")),
        (claim(numbers={"killed": Number(3)}), claim(numbers={"killed": Number(9)})),
    ],
)
def test_what_is_two_by_a_rule_is_never_joined(one: Claim, other: Claim) -> None:
    assert two(one, other, spot(1))
    one.event, other.event = "e1", "e2"
    gather([one, other], {0: spot(0), 1: spot(1)})
    assert one.event != other.event


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim(), claim("bombing")),
        (claim(when=day(1)), claim(when=day(9))),
        (claim(when=day(1)), claim(when=day(2))),
        (claim(places=KOT), claim(places=BAR)),
    ],
)
def test_in_a_short_report_the_model_joins_nothing_unlike(one: Claim, other: Claim) -> None:
    """The same pair is open to the model in a long one, where slots are often read from elsewhere."""
    editor = (Party("Jon Tarkan", "person"),)
    one.targets = other.targets = editor
    assert unlike(one, other)
    assert not two(one, other, spot(1))
    one.event, other.event = "e1", "e2"
    gather([one, other], {0: spot(0), 1: spot(1)})
    assert one.event != other.event


def test_a_day_carried_over_and_the_counts_of_two_voices_part_nothing() -> None:
    assert not unlike(claim(when=day(1)), claim(when=day(9, inferred=True)))
    assert not two(claim(numbers={"killed": Number(3)}), claim(numbers={"killed": Number(9)}, sources=POLICE), spot(1))


def test_two_acts_of_two_days_with_a_place_or_dead_of_their_own_are_two() -> None:
    six = {"numbers": {"killed": Number(6)}}
    assert two(claim(when=day(3), **six), claim(when=day(20), **six), spot(1))
    assert two(claim(when=day(3), places=KOT), claim("bombing", when=day(20), places=BAR), spot(1))
    assert not two(claim(when=day(3), places=KOT), claim(when=day(20), places=KOT), spot(1))
    assert not two(claim(when=day(3), **six), claim(when=day(20, inferred=True), **six), spot(1))
    assert not two(claim("offensive", when=day(3), places=KOT), claim("offensive", when=day(20), places=BAR), spot(1))


def test_what_the_text_calls_another_is_another() -> None:
    assert two(claim(), claim(), spot(1, anew=True))
    assert not two(claim(), claim(), spot(1))


def _told(number: int) -> list[Claim]:
    """A bombing and its toll with one number by the rules, and as many protests, each with its own."""
    rest = [claim("protest", event=f"e{n}", places=(Party(f"Town {n}", "place"),)) for n in range(3, number + 1)]
    return [claim("bombing", event="e1", places=KOT), claim("toll", event="e1", places=BAR, when=day(1)), *rest]


def test_in_a_short_report_what_the_rules_put_together_stays_together() -> None:
    claims = _told(FEW)
    gather(claims, {n: spot(n) for n in range(len(claims))})
    assert claims[0].event == claims[1].event


def test_in_a_long_report_the_model_decides_alone() -> None:
    claims = _told(FEW + 1)
    claims[1].modality = "planned"
    gather(claims, {n: spot(n) for n in range(len(claims))})
    assert claims[0].event != claims[1].event


def test_groups_are_joined_by_the_mean_and_not_across_a_veto() -> None:
    odds = np.array([[0.0, 5.0, NEVER], [5.0, 0.0, 5.0], [NEVER, 5.0, 0.0]])
    assert linked(odds, [[0], [1], [2]], least=0.0) == [[0, 1], [2]]
    odds[0, 2] = odds[2, 0] = -9.0
    assert linked(odds, [[0], [1], [2]], least=0.0) == [[0, 1], [2]]
    assert linked(odds, [[0], [1], [2]], least=-3.0) == [[0, 1, 2]]


def test_own_words_and_the_grain_of_times_are_weighed() -> None:
    kot = Party("Kot", "place")
    told = [claim(places=(kot,), when=day(3)), claim(when=day(3, inferred=True))]
    found = pair_features(*told, spot(0), spot(1), told)
    assert {"own place:True:False:one", "own time:True:False:same-day-inferred", "exact:day+day"} <= set(found)
