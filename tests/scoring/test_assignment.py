"""Pairing by weight, against trying everything."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.scoring.assignment import assign, pairs_possible

SIZES = st.tuples(st.integers(1, 5), st.integers(1, 5))


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(SIZES)
    weight = st.integers(0, 6).map(float)
    return draw(st.lists(st.lists(weight, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


@given(tables())
def test_no_other_pairing_weighs_more(weights: list[list[float]]) -> None:
    found = assign(weights)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(weights[i][j] > 0 for i, j in found)
    flipped = weights if len(weights) <= len(weights[0]) else [list(column) for column in zip(*weights, strict=True)]
    best = max(
        sum(flipped[i][j] for i, j in enumerate(order)) for order in permutations(range(len(flipped[0])), len(flipped))
    )
    assert sum(weights[i][j] for i, j in found) == best


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=5))
def test_most_pairs(options: list[list[int]]) -> None:
    def most(left: list[list[int]], taken: frozenset[int]) -> int:
        if not left:
            return 0
        return max(most(left[1:], taken), *(1 + most(left[1:], taken | {o}) for o in left[0] if o not in taken), 0)

    assert pairs_possible(options) == most(options, frozenset())
