"""Lists of sources: outlets, agencies and speakers, those of the most claims first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from rashomon.comparing.reliability import DEFAULT_LETTER
from rashomon.record.catalogue import Catalogue
from rashomon.record.closed import LETTERS, SOURCE_KINDS, STAKES
from rashomon.record.columns import Column, columns
from rashomon.record.decisions import Decisions
from rashomon.record.event_facets import ALL
from rashomon.record.facets import Kind, narrowed, wanted_of
from rashomon.record.page_list import Faceted
from rashomon.record.rows import SourceRow
from rashomon.record.several import Several
from rashomon.record.source_pages import source_rows
from rashomon.record.views import VIEW_VOICES

KINDS = (Kind("kind", ALL, of=SOURCE_KINDS), Kind("stake", ALL, of=STAKES), Kind("letter", ALL, of=LETTERS))
_V = VIEW_VOICES.c


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources to list; what is empty filters nothing. `words` are a part of the name, or the id.

    `letter` is that of the Admiralty scale, F until somebody judged. Of several values, one is enough.
    """

    words: str = ""
    kind: Several = ""
    stake: Several = ""
    letter: Several = ""


def sources(
    connection: Connection,
    events: Catalogue,
    decisions: Decisions,
    chosen: SourceFilter,
    limit: int | None,
    offset: int,
) -> Faceted[SourceRow]:
    """A page of the sources that pass, with the facets of all of them."""
    every, known = events.part("sources", lambda: _every(connection, decisions))
    words = chosen.words.casefold()
    others = np.fromiter(
        (not words or words in row.name.casefold() or chosen.words == row.id for row in every), bool, len(every)
    )
    found = narrowed(known, KINDS, wanted_of(KINDS, chosen), others)
    ids = [every[at].id for at in np.flatnonzero(found.passing).tolist()]
    page = ids[offset : None if limit is None else offset + limit]
    rows = source_rows(connection, decisions, page)
    return Faceted([rows[id_] for id_ in page], len(ids), found.facets)


def _every(connection: Connection, decisions: Decisions) -> tuple[list[Any], dict[str, Column]]:
    names = (_V.id, _V.side, _V.name, _V.kind, _V.stake)
    rows: dict[str, Any] = {}
    for row in connection.execute(select(*names).order_by(_V.claims.desc(), _V.id, _V.side)):
        # An outlet that speaks for itself has a row on either side and is listed once, as the outlet that it is.
        if row.side == "origin" or row.id not in rows:
            rows[row.id] = row
    every = list(rows.values())

    def letter(row: Any) -> str:
        decided = decisions.on("source", row.id)
        return decided.decision if decided else DEFAULT_LETTER

    return every, columns(every, {"kind": lambda row: row.kind, "stake": lambda row: row.stake, "letter": letter})
