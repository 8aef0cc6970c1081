"""From the tellings of a report to links and events: only what a new report touches is compared again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from rashomon.comparing.blocking import MOST, keys
from rashomon.comparing.clustering import JOIN, Pair, clusters, pair
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import to_row
from rashomon.comparing.weighing import score
from rashomon.record.bulk import insert, lookup
from rashomon.record.decisions import Decisions
from rashomon.record.sketches import Sketches
from rashomon.record.tables_comparing import MEMBERSHIPS
from rashomon.record.views import VIEW_BLOCKS, VIEW_DIRTY, VIEW_LINKS, VIEW_TELLINGS

GONE = ""
"""The event of a telling that a newer reading no longer has."""

_T, _L, _B = VIEW_TELLINGS.c, VIEW_LINKS.c, VIEW_BLOCKS.c
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_OF_DOCUMENT = select(_T.telling, _T.event, _T.component).where(_T.document == bindparam("document"))
_MEMBERS = select(_T.telling, _T.event, _T.published, _T.document, _T.component).where(_T.component.in_(_WANTED))
_LINKS = (
    select(_L.a, _L.b, _L.score)
    .join(VIEW_TELLINGS, _T.telling == _L.a)
    .where(_T.component.in_(_WANTED))
)  # fmt: skip
_MOVE = update(VIEW_TELLINGS).where(_T.telling == bindparam("one")).values(event=bindparam("now"))
_UNITE = update(VIEW_TELLINGS).where(_T.component == bindparam("old")).values(component=bindparam("into"))


class _Member(NamedTuple):
    """A telling as clustering needs it."""

    telling: str
    event: str
    published: date | None
    document: str
    component: str


class Linking:
    """Keeps tellings, their links and their events true within one transaction; without `log` no move is noted."""

    def __init__(
        self, connection: Connection, seq: int, sketches: Sketches, decisions: Decisions, *, log: bool = True
    ) -> None:
        self.connection, self.seq, self.log = connection, seq, log
        self.sketches, self.decisions = sketches, decisions

    def replace(self, document: str, tellings: Sequence[Telling], again: bool = True) -> None:
        """Let these be the tellings of a report; where it was read `again`, in place of those of the older reading."""
        before = {
            row.telling: row for row in (self.connection.execute(_OF_DOCUMENT, {"document": document}) if again else ())
        }
        touched = {row.component for row in before.values()}
        if before:
            self._withdraw({one: row.event for one, row in before.items()}, {telling.id for telling in tellings})
        if tellings:
            touched |= self._insert(tellings, {one: row.event for one, row in before.items()})
        if judged := self.decisions.about(document):
            together, _ = self.decisions.pairs(self.connection, judged)
            touched |= self.join(sorted(together)) | {telling.id for telling in tellings}
        self.settle(touched)

    def _withdraw(self, before: dict[str, str], staying: set[str]) -> None:
        ids = sorted(before)
        self.connection.execute(delete(VIEW_BLOCKS).where(_B.telling.in_(ids)))
        self.connection.execute(delete(VIEW_LINKS).where(_L.a.in_(ids) | _L.b.in_(ids)))
        self.connection.execute(delete(VIEW_TELLINGS).where(_T.telling.in_(ids)))
        self.sketches.forget(ids)
        self._log([(one, before[one], GONE) for one in ids if one not in staying])
        mark_dirty(self.connection, before.values())

    def _insert(self, tellings: Sequence[Telling], before: dict[str, str]) -> set[str]:
        """Add tellings with their links; those that nothing joins are events of their own at once."""
        own = {telling.id: keys(telling) for telling in tellings}
        scores = self._scores(tellings, own)
        joined = sorted(two for two, value in scores.items() if value > JOIN)
        linked = {one for two in joined for one in two}
        rows, alone = [], []
        for telling in tellings:
            event = event_id(telling.id) if telling.id not in linked else before.get(telling.id, GONE)
            if telling.id not in linked:
                alone.append((telling.id, before.get(telling.id, GONE), event))
            rows.append(
                {
                    "telling": telling.id,
                    "document": telling.document,
                    "event": event,
                    "component": telling.id,
                    "published": telling.published,
                    "sketch": to_row(telling),
                }
            )
        insert(self.connection, VIEW_TELLINGS, rows)
        insert(
            self.connection, VIEW_BLOCKS, [{"key": key, "telling": one} for one, some in own.items() for key in some]
        )
        insert(self.connection, VIEW_LINKS, [{"a": a, "b": b, "score": value} for (a, b), value in scores.items()])
        self.sketches.put(tellings)
        self._log([move for move in alone if move[1] != move[2]])
        mark_dirty(self.connection, [event for _, _, event in alone])
        return self.join(joined)

    def _scores(self, tellings: Sequence[Telling], own: dict[str, tuple[str, ...]]) -> dict[Pair, float]:
        """Every new telling beside all that share a key with it, and the new ones beside each other."""
        holders: dict[str, list[str]] = defaultdict(list)
        for row in lookup(self.connection, _B.key, {key for some in own.values() for key in some}, _B.key, _B.telling):
            holders[row.key].append(row.telling)
        followed = {key: some for key, some in holders.items() if len(some) <= MOST}
        beside = {one: sorted({o for key in some for o in followed.get(key, ())}) for one, some in own.items()}
        others = self.sketches.get(self.connection, sorted({other for some in beside.values() for other in some}))
        scores = {pair(t.id, other): score(t, others[other]) for t in tellings for other in beside[t.id]}
        for at, telling in enumerate(tellings):
            mine = set(own[telling.id])
            for other in tellings[at + 1 :]:
                if not mine.isdisjoint(own[other.id]):
                    scores[pair(telling.id, other.id)] = score(telling, other)
        return scores

    def join(self, pairs: Sequence[Pair]) -> set[str]:
        """Give the tellings of these pairs, and all that they hang on, one component; which those are now."""
        if not pairs:
            return set()
        rows = lookup(self.connection, _T.telling, {one for two in pairs for one in two}, _T.telling, _T.component)
        component: dict[str, str] = {row.telling: row.component for row in rows}
        root = {one: one for one in component.values()}

        def find(one: str) -> str:
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for a, b in pairs:
            if a in component and b in component:
                one, other = sorted((find(component[a]), find(component[b])))
                root[other] = one
        moved = [{"old": one, "into": find(one)} for one in sorted(root) if find(one) != one]
        if moved:
            self.connection.execute(_UNITE, moved)
        return {find(one) for one in root}

    def settle(self, components: Collection[str]) -> None:
        """Cluster these components again and log every telling whose event is another one now."""
        if not components:
            return
        wanted = {"wanted": sorted(components)}
        members = {row.telling: _Member(*row) for row in self.connection.execute(_MEMBERS, wanted)}
        if not members:
            return
        links = {(a, b): value for a, b, value in self.connection.execute(_LINKS, wanted)}
        judged = {decision for one in members.values() for decision in self.decisions.about(one.document)}
        together, apart = self.decisions.pairs(self.connection, judged)
        moves, events = [], set()
        for group in clusters(members, links, together, apart):
            event = event_id(min((members[one] for one in group), key=_rank).telling)
            events.add(event)
            moves += [(one, members[one].event, event) for one in group if members[one].event != event]
        self._log(moves)
        if moves:
            self.connection.execute(_MOVE, [{"one": one, "now": now} for one, _, now in moves])
        mark_dirty(self.connection, events | {before for _, before, _ in moves})

    def _log(self, moves: Iterable[tuple[str, str, str]]) -> None:
        """Note that tellings went from one event to another: (telling, before, now)."""
        if self.log:
            rows = [{"telling": one, "event": now, "seq": self.seq} for one, _, now in moves]
            insert(self.connection, MEMBERSHIPS, rows)


def _rank(member: _Member) -> tuple[date, str, str]:
    """What puts tellings in order, the earliest published first."""
    return (member.published or date.max, member.document, member.telling)


def mark_dirty(connection: Connection, topics: Iterable[str]) -> None:
    """Note events and subjects whose derived rows no longer hold."""
    insert(connection, VIEW_DIRTY, [{"topic": topic} for topic in sorted({one for one in topics if one})])


def event_id(telling: str) -> str:
    """The id of the event whose earliest telling this is.

    Example:
        >>> event_id("t6a8ea2ba26a6d7f6")
        'e6a8ea2ba26a6d7f6'
    """
    return f"e{telling[1:]}"
