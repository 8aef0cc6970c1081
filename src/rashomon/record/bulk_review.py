"""Deciding about many at once: a filter, a look at exactly what it finds, one judgement about precisely these."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from rashomon.errors import UserError
from rashomon.record.adding import Adding
from rashomon.record.queue import Kind, Wanted, digest, queue
from rashomon.record.reviewing import Asked, review
from rashomon.record.rows import Judgement
from rashomon.record.statuses import ACCEPT, REJECT, UNVERIFIABLE
from rashomon.record.writing import Transaction

MOST = 500
"""So many at once: as many as somebody can look through on one page."""
DECISIONS = (ACCEPT, REJECT, UNVERIFIABLE)
"""What can be decided about many at once."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision about many would touch: every one of `ids`, and nothing else; `digest` stands for the set."""

    kind: Kind
    ids: tuple[str, ...]
    digest: str


def preview(connection: Connection, wanted: Wanted) -> Preview:
    """What waits in a queue, to be decided about at once.

    Raises:
        UserError: nothing waits there, or more than one page can show.
    """
    ids = queue(connection, wanted).waiting()
    if not ids:
        raise UserError(f"no {wanted.kind} waits there: choose others, or another status")
    if len(ids) > MOST:
        said = f"{len(ids):,} {wanted.kind}s are too many to decide about at once (at most {MOST})"
        raise UserError(f"{said}: choose fewer by filters")
    return Preview(wanted.kind, tuple(ids), digest(connection, wanted.kind, ids))


def decide(
    tx: Transaction, adding: Adding, wanted: Wanted, asked: Asked, expected: str, without: Collection[str] = ()
) -> Judgement:
    """Decide about all that waits in a queue but for those in `without`; one judgement, undone as one.

    Raises:
        UserError: the set is no longer the one that `expected` stands for, or a decision for one by one.
    """
    if asked.decision not in DECISIONS:
        raise UserError(f"{asked.decision} can't be decided about many at once; there are: {', '.join(DECISIONS)}")
    found = preview(tx.connection, wanted)
    if found.digest != expected:
        raise UserError("what waits has changed since it was shown: look at it again")
    ids = [id_ for id_ in found.ids if id_ not in without]
    return review(tx, adding, ids, asked)[0]
