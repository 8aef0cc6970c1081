"""What came to be known between two moments, and what two ways of reading found differently."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.errors import UserError
from rashomon.exchange.plain import plain
from rashomon.record.differences import Difference
from rashomon.record.record import Record
from rashomon.record.rows import Change
from rashomon.web.change_view import days
from rashomon.web.depends import Kept
from rashomon.web.paging import address
from rashomon.web.params import Moment, forwards
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["changes"])
DIFFERENCES = 200
"""Differences between two runs that are shown."""
Limit = Annotated[int, Query(ge=1, le=1000, description="Changes at most, the latest first")]
Step = Annotated[int | None, Query(ge=0, le=100_000, description="Until the end of the day of that number, from 0")]
RunId = Annotated[str, Query(max_length=64, description="The id of a run")]


class ChangeRow(BaseModel):
    """Something that came to be known: a report read, an event made, grown, joined, split or judged."""

    at: str
    seq: int
    what: str
    topic: str
    words: str
    by: str


class SlotRow(BaseModel):
    """One slot of a claim under both runs."""

    name: str
    before: str
    after: str


class DifferenceRow(BaseModel):
    """A claim that only one run has, or that both read in their own way."""

    kind: str
    document: str
    before: str
    after: str
    words: str
    slots: list[SlotRow]


class RunRow(BaseModel):
    """A way of reading."""

    id: str
    reader: str
    rules: str
    settings: dict[str, Any]


class ChangeList(BaseModel):
    """Changes, the latest first; the days on which anything was recorded; runs, and what two of them differ in."""

    changes: list[ChangeRow]
    recorded_days: list[tuple[str, int]]
    runs: list[RunRow]
    differences: list[DifferenceRow]


@router.get("/changes.json", summary="What came to be known between two moments, as values", response_model=ChangeList)
def changes_json(
    record: Kept,
    since: Moment = None,
    until: Moment = None,
    step: Step = None,
    limit: Limit = 200,
    before: RunId = "",
    after: RunId = "",
) -> Any:
    """Reports, events and judgements; with two runs also what they read differently."""
    recorded = record.recorded_days()
    forwards(since, until)
    found = record.changes(since, _until(until, step, recorded), limit)
    return {
        "changes": plain(found),
        "recorded_days": plain(recorded),
        "runs": [{name: getattr(run, name) for name in ("id", "reader", "rules", "settings")} for run in record.runs()],
        "differences": plain(_differences(record, before, after)),
    }


@router.get(
    "/changes.csv", summary="What came to be known, as a table", response_class=StreamingResponse, responses=CSV
)
def changes_csv(
    record: Kept, since: Moment = None, until: Moment = None, step: Step = None, limit: Limit = 200
) -> StreamingResponse:
    """One row a change, the latest first."""
    forwards(since, until)
    found = record.changes(since, _until(until, step, record.recorded_days()), limit)
    return at_hand([plain(one) for one in found], [field.name for field in fields(Change)], "changes")


@router.get("/changes", summary="The page of changes", response_class=HTMLResponse)
def changes(
    request: Request,
    record: Kept,
    since: Moment = None,
    until: Moment = None,
    step: Step = None,
    limit: Limit = 200,
    before: RunId = "",
    after: RunId = "",
) -> HTMLResponse:
    """Day by day; a slider over the days of recorded time; two runs against each other."""
    recorded = record.recorded_days()
    forwards(since, until)
    last = _until(until, step, recorded)
    found = record.changes(since, last, limit)
    differences = _differences(record, before, after)
    return page(
        request,
        "changes.html",
        days=days(found),
        recorded=recorded,
        since=since,
        until=last,
        step=_step(last, recorded),
        earlier=_earlier(request, found, limit),
        cut=_in_one_moment(found, limit),
        runs=record.runs(),
        before=before,
        after=after,
        differences=differences,
        more=len(differences) >= DIFFERENCES,
        as_json=address(request, "/changes.json"),
        as_csv=address(request, "/changes.csv"),
    )


def _until(until: Moment, step: int | None, recorded: list[tuple[date, int]]) -> Moment:
    """The end of what is asked for: the moment given, or else the day on which the slider stands."""
    if until is not None or step is None or not recorded:
        return until
    return recorded[min(step, len(recorded) - 1)][0]


def _step(until: Moment, recorded: list[tuple[date, int]]) -> int:
    """Where the slider stands: at the last day of recorded time that is not after `until`."""
    if until is None:
        return max(0, len(recorded) - 1)
    day = until.isoformat()[:10]
    return max(0, sum(one.isoformat() <= day for one, _ in recorded) - 1)


def _earlier(request: Request, found: list[Change], limit: int) -> str:
    """The address of what came before; empty where there is none. A moment that fills the page alone is left behind."""
    if len(found) < limit:
        return ""
    behind = timedelta(microseconds=_in_one_moment(found, limit))
    return address(request, until=(found[-1].at - behind).isoformat(), step=None)


def _in_one_moment(found: list[Change], limit: int) -> bool:
    """Whether one moment brought so many changes that they fill the page alone."""
    return len(found) >= limit and found[-1].at == found[0].at


def _differences(record: Record, before: str, after: str) -> list[Difference]:
    if not before and not after:
        return []
    if not before or not after:
        raise UserError("name two runs to compare: before and after")
    return record.diff(before, after, DIFFERENCES)
