"""Under which names reports speak of an actor, and in which years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from rashomon.record.finding import wanted_actor
from rashomon.record.tables import PARTICIPANTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_READINGS

MOST = 60
"""Names of an actor that are given."""


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name in the reports: how many claims use it, the first and the last day on which one was published."""

    name: str
    claims: int
    first: date | None
    last: date | None


def names_used(connection: Connection, actor: str) -> list[NameUsed]:
    """The names that claims of the readings of today use for an actor, those of the most claims first."""
    p, v, r = PARTICIPANTS.c, VIEW_CLAIMS.c, VIEW_READINGS.c
    number = func.count(p.claim.distinct())
    chosen = (
        select(p.name, number, func.min(r.published), func.max(r.published))
        .join(VIEW_CLAIMS, v.claim == p.claim)
        # Not the reports themselves, whose rows hold their texts.
        .join(VIEW_READINGS, r.document == v.document)
        .where(p.key == wanted_actor(actor))
        .group_by(p.name)
        .order_by(number.desc(), p.name)
        .limit(MOST)
    )
    return [NameUsed(*row) for row in connection.execute(chosen)]
