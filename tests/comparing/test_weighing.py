"""Pairs of tellings: what speaks for one event and what against it."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from made_tellings import DAY, GUNMEN, IS, KABUL, KOT, MOSUL, NANGARHAR, TALIBAN, TELLINGS, told

from rashomon.comparing import geography, parties
from rashomon.comparing.families import alike, families
from rashomon.comparing.levels import levels, mode, place_level
from rashomon.comparing.sketch import sketch
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.weighing import CONSTANT, Weights, compare, score, weights
from rashomon.reading.claim import Party

WORDS = ("dehmazang", "hazara", "march", "bomber")


@given(TELLINGS, TELLINGS)
def test_a_score_is_symmetric_and_the_sum_of_its_parts(one: Telling, other: Telling) -> None:
    found, back = compare(one, other), compare(other, one)
    assert found == back or one.id == other.id
    assert score(one, other) == score(other, one) == pytest.approx(sum(part.weight for part in found.parts), abs=1e-3)


@given(TELLINGS, TELLINGS)
def test_every_level_has_a_weight(one: Telling, other: Telling) -> None:
    a, b = sketch(one), sketch(other)
    table = weights(mode(a, b))
    assert [pair for pair in levels(a, b) if pair[1] not in table[pair[0]]] == []


def test_the_same_bombing_in_two_reports_is_one_event() -> None:
    one = told("t1", words=WORDS, scene=WORDS, agents=(IS,))
    other = told("t2", words=WORDS[:3], scene=WORDS, numbers=(("killed", 80, 85),))
    assert score(one, other) > 0


@pytest.mark.parametrize(
    "other",
    [
        {"start": DAY - timedelta(30), "end": DAY - timedelta(30), "numbers": (("killed", 9, 9),)},
        {"places": (MOSUL,), "numbers": (("killed", 9, 9),)},
        {"places": (KOT,), "numbers": (("killed", 9, 9),)},
        {"types": ("agreement",), "numbers": ()},
    ],
    ids=["another month", "another country", "another province", "another kind"],
)
def test_look_alikes_stay_apart(other: dict[str, object]) -> None:
    assert score(told("t1", words=("blast",)), told("t2", words=("bomb",), **other)) < 0


def test_nearer_in_time_is_never_less_alike() -> None:
    shifted = [told("t2", start=DAY + timedelta(n), end=DAY + timedelta(n)) for n in (0, 1, 3, 9, 30, 200, 900)]
    found = [score(told("t1"), other) for other in shifted]
    assert found == sorted(found, reverse=True)


def test_a_place_that_only_the_words_name_is_not_held_against_a_pair() -> None:
    plain = told("t2", places=(), words=("blast",))
    naming = told("t2", places=(), words=("kot",))
    assert score(told("t1", places=(KOT,)), naming) > score(told("t1", places=(KOT,)), plain)


def test_unknown_gunmen_may_be_anyone_and_two_names_are_two() -> None:
    assert parties.LEVELS[parties.fit(GUNMEN, IS)] == "fits"
    assert parties.LEVELS[parties.fit(IS, TALIBAN)] == "apart"
    assert parties.fit(GUNMEN, Who("~civilians", "residents", "people")) == 1


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("two suicide bombers", "armed_group", "~fighters"),
        ("five soldiers", "state_force", "~soldiers"),
        ("residents of Kot", "people", "~civilians"),
        ("Omar Zia", "person", "omar zia"),
        ("Sons of the Dawn", "armed_group", "sons dawn"),
    ],
)
def test_a_party_without_an_id_goes_by_its_name_or_its_class(name: str, kind: str, key: str) -> None:
    assert parties.who(Party(name, kind)).key == key


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (KOT, KOT, "same"),
        (KOT, NANGARHAR, "part"),
        (KOT, KABUL, "same country"),
        (KOT, MOSUL, "other country"),
        (KOT, Where("text:kot", "Kot district"), "same"),
        (KOT, Where("gn:9", "Kot", ("punjab", "pakistan"), "PK", 31.0, 73.0, "city"), "namesake"),
    ],
)
def test_how_places_lie_to_each_other(one: Where, other: Where, level: str) -> None:
    assert geography.LEVELS[geography.lie(one, other)] == level == geography.LEVELS[geography.lie(other, one)]


def test_nearness_of_families_holds_both_ways() -> None:
    for one in families():
        for other in families():
            assert alike(one, other) == alike(other, one)


def test_the_waterfall_says_why() -> None:
    found = compare(told("t1", document="d1"), told("t2", document="d2", numbers=(("killed", 85, 85),)))
    words = {part.feature: part.words for part in found.parts}
    assert words["place"].endswith("Kabul")
    assert words["killed"] == "killed 80 and 85: close"
    assert words["time"] == f"{DAY} and {DAY}: same day"
    assert found.parts[0].feature == CONSTANT


def test_weights_of_ordered_levels_keep_their_order() -> None:
    orders = {
        "killed": ("far apart", "apart", "close", "same few", "same", "same high"),
        "agents": ("apart", "kin", "fits", "same kind", "part", "same", "same, rare name", "same person"),
        "words": ("none", "few", "some", "many", "very many", "nearly all"),
    }
    for name in get_args(Weights.model_fields["mode"].annotation):
        for feature, order in orders.items():
            found = [weights(name)[feature][level] for level in order]
            assert found == sorted(found), (name, feature)


def test_what_a_person_has_told_apart_in_one_report_stays_apart() -> None:
    one, other = (told(name, document="d1", settled=True, words=WORDS) for name in ("t1", "t2"))
    assert score(one, other) < -3


TALKS = {"types": ("talks",), "agents": (TALIBAN,), "numbers": (), "start": None, "end": None, "words": WORDS}


@pytest.mark.parametrize(
    ("one", "other", "held"),
    [
        ({"places": ()}, {"places": ()}, False),
        ({"places": (NANGARHAR,), "start": DAY, "end": DAY}, {"places": (NANGARHAR,)}, True),
        ({"places": ()}, {"places": (), "start": DAY, "end": DAY}, False),
        ({"places": (), "numbers": (("killed", 80, 80),)}, {"places": (), "numbers": (("killed", 80, 80),)}, True),
    ],
    ids=["nothing but the parties", "a place and a time", "a time alone", "a number"],
)
def test_what_recurs_needs_more_than_a_topic_in_common(
    one: dict[str, object], other: dict[str, object], held: bool
) -> None:
    pair = [sketch(told(name, **{**TALKS, **given})) for name, given in (("t1", one), ("t2", other))]
    assert (dict(levels(*pair))["anchor"] != "topic") == held


def test_a_report_that_gives_two_tellings_days_of_their_own_tells_them_apart() -> None:
    next_day = DAY + timedelta(1)
    one, other = told("t1", "d1"), told("t2", "d1", start=next_day, end=next_day)
    assert dict(levels(sketch(one), sketch(other)))["settled"] == "told apart"
    taken = told("t2", "d1", start=next_day, end=next_day, sure=False)
    assert dict(levels(sketch(one), sketch(taken)))["settled"] == "open"


def test_any_of_a_tellings_tolls_may_be_the_others() -> None:
    both = told("t1", numbers=(("killed", 40, 40), ("killed", 8, 8)))
    pair = (sketch(both), sketch(told("t2", numbers=(("killed", 8, 8),))))
    assert dict(levels(*pair))["killed"] == "same"
    assert dict(levels(*pair)) == dict(levels(*pair[::-1]))


def test_two_towns_of_one_province_are_two_places_though_both_reports_name_the_province() -> None:
    achin = Where("gn:9", "Achin", ("nangarhar", "afghanistan"), "AF", 34.05, 70.7, "city")
    one, other = sketch(told("t1", places=(KOT, NANGARHAR))), sketch(told("t2", places=(achin, NANGARHAR)))
    assert place_level(one, other) == "same province"
    assert place_level(one, sketch(told("t3", places=(NANGARHAR,)))) == "part"
