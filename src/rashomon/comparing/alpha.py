"""Agreement of people who judged the same things: in percent, and as Krippendorff's alpha.

The formula is that of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011),
section D: alpha = 1 - observed / expected disagreement over the matrix of coincidences, with missing values left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any, Literal

Metric = Literal["nominal", "ordinal"]
"""What counts as how different: values as such, or by how many of the values given lie between them."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree on one field: over `items` that two or more of them judged.

    `share` (0 to 1) is that of the pairs of values that are equal; `alpha` is 1 for full agreement, 0 for chance,
    below 0 for worse; None where there is nothing to judge by: no item, or only one value in all.
    """

    field: str
    people: tuple[str, ...]
    items: int
    share: float | None
    alpha: float | None


def agreement(
    field: str, people: Iterable[str], units: Iterable[Mapping[str, Hashable]], metric: Metric = "nominal"
) -> Agreement:
    """The agreement of these people on a field; `units` hold, for each item, the value that each person gave.

    A person who gave none is left out of the unit, or has None.

    Example:
        >>> agreement("type", ["Ben", "Gerry"], [{"Ben": "attack", "Gerry": "attack"}, {"Ben": "riot"}]).share
        1.0
    """
    who = tuple(sorted(set(people)))
    given = [values for unit in units if len(values := _given([unit.get(one) for one in who])) > 1]
    pairs = [one == other for values in given for one, other in combinations(values, 2)]
    share = sum(pairs) / len(pairs) if pairs else None
    return Agreement(field, who, len(given), share, alpha(given, metric))


def alpha(units: Iterable[Sequence[Any]], metric: Metric = "nominal") -> float | None:
    """Krippendorff's alpha over units, each with the values that were given to it; None is a missing value.

    Example:
        >>> round(alpha([["a", "b"], ["a", "a"], ["b", "b"], ["b", "b"]]), 3)
        0.533
    """
    coincidences: dict[tuple[Any, Any], float] = defaultdict(float)
    for unit in units:
        values = _given(unit)
        for one, other in permutations(values, 2):
            coincidences[one, other] += 1 / (len(values) - 1)
    margins: dict[Any, float] = defaultdict(float)
    for (one, _), weight in coincidences.items():
        margins[one] += weight
    total = sum(margins.values())
    squared = _distance(margins, metric)
    observed = sum(weight * squared(*two) for two, weight in coincidences.items())
    expected = sum(margins[one] * margins[other] * squared(one, other) for one, other in permutations(margins, 2))
    return 1 - (total - 1) * observed / expected if expected else None


def _given(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if value is not None]


def _distance(margins: Mapping[Any, float], metric: Metric) -> Callable[[Any, Any], float]:
    """The squared difference of two values."""
    if metric == "nominal":
        return lambda one, other: float(one != other)
    order = sorted(margins)
    below, before = {}, 0.0
    for value in order:
        # The middle of a value's place among all that were given.
        below[value] = before + margins[value] / 2
        before += margins[value]
    return lambda one, other: (below[one] - below[other]) ** 2
