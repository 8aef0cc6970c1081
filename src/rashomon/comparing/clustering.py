"""Clustering: which tellings are one event, from the scores of pairs and from what people decided.

Average linkage: two groups become one while the mean score over all pairs between them is above
`JOIN`, the best pair of groups first. A pair that was never compared counts as `UNKNOWN`. People's
judgements come before any score. The result depends on the values given and not on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

JOIN = 0.0
"""Groups join above this mean log-odds: where one event is likelier than two."""
UNKNOWN = -1.5
"""What a pair counts that was never compared: no blocking key in common speaks against it."""
LEAST, MOST = -1.5, 6.0
"""No pair counts for more than this, either way: one slot read wrongly must not decide over a group.

Set, like `UNKNOWN`, on simulated incidents and example families (benchmarks/same_event.py)."""

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids in their one order.

    Example:
        >>> pair("t2", "t1")
        ('t1', 't2')
    """
    return (one, other) if one < other else (other, one)


def clusters(
    ids: Iterable[str],
    scores: Mapping[Pair, float],
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """The ids in groups, each sorted, in the order of their first id.

    `scores` has log-odds for pairs in either order; pairs with ids not among `ids` are passed over.
    `together` and `apart` are people's judgements in force: the first always hold, the second
    wherever they don't contradict the first.

    Example:
        >>> clusters(["a", "b", "c"], {("a", "b"): 4.0, ("b", "c"): 5.0, ("a", "c"): -1.0})
        [('a', 'b', 'c')]
        >>> clusters(["a", "b", "c"], {("a", "b"): 4.0, ("b", "c"): 5.0}, apart=[("c", "b")])
        [('a', 'b'), ('c',)]
    """
    names = sorted(set(ids))
    known = set(names)
    links = {pair(*two): score for two, score in scores.items() if known.issuperset(two) and two[0] != two[1]}
    merged = _Groups(names, _inside(together, known))
    barred = {frozenset((merged.of[a], merged.of[b])) for a, b in _inside(apart, known) if merged.of[a] != merged.of[b]}
    found: list[tuple[str, ...]] = []
    components = list(_components(merged, links))
    part = {unit: number for number, component in enumerate(components) for unit in component}
    within: list[list[tuple[Pair, float]]] = [[] for _ in components]
    for (a, b), score in sorted(links.items()):
        one, other = merged.of[a], merged.of[b]
        if one != other and part[one] == part[other]:
            within[part[one]].append(((one, other), min(MOST, max(LEAST, score))))
    for component, inner in zip(components, within, strict=True):
        found.extend(_linkage(component, merged.members, inner, barred))
    return sorted(found)


def _inside(pairs: Collection[Pair], known: set[str]) -> list[Pair]:
    return sorted({pair(a, b) for a, b in pairs if a in known and b in known and a != b})


class _Groups:
    """What people put together, as units from which clustering starts; a unit's name is its first id."""

    def __init__(self, names: list[str], together: list[Pair]) -> None:
        self.of = {name: name for name in names}
        for a, b in together:
            one, other = sorted((self._root(a), self._root(b)))
            self.of[other] = one
        for name in names:
            self.of[name] = self._root(name)
        self.members: dict[str, list[str]] = {}
        for name in names:
            self.members.setdefault(self.of[name], []).append(name)

    def _root(self, name: str) -> str:
        while self.of[name] != name:
            name = self.of[name]
        return name


def _components(groups: _Groups, links: Mapping[Pair, float]) -> Iterator[list[str]]:
    """Units that links above `JOIN` hold together, each component sorted."""
    beside: dict[str, set[str]] = {unit: set() for unit in groups.members}
    for (a, b), score in links.items():
        if score > JOIN and groups.of[a] != groups.of[b]:
            beside[groups.of[a]].add(groups.of[b])
            beside[groups.of[b]].add(groups.of[a])
    seen: set[str] = set()
    for unit in sorted(beside):
        if unit in seen:
            continue
        seen.add(unit)
        reached, waiting = [unit], [unit]
        while waiting:
            for other in beside[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    reached.append(other)
                    waiting.append(other)
        yield sorted(reached)


def _linkage(
    component: list[str],
    units: Mapping[str, list[str]],
    links: Sequence[tuple[Pair, float]],
    barred: set[frozenset[str]],
) -> list[tuple[str, ...]]:
    """Average linkage within one component, with a heap of group pairs; ties by the groups' names."""
    if len(component) == 1:
        return [tuple(units[component[0]])]
    size = {unit: len(units[unit]) for unit in component}
    members = {unit: list(units[unit]) for unit in component}
    # For each two groups: the sum of known scores and how many pairs they are of.
    known: dict[str, dict[str, tuple[float, int]]] = {unit: {} for unit in component}
    for (one, other), score in links:
        total, number = known[one].get(other, (0.0, 0))
        known[one][other] = known[other][one] = (total + score, number + 1)
    bars: dict[str, set[str]] = {unit: set() for unit in component}
    for two in barred:
        if two <= size.keys():
            one, other = sorted(two)
            bars[one].add(other)
            bars[other].add(one)

    def mean(one: str, other: str) -> float:
        total, number = known[one][other]
        pairs = size[one] * size[other]
        return round((total + (pairs - number) * UNKNOWN) / pairs, 6)

    heap: list[tuple[float, str, str]] = []

    def offer(one: str, other: str) -> None:
        if other not in bars[one] and (value := mean(one, other)) > JOIN:
            heapq.heappush(heap, (-value, *pair(one, other)))

    for one in component:
        for other in known[one]:
            if one < other:
                offer(one, other)
    while heap:
        value, one, other = heapq.heappop(heap)
        if one not in size or other not in size or other in bars[one] or -value != mean(one, other):
            continue
        for third, (total, number) in known.pop(other).items():
            del known[third][other]
            if third != one:
                more, count = known[one].get(third, (0.0, 0))
                known[one][third] = known[third][one] = (total + more, number + count)
        for third in bars.pop(other):
            bars[third].discard(other)
            bars[third].add(one)
            bars[one].add(third)
        size[one] += size.pop(other)
        members[one] += members.pop(other)
        for third in sorted(known[one]):
            offer(one, third)
    return [tuple(sorted(group)) for group in members.values()]
