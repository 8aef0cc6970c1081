"""Who is looking at what right now, so that two people don't decide about one thing at the same time unawares."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LASTS = 90.0
"""Seconds for which somebody counts as looking at a page that they asked for."""


class Looking:
    """Short-lived notes of who has which item open; kept in memory, and only by this server.

    Example:
        >>> looking = Looking(clock=lambda: 0.0)
        >>> looking.at("Lena", "c1")
        >>> looking.others("Omar", "c1"), looking.others("Lena", "c1"), looking.held("Omar")
        (('Lena',), (), {'c1'})
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[str, float]] = {}

    def at(self, person: str, id: str) -> None:
        """Note that a person looks at this, and at nothing else; an empty id is nothing."""
        with self._lock:
            self._seen.pop(person, None)
            if id:
                self._seen[person] = (id, self._clock())

    def others(self, person: str, id: str) -> tuple[str, ...]:
        """Who else looks at it, in the order of their names."""
        return tuple(sorted(name for name, one in self._now().items() if one == id and name != person))

    def held(self, person: str) -> set[str]:
        """What others look at."""
        return {id for name, id in self._now().items() if name != person}

    def _now(self) -> dict[str, str]:
        with self._lock:
            since = self._clock() - LASTS
            self._seen = {name: seen for name, seen in self._seen.items() if seen[1] >= since}
            return {name: id for name, (id, _) in self._seen.items()}
