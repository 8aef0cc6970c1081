"""Scores for a clustering of reports: B³, pairs, and pairs of reports that share any event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.reading.claim import Claim


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def b_cubed(truth: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> Score:
    """B³ (Bagga and Baldwin 1998) over the items of `truth`; an item without a prediction stands alone.

    Example:
        >>> print(b_cubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"}))
        P 0.556 R 1.000 F1 0.714
    """
    given: dict[str, Hashable] = {item: predicted.get(item, ("alone", item)) for item in truth}
    true_size, given_size = Counter(truth.values()), Counter(given.values())
    both = Counter((truth[item], given[item]) for item in truth)
    precision = sum(both[truth[item], given[item]] / given_size[given[item]] for item in truth)
    recall = sum(both[truth[item], given[item]] / true_size[truth[item]] for item in truth)
    return Score(precision / len(truth), recall / len(truth)) if truth else Score(1.0, 1.0)


def pairwise(truth: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> Score:
    """Over all pairs of items: those joined rightly of those joined, and of those to be joined.

    Example:
        >>> pairwise({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"})
        Score(precision=0.3333333333333333, recall=1.0)
    """
    given: dict[str, Hashable] = {item: predicted.get(item, ("alone", item)) for item in truth}
    both = _pairs(Counter((truth[item], given[item]) for item in truth).values())
    joined, due = _pairs(Counter(given.values()).values()), _pairs(Counter(truth.values()).values())
    return Score(both / joined if joined else 1.0, both / due if due else 1.0)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def any_event(truth: Mapping[str, Collection[Hashable]], predicted: Mapping[str, Collection[Hashable]]) -> Score:
    """The same where an item has several events and two count as joined when they share one.

    Example:
        >>> any_event({"a": [1, 2], "b": [2], "c": [3]}, {"a": ["x"], "b": ["x"], "c": ["x"]})
        Score(precision=0.3333333333333333, recall=1.0)
    """
    joined, due = _sharing(predicted, truth), _sharing(truth, truth)
    both = len(joined & due)
    return Score(both / len(joined) if joined else 1.0, both / len(due) if due else 1.0)


def _sharing(events: Mapping[str, Collection[Hashable]], items: Collection[str]) -> set[tuple[str, str]]:
    of_event: dict[Hashable, list[str]] = defaultdict(list)
    for item in sorted(items):
        for event in set(events.get(item, ())):
            of_event[event].append(item)
    return {(a, b) for members in of_event.values() for n, a in enumerate(members) for b in members[n + 1 :]}


def main_event(claims: Iterable[Claim]) -> str:
    """The reader's key of the event a report is about, "" without one: of those in its first sentence the
    one told with the most (slots filled, then evidence), else the one told first.

    Example:
        >>> main_event([Claim("event", "toll", event="e1", evidence=()), Claim("control", "controls")])
        'e1'
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "event":
            told[claim.event].append(claim)
    if not told:
        return ""
    starts = {event: min(map(_start, group)) for event, group in told.items()}
    first = min(starts.values())
    opening = [event for event, start in starts.items() if start <= first + 40]
    return max(opening, key=lambda event: (sum(map(_filled, told[event])), -starts[event], event))


def _start(claim: Claim) -> int:
    return min((span.start for span in claim.evidence if span.part == "text"), default=1 << 30)


def _filled(claim: Claim) -> int:
    slots = (claim.agents, claim.targets, claim.places, claim.when, claim.numbers, claim.sources)
    return sum(map(bool, slots)) + 2 * bool(claim.places)
