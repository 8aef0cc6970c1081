"""Making the derived tables again, from the readings and judgements that are kept.

They were made by the rules of comparing that this program, or an earlier one, had. Where these are others now,
everything derived is made again before anything is shown, so that no page mixes two sets of rules. It takes minutes in
a large record, so it goes step by step, a transaction each: what is broken off is gone on with, by whoever opens the
record next for writing.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from rashomon.comparing.tellings import tellings
from rashomon.reading.result import Reading
from rashomon.record.adding import Adding, derive
from rashomon.record.bulk import insert
from rashomon.record.documents import document
from rashomon.record.judged import note_all
from rashomon.record.linking import GONE, mark_dirty
from rashomon.record.loading import reading_claims
from rashomon.record.memberships import membership
from rashomon.record.preparing import told
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
UNDER_WAY = "made again"
"""What `view_state` says while everything derived is made again: by which rules, and how many reports are done."""
STEP = 50
"""Reports whose derived rows are made again in one transaction, some seconds long."""
MADE_AGAIN = (
    VIEW_READINGS, VIEW_SIGNATURES, VIEW_PASSAGES, VIEW_COPIES, VIEW_TELLINGS, VIEW_BLOCKS, VIEW_LINKS, VIEW_CLAIMS,
    VIEW_SUBJECTS, VIEW_STATE,
)  # fmt: skip
"""The derived tables that adding fills; the others are summed up from these."""


_DECIDING = ("vocabulary", "registers", "comparing")
"""The floors that decide what is compared: what counts as a denial is told by the vocabulary, who is whom by the
registers."""


@cache
def comparing_version() -> str:
    """The first 16 hex digits of a SHA-256 over all that decides what is compared, and how.

    Example:
        >>> len(comparing_version())
        16
    """
    house = Path(__file__).parent.parent
    files = (file for floor in _DECIDING for file in (house / floor).rglob("*") if file.suffix in (".py", ".yaml"))
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.relative_to(house).as_posix()):
        digest.update(f"{file.relative_to(house).as_posix()}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
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


def under_way(connection: Connection) -> str:
    """How far everything derived has been made again, in words; empty where nothing is under way.

    Until it is done, what is derived is of two sets of rules, and nothing of it may be shown.
    """
    if (state := _state(connection)) is None:
        return ""
    return f"{state.done:,} of {_reports(connection):,} reports"


class _State(NamedTuple):
    rules: str
    done: int


def _state(connection: Connection) -> _State | None:
    value = connection.scalar(select(VIEW_STATE.c.value).where(VIEW_STATE.c.name == UNDER_WAY))
    if value is None:
        return None
    rules, done = value.split()
    return _State(rules, int(done))


def _reports(connection: Connection) -> int:
    return connection.scalar(select(func.count(READINGS.c.document.distinct()))) or 0


def begin(connection: Connection, adding: Adding) -> None:
    """Empty the derived tables, to be filled again step by step; what is begun already is begun anew.

    The lists of events wait to be summed up as after any adding.
    """
    # What is listed now stays until it is summed up anew, so that versions tell only what really changed.
    mark_dirty(connection, connection.scalars(select(VIEW_EVENTS.c.event)).all())
    voices = connection.execute(select(VIEW_VOICES.c.side, VIEW_VOICES.c.id))
    mark_dirty(connection, [f"{side}: {one}" for side, one in voices])
    for table in MADE_AGAIN:
        connection.execute(delete(table))
    adding.forget_decisions()
    note_all(connection, adding.decisions(connection))
    _note(connection, 0)


def step(tx: Transaction, adding: Adding, left: int) -> tuple[int, int]:
    """Make the derived rows of the next `STEP` reports again; how many are done, of how many.

    The last reading of a report counts, in the order in which the reports first came in. `left` is how many were done
    when this process last did some: where it is another number now, another process has gone on, or begun anew. What
    is left to do when all are done is done with the last step; then, and where nothing is under way, the two numbers
    are equal.
    """
    connection = tx.connection
    state = _state(connection)
    if state is None or state.rules != comparing_version():
        if state is None and not outdated(connection):
            return left, left
        begin(connection, adding)
        state = _State(comparing_version(), 0)
    if state.done != left or not left:
        adding.sketches.forget()
        adding.forget_decisions()
    latest: dict[str, str] = {}
    for row in connection.execute(select(READINGS.c.document, READINGS.c.run).order_by(READINGS.c.seq)):
        latest[row.document] = row.run
    for key, run in list(latest.items())[state.done : state.done + STEP]:
        report = document(connection, key)
        if report is None:
            continue
        kept = reading_claims(connection, key, run)
        again = Reading(report, [one.claim for one in kept])
        told_, ids = told(tellings(key, report, again.claims)), [one.id for one in kept]
        derive(tx, adding, key, again, run, ids, told_, log=False)
    done = min(state.done + STEP, len(latest))
    if done < len(latest):
        _note(connection, done)
    else:
        _log_moves(connection, tx)
        connection.execute(delete(VIEW_STATE).where(VIEW_STATE.c.name == UNDER_WAY))
        note_rules(connection)
    return done, len(latest)


def _note(connection: Connection, done: int) -> None:
    connection.execute(delete(VIEW_STATE).where(VIEW_STATE.c.name == UNDER_WAY))
    insert(connection, VIEW_STATE, [{"name": UNDER_WAY, "value": f"{comparing_version()} {done}"}])


def _log_moves(connection: Connection, tx: Transaction) -> None:
    """Log the tellings that are in another event than was last logged; at any rate, that everything was made again."""
    seq = tx.seq
    t = VIEW_TELLINGS.c
    logged = {row.telling: row.event for row in connection.execute(membership())}
    now = {row.telling: row.event for row in connection.execute(select(t.telling, t.event))}
    moved = {one: event for one, event in now.items() if logged.get(one) != event}
    moved |= {one: GONE for one, event in logged.items() if one not in now and event != GONE}
    insert(connection, MEMBERSHIPS, [{"telling": one, "event": moved[one], "seq": seq} for one in sorted(moved)])
