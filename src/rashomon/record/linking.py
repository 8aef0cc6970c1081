"""From the tellings of a report to links and events: only what a new report touches is compared again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from rashomon.comparing.blocking import MOST, keys
from rashomon.comparing.clustering import JOIN, Pair, clusters, pair
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import to_row
from rashomon.comparing.weighing import score
from rashomon.record.bulk import chunks
from rashomon.record.decisions import Decisions
from rashomon.record.sketches import Sketches
from rashomon.record.tables_comparing import MEMBERSHIPS
from rashomon.record.views import VIEW_BLOCKS, VIEW_DIRTY, VIEW_LINKS, VIEW_TELLINGS

GONE = ""
"""The event of a telling that a newer reading no longer has."""


class Linking:
    """Keeps tellings, their links and their events true within one transaction."""

    def __init__(self, connection: Connection, seq: int, sketches: Sketches, decisions: Decisions) -> None:
        self.connection, self.seq = connection, seq
        self.sketches, self.decisions = sketches, decisions

    def replace(self, document: str, tellings: Sequence[Telling]) -> None:
        """Let these be the tellings of a report, in place of those of an older reading."""
        before = dict(
            self.connection.execute(
                select(VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.event).where(VIEW_TELLINGS.c.document == document)
            ).tuples().all()
        )
        touched: set[str] = set()
        if before:
            touched = self._withdraw(before, {telling.id for telling in tellings})
        if tellings:
            touched |= self._insert(tellings, before)
        if before or self.decisions.about(document):
            touched |= self._joined_by_people(document)
        self.settle(touched)

    def _withdraw(self, before: dict[str, str], staying: set[str]) -> set[str]:
        ids = sorted(before)
        components: set[str] = set()
        for some in chunks(ids):
            components |= set(
                self.connection.scalars(select(VIEW_TELLINGS.c.component).where(VIEW_TELLINGS.c.telling.in_(some)))
            )
            self.connection.execute(delete(VIEW_BLOCKS).where(VIEW_BLOCKS.c.telling.in_(some)))
            self.connection.execute(delete(VIEW_LINKS).where(VIEW_LINKS.c.a.in_(some) | VIEW_LINKS.c.b.in_(some)))
            self.connection.execute(delete(VIEW_TELLINGS).where(VIEW_TELLINGS.c.telling.in_(some)))
        self.sketches.forget(ids)
        gone = [
            {"telling": one, "event": GONE, "seq": self.seq} for one in ids if one not in staying and before[one] != GONE
        ]
        if gone:
            self.connection.execute(insert(MEMBERSHIPS), gone)
        self.dirty(before.values())
        return components

    def _insert(self, tellings: Sequence[Telling], before: dict[str, str]) -> set[str]:
        own = {telling.id: keys(telling) for telling in tellings}
        candidates = self._candidates({key for some in own.values() for key in some})
        self.connection.execute(
            insert(VIEW_TELLINGS),
            [
                {
                    "telling": telling.id,
                    "document": telling.document,
                    "event": before.get(telling.id, GONE),
                    "component": telling.id,
                    "published": telling.published,
                    "sketch": to_row(telling),
                }
                for telling in tellings
            ],
        )
        blocks = [{"key": key, "telling": one} for one, some in own.items() for key in some]
        if blocks:
            self.connection.execute(insert(VIEW_BLOCKS), blocks)
        self.sketches.put(tellings)
        scores = self._scores(tellings, own, candidates)
        if scores:
            rows = [{"a": a, "b": b, "score": value} for (a, b), value in scores.items()]
            self.connection.execute(insert(VIEW_LINKS), rows)
        return self._components(own, [two for two, value in scores.items() if value > JOIN])

    def _candidates(self, wanted: set[str]) -> dict[str, list[str]]:
        """For each key the tellings that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for some in chunks(sorted(wanted)):
            rows = self.connection.execute(
                select(VIEW_BLOCKS.c.key, VIEW_BLOCKS.c.telling).where(VIEW_BLOCKS.c.key.in_(some))
            )
            for key, telling in rows:
                found[key].append(telling)
        return {key: some for key, some in found.items() if len(some) <= MOST}

    def _scores(
        self, tellings: Sequence[Telling], own: dict[str, tuple[str, ...]], candidates: dict[str, list[str]]
    ) -> dict[Pair, float]:
        """Every new telling beside all that share a key with it, and the new ones beside each other."""
        beside = {
            one: sorted({other for key in some for other in candidates.get(key, ())}) for one, some in own.items()
        }
        others = self.sketches.get(self.connection, sorted({other for some in beside.values() for other in some}))
        scores = {
            pair(telling.id, other): score(telling, others[other])
            for telling in tellings
            for other in beside[telling.id]
        }
        for at, telling in enumerate(tellings):
            mine = set(own[telling.id])
            for other in tellings[at + 1 :]:
                if mine.intersection(own[other.id]):
                    scores[pair(telling.id, other.id)] = score(telling, other)
        return scores

    def _components(self, new: Iterable[str], joined: Sequence[Pair]) -> set[str]:
        """Give all that links connect one component, and name those that were touched."""
        ids = sorted({one for two in joined for one in two} | set(new))
        component: dict[str, str] = {}
        for some in chunks(ids):
            component |= dict(
                self.connection.execute(
                    select(VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.component).where(VIEW_TELLINGS.c.telling.in_(some))
                ).tuples().all()
            )
        root = {one: one for one in component.values()}

        def find(one: str) -> str:
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for a, b in joined:
            one, other = sorted((find(component[a]), find(component[b])))
            root[other] = one
        moved = [{"old": one, "into": find(one)} for one in sorted(root) if find(one) != one]
        if moved:
            self.connection.execute(
                update(VIEW_TELLINGS)
                .where(VIEW_TELLINGS.c.component == bindparam("old"))
                .values(component=bindparam("into")),
                moved,
            )
        return {find(one) for one in root}

    def _joined_by_people(self, document: str) -> set[str]:
        """Put into one component what people put into one event, for this report's tellings."""
        together, _ = self.decisions.pairs(self.connection, self.decisions.about(document))
        return self._components((), sorted(together))

    def join(self, pairs: Sequence[Pair]) -> set[str]:
        """The components of these tellings, put together where there are several."""
        return self._components((), pairs)

    def settle(self, components: Iterable[str]) -> None:
        """Cluster these components again and log every telling whose event is another one now."""
        for component in sorted(components):
            self._settle(component)

    def _settle(self, component: str) -> None:
        members = self.connection.execute(
            select(
                VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.event, VIEW_TELLINGS.c.published, VIEW_TELLINGS.c.document
            ).where(VIEW_TELLINGS.c.component == component)
        ).all()
        known = {row.telling: row for row in members}
        if len(known) < 2:
            groups = [tuple(known)] if known else []
        else:
            together, apart = self.decisions.pairs(
                self.connection, {one for row in members for one in self.decisions.about(row.document)}
            )
            groups = clusters(known, self._links(component), together, apart)
        changed = []
        for group in groups:
            first = min(group, key=lambda one: (known[one].published or date.max, known[one].document, one))
            event = event_id(first)
            changed += [(one, known[one].event, event) for one in group if known[one].event != event]
            self.dirty([event])
        if not changed:
            return
        self.connection.execute(
            insert(MEMBERSHIPS), [{"telling": one, "event": now, "seq": self.seq} for one, _, now in changed]
        )
        self.connection.execute(
            update(VIEW_TELLINGS).where(VIEW_TELLINGS.c.telling == bindparam("one")).values(event=bindparam("now")),
            [{"one": one, "now": now} for one, _, now in changed],
        )
        self.dirty(before for _, before, _ in changed)

    def _links(self, component: str) -> dict[Pair, float]:
        rows = self.connection.execute(
            select(VIEW_LINKS.c.a, VIEW_LINKS.c.b, VIEW_LINKS.c.score)
            .join(VIEW_TELLINGS, VIEW_TELLINGS.c.telling == VIEW_LINKS.c.a)
            .where(VIEW_TELLINGS.c.component == component)
        )
        return {(a, b): value for a, b, value in rows}

    def dirty(self, topics: Iterable[str]) -> None:
        """Have these made again before anybody looks."""
        mark_dirty(self.connection, topics)


def mark_dirty(connection: Connection, topics: Iterable[str]) -> None:
    """Note events and subjects whose derived rows no longer hold."""
    wanted = sorted({topic for topic in topics if topic})
    known: set[str] = set()
    for some in chunks(wanted):
        known |= set(connection.scalars(select(VIEW_DIRTY.c.topic).where(VIEW_DIRTY.c.topic.in_(some))))
    fresh = [{"topic": topic} for topic in wanted if topic not in known]
    if fresh:
        connection.execute(insert(VIEW_DIRTY), fresh)


def event_id(telling: str) -> str:
    """The id of the event whose earliest telling this is.

    Example:
        >>> event_id("t6a8ea2ba26a6d7f6")
        'e6a8ea2ba26a6d7f6'
    """
    return f"e{telling[1:]}"
