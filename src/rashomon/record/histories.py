"""Histories out of the record: ties, control, leaders and strength of what a user names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from rashomon.comparing.account import Account
from rashomon.comparing.histories import history
from rashomon.comparing.spell_rows import from_row
from rashomon.comparing.spells import Spell, on
from rashomon.record.accounts import of_subjects
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.summing import standing_accounts
from rashomon.record.tables import CLAIMS
from rashomon.record.views import VIEW_KEYS, VIEW_SPELLS, VIEW_SUBJECTS

MOST = 2000
"""Subjects whose histories are built for one question."""


def spells(
    connection: Connection,
    decisions: Decisions,
    kind: str,
    place: str,
    actors: Sequence[str],
    day: date | None,
    seq: int | None,
    most: int = MOST,
) -> list[Spell]:
    """The spells of the subjects of a kind that are about all these actors and this place.

    `day` keeps those that held then, or may have; `seq` leaves out what was recorded later. Where there are more than
    `most` subjects, those of the most claims are taken.
    """
    s = VIEW_SUBJECTS.c
    chosen = select(s.subject).where(s.kind == kind).group_by(s.subject)
    chosen = chosen.order_by(func.count().desc(), s.subject).limit(most)
    wanted = [(PLACE, key) for key in wanted_places(place)]
    wanted += [(ACTOR, wanted_actor(name)) for name in actors if name.strip()]
    for what, key in wanted:
        k = VIEW_KEYS.c
        chosen = chosen.where(s.subject.in_(select(k.topic).where(k.what == what, k.key == key)))
    found = spells_of(connection, decisions, connection.scalars(chosen).all(), seq)
    if day is not None:
        found = [holding.spell for holding in on(found, day)]
    return found


def spells_of(connection: Connection, decisions: Decisions, subjects: Sequence[str], seq: int | None) -> list[Spell]:
    """The spells of these subjects; `seq` leaves out what was recorded later."""
    if seq is None:
        s = VIEW_SPELLS.c
        kept = lookup(connection, s.subject, subjects, s.subject, s.kind, s.spells)
        return [
            from_row(row.subject, row.kind, spell)
            for row in sorted(kept, key=lambda row: row.subject)
            for spell in row.spells
        ]
    accounts = of_subjects(connection, subjects)
    told = _by(connection, [a for some in accounts.values() for a in some], seq)
    known = standing_accounts(told, decisions)
    return [spell for spell in history(known) if spell.subject.key in accounts]


def _by(connection: Connection, accounts: list[Account], seq: int) -> list[Account]:
    """The accounts that had been recorded then."""
    rows = lookup(connection, CLAIMS.c.id, {account.id for account in accounts}, CLAIMS.c.id, CLAIMS.c.seq)
    known = {row.id for row in rows if row.seq <= seq}
    return [account for account in accounts if account.id in known]
