"""Retelling: after an edit, what the report tells is sketched, linked and clustered again.

Which claims tell of one happening is settled when a report is read, and so are the ids of its tellings: an edit changes
what a telling says, and by that the event that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection

from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import tellings
from rashomon.reading.claim import Claim
from rashomon.record.accounts import with_edits
from rashomon.record.adding import Adding
from rashomon.record.bulk import lookup
from rashomon.record.carrying import runs_of
from rashomon.record.decisions import Decisions
from rashomon.record.documents import document
from rashomon.record.editing import applied
from rashomon.record.linking import Linking
from rashomon.record.loading import reading_claims
from rashomon.record.tables import READING_CLAIMS
from rashomon.record.views import VIEW_CLAIMS, VIEW_EDITS, VIEW_READINGS
from rashomon.record.writing import Transaction


def retell(tx: Transaction, adding: Adding, claims: Collection[str]) -> None:
    """Let the tellings follow claims that say something else than before; people's merges and splits still win."""
    connection, v = tx.connection, VIEW_CLAIMS.c
    rows = lookup(connection, v.claim, sorted(claims), v.document, v.telling)
    linking = Linking(connection, tx.seq, adding.sketches, adding.decisions(connection))
    for key, run in sorted(_runs(connection, {row.document for row in rows if row.telling}).items()):
        now = _told(connection, key, run, partial(with_edits, connection))
        before = adding.sketches.get(connection, [telling.id for telling in now])
        if changed := [telling for telling in now if before.get(telling.id) != telling]:
            linking.retell(key, changed)


def told_then(connection: Connection, documents: Iterable[str], decisions: Decisions) -> dict[str, Telling]:
    """By id the tellings of those of these reports that somebody edited since or before, or that were read again since.

    They are those of the reading of then, with the edits of then.
    """
    now, of = _runs(connection, documents), READING_CLAIMS.c
    then = {key: runs[0] for key, runs in runs_of(connection, now, decisions.until).items()}
    rows = lookup(connection, of.document, sorted(then), of.document, of.run, of.claim)
    claims = {row.claim: row.document for row in rows if row.run == then[row.document]}
    held = {id: one.values for id in claims if (one := decisions.on("claim", id)) and one.values}
    edited = {row.claim for row in lookup(connection, VIEW_EDITS.c.claim, sorted(claims), VIEW_EDITS.c.claim)}
    keys = {claims[id] for id in edited | held.keys()} | {key for key, run in then.items() if run != now[key]}
    edits = partial(_edited, held)
    return {told.id: told for key in sorted(keys) for told in _told(connection, key, then[key], edits)}


def _edited(held: Mapping[str, Mapping[str, Any]], read: Mapping[str, Claim]) -> dict[str, Claim]:
    return {id: applied(claim, held[id]) if id in held else claim for id, claim in read.items()}


def _runs(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    v = VIEW_READINGS.c
    return {row.document: row.run for row in lookup(connection, v.document, sorted(documents), v.document, v.run)}


def _told(
    connection: Connection, key: str, run: str, edits: Callable[[dict[str, Claim]], Mapping[str, Claim]]
) -> list[Telling]:
    """The tellings of a report by one reading, with these edits."""
    report = document(connection, key)
    if report is None:
        return []
    kept = reading_claims(connection, key, run)
    now = edits({one.id: one.claim for one in kept})
    return tellings(key, report, [one.claim for one in kept], [now[one.id] for one in kept])
