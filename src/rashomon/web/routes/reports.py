"""The list of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.record.facets import Facet, surely_known
from rashomon.record.record import Record
from rashomon.record.report_finding import KINDS as FACETS
from rashomon.record.rows import ReportRow
from rashomon.web.depends import Kept
from rashomon.web.list_query import ReportPageQuery, ReportQuery
from rashomon.web.list_view import Words, list_view
from rashomon.web.paging import pages
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["reports"])
COLUMNS = [field.name for field in fields(ReportRow) if field.name != "found"]
TICKS = {"with_claims": ("with claims", "without a claim"), "copies": ("copies", "no copies")}
REPEATS = {"copy": "a copy", "rewrite": "a rewrite", "passage": "a passage", "quotation": "a quotation"}
WORDS = Words(
    headings={
        "publisher": "Published by", "credit": "Agency named", "repeats": "Repeats of another", "note": "Nothing read",
        "language": "Language", "year": "Year", "month": "Month",
    },
    filters={"words": "the words"},
    ticks=TICKS,
    values=lambda name, value, label: REPEATS.get(value, label) if name == "repeats" else label,
)  # fmt: skip
IN_FORM = ("words", "publisher", "since", "until", *TICKS)


class ReportList(BaseModel):
    """A page of reports, those published last first; `facets` count the whole list."""

    total: int
    rows: list[ReportRow]
    facets: list[Facet]


@router.get("/reports.json", summary="Reports as values")
def reports_json(record: Kept, asked: Annotated[ReportPageQuery, Query()]) -> ReportList:
    """A page of the reports that pass, with facets: what they can be narrowed to, with counts."""
    found = record.reports_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return ReportList(total=found.total, rows=list(found.rows), facets=list(found.facets))


@router.get("/reports.csv", summary="Reports as a table", response_class=StreamingResponse, responses=CSV)
async def reports_csv(request: Request, asked: Annotated[ReportQuery, Query()]) -> StreamingResponse:
    """All reports that pass, one row each, without their texts."""
    chosen = asked.filter()

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        return map(_flat, record.every_report(chosen))

    return await table(request, rows, COLUMNS, "reports", at_once=surely_known(chosen, FACETS))


def _flat(row: ReportRow) -> dict[str, Any]:
    return asdict(row) | {"published": row.published.isoformat() if row.published else None}


@router.get("/reports", summary="The page of reports", response_class=HTMLResponse)
def reports(request: Request, record: Kept, asked: Annotated[ReportPageQuery, Query()]) -> HTMLResponse:
    """A list with filters and facets, fifty reports a page: what was read in each, and which other one it repeats."""
    found = record.reports_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "reports.html",
        listed=list_view(
            request, found.rows, asked, found.facets, WORDS, noun="report", in_form=IN_FORM,
            pages=pages(request, found.total, asked.limit, asked.offset),
        ),
        ticks=TICKS,
        chosen=asked,
    )  # fmt: skip
