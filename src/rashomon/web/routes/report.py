"""The page of a report: its text on the left, its claims on the right."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.errors import UserError
from rashomon.exchange.event_json import account_to_json
from rashomon.exchange.export_rows import CLAIM_COLUMNS, claim_row
from rashomon.exchange.plain import plain
from rashomon.record.report_page import ReportPage
from rashomon.web.depends import Kept
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.report_view import report_view
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["reports"])
ReportKey = Annotated[str, Path(description="The report's key, or the id it came in with", max_length=512)]


def _report(record: Kept, key: str) -> ReportPage:
    try:
        return record.report(key)
    except UserError as error:
        raise missing(error) from None


@router.get("/report/{key}.json", summary="A report with its text and its claims")
def report_json(record: Kept, key: ReportKey) -> dict[str, Any]:
    """The report as it is kept; offsets of evidence are code points into `text` and `title`."""
    found = _report(record, key)
    values: dict[str, Any] = plain(found.document)
    values["claims"] = [
        account_to_json(account) | {"event": found.events.get(account.telling, "")} for account in found.claims
    ]
    return values | {"note": found.note, "repeats": plain(found.repeats), "repeated": plain(found.repeated)}


@router.get(
    "/report/{key}.csv",
    summary="The claims of a report as a table",
    response_class=StreamingResponse,
    responses=CSV,
)
def report_csv(record: Kept, key: ReportKey) -> StreamingResponse:
    """One row a claim."""
    found = _report(record, key)
    rows = [claim_row(account, found.events.get(account.telling, "")) for account in found.claims]
    return at_hand(rows, list(CLAIM_COLUMNS), "report")


@router.get("/report/{key}", summary="The page of a report", response_class=HTMLResponse)
def report(request: Request, record: Kept, key: ReportKey) -> HTMLResponse:
    """The text with the words of each claim marked, and the claims beside it."""
    return page(request, "report.html", view=report_view(_report(record, key)))
