"""The whole record at a glance: its numbers, and one search through all of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, Table, func, select

from rashomon.errors import UserError
from rashomon.record import claim_lists, report_lists
from rashomon.record.actor_lists import ActorFilter, actors, with_claims
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_finding import MACHINE
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.filtering import REJECTED, Filter, happened, passing
from rashomon.record.listing import rows_of
from rashomon.record.place_lists import PlaceFilter, places
from rashomon.record.report_lists import ReportFilter
from rashomon.record.rows import EventRow, FoundEverywhere, Summary
from rashomon.record.searching import search, search_claims, terms
from rashomon.record.tables import DOCUMENTS, LOG
from rashomon.record.views import VIEW_CLAIMS, VIEW_DISAGREEMENTS, VIEW_TELLINGS

BEST = 5
"""How many of each sort one search shows."""
HITS = 60
"""Reports among whose events the best are looked for."""


def summary(connection: Connection, events: Catalogue) -> Summary:
    """The record in numbers."""
    return events.part("summary", lambda: _summary(connection, events))


def _summary(connection: Connection, events: Catalogue) -> Summary:
    c = events.columns
    standing = c["status"] != events.code("status", REJECTED)
    days = happened(events)[standing]
    days = days[~np.isnat(days)]

    def number(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    return Summary(
        reports=number(DOCUMENTS),
        claims=number(VIEW_CLAIMS),
        events=int(standing.sum()),
        single_origin=int((standing & (c["origins"] < 2)).sum()),
        disagreements=number(VIEW_DISAGREEMENTS),
        unreviewed=int((c["status"] == events.code("status", MACHINE)).sum()),
        actors=len(actors(connection, events, ActorFilter()).rows),
        changed=connection.scalar(select(func.max(LOG.c.at))),
        first=days.min().astype("datetime64[D]").tolist() if len(days) else None,
        last=days.max().astype("datetime64[D]").tolist() if len(days) else None,
    )


def search_everything(connection: Connection, events: Catalogue, words: str) -> FoundEverywhere:
    """The best few events, claims, reports, actors and places that some words find.

    Raises:
        UserError: there is no word to look for.
    """
    if not terms(words):
        raise UserError(f"nothing to search for in '{words}': give a word")
    told = claim_lists.rows_of(connection, [hit.key for hit in search_claims(connection, words, BEST)])
    hits = search(connection, words, HITS)
    reports = report_lists.report_rows(connection, [hit.document for hit in hits[:BEST]], words)
    acting = actors(connection, events, ActorFilter(words)).rows
    there = places(connection, events, PlaceFilter(words)).rows
    return FoundEverywhere(
        events=tuple(_best(connection, [hit.document for hit in hits])),
        events_total=len(passing(connection, events, Filter(words=words))),
        claims=tuple(told),
        claims_total=claim_lists.count(connection, events, ClaimFilter(words=words)),
        reports=tuple(reports),
        reports_total=report_lists.count(connection, events, ReportFilter(words=words)),
        actors=tuple(with_claims(connection, events, acting[:BEST])),
        actors_total=len(acting),
        places=tuple(there[:BEST]),
        places_total=len(there),
    )


def _best(connection: Connection, reports: Sequence[str]) -> list[EventRow]:
    """The events that the best reports tell of, the one most of them tell of first."""
    t = VIEW_TELLINGS.c
    weight: dict[str, float] = {}
    rank = {key: 1 / (at + 1) for at, key in enumerate(reports)}
    for row in lookup(connection, t.document, reports, t.document, t.event):
        weight[row.event] = weight.get(row.event, 0.0) + rank[row.document]
    ids = sorted(weight, key=lambda event: (-weight[event], event))[: 2 * BEST]
    rows = rows_of(connection, ids)
    return [rows[id_] for id_ in ids if id_ in rows and rows[id_].status != REJECTED][:BEST]
