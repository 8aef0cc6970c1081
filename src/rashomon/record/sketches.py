"""Sketches of tellings at hand, so that comparing does not read the same ones again and again."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import from_row
from rashomon.record.bulk import chunks
from rashomon.record.views import VIEW_TELLINGS

MOST = 50_000
"""Tellings kept in memory, about 3 kB each."""


class Sketches:
    """The tellings that count now, by id; what is not at hand is read."""

    def __init__(self) -> None:
        self._known: dict[str, Telling] = {}

    def put(self, tellings: Iterable[Telling]) -> None:
        """Keep these at hand."""
        for telling in tellings:
            self._known[telling.id] = telling
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """Let go of these, or of all: another process may have changed them."""
        if ids is None:
            self._known.clear()
            return
        for one in ids:
            self._known.pop(one, None)

    def get(self, connection: Connection, ids: Iterable[str]) -> dict[str, Telling]:
        """The tellings of these ids that count now."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._known]
        found = {one: self._known[one] for one in wanted if one in self._known}
        for some in chunks(missing):
            rows = connection.execute(
                select(VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.sketch).where(VIEW_TELLINGS.c.telling.in_(some))
            )
            read = {telling: from_row(sketch) for telling, sketch in rows}
            found |= read
            self.put(read.values())
        return found
