"""Gathering: the claims of a report that tell of one event, by what speaks for each pair of them.

Average linkage over the log-odds of pairs, as between mentions and reports where reports are compared. In a short
report nearly everything is of one happening, and what the rules of `happenings` put together is right nine times in
ten: there the model only adds to it. In a long one it is right one time in four: there the model decides alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

import numpy as np

from rashomon.reading.claim import Claim
from rashomon.reading.happenings import ACTS, moved, names, sums_up
from rashomon.reading.model import load_model
from rashomon.reading.pairing import Spot, days, kinship, pair_features, slot_level

LEAST = -1.4
"""Log-odds that two groups need on average, by cross-validation. Below nought: joins are few among so many pairs."""
FEW = 10
"""A report of so many event claims or fewer keeps together what the rules put together."""
NEVER = -1e6
"""What two claims count that are no one event whatever else speaks for it."""
MOST = 150
"""A report of more event claims than this (a chronicle) keeps the events of the rules."""
SAID = 3
"""So many reasons are told of a join."""


def gather(
    claims: Sequence[Claim], spots: Mapping[int, Spot], back: Mapping[int, Claim] = MappingProxyType({})
) -> None:
    """Give event claims that the rules have numbered the numbers of what they tell together.

    `spots` has the place in the text of every event claim, by its number among the claims; `back` the claim to which
    one points by the text's own words, by its `id`.
    """
    told = sorted(spots)
    if not 1 < len(told) <= MOST:
        return
    short = len(told) <= FEW
    rows: dict[tuple[int, int], list[str]] = {}
    for (a, one), (b, other) in combinations(enumerate(told), 2):
        first, second = claims[one], claims[other]
        if not two(first, second, spots[other]) and not (short and unlike(first, second)):
            rows[a, b] = pair_features(first, second, spots[one], spots[other], claims)
    model = load_model("events")
    odds = np.full((len(told), len(told)), NEVER)
    for (a, b), score in zip(rows, model.scores(list(rows.values()), None)[:, 0], strict=True):
        odds[a, b] = odds[b, a] = score
    begun = _by_rule([claims[number].event if short else _pointed(claims[number], back) for number in told])
    groups = linked(odds, begun)
    home = {at: n for n, group in enumerate(groups) for at in group}
    for part in begun:
        before = [n for n in groups[home[part[0]]] if n not in part and (n, part[0]) in rows]
        if before:
            at, claim = part[0], claims[told[part[0]]]
            best = max(before, key=lambda n: (odds[n, at], n))
            spoke = [why for why in model.why(rows[best, at], 0, len(rows[best, at])) if why[1] > 0]
            claim.trace = (*claim.trace, _reason(claims[told[best]], spoke[:SAID]))
    for event, group in enumerate(groups, 1):
        for at in group:
            claims[told[at]].event = f"e{event}"


def _pointed(claim: Claim, back: Mapping[int, Claim]) -> str:
    """A name for what a claim of a long report surely goes with: itself, or what it points to."""
    while id(claim) in back:
        claim = back[id(claim)]
    return str(id(claim))


def _by_rule(events: Sequence[str]) -> list[list[int]]:
    """Which claims the rules have given one number."""
    found: dict[str, list[int]] = {}
    for at, event in enumerate(events):
        found.setdefault(event, []).append(at)
    return list(found.values())


def _reason(with_it: Claim, spoke: Sequence[tuple[str, float]]) -> str:
    quote = with_it.evidence[0].quote[:60] if with_it.evidence else with_it.type
    return f"same event as: {quote} ({', '.join(f'{name} {weight:+.2f}' for name, weight in spoke)})"


def two(one: Claim, other: Claim, there: Spot) -> bool:
    """Whether two claims are of two events whatever else speaks for one: types with nothing in common, a plan beside
    a deed, two counts of one voice, a sum over months beside a day, violence on two days that lie apart, other dead
    where the text turns to another place, or words that call the later one another.

    Example:
        >>> where = Spot(1, 9, 1, "attack", "NN", "a", False, False, frozenset(), frozenset())
        >>> two(Claim("event", "attack"), Claim("event", "attack", modality="planned"), where)
        True
    """
    if kinship(one, other) == "other" or there.anew or (one.modality == "planned") != (other.modality == "planned"):
        return True
    if sums_up(one, other) or on_two_days(one, other) or (there.opens and moved(one, other)):
        return True
    shared = one.numbers.keys() & other.numbers.keys()
    differ = any(one.numbers[name].value != other.numbers[name].value for name in shared)
    return differ and names(one.sources) == names(other.sources)


def on_two_days(one: Claim, other: Claim) -> bool:
    """Whether the text gives two acts of violence days that lie apart, and dead or a place of their own to each.

    The days alone are read wrongly too often for that.

    Example:
        >>> from datetime import date
        >>> from rashomon.reading.claim import Interval, Number
        >>> days_ = [Interval(day, day, "day") for day in (date(2016, 8, 3), date(2016, 8, 10))]
        >>> third, tenth = (Claim("event", "attack", when=day, numbers={"killed": Number(6)}) for day in days_)
        >>> on_two_days(third, tenth), on_two_days(third, third)
        (True, False)
    """
    if not {one.type, other.type} <= ACTS or days(one, other) != "apart":
        return False
    if not all(claim.when is not None and claim.when.start == claim.when.end for claim in (one, other)):
        return False
    elsewhere = slot_level(one, other, "places") in ("apart", "apart-inferred")
    return elsewhere or bool(one.numbers and other.numbers)


def unlike(one: Claim, other: Claim) -> bool:
    """Whether two claims differ in type, day or place: in a short report only the rules join such claims.

    Example:
        >>> unlike(Claim("event", "attack"), Claim("event", "bombing"))
        True
    """
    if one.type != other.type:
        return True
    return days(one, other) in ("apart", "next") or slot_level(one, other, "places") == "apart"


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
