"""Krippendorff's alpha, against the worked examples of his paper and against what must hold for any judgements."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparing.alpha import agreement, alpha

# K. Krippendorff (2011), example C: four observers, twelve units, values missing.
FOUR = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, 3, None, None],
]  # fmt: skip
# Examples A (two observers, 0 and 1) and B (two observers, five categories).
TWO = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))
NAMES = list(zip("aabbdcccedda", "babbbccceddd", strict=True))


@pytest.mark.parametrize(
    ("units", "metric", "known"),
    [(TWO, "nominal", 0.095), (NAMES, "nominal", 0.692), (FOUR, "nominal", 0.743), (FOUR, "ordinal", 0.815)],
)
def test_the_published_examples(units: list[list[int | None]], metric: str, known: float) -> None:
    assert alpha(units, metric) == pytest.approx(known, abs=0.0005)  # type: ignore[arg-type]


units_of = st.lists(st.lists(st.sampled_from([None, 0, 1, 2, 3]), min_size=2, max_size=4), max_size=12)


@given(units_of, st.sampled_from(["nominal", "ordinal"]))
def test_the_order_of_people_and_items_is_no_matter(units: list[list[int | None]], metric: str) -> None:
    found = alpha(units, metric)  # type: ignore[arg-type]
    turned = alpha([unit[::-1] for unit in reversed(units)], metric)  # type: ignore[arg-type]
    assert (found is None) == (turned is None)
    if found is not None:
        assert found == pytest.approx(turned) and found <= 1 + 1e-9


@given(units_of)
def test_an_item_that_one_person_judged_changes_nothing(units: list[list[int | None]]) -> None:
    assert alpha([*units, [3, None, None]]) == alpha(units)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=9), st.integers(2, 4))
def test_full_agreement_is_one(values: list[str], people: int) -> None:
    found = alpha([[value] * people for value in values])
    assert found == (pytest.approx(1) if len(set(values)) > 1 else None)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_nominal_alpha_of_two_by_counting_pairs(units: list[tuple[bool, bool]]) -> None:
    values = [value for unit in units for value in unit]
    unlike = Fraction(sum(a != b for a, b in units), len(units))
    pairs = [(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j]
    by_chance = Fraction(sum(a != b for a, b in pairs), len(pairs))
    found = alpha(units)
    assert found is None if not by_chance else found == pytest.approx(float(1 - unlike / by_chance))


def test_agreement_counts_what_two_people_judged() -> None:
    units = [{"Lena": 3, "Omar": 3}, {"Lena": 4, "Omar": 5}, {"Lena": 4}, {"Lena": 4, "Omar": None}, {"Ida": 7}]
    found = agreement("killed", ["Omar", "Lena"], units, "ordinal")
    assert (found.people, found.items, found.share) == (("Lena", "Omar"), 2, 0.5)
    nobody = agreement("killed", ["Omar", "Ida"], units)
    assert (nobody.items, nobody.share, nobody.alpha) == (0, None, None)
