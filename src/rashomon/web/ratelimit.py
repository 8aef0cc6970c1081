"""How often somebody may try to log in: with each failure the wait gets twice as long."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from math import ceil
from threading import Lock

MOST_KEYS = 50_000
FORGOTTEN = 3600.0
"""Seconds without a failure after which nothing is held against anybody."""


class Failures:
    """Failures by key, and how long each key has to wait: nothing for the first `free`, then 1 s, 2 s, 4 s … `most`.

    They are held in memory, so a server that starts again forgets them, and two servers count apart.

    Example:
        >>> failures = Failures(free=1, most=60, clock=lambda: 0.0)
        >>> [failures.wait("Lena") or failures.add("Lena") or 0 for _ in range(3)]
        [0, 0, 1]
    """

    def __init__(self, *, free: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._most, self._clock = free, most, clock
        # By key the number of failures and when the last one was; the latest stands last.
        self._found: dict[str, tuple[int, float]] = {}

    def wait(self, key: str) -> int:
        """Seconds until the key may try again, rounded up; 0 if it may now."""
        number, last = self._found.get(key, (0, 0.0))
        if number <= self._free:
            return 0
        pause = min(1 << min(number - self._free - 1, 30), self._most)
        return max(0, ceil(round(last + pause - self._clock(), 3)))

    def add(self, key: str) -> None:
        """Count a failure."""
        moment = self._clock()
        number, last = self._found.pop(key, (0, moment))
        self._found[key] = (1 if moment - last > FORGOTTEN else number + 1, moment)
        while len(self._found) > MOST_KEYS:
            del self._found[next(iter(self._found))]

    def forget(self, key: str) -> None:
        """Hold nothing against a key any more."""
        self._found.pop(key, None)


class LoginLimit:
    """Guards the log-in: by name, so that one password is not guessed from many places; by address, for many names.

    A name waits a minute at most, so that nobody can lock out somebody else for long.

    Example:
        >>> limit = LoginLimit(clock=lambda: 0.0)
        >>> [limit.attempt("Lena", "192.0.2.7") for _ in range(8)]
        [0, 0, 0, 0, 0, 0, 1, 1]
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._names = Failures(free=5, most=60, clock=clock)
        self._addresses = Failures(free=20, most=900, clock=clock)
        self._lock = Lock()

    def attempt(self, name: str, address: str) -> int:
        """Seconds to wait; with 0 the attempt may be made, and counts as failed until `succeeded`.

        So those made at the same time count, too.
        """
        place = _place(address)
        with self._lock:
            wait = max(self._names.wait(name), self._addresses.wait(place))
            if not wait:
                self._names.add(name)
                self._addresses.add(place)
            return wait

    def succeeded(self, name: str) -> None:
        """Hold nothing against a name any more; an address stays suspicious, or its own account would clear it."""
        with self._lock:
            self._names.forget(name)


def _place(address: str) -> str:
    """An address, or with version 6 the network of its household.

    Example:
        >>> _place("192.0.2.7"), _place("2001:db8:0:1:9:9:9:9"), _place("testclient")
        ('192.0.2.7', '2001:db8:0:1::/64', 'testclient')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
