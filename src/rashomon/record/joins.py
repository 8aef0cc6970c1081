"""Why the tellings of an event are one event: the joins that hold it together.

They are a maximum spanning tree over the links of its tellings (Kruskal 1956): of all ways to get from one telling to
another along links, the joins shown are the one whose weakest link is the strongest. What only a person's judgement
holds together is joined by that judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType

from sqlalchemy import Connection

from rashomon.comparing.clustering import UNKNOWN, Pair, clusters, pair
from rashomon.comparing.telling import Telling
from rashomon.comparing.weighing import compare, score
from rashomon.comparing.words import spelling
from rashomon.record.decisions import Decisions
from rashomon.record.documents import documents
from rashomon.record.rows import Join
from rashomon.record.sketches import Sketches

NOTHING: Mapping[str, Telling] = MappingProxyType({})


def joins_of(
    connection: Connection,
    tellings: Collection[str],
    decisions: Decisions,
    sketches: Sketches,
    then: Mapping[str, Telling] = NOTHING,
) -> list[Join]:
    """The joins of an event that has these tellings, one less than there are, by the later telling of each.

    `then` are those that told something else at the moment that is asked for (`retelling.told_then`).
    """
    known = sketches.get(connection, sorted(tellings))
    changed = {one: then[one] for one in known if one in then and then[one] != known[one]}
    known |= changed
    ordered = sorted(known, key=lambda one: _rank(known[one]))
    links = {
        (one, other): score
        for one, some in sketches.links(connection, known).items()
        for other, score in some.items()
        if one < other and other in known and changed.keys().isdisjoint((one, other))
    }
    for one, other in combinations(sorted(known), 2):
        if not changed.keys().isdisjoint((one, other)) and (found := score(known[one], known[other])) > UNKNOWN:
            links[one, other] = found
    merged, apart = _judged(connection, known, decisions)
    place = {one: at for at, one in enumerate(ordered)}
    tree = [(*sorted(two, key=place.__getitem__), by) for two, by in spanning(ordered, links, merged, apart)]
    tree.sort(key=lambda join: (place[join[1]], place[join[0]]))
    reports = documents(connection, sorted({telling.document for telling in known.values()}))
    joins = []
    for earlier, later, by in tree:
        a, b = known[earlier], known[later]
        texts = [text for one in (a, b) for text in (reports[one.document].title, reports[one.document].text)]
        joins.append(Join(a.id, b.id, a.document, b.document, compare(a, b, spelling(texts)), by))
    return joins


def spanning(
    ids: Sequence[str], links: Mapping[Pair, float], merged: Mapping[Pair, str], apart: Collection[Pair] = ()
) -> list[tuple[Pair, str]]:
    """The pairs that hold these tellings together, and by whose judgement, empty where links do.

    A link inside what is one event without any judgement comes first, the strongest before the others; then what
    people put together (`merged`, with their names); then other links. Where the telling through which two others
    are joined is not among these, the first one stands in for it.

    Example:
        >>> spanning(["a", "b", "c"], {("a", "b"): 1.0, ("a", "c"): 2.0, ("b", "c"): 3.0}, {})
        [(('b', 'c'), ''), (('a', 'c'), '')]
    """
    group = {one: number for number, some in enumerate(clusters(ids, links, (), apart)) for one in some}
    strongest = sorted(links, key=lambda two: (-links[two], two))
    offered = [(two, "") for two in strongest if group[two[0]] == group[two[1]]]
    offered += [
        (two, merged[two])
        for two in sorted(merged, key=lambda two: (-links.get(two, UNKNOWN), two))
        if two[0] in group and two[1] in group
    ]
    offered += [(two, "") for two in strongest]
    offered += [(pair(ids[0], one), "") for one in ids[1:]]
    return list(_tree(offered))


def _tree(offered: Iterable[tuple[Pair, str]]) -> Iterator[tuple[Pair, str]]:
    """Those of the pairs, in their order, that join what was not joined yet."""
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while one in above:
            one = above[one]
        return one

    for (a, b), by in offered:
        one, other = root(a), root(b)
        if one != other:
            above[max(one, other)] = min(one, other)
            yield (a, b), by


def _rank(telling: Telling) -> tuple[date, str, str]:
    return (telling.published or date.max, telling.document, telling.id)


def _judged(
    connection: Connection, known: Mapping[str, Telling], decisions: Decisions
) -> tuple[dict[Pair, str], set[Pair]]:
    """The pairs that people put together, each with who did it last, and those that they put apart."""
    judged = {one for telling in known.values() for one in decisions.about(telling.document)}
    together, apart = decisions.pairs(connection, judged)
    by: dict[Pair, str] = {}
    for decision in sorted(judged, key=lambda one: (one.seq, one.id)):
        own, _ = decisions.pairs(connection, [decision])
        by.update(dict.fromkeys(own & together, decision.by))
    return by, apart
