"""The list of reports."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.record.rows import ReportRow
from rashomon.web.depends import Kept
from rashomon.web.list_query import ReportPageQuery, ReportQuery
from rashomon.web.paging import address, pages, without
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["reports"])
COLUMNS = [field.name for field in fields(ReportRow) if field.name != "found"]
TICKS = {"with_claims": ("with claims", "without a claim"), "copies": ("copies", "no copies")}


class ReportList(BaseModel):
    """A page of reports, those published last first."""

    total: int
    rows: list[ReportRow]


@router.get("/reports.json", summary="Reports as values")
def reports_json(record: Kept, asked: Annotated[ReportPageQuery, Query()]) -> ReportList:
    """A page of the reports that pass."""
    found = record.reports_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return ReportList(total=found.total, rows=list(found.rows))


@router.get("/reports.csv", summary="Reports as a table", response_class=StreamingResponse, responses=CSV)
async def reports_csv(request: Request, asked: Annotated[ReportQuery, Query()]) -> StreamingResponse:
    """All reports that pass, one row each, without their texts."""
    chosen = asked.filter()
    return await table(request, lambda record: map(_flat, record.every_report(chosen)), COLUMNS, "reports")


def _flat(row: ReportRow) -> dict[str, Any]:
    return asdict(row) | {"published": row.published.isoformat() if row.published else None}


@router.get("/reports", summary="The page of reports", response_class=HTMLResponse)
def reports(request: Request, record: Kept, asked: Annotated[ReportPageQuery, Query()]) -> HTMLResponse:
    """A list with filters, fifty reports a page: what was read in each, and which other one it repeats."""
    found = record.reports_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    names = {"words": "the words", "publisher": "published by", "since": "since", "until": "until"}
    return page(
        request,
        "reports.html",
        rows=found.rows,
        ticks=TICKS,
        chosen=asked,
        chips=[
            (
                TICKS[name][not value] if name in TICKS else f"{names[name]} {value}",
                without(request, name, "offset"),
            )
            for name, value in asked.filter().set_fields()
        ],
        pages=pages(request, found.total, asked.limit, asked.offset),
        as_json=address(request, "/reports.json"),
        as_csv=address(request, "/reports.csv", limit=None, offset=None),
    )
