"""Who is looking at what right now, so that two people don't decide about one thing at the same time unawares."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from sqlalchemy import Engine

from rashomon.errors import BusyError
from rashomon.record.clock import Clock, now
from rashomon.record.passing import look, looks

LASTS = timedelta(seconds=90)
"""For so long somebody counts as looking at a page that they asked for."""
SELDOM = timedelta(seconds=20)
"""The same is not written down again within this time."""


class Looking:
    """Short-lived notes of who has which item open; all servers of a record share them.

    Example:
        >>> from rashomon.record.passing import in_memory
        >>> looking = Looking(in_memory())
        >>> looking.at("Lena", "c1")
        >>> looking.others("Omar", "c1"), looking.others("Lena", "c1"), looking.held("Omar")
        (('Lena',), (), {'c1'})
    """

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine, self._clock = engine, clock

    def at(self, person: str, id: str) -> None:
        """Note that a person looks at this, and at nothing else; an empty id is nothing.

        A page does not fail for it where the record is busy: then nobody knows.
        """
        moment = self._clock()
        item, seen = looks(self._engine, moment - LASTS).get(person, ("", moment))
        if item == id and (not id or moment - seen < SELDOM):
            return
        with suppress(BusyError):
            look(self._engine, person, id, moment)

    def others(self, person: str, id: str) -> tuple[str, ...]:
        """Who else looks at it, in the order of their names."""
        return tuple(sorted(name for name, one in self._now().items() if one == id and name != person))

    def held(self, person: str) -> set[str]:
        """What others look at."""
        return {id for name, id in self._now().items() if name != person}

    def _now(self) -> dict[str, str]:
        return {name: item for name, (item, _) in looks(self._engine, self._clock() - LASTS).items()}
