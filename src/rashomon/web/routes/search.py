"""One search through everything."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.errors import UserError
from rashomon.exchange.hit_rows import HIT_COLUMNS, hit_rows
from rashomon.record.record import Record
from rashomon.record.rows import ActorRow, EventRow, PlaceRow, ReportRow
from rashomon.record.searching import terms
from rashomon.web.depends import Kept
from rashomon.web.head_first import head_first
from rashomon.web.paging import address
from rashomon.web.rendering import page
from rashomon.web.routes.claims import ClaimItem, claim_item
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["search"])
Words = Annotated[str, Query(description='Words that all must be there; "car bomb" as a phrase', max_length=300)]


class Found(BaseModel):
    """The best few of each sort, and how many there are."""

    events: list[EventRow]
    events_total: int
    claims: list[ClaimItem]
    claims_total: int
    reports: list[ReportRow]
    reports_total: int
    actors: list[ActorRow]
    actors_total: int
    places: list[PlaceRow]
    places_total: int


@router.get("/search.json", summary="Search everything, as values")
def search_json(record: Kept, q: Words = "") -> Found:
    """The best events, claims, reports, actors and places that some words find."""
    found = record.search(q)
    return Found(
        events=list(found.events), events_total=found.events_total,
        claims=[claim_item(row) for row in found.claims], claims_total=found.claims_total,
        reports=list(found.reports), reports_total=found.reports_total,
        actors=list(found.actors), actors_total=found.actors_total,
        places=list(found.places), places_total=found.places_total,
    )  # fmt: skip


@router.get("/search.csv", summary="Search everything, as a table", response_class=StreamingResponse, responses=CSV)
def search_csv(record: Kept, q: Words = "") -> StreamingResponse:
    """One row a hit: the best few events, claims, reports, actors and places; the lists have all of each sort."""
    return at_hand(hit_rows(record.search(q)), HIT_COLUMNS, "search")


@router.get("/search", summary="The page of one search", response_class=HTMLResponse)
def search(request: Request, record: Kept, q: Words = "") -> Response:
    """The best of each sort with links to the full lists; an id leads to what it names."""
    if target := _named(record, q.strip()):
        return RedirectResponse(target, 303)
    if terms(q) and record.being_read():
        return head_first(request, "search.html", partial(_page, request, q), q=q)
    return _page(request, q, record)


def _page(request: Request, q: str, record: Record) -> HTMLResponse:
    found = record.search(q) if terms(q) else None
    as_json, as_csv = (address(request, f"/search.{form}") for form in ("json", "csv"))
    return page(request, "search.html", q=q, found=found, as_json=as_json, as_csv=as_csv)


def _named(record: Kept, words: str) -> str:
    """Where the thing is that an id names; empty where the words are no id."""
    if not (5 <= len(words) <= 17 and words[0] in "ed" and set(words[1:]) <= set("0123456789abcdef")):
        return ""
    try:
        return f"/event/{record.event(words).row.id}" if words[0] == "e" else f"/report/{record.document(words).key}"
    except UserError:
        return ""
