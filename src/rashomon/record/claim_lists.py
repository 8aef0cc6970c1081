"""Lists of claims: which pass a filter, a page of them with report, event and what people made of them, facets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from rashomon.record.accounts import of_claims
from rashomon.record.bulk import growing, lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_columns import claim_columns
from rashomon.record.claim_finding import MACHINE, narrowed_claims
from rashomon.record.facets import Facet
from rashomon.record.rows import ClaimRow
from rashomon.record.several import Several, several
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_EVENTS, VIEW_STATUSES, VIEW_TELLINGS


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; what is empty filters nothing. Days, year and month (`2016-08`) are the claim's own.

    `speaker` and `origin` are an id or a name, `outlet` a publisher, `subject` the key of a history
    (`ties: …`), `event` and `report` ids. `place` is met by what happened in it or in a part of it; `at` is the key of
    a place that the claim itself names, `country` where it lies. `missing` is one of `claim_finding.MISSING`.
    Without a status all but the rejected are listed. Where a filter takes several values, one of them is enough.
    """

    words: str = ""
    kind: Several = ""
    type: Several = ""
    modality: Several = ""
    actor: str = ""
    place: str = ""
    speaker: str = ""
    origin: Several = ""
    outlet: Several = ""
    status: Several = ""
    since: date | None = None
    until: date | None = None
    subject: str = ""
    event: str = ""
    report: str = ""
    self_interested: bool | None = None
    speaker_kind: Several = ""
    at: Several = ""
    country: Several = ""
    year: int | tuple[int, ...] | None = None
    month: Several = ""
    missing: Several = ""

    def set_fields(self) -> list[tuple[str, Any]]:
        """The filters that are set, by name.

        Example:
            >>> ClaimFilter(kind="control", place="Kot").set_fields()
            [('kind', 'control'), ('place', 'Kot')]
        """
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, value) for name, value in named if value not in ("", None, ())]

    def in_words(self) -> str:
        """The filters that are set, in words.

        Example:
            >>> ClaimFilter(kind="control", place="Kot").in_words()
            'kind control, place Kot'
        """
        return ", ".join(
            f"{name.replace('_', ' ')} {' or '.join(map(str, several(value)))}" for name, value in self.set_fields()
        )


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of claims, the last recorded first, with the facets of the whole list; `next` begins the page after it.

    Without `counted` there are neither total nor facets (`claims_uncounted`).
    """

    rows: tuple[ClaimRow, ...]
    total: int
    next: int | None
    facets: tuple[Facet, ...]
    counted: bool = True


def claims(connection: Connection, events: Catalogue, chosen: ClaimFilter, limit: int, before: int | None) -> Claims:
    """A page of the claims that pass, those recorded last first; `before` is the `next` of the page above.

    Raises:
        UserError: words without a letter.
    """
    whole = claim_columns(connection, events)
    found = narrowed_claims(connection, events, chosen)
    numbers = whole.numbers[found.passing]
    last = len(numbers) if before is None else int(np.searchsorted(numbers, before))
    first = max(0, last - limit)
    ids = whole.ids[found.passing][first:last][::-1].astype(str).tolist()
    following = int(numbers[first]) if first else None
    return Claims(tuple(rows_of(connection, ids)), len(numbers), following, found.facets)


def passing(connection: Connection, events: Catalogue, chosen: ClaimFilter) -> tuple[NDArray[Any], NDArray[Any]]:
    """The ids of all claims that pass, the first recorded first, and the tellings they belong to, empty for none."""
    whole = claim_columns(connection, events)
    found = narrowed_claims(connection, events, chosen).passing
    tellings = np.array([*whole.values["telling"], ""], dtype=object)
    return whole.ids[found].astype(str), tellings[whole.codes["telling"][found]]


def every_claim(connection: Connection, events: Catalogue, chosen: ClaimFilter, piece: int = 500) -> Iterator[ClaimRow]:
    """All claims that pass, the last recorded first, read piece by piece."""
    whole = claim_columns(connection, events)
    ids = whole.ids[narrowed_claims(connection, events, chosen).passing][::-1]
    for some in growing(ids, piece):
        yield from rows_of(connection, some.astype(str).tolist())


def count(connection: Connection, events: Catalogue, chosen: ClaimFilter) -> int:
    """How many claims pass."""
    return int(narrowed_claims(connection, events, chosen).passing.sum())


def rows_of(connection: Connection, ids: Sequence[str]) -> list[ClaimRow]:
    """The claims of these ids with all that is listed of them, in this order."""
    found = of_claims(connection, ids)
    t, e, s, d = VIEW_TELLINGS.c, VIEW_EVENTS.c, VIEW_STATUSES.c, DOCUMENTS.c
    tellings = {one.telling for one in found.values() if one.telling}
    events = {row.telling: row.event for row in lookup(connection, t.telling, tellings, t.telling, t.event)}
    titles = {row.event: row.title for row in lookup(connection, e.event, set(events.values()), e.event, e.title)}
    statuses = {
        row.topic: row.word
        for row in lookup(connection, s.topic, found, s.topic, s.kind, s.word)
        if row.kind == "claim"
    }
    reports = {one.document for one in found.values()}
    named = {row.key: row.title or row.id for row in lookup(connection, d.key, reports, d.key, d.title, d.id)}
    rows = []
    for id_ in ids:
        if (one := found.get(id_)) is not None:
            event = events.get(one.telling, "")
            rows.append(ClaimRow(one, named[one.document], event, titles.get(event, ""), statuses.get(id_, MACHINE)))
    return rows
