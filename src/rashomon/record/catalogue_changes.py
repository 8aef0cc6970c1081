"""Which events, and the claims of which reports, may be others than they were at a moment of recorded time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from rashomon.record.bulk import lookup
from rashomon.record.tables import CLAIMS, JUDGEMENTS, LOG, READINGS
from rashomon.record.tables_comparing import MEMBERSHIPS, VERSIONS
from rashomon.record.views import VIEW_CLAIMS, VIEW_COPIES, VIEW_TELLINGS

ALL_ANEW = ("rebuilt", "upgraded", "created")
"""What the log calls that which makes every row again."""


def changed_since(connection: Connection, seq: int) -> set[str] | None:
    """The events whose rows, names or reports may have changed after `seq`; None where it may be any of them.

    A version is logged when the sum of an event changes. An event can come to other names or outlets with the same
    sum, so those of newer readings and judgements count as well.
    """
    if _anew(connection, seq):
        return None
    found = set(connection.scalars(select(VERSIONS.c.event).where(VERSIONS.c.seq > seq).distinct()))
    moved = connection.execute(select(MEMBERSHIPS.c.telling, MEMBERSHIPS.c.event).where(MEMBERSHIPS.c.seq > seq)).all()
    found |= {row.event for row in moved}
    tellings = {row.telling for row in moved}
    judged = _judged(connection, seq)
    claims = _claims_of(judged)
    tellings |= {row.telling for row in lookup(connection, VIEW_CLAIMS.c.claim, claims, VIEW_CLAIMS.c.telling)}
    tellings |= {anchor["telling"] for about in judged for group in about.get("tellings", ()) for anchor in group}
    t = VIEW_TELLINGS.c
    found |= {row.event for row in lookup(connection, t.telling, tellings, t.event)}
    documents = set(connection.scalars(select(READINGS.c.document).where(READINGS.c.seq > seq)))
    found |= {row.event for row in lookup(connection, t.document, documents, t.event)}
    return found - {""}


def reports_changed_since(connection: Connection, seq: int) -> set[str] | None:
    """The reports whose claims may be others, or go back to others, after `seq`; None where it may be any of them.

    Where claims first come from hangs on the reports that share words, directly or through others; an edited claim may
    have another speaker.
    """
    if _anew(connection, seq):
        return None
    c, p = CLAIMS.c, VIEW_COPIES.c
    found = set(connection.scalars(select(READINGS.c.document).where(READINGS.c.seq > seq)))
    found |= {row.document for row in lookup(connection, c.id, _claims_of(_judged(connection, seq)), c.document)}
    if found:
        beside: dict[str, set[str]] = {}
        for a, b in connection.execute(select(p.document, p["of"])):
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
        waiting = list(found)
        while waiting:
            more = beside.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
    return found


def _judged(connection: Connection, seq: int) -> list[Mapping[str, Any]]:
    """What the judgements made after `seq` are about."""
    return list(connection.scalars(select(JUDGEMENTS.c.about).where(JUDGEMENTS.c.seq > seq)))


def _claims_of(judged: Iterable[Mapping[str, Any]]) -> set[str]:
    """The claims among it: one, or those that were decided about in bulk."""
    named = {str(id_) for about in judged for id_ in (about.get("id", ""), *about.get("claims", ()))}
    return {id_ for id_ in named if id_[:1] == "c"}


def _anew(connection: Connection, seq: int) -> bool:
    """Whether every row was made again."""
    since = select(LOG.c.seq).where(LOG.c.seq > seq, LOG.c.what.in_(ALL_ANEW)).limit(1)
    return connection.execute(since).first() is not None
