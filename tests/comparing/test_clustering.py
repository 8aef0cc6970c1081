"""Clusters from scores and judgements."""

from __future__ import annotations

import random
import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparing.clustering import Pair, clusters, pair

NAMES = [f"t{number}" for number in range(9)]
PAIRS = [pair(a, b) for a, b in combinations(NAMES, 2)]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.floats(-8, 8).map(lambda x: round(x, 2)))
SOME = st.lists(st.sampled_from(PAIRS), max_size=4, unique=True)


def of(groups: list[tuple[str, ...]]) -> dict[str, int]:
    return {name: number for number, group in enumerate(groups) for name in group}


@given(SCORES, SOME, SOME, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_changes_nothing(
    scores: dict[Pair, float], together: list[Pair], apart: list[Pair], rng: random.Random
) -> None:
    ids, pairs = NAMES.copy(), list(scores.items())
    rng.shuffle(ids)
    rng.shuffle(pairs)
    turned = {(b, a) if rng.random() < 0.5 else (a, b): score for (a, b), score in pairs}
    assert clusters(ids, turned, together[::-1], apart[::-1]) == clusters(NAMES, scores, together, apart)


@given(SCORES, SOME, SOME)
def test_judgements_win(scores: dict[Pair, float], together: list[Pair], apart: list[Pair]) -> None:
    found = of(clusters(NAMES, scores, together, apart))
    settled = of(clusters(NAMES, {}, together))
    assert all(found[a] == found[b] for a, b in together)
    assert all(found[a] != found[b] for a, b in apart if settled[a] != settled[b])


@given(SCORES)
def test_every_id_is_in_one_group(scores: dict[Pair, float]) -> None:
    groups = clusters(NAMES, scores)
    assert sorted(name for group in groups for name in group) == NAMES
    assert groups == sorted(tuple(sorted(group)) for group in groups)


def test_groups_join_on_their_mean_and_not_on_one_pair() -> None:
    scores = {("a", "b"): 5.0, ("c", "d"): 5.0, ("b", "c"): 1.0, ("a", "d"): -3.0, ("a", "c"): -3.0, ("b", "d"): -3.0}
    assert clusters("abcd", scores) == [("a", "b"), ("c", "d")]


def test_a_bar_holds_for_all_who_joined_since() -> None:
    scores = {("a", "b"): 5.0, ("b", "c"): 4.0, ("a", "c"): 4.0}
    assert clusters("abc", scores, apart=[("a", "c")]) == [("a", "b"), ("c",)]
    assert clusters("abc", scores, together=[("b", "c")], apart=[("a", "c")]) == [("a",), ("b", "c")]


def test_other_components_are_left_as_they_are() -> None:
    scores = {("a", "b"): 3.0, ("x", "y"): 2.0, ("b", "x"): -2.0}
    assert clusters("abxy", scores) == clusters("ab", scores) + clusters("xy", scores)


def test_a_component_of_five_hundred_takes_seconds_at_most() -> None:
    rng = random.Random(0)
    names = [f"t{number:03}" for number in range(500)]
    scores = {(a, b): rng.uniform(-4, 3) for a, b in combinations(names, 2)}
    begun = time.process_time()
    clusters(names, scores)
    assert time.process_time() - begun < 10
