"""Meeting: which tellings a new one is held against, and what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection

from rashomon.comparing.blocking import MOST
from rashomon.comparing.clustering import UNKNOWN, Pair, pair
from rashomon.comparing.screening import hopeful
from rashomon.comparing.sketch import sketch
from rashomon.comparing.weighing import score
from rashomon.record.bulk import lookup
from rashomon.record.preparing import Told
from rashomon.record.sketches import Sketches
from rashomon.record.views import VIEW_BLOCKS

_B = VIEW_BLOCKS.c
_NONE: Mapping[str, set[str]] = {}


def links(
    connection: Connection, sketches: Sketches, told: Told, beside: Mapping[str, set[str]] = _NONE
) -> dict[Pair, float]:
    """Every new telling beside all that it meets, the new ones among them: the pairs that say anything.

    `beside` has tellings by the keys that hold them which the record may not have yet, but `sketches` has. A score
    that is no more than what a pair counts that was never compared makes no link.
    """
    own = told.keys
    wanted = {key for some in own.values() for key in some.sought}
    holders: dict[str, set[str]] = defaultdict(set)
    for row in lookup(connection, _B.key, wanted, _B.key, _B.telling):
        holders[row.key].add(row.telling)
    for key in wanted & beside.keys():
        holders[key] |= beside[key]
    followed = {key: some for key, some in holders.items() if len(some) <= MOST}
    met = {one: {o for key in some.sought for o in followed.get(key, ())} for one, some in own.items()}
    for at, telling in enumerate(told.tellings):
        sought = set(own[telling.id].sought)
        met[telling.id] |= {t.id for t in told.tellings[at + 1 :] if not sought.isdisjoint(own[t.id].held)}
    unpacked = sketches.unpacked(connection, {other for some in met.values() for other in some} - set(own))
    unpacked |= {telling.id: sketch(telling) for telling in told.tellings}
    found = {}
    for telling in told.tellings:
        others = [unpacked[other] for other in met[telling.id]]
        for other in hopeful(unpacked[telling.id], others, UNKNOWN):
            if (value := score(telling, other.telling)) > UNKNOWN:
                found[pair(telling.id, other.telling.id)] = value
    return {two: found[two] for two in sorted(found)}
