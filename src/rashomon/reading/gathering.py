"""Gathering: the claims of a report that tell of one event, by what speaks for each pair of them.

What the rules of `happenings` put together stays together. Average linkage over the log-odds of pairs of one type, as
between mentions and reports where reports are compared, adds what they leave apart: the murder that one voice comes
back to, sanctions that five people speak of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from rashomon.reading.claim import Claim
from rashomon.reading.happenings import names
from rashomon.reading.model import load_model
from rashomon.reading.pairing import Spot, days, pair_features, slot_level

LEAST = -1.5
"""Log-odds that two groups need on average. Below nought, for joins are few among so many pairs: with less, more is
put together on train, but more look-alikes of the example families too."""
NEVER = -1e6
"""What two claims count that are no one event whatever else speaks for it."""
MOST = 150
"""A report of more event claims than this (a chronicle) keeps the events of the rules."""
SAID = 3
"""So many reasons are told of a join."""


def gather(claims: Sequence[Claim], spots: Mapping[int, Spot]) -> None:
    """Give event claims that the rules have numbered the numbers of what they tell together.

    `spots` has the place in the text of every event claim, by its number among the claims.
    """
    told = sorted(spots)
    if not 1 < len(told) <= MOST:
        return
    rows: dict[tuple[int, int], list[str]] = {}
    for (a, one), (b, other) in combinations(enumerate(told), 2):
        if not two(claims[one], claims[other], spots[other]):
            rows[a, b] = pair_features(claims[one], claims[other], spots[one], spots[other], claims)
    model = load_model("events")
    odds = np.full((len(told), len(told)), NEVER)
    for (a, b), score in zip(rows, model.scores(list(rows.values()), None)[:, 0], strict=True):
        odds[a, b] = odds[b, a] = score
    by_rule: dict[str, list[int]] = {}
    for at, number in enumerate(told):
        by_rule.setdefault(claims[number].event, []).append(at)
    groups = linked(odds, list(by_rule.values()))
    for group in groups:
        for at in group:
            claim = claims[told[at]]
            before = [n for n in group if (n, at) in rows and claims[told[n]].event != claim.event]
            if at == by_rule[claim.event][0] and before:
                best = max(before, key=lambda n: (odds[n, at], n))
                spoke = [why for why in model.why(rows[best, at], 0, len(rows[best, at])) if why[1] > 0]
                claim.trace = (*claim.trace, _reason(claims[told[best]], spoke[:SAID]))
    for event, group in enumerate(groups, 1):
        for at in group:
            claims[told[at]].event = f"e{event}"


def _reason(with_it: Claim, spoke: Sequence[tuple[str, float]]) -> str:
    quote = with_it.evidence[0].quote[:60] if with_it.evidence else with_it.type
    return f"same event as: {quote} ({', '.join(f'{name} {weight:+.2f}' for name, weight in spoke)})"


def two(one: Claim, other: Claim, there: Spot) -> bool:
    """Whether two claims are of two events by a rule: another type, day or place, a plan beside a deed, two counts of
    one voice, or words that call the later one another.

    Example:
        >>> where = Spot(1, 9, 1, "attack", "NN", "a", False, False, frozenset(), frozenset())
        >>> two(Claim("event", "attack"), Claim("event", "attack", modality="planned"), where)
        True
    """
    if one.type != other.type or there.anew or (one.modality == "planned") != (other.modality == "planned"):
        return True
    if days(one, other) in ("apart", "next") or slot_level(one, other, "places") == "apart":
        return True
    shared = one.numbers.keys() & other.numbers.keys()
    differ = any(one.numbers[name].value != other.numbers[name].value for name in shared)
    return differ and names(one.sources) == names(other.sources)


def linked(odds: np.ndarray, groups: Sequence[Sequence[int]], least: float = LEAST) -> list[list[int]]:
    """Groups put together, those first that have most in common, while their pairs are worth `least` on average.

    Example:
        >>> odds = np.array([[0.0, 2.0, -9.0], [2.0, 0.0, 1.0], [-9.0, 1.0, 0.0]])
        >>> linked(odds, [[0], [1], [2]])
        [[0, 1], [2]]
    """
    found: dict[int, list[int]] = {n: list(group) for n, group in enumerate(groups)}
    size = len(found)
    mean = np.full((size, size), -np.inf)
    for a, b in combinations(range(size), 2):
        mean[a, b] = mean[b, a] = odds[np.ix_(found[a], found[b])].mean()
    while len(found) > 1:
        a, b = sorted(divmod(int(mean.argmax()), size))
        if mean[a, b] < least:
            break
        ours, theirs = len(found[a]), len(found[b])
        mean[a] = (mean[a] * ours + mean[b] * theirs) / (ours + theirs)
        mean[:, a] = mean[a]
        mean[a, a] = -np.inf
        mean[b] = mean[:, b] = -np.inf
        found[a] += found.pop(b)
    return sorted(sorted(group) for group in found.values())
