"""Lists of reports: by words, publisher and days, with what was read in them and what they repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from rashomon.record.bulk import growing, lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.facets import Facet
from rashomon.record.report_finding import COPIES, found_reports
from rashomon.record.rows import ReportRow
from rashomon.record.searching import snippets
from rashomon.record.several import Several
from rashomon.record.tables import DOCUMENTS, READINGS
from rashomon.record.views import VIEW_COPIES, VIEW_READINGS, VIEW_TELLINGS

_D, _R, _P = DOCUMENTS.c, VIEW_READINGS.c, VIEW_COPIES.c


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports to list; what is empty filters nothing. Days, year and month (2016-08) are those of publication.

    `publisher` is a name or `outlet:…`, `credit` the agency that a report names, `repeats` what it repeats of an
    earlier one (`report_finding.OWN` for nothing), `note` why nothing was read (`report_finding.problem`). Where a
    filter takes several values, one of them is enough.
    """

    words: str = ""
    publisher: Several = ""
    since: date | None = None
    until: date | None = None
    with_claims: bool | None = None
    copies: bool | None = None
    credit: Several = ""
    repeats: Several = ""
    note: Several = ""
    language: Several = ""
    year: int | tuple[int, ...] | None = None
    month: Several = ""

    def set_fields(self) -> list[tuple[str, Any]]:
        """The filters that are set, by name.

        Example:
            >>> ReportFilter(words="Kot", copies=False).set_fields()
            [('words', 'Kot'), ('copies', False)]
        """
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, value) for name, value in named if value not in ("", None, ())]


@dataclass(frozen=True, slots=True)
class Reports:
    """A page of reports, those published last first; `total` is how many there are in all, `facets` count them."""

    rows: tuple[ReportRow, ...]
    total: int
    facets: tuple[Facet, ...]


def reports(connection: Connection, events: Catalogue, chosen: ReportFilter, limit: int, offset: int) -> Reports:
    """A page of the reports that pass.

    Raises:
        UserError: words without a letter.
    """
    found = found_reports(connection, events, chosen)
    rows = report_rows(connection, found.keys[offset : offset + limit], chosen.words)
    return Reports(tuple(rows), len(found.keys), found.facets)


def count(connection: Connection, events: Catalogue, chosen: ReportFilter) -> int:
    """How many reports pass."""
    return len(found_reports(connection, events, chosen).keys)


def every_report(
    connection: Connection, events: Catalogue, chosen: ReportFilter, piece: int = 500
) -> Iterator[ReportRow]:
    """All reports that pass, read piece by piece."""
    keys = found_reports(connection, events, chosen).keys
    for some in growing(keys, piece):
        yield from report_rows(connection, some)


def report_rows(connection: Connection, keys: Sequence[str], words: str = "") -> list[ReportRow]:
    """The reports of these keys with all that is listed of them, in this order."""
    found = {
        row.key: row for row in lookup(connection, _D.key, keys, _D.key, _D.id, _D.title, _D.publisher, _D.published)
    }
    told = select(_R.document, READINGS.c.claims).join(
        READINGS, (READINGS.c.document == _R.document) & (READINGS.c.run == _R.run)
    )
    claims = dict(connection.execute(told.where(_R.document.in_(keys))).all()) if keys else {}
    t = VIEW_TELLINGS.c
    events: dict[str, set[str]] = {}
    for row in lookup(connection, t.document, keys, t.document, t.event):
        events.setdefault(row.document, set()).add(row.event)
    copied = _copied(connection, keys)
    of = {
        row.key: row.title or row.id
        for row in lookup(connection, _D.key, {one.of for one in copied.values()}, _D.key, _D.title, _D.id)
    }
    hits = snippets(connection, words, keys) if words else {}
    rows = []
    for key in keys:
        one, copy = found[key], copied.get(key)
        row = ReportRow(
            key, one.id, one.title, one.publisher, one.published, claims.get(key, 0), len(events.get(key, ())),
            found=hits.get(key, ""),
        )  # fmt: skip
        if copy:
            row = replace(row, copy_of=copy.of, copy_of_title=of[copy.of], copy_kind=copy.kind, copy_share=copy.share)
        rows.append(row)
    return rows


def _copied(connection: Connection, keys: Sequence[str]) -> dict[str, Any]:
    """The report that each copy repeats most of."""
    rows = lookup(connection, _P.document, keys, _P.document, _P.of, _P.kind, _P.share)
    found: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: (-row.share, row.of, row.kind)):
        if row.kind in COPIES:
            found.setdefault(row.document, row)
    return found
