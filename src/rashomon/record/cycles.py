"""Looking for cycles: seldom while much is remembered and hardly anything of it forms one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = (200_000, 20, 100)
"""So many more objects than before are looked over, then so many times these, and so on (`gc.set_threshold`)."""


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Let Python look for objects that hold each other seldom, until the outermost of these is left.

    While reports are added, what is remembered of earlier ones grows, and Python goes through all of it each time: a
    third of the time at 2,000 reports, and the pauses of single ones. Nothing that adding makes needs it. A process
    that looks for cycles even less often goes on as it does.

    Example:
        >>> before = gc.get_threshold()
        >>> with seldom_looked_for():
        ...     gc.get_threshold() >= SELDOM, gc.get_threshold() == before
        (True, False)
        >>> gc.get_threshold() == before
        True
    """
    _begin()
    try:
        yield
    finally:
        _end()


_LOCK = Lock()
_WITHIN: list[tuple[int, int, int]] = []
"""What held before, once for each that is entered: several threads may add at once."""


def _begin() -> None:
    with _LOCK:
        _WITHIN.append(_WITHIN[0] if _WITHIN else gc.get_threshold())
        gc.set_threshold(*max(_WITHIN[0], SELDOM))


def _end() -> None:
    with _LOCK:
        before = _WITHIN.pop()
        # Where somebody else has set another one meanwhile, that is left.
        if not _WITHIN and gc.get_threshold() == max(before, SELDOM):
            gc.set_threshold(*before)
