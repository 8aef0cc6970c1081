"""Making the derived tables again, from the readings and judgements that are kept.

They were made by the rules of comparing that this program, or an earlier one, had. Where these are others now,
everything derived is made again before anything is shown, so that no page mixes two sets of rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, delete, select

from rashomon.comparing.tellings import tellings
from rashomon.reading.result import Reading
from rashomon.record.adding import Adding, derive
from rashomon.record.bulk import insert
from rashomon.record.documents import document
from rashomon.record.judged import note_all
from rashomon.record.linking import GONE, mark_dirty
from rashomon.record.loading import reading_claims
from rashomon.record.memberships import membership
from rashomon.record.tables import READINGS
from rashomon.record.tables_comparing import MEMBERSHIPS
from rashomon.record.views import (
    VIEW_BLOCKS,
    VIEW_CLAIMS,
    VIEW_COPIES,
    VIEW_EVENTS,
    VIEW_LINKS,
    VIEW_PASSAGES,
    VIEW_READINGS,
    VIEW_SIGNATURES,
    VIEW_STATE,
    VIEW_SUBJECTS,
    VIEW_TELLINGS,
    VIEW_VOICES,
)
from rashomon.record.writing import Transaction

RULES = "rules of comparing"
MADE_AGAIN = (
    VIEW_READINGS, VIEW_SIGNATURES, VIEW_PASSAGES, VIEW_COPIES, VIEW_TELLINGS, VIEW_BLOCKS, VIEW_LINKS, VIEW_CLAIMS,
    VIEW_SUBJECTS, VIEW_STATE,
)  # fmt: skip
"""The derived tables that adding fills; the others are summed up from these."""


@cache
def comparing_version() -> str:
    """The first 16 hex digits of a SHA-256 over all that decides what is compared, and how.

    Example:
        >>> len(comparing_version())
        16
    """
    folder = Path(__file__).parent.parent / "comparing"
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).as_posix()):
        if file.suffix in (".py", ".yaml") and file.is_file():
            digest.update(
                f"{file.relative_to(folder).as_posix()}\n".encode() + hashlib.sha256(file.read_bytes()).digest()
            )
    return digest.hexdigest()[:16]


def outdated(connection: Connection) -> bool:
    """Whether the derived tables were made by other rules than those of this program."""
    made_by = _made_by(connection)
    return made_by != comparing_version() if made_by else not unmarked(connection)


def unmarked(connection: Connection) -> bool:
    """Whether nothing was read yet, and no rules are noted."""
    return _made_by(connection) is None and connection.execute(select(READINGS.c.seq).limit(1)).first() is None


def _made_by(connection: Connection) -> str | None:
    return connection.scalar(select(VIEW_STATE.c.value).where(VIEW_STATE.c.name == RULES))


def note_rules(connection: Connection) -> None:
    """Note by which rules the derived tables are made from now on."""
    connection.execute(delete(VIEW_STATE).where(VIEW_STATE.c.name == RULES))
    insert(connection, VIEW_STATE, [{"name": RULES, "value": comparing_version()}])


def rebuild(tx: Transaction, adding: Adding, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the derived tables again from the latest reading of every report; how many there were.

    The lists of events wait to be summed up as after any adding.
    """
    connection = tx.connection
    # What is listed now stays until it is summed up anew, so that versions tell only what really changed.
    mark_dirty(connection, connection.scalars(select(VIEW_EVENTS.c.event)).all())
    voices = connection.execute(select(VIEW_VOICES.c.side, VIEW_VOICES.c.id))
    mark_dirty(connection, [f"{side}: {one}" for side, one in voices])
    for table in MADE_AGAIN:
        connection.execute(delete(table))
    adding.sketches.forget()
    adding.forget_decisions()
    note_all(connection, adding.decisions(connection))
    latest: dict[str, str] = {}
    for row in connection.execute(select(READINGS.c.document, READINGS.c.run).order_by(READINGS.c.seq)):
        # The last reading counts, in the order in which the reports first came in.
        latest[row.document] = row.run
    for done, (key, run) in enumerate(latest.items(), 1):
        report = document(connection, key)
        if report is None:
            continue
        kept = reading_claims(connection, key, run)
        again = Reading(report, [one.claim for one in kept])
        derive(tx, adding, key, again, run, [one.id for one in kept], tellings(key, report, again.claims), log=False)
        if progress:
            progress(done, len(latest))
    _log_moves(connection, tx)
    note_rules(connection)
    return len(latest)


def _log_moves(connection: Connection, tx: Transaction) -> None:
    """Log the tellings that are in another event than was last logged."""
    t = VIEW_TELLINGS.c
    logged = {row.telling: row.event for row in connection.execute(membership())}
    now = {row.telling: row.event for row in connection.execute(select(t.telling, t.event))}
    moved = {one: event for one, event in now.items() if logged.get(one) != event}
    moved |= {one: GONE for one, event in logged.items() if one not in now and event != GONE}
    insert(connection, MEMBERSHIPS, [{"telling": one, "event": moved[one], "seq": tx.seq} for one in sorted(moved)])
