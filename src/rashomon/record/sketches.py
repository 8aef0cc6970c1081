"""What comparing has at hand of the record, so that it does not read the same rows again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from rashomon.comparing.clustering import Pair
from rashomon.comparing.sketch import Sketch, sketch
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import from_row
from rashomon.record.bulk import lookup
from rashomon.record.views import VIEW_LINKS, VIEW_TELLINGS

UNPACKED = 20_000
"""Tellings kept unpacked for comparing, about 5 kB each."""
MOST = 50_000
"""Tellings kept in memory, about 3 kB each; so many links and events of theirs."""

_T, _L = VIEW_TELLINGS.c, VIEW_LINKS.c


class Sketches:
    """The tellings that count now, their links and their events; what is not at hand is read."""

    def __init__(self) -> None:
        self._known: dict[str, Telling] = {}
        self._unpacked: dict[str, Sketch] = {}
        self._links: dict[str, dict[str, float]] = {}
        self._event: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def put(self, tellings: Iterable[Telling]) -> None:
        """Keep these at hand."""
        for telling in tellings:
            self._known[telling.id] = telling
            self._unpacked.pop(telling.id, None)
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]

    def forget(self) -> None:
        """Let go of everything: another process may have changed it."""
        for kept in (self._known, self._unpacked, self._links, self._event, self._members):
            kept.clear()

    def drop(self, ids: Iterable[str]) -> None:
        """Let go of tellings that are gone, and of what is said of them."""
        for one in ids:
            self._known.pop(one, None)
            self._unpacked.pop(one, None)
            for other in self._links.pop(one, ()):
                self._links.get(other, {}).pop(one, None)
            self._members.get(self._event.pop(one, ""), set()).discard(one)

    def get(self, connection: Connection, ids: Iterable[str]) -> dict[str, Telling]:
        """The tellings of these ids that count now."""
        found, missing = {}, []
        for one in ids:
            if (telling := self._known.get(one)) is None:
                missing.append(one)
            else:
                found[one] = telling
        if missing:
            read = {row.telling: from_row(row.sketch) for row in _rows(connection, "telling", missing, "sketch")}
            found |= read
            self.put(read.values())
        return found

    def unpacked(self, connection: Connection, ids: Iterable[str]) -> dict[str, Sketch]:
        """The tellings of these ids, ready to be compared."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._unpacked]
        if len(self._unpacked) + len(missing) > UNPACKED:
            self._unpacked.clear()
            missing = wanted
        for one, telling in self.get(connection, missing).items():
            self._unpacked[one] = sketch(telling)
        return {one: self._unpacked[one] for one in wanted if one in self._unpacked}

    def link(self, new: Iterable[str], links: Mapping[Pair, float]) -> None:
        """Keep all the links of new tellings."""
        if len(self._links) > MOST:
            self._links.clear()
        for one in new:
            self._links[one] = {}
        for (a, b), score in links.items():
            for one, other in ((a, b), (b, a)):
                if one in self._links:
                    self._links[one][other] = score

    def links(self, connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, float]]:
        """The links of each of these tellings: the other one and the score."""
        wanted = sorted(ids)
        missing = [one for one in wanted if one not in self._links]
        if missing:
            read: dict[str, dict[str, float]] = {one: {} for one in missing}
            for own, other in ((_L.a, _L.b), (_L.b, _L.a)):
                for row in lookup(connection, own, missing, own, other, _L.score):
                    read[row[0]][row[1]] = row[2]
            self._links |= read
        return {one: self._links[one] for one in wanted}

    def events(self, connection: Connection, ids: Iterable[str]) -> dict[str, str]:
        """The event of each of these tellings that has one."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._event]
        if missing:
            self._event |= {row.telling: row.event for row in _rows(connection, "telling", missing, "event")}
        return {one: self._event[one] for one in wanted if one in self._event}

    def members(self, connection: Connection, events: Iterable[str]) -> dict[str, set[str]]:
        """The tellings of each of these events."""
        wanted = list(dict.fromkeys(events))
        missing = [event for event in wanted if event not in self._members]
        if missing:
            read: dict[str, set[str]] = {event: set() for event in missing}
            for row in _rows(connection, "event", missing, "event"):
                read[row.event].add(row.telling)
                self._event[row.telling] = row.event
            self._members |= read
        return {event: set(self._members[event]) for event in wanted}

    def place(self, events: Mapping[str, str]) -> None:
        """Note the events of tellings; each event is given with all of its tellings, or had them before."""
        if len(self._event) > MOST:
            self._event.clear()
            self._members.clear()
        for one, event in events.items():
            if (was := self._event.get(one)) is not None and was != event:
                self._members.get(was, set()).discard(one)
            self._event[one] = event
            self._members.setdefault(event, set()).add(one)


def _rows(connection: Connection, by: str, wanted: Iterable[str], what: str) -> Iterable[Any]:
    return lookup(connection, _T[by], wanted, _T.telling, _T[what])
