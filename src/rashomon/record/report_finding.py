"""Which reports pass a filter, and what the list of them can be narrowed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from rashomon.comparing.copies import Kind as Repeats
from rashomon.comparing.outlets import is_id, outlet
from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue, raw
from rashomon.record.columns import Column, Mask, column, column_of_days, column_of_several
from rashomon.record.event_facets import ALL, outlet_names
from rashomon.record.facets import Facet, Kind, Labels, narrowed, wanted_of
from rashomon.record.filtering import numbers_of_reports
from rashomon.record.searching import numbers_of
from rashomon.record.tables import DOCUMENTS, READINGS
from rashomon.record.views import VIEW_COPIES, VIEW_READINGS

if TYPE_CHECKING:
    from rashomon.record.report_lists import ReportFilter

COPIES = ("copy", "rewrite")
"""The kinds of repeating that make a report a copy; a shared passage or quotation does not."""
OWN = "nothing"
"""What a report repeats that shares no words with an earlier one."""
KINDS = (
    Kind("publisher"), Kind("credit"), Kind("repeats", ALL, of=(*get_args(Repeats), OWN)), Kind("note", ALL),
    Kind("language", ALL), Kind("year", in_time=True), Kind("month", in_time=True),
)  # fmt: skip
_D, _R, _P, _N = DOCUMENTS.c, VIEW_READINGS.c, VIEW_COPIES.c, READINGS.c
_DETAIL = re.compile(r" in its |[(:;,\d]")


@dataclass(frozen=True, slots=True)
class ReportColumns:
    """All reports that were read, those published last first, undated ones at the end."""

    keys: NDArray[Any]
    numbers: NDArray[np.int64]
    published: NDArray[np.datetime64]
    with_claims: Mask
    copies: Mask
    columns: dict[str, Column]


@dataclass(frozen=True, slots=True)
class FoundReports:
    """The keys of the reports that pass, in order, and the facets."""

    keys: list[str]
    facets: tuple[Facet, ...]


def found_reports(connection: Connection, events: Catalogue, chosen: ReportFilter) -> FoundReports:
    """The reports that pass.

    Raises:
        UserError: words without a letter.
    """
    return events.kept(("reports", chosen), lambda: _found(connection, events, chosen))


def _found(connection: Connection, events: Catalogue, chosen: ReportFilter) -> FoundReports:
    whole = report_columns(connection, events)
    by_month = chosen.year not in (None, ()) or bool(chosen.month)
    kinds = [kind for kind in KINDS if kind.name != "month" or by_month]
    wanted = wanted_of(kinds, chosen)
    wanted["publisher"] = tuple(one if is_id(one) else outlet(one).id for one in wanted["publisher"])
    named: Labels = partial(outlet_names, connection)
    found = narrowed(
        whole.columns, kinds, wanted, _others(connection, whole, chosen), labels={"publisher": named, "credit": named}
    )
    return FoundReports(whole.keys[found.passing].tolist(), found.facets)


def _others(connection: Connection, whole: ReportColumns, chosen: ReportFilter) -> Mask:
    """The reports that pass the filters that are no facets."""
    found = np.ones(len(whole.keys), dtype=bool)
    if chosen.words:
        found &= np.isin(whole.numbers, numbers_of(connection, DOCUMENTS, chosen.words))
    if chosen.since:
        found &= whole.published >= np.datetime64(chosen.since)
    if chosen.until:
        found &= whole.published <= np.datetime64(chosen.until)
    if chosen.with_claims is not None:
        found &= whole.with_claims == chosen.with_claims
    if chosen.copies is not None:
        found &= whole.copies == chosen.copies
    return found


def report_columns(connection: Connection, events: Catalogue) -> ReportColumns:
    """What the list of reports asks of each."""
    return events.part("columns of reports", lambda: _read(connection, events))


def _read(connection: Connection, events: Catalogue) -> ReportColumns:
    told = (
        select(_R.document, _R.outlet, _R.credited, _R.published, _N.claims, _N.note)
        .join(READINGS, (_N.document == _R.document) & (_N.run == _R.run))
        .order_by(_R.published.desc().nulls_last(), _R.document)
    )
    rows = raw(connection, told)
    keys, outlets, credited, published, claims, notes = zip(*rows, strict=True) if rows else [()] * 6
    repeated: dict[str, list[str]] = {}
    for document, kind in raw(connection, select(_P.document, _P.kind).order_by(_P.kind)):
        repeated.setdefault(document, []).append(kind)
    repeats = [tuple(repeated.get(key, (OWN,))) for key in keys]
    languages = _languages(connection, events, keys)
    days = np.array(published, dtype="datetime64[D]")
    return ReportColumns(
        np.array(keys, dtype="U17"),
        np.fromiter(map(numbers_of_reports(connection, events).get, keys, repeat(-1)), np.int64, len(keys)),
        days,
        np.array(claims, dtype=np.int64) > 0,
        np.array([not set(COPIES).isdisjoint(kinds) for kinds in repeats], dtype=bool),
        {
            "publisher": column(outlets),
            "credit": column(credited),
            "repeats": column_of_several(repeats),
            "note": column(map(problem, notes)),
            "language": column(languages.get(key, "") for key in keys),
            "year": column_of_days(days, "Y"),
            "month": column_of_days(days, "M"),
        },
    )


def _languages(connection: Connection, events: Catalogue, keys: Sequence[str]) -> dict[str, str]:
    """The language of each report. Reports never change, and a row holds the whole text: each is looked at once."""
    known: dict[str, str] = events.carried.setdefault("languages", {})
    missing = [key for key in keys if key not in known]
    known.update(map(tuple, lookup(connection, _D.key, missing, _D.key, _D.language)))
    return known


def problem(note: str) -> str:
    """What kept anything from being read out of a report, without its details.

    Example:
        >>> problem("no word of conflict in its 12 words"), problem("words of conflict (riot), but no party")
        ('no word of conflict', 'words of conflict')
    """
    return _DETAIL.split(note)[0].strip()
