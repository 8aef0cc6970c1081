"""A page of claims without what needs all of them: for who comes while these are still being read to be counted."""

from __future__ import annotations

from sqlalchemy import Connection, select

from rashomon.record.claim_lists import ClaimFilter, Claims, rows_of
from rashomon.record.filtering import REJECTED
from rashomon.record.searching import matching
from rashomon.record.tables import CLAIMS
from rashomon.record.views import VIEW_CLAIMS, VIEW_STATUSES

ASKED = frozenset({"words", "report"})
"""Filters for which the engine has an index, and which no edit touches."""


def uncounted(connection: Connection, chosen: ClaimFilter, limit: int, before: int | None) -> Claims | None:
    """A page of the claims that pass, the last recorded first, without total and facets; None for other filters.

    Raises:
        UserError: words without a letter.
    """
    if not {name for name, _ in chosen.set_fields()} <= ASKED:
        return None
    c, v, s = CLAIMS.c, VIEW_CLAIMS.c, VIEW_STATUSES.c
    rejected = select(s.topic).where(s.kind == "claim", s.word == REJECTED)
    page = select(c.number, c.id).join(VIEW_CLAIMS, v.claim == c.id).where(v.claim.not_in(rejected))
    if chosen.words:
        page = page.where(matching(connection, CLAIMS, chosen.words))
    if chosen.report:
        page = page.where(v.document == chosen.report)
    if before is not None:
        page = page.where(c.number < before)
    found = connection.execute(page.order_by(c.number.desc()).limit(limit + 1)).all()
    following = found[limit - 1].number if len(found) > limit else None
    return Claims(tuple(rows_of(connection, [row.id for row in found[:limit]])), 0, following, (), counted=False)
