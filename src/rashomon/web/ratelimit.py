"""How often somebody may try to log in: with each failure the wait gets twice as long."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Engine

from rashomon.record.clock import Clock, now
from rashomon.record.passing import Failures, add_failures, failures, forget_failures

FORGOTTEN = timedelta(hours=1)
"""Without a failure for so long, nothing is held against anybody."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many failures cost nothing; the next wait 1 s, 2 s, 4 s … up to `most` seconds.

    Example:
        >>> at = datetime(2031, 5, 1)
        >>> [Patience(free=1, most=60).wait(number, at, at) for number in (1, 2, 3, 9)]
        [0, 1, 2, 60]
    """

    free: int
    most: int

    def wait(self, number: int, last: datetime, at: datetime) -> int:
        """Seconds until the next attempt may be made, rounded up; 0 if it may now."""
        if number <= self.free or at - last > FORGOTTEN:
            return 0
        pause = min(1 << min(number - self.free - 1, 30), self.most)
        # A clock that was put back must not shut anybody out until it has caught up.
        return min(pause, max(0, ceil(round(pause - (at - last).total_seconds(), 3))))


class LoginLimit:
    """Guards the log-in: by name, so that one password is not guessed from many places; by address, for many names.

    A name waits a minute at most, so that nobody can lock out somebody else for long. The counts lie where `engine`
    leads, so that they hold for all servers of a record, and when one starts again.

    Example:
        >>> from datetime import UTC
        >>> from rashomon.record.passing import in_memory
        >>> limit = LoginLimit(in_memory(), clock=lambda: datetime(2031, 5, 1, tzinfo=UTC))
        >>> [limit.attempt("Lena", "192.0.2.7") for _ in range(8)]
        [0, 0, 0, 0, 0, 0, 1, 1]
    """

    names = Patience(free=5, most=60)
    addresses = Patience(free=20, most=900)

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine, self._clock = engine, clock

    def attempt(self, name: str, address: str) -> int:
        """Seconds to wait; with 0 the attempt may be made, and counts as failed until `succeeded`.

        So those made at the same time count, too.

        Raises:
            BusyError: the record can't be written to.
        """
        keys = {_key("name", name): self.names, _key("address", _place(address)): self.addresses}
        while True:
            seen: Failures = failures(self._engine, keys)
            at = self._clock()
            wait = max((keys[key].wait(number, last, at) for key, (number, last) in seen.items()), default=0)
            # Where somebody else was faster, what they left is looked at.
            if wait or add_failures(self._engine, seen, keys, at, FORGOTTEN):
                return wait

    def succeeded(self, name: str) -> None:
        """Hold nothing against a name any more; an address stays suspicious, or its own account would clear it."""
        forget_failures(self._engine, _key("name", name))


def _key(kind: str, value: str) -> str:
    """What the record keeps of a name or address.

    What was typed for a name may be a password: of its hash so little is kept that very many others have the same.
    """
    return f"{kind}:{hashlib.sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


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
