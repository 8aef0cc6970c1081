"""Retelling: after an edit, what the report tells is sketched, linked and clustered again.

Which claims tell of one happening is settled when a report is read, and so are the ids of its tellings: an edit changes
what a telling says, and by that the event that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

from sqlalchemy import Connection

from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import tellings
from rashomon.reading.claim import Claim
from rashomon.record.accounts import with_edits
from rashomon.record.adding import Adding
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.documents import document
from rashomon.record.editing import applied
from rashomon.record.linking import Linking
from rashomon.record.loading import reading_claims
from rashomon.record.views import VIEW_CLAIMS, VIEW_EDITS, VIEW_READINGS
from rashomon.record.writing import Transaction


def retell(tx: Transaction, adding: Adding, claims: Collection[str]) -> None:
    """Let the tellings follow claims that say something else than before; people's merges and splits still win."""
    connection, v = tx.connection, VIEW_CLAIMS.c
    rows = lookup(connection, v.claim, sorted(claims), v.document, v.telling)
    linking = Linking(connection, tx.seq, adding.sketches, adding.decisions(connection))
    for key in sorted({row.document for row in rows if row.telling}):
        now = _told(connection, key, partial(with_edits, connection))
        before = adding.sketches.get(connection, [telling.id for telling in now])
        if changed := [telling for telling in now if before.get(telling.id) != telling]:
            linking.retell(key, changed)


def told_then(connection: Connection, documents: Iterable[str], decisions: Decisions) -> dict[str, Telling]:
    """By id the tellings of those of these reports that somebody edited since or before, with the edits of then."""
    v = VIEW_CLAIMS.c
    claims = {row.claim: row.document for row in lookup(connection, v.document, sorted(documents), v.claim, v.document)}
    edited = {row.claim for row in lookup(connection, VIEW_EDITS.c.claim, sorted(claims), VIEW_EDITS.c.claim)}
    held = {claim: found.values for claim in claims if (found := decisions.on("claim", claim)) and found.values}
    edited |= held.keys()

    def edits(read: dict[str, Claim]) -> dict[str, Claim]:
        return {id: applied(claim, held[id]) if id in held else claim for id, claim in read.items()}

    keys = sorted({claims[claim] for claim in edited})
    return {telling.id: telling for key in keys for telling in _told(connection, key, edits)}


def _told(connection: Connection, key: str, edits: Callable[[dict[str, Claim]], Mapping[str, Claim]]) -> list[Telling]:
    """The tellings of a report by the reading that counts, with these edits."""
    report = document(connection, key)
    runs = lookup(connection, VIEW_READINGS.c.document, [key], VIEW_READINGS.c.run)
    if report is None:
        return []
    kept = [one for row in runs for one in reading_claims(connection, key, row.run)]
    now = edits({one.id: one.claim for one in kept})
    return tellings(key, report, [one.claim for one in kept], [now[one.id] for one in kept])
