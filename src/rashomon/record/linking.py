"""From the tellings of a report to links and events: only what a new report touches is compared and put together again.

Average linkage gives the same events whether all tellings are clustered at once or only some of them, as long as those
are whole events and none of their neighbours changes: groups of different events never met at a mean above `JOIN`, and
what happens inside one event does not depend on the others. So the events that a new telling is linked to are clustered
again together with all that links join to them; where one of these neighbours comes out otherwise, its own neighbours
are taken in too, until the rim stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update

from rashomon.comparing.blocking import keys
from rashomon.comparing.clustering import JOIN, Pair, clusters
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import to_row
from rashomon.record.bulk import insert, lookup
from rashomon.record.decisions import Decisions
from rashomon.record.meeting import links
from rashomon.record.preparing import Told, told
from rashomon.record.sketches import Sketches
from rashomon.record.tables_comparing import MEMBERSHIPS
from rashomon.record.views import VIEW_BLOCKS, VIEW_DIRTY, VIEW_LINKS, VIEW_TELLINGS

GONE = ""
"""The event of a telling that a newer reading no longer has."""

_T, _L, _B = VIEW_TELLINGS.c, VIEW_LINKS.c, VIEW_BLOCKS.c
_OF_DOCUMENT = select(_T.telling, _T.event).where(_T.document == bindparam("document"))
_MOVE = update(VIEW_TELLINGS).where(_T.telling == bindparam("one")).values(event=bindparam("now"))
_UNBLOCK = delete(VIEW_BLOCKS).where(_B.key == bindparam("under"), _B.telling == bindparam("one"))


class Linking:
    """Keeps tellings, their links and their events true within one transaction; without `log` no move is noted."""

    def __init__(
        self, connection: Connection, seq: int, sketches: Sketches, decisions: Decisions, *, log: bool = True
    ) -> None:
        self.connection, self.seq, self.log = connection, seq, log
        self.sketches, self.decisions = sketches, decisions

    def replace(self, document: str, new: Told, again: bool = True) -> None:
        """Let these be the tellings of a report; where it was read `again`, in place of those of the older reading."""
        before = {}
        if again:
            before = {row.telling: row.event for row in self.connection.execute(_OF_DOCUMENT, {"document": document})}
        self._put(document, new, before)

    def retell(self, document: str, tellings: Sequence[Telling]) -> None:
        """Let these tellings of a report, which it has already, say something else than before."""
        rows = lookup(self.connection, _T.telling, [telling.id for telling in tellings], _T.telling, _T.event)
        self._put(document, told(tellings), {row.telling: row.event for row in rows})

    def _put(self, document: str, new: Told, before: Mapping[str, str]) -> None:
        """Let tellings take the place of those in `before`, which are given with their events."""
        tellings = new.tellings
        touched = self._withdraw(before, {telling.id for telling in tellings}) if before else set[str]()
        self._insert(new)
        # Judgements are looked up by the tellings that are there: where there are any, the new ones must be, too.
        early = bool(self.decisions.in_force)
        if early:
            self._keep(tellings, {})
        if judged := self.decisions.about(document):
            together, apart = self.decisions.pairs(self.connection, judged)
            touched |= {one for two in together | apart for one in two} - {telling.id for telling in tellings}
        events = self._settle(touched, {telling.id: before.get(telling.id, GONE) for telling in tellings})
        if early and events:
            self.connection.execute(_MOVE, [{"one": one, "now": event} for one, event in events.items()])
        else:
            self._keep(tellings, events)

    def _keep(self, tellings: Sequence[Telling], events: Mapping[str, str]) -> None:
        rows = [
            {
                "telling": telling.id,
                "document": telling.document,
                "event": events.get(telling.id, GONE),
                "published": telling.published,
                "sketch": to_row(telling),
            }
            for telling in tellings
        ]
        insert(self.connection, VIEW_TELLINGS, rows)

    def settle(self, tellings: Iterable[str]) -> None:
        """Put the events of these tellings together again, after somebody judged."""
        self._settle(set(tellings), {})

    def _withdraw(self, before: Mapping[str, str], staying: set[str]) -> set[str]:
        """Take the tellings of an older reading out; the others of their events, which are to be put together anew."""
        ids, connection = sorted(before), self.connection
        left = {one for some in self.sketches.members(connection, before.values()).values() for one in some} - set(ids)
        old = self.sketches.get(connection, ids)
        rows = [{"under": key, "one": one.id} for one in old.values() for key in keys(one).held]
        if rows:
            connection.execute(_UNBLOCK, rows)
        connection.execute(delete(VIEW_LINKS).where(_L.a.in_(ids) | _L.b.in_(ids)))
        connection.execute(delete(VIEW_TELLINGS).where(_T.telling.in_(ids)))
        self.sketches.drop(ids)
        self._log([(one, before[one], GONE) for one in ids if one not in staying])
        mark_dirty(connection, before.values())
        return left

    def _insert(self, new: Told) -> None:
        """Add tellings with their keys and their links; which event they are of is not said yet."""
        own = new.keys
        found = links(self.connection, self.sketches, new) if new.links is None else new.links
        insert(self.connection, VIEW_BLOCKS, [{"key": key, "telling": one} for one in own for key in own[one].held])
        insert(self.connection, VIEW_LINKS, [{"a": a, "b": b, "score": value} for (a, b), value in found.items()])
        self.sketches.put(new.tellings)
        self.sketches.link(own, found)

    def _settle(self, touched: set[str], new: Mapping[str, str]) -> dict[str, str]:
        """Cluster again what hangs on these tellings, and log every one whose event is another one now.

        `new` are tellings that no event holds yet, with the event that they were in before; which they are in now.
        """
        events = self.sketches.events(self.connection, touched)
        members = self.sketches.members(self.connection, events.values())
        inner = set(new).union(*members.values())
        if not inner:
            return {}
        while True:
            around, together, apart = self._around(inner)
            near = self.sketches.links(self.connection, inner.union(*around.values()))
            scores = {
                (one, other): value
                for one, some in near.items()
                for other, value in some.items()
                if one < other and other in near
            }
            groups = clusters(near, scores, together, apart)
            found = {frozenset(group) for group in groups}
            changed = [some for some in around.values() if frozenset(some) not in found]
            if not changed:
                break
            inner.update(*changed)
        return self._move([group for group in groups if not inner.isdisjoint(group)], new)

    def _around(self, inner: set[str]) -> tuple[dict[str, set[str]], set[Pair], set[Pair]]:
        """The events beside these tellings, and people's judgements; `inner` takes in what people put to it."""
        while True:
            near = self.sketches.links(self.connection, inner)
            beside = {other for some in near.values() for other, value in some.items() if value > JOIN} - inner
            around = self.sketches.members(self.connection, self.sketches.events(self.connection, beside).values())
            every = inner.union(*around.values())
            documents = {one.document for one in self.sketches.get(self.connection, every).values()}
            judged = {decision for document in documents for decision in self.decisions.about(document)}
            together, apart = self.decisions.pairs(self.connection, judged)
            outside = {one for two in together if not every.isdisjoint(two) for one in two} - every
            if not outside:
                return around, together, apart
            found = self.sketches.events(self.connection, outside)
            inner.update(outside, *self.sketches.members(self.connection, found.values()).values())

    def _move(self, groups: Sequence[Sequence[str]], new: Mapping[str, str]) -> dict[str, str]:
        """Let these groups be events; gives the event of every new telling."""
        known = self.sketches.get(self.connection, [one for group in groups for one in group])
        before = self.sketches.events(self.connection, known.keys() - new.keys()) | dict(new)
        now = {}
        for group in groups:
            event = event_id(min((known[one] for one in group), key=_rank).id)
            now.update(dict.fromkeys(group, event))
        moves = [(one, before[one], event) for one, event in sorted(now.items()) if before[one] != event]
        self._log(moves)
        held = [{"one": one, "now": event} for one, _, event in moves if one not in new]
        if held:
            self.connection.execute(_MOVE, held)
        self.sketches.place(now)
        mark_dirty(self.connection, {*now.values(), *(was for _, was, _ in moves)})
        return {one: now[one] for one in new}

    def _log(self, moves: Iterable[tuple[str, str, str]]) -> None:
        """Note that tellings went from one event to another: (telling, before, now)."""
        if self.log:
            rows = [{"telling": one, "event": now, "seq": self.seq} for one, _, now in moves]
            insert(self.connection, MEMBERSHIPS, rows)


def _rank(telling: Telling) -> tuple[date, str, str]:
    """What puts tellings in order, the earliest published first."""
    return (telling.published or date.max, telling.document, telling.id)


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
