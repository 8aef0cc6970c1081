"""By which names a row of the side-by-side table is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from rashomon.comparing.policies import GROUP_OF
from rashomon.comparing.slots import slots
from rashomon.errors import UserError
from rashomon.record.closed import did_you_mean
from rashomon.record.suggesting import ALIKE

FIELDS = {"type": "what", "agents": "who", "targets": "whom", "places": "where"}
"""What a claim calls what the table has a row for."""


def slot_named(name: str) -> str:
    """The slot that goes by this name: its own, the row's as it is shown, or that of the claims' field.

    Raises:
        UserError: no row has that name, or no policy makes one value of it.

    Example:
        >>> slot_named("By whom"), slot_named("agents"), slot_named("killed")
        ('who', 'who', 'killed')
        >>> slot_named("to whom")
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no policy makes one value of 'to whom'; ask for one of: killed, wounded, ...
    """
    wanted = _plain(name)
    slot = _names().get(wanted)
    if slot is not None and slot in GROUP_OF:
        return slot
    labels = {one.slot: one.label for one in slots()}
    asked = f"ask for one of: {', '.join(labels[one] for one in GROUP_OF)}"
    if slot is not None:
        raise UserError(f"no policy makes one value of {labels[slot]!r}; {asked}")
    near = [one for one in get_close_matches(wanted, _names(), n=2, cutoff=ALIKE) if _names()[one] in GROUP_OF]
    raise UserError(f"no row is called {name!r}{did_you_mean(near) or f'; {asked}'}")


@cache
def _names() -> dict[str, str]:
    rows = slots()
    return FIELDS | {_plain(one.label): one.slot for one in rows} | {one.slot: one.slot for one in rows}


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
