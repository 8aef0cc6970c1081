"""Out of the record: readings and claims as they were, to the last offset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from rashomon.reading.claim import Claim
from rashomon.reading.plain_values import claim_from_plain
from rashomon.record.bulk import lookup
from rashomon.record.tables import CLAIMS, READING_CLAIMS, READINGS

_R, _RC, _C = READINGS.c, READING_CLAIMS.c, CLAIMS.c
_READINGS = select(_R.document, _R.run, _R.note, _R.claims, _R.seq)
_OF_ONE = (
    select(_RC.claim, _RC.name, _RC.event, _RC.telling, _C.body)
    .join(CLAIMS, _C.id == _RC.claim)
    .where(_RC.document == bindparam("document"), _RC.run == bindparam("run"))
    .order_by(_RC.position)
)


@dataclass(frozen=True, slots=True)
class KeptReading:
    """One run over one report, without its claims; `claims` is how many there are."""

    document: str
    run: str
    note: str
    claims: int
    seq: int


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim of one reading: `id` is the record's, `claim` has the reader's own keys for itself and its event."""

    id: str
    claim: Claim
    telling: str


def claims(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """Claims by the record's id, in the order of `ids`; each has that id for its own, and no event.

    Those that are not there are left out.
    """
    wanted = list(dict.fromkeys(ids))
    bodies = {row.id: row.body for row in lookup(connection, CLAIMS.c.id, wanted, CLAIMS.c.id, CLAIMS.c.body)}
    return {id: claim_of(bodies[id], id, "") for id in wanted if id in bodies}


def documents_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The key of the report that each claim stands in."""
    return {row.id: row.document for row in lookup(connection, CLAIMS.c.id, ids, CLAIMS.c.id, CLAIMS.c.document)}


def reading_claims(connection: Connection, document: str, run: str) -> list[KeptClaim]:
    """The claims of one reading, in its order."""
    rows = connection.execute(_OF_ONE, {"document": document, "run": run})
    return [KeptClaim(row.claim, claim_of(row.body, row.name, row.event), row.telling or "") for row in rows]


def readings(connection: Connection, *, document: str = "", run: str = "") -> Iterator[KeptReading]:
    """The readings of a report, of a run, or all, in the order they came."""
    chosen = _READINGS.order_by(_R.seq, _R.document, _R.run)
    if document:
        chosen = chosen.where(_R.document == document)
    if run:
        chosen = chosen.where(_R.run == run)
    for row in connection.execute(chosen):
        yield KeptReading(*row)


def claim_of(body: str, id: str = "", event: str = "") -> Claim:
    """The claim that a row of the table `claims` holds as JSON.

    Example:
        >>> claim_of('{"kind": "event", "type": "riot"}').type
        'riot'
    """
    return claim_from_plain(json.loads(body) | {"id": id, "event": event})
