"""The list of events, with all filters and facets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.exchange.export_rows import EVENT_COLUMNS, event_row
from rashomon.record.event_facets import KINDS as FACETS
from rashomon.record.facets import Facet, surely_known
from rashomon.record.record import Record
from rashomon.record.rows import EventRow
from rashomon.vocabulary.schema import KIND_OF
from rashomon.web.bygone import THEN
from rashomon.web.depends import Kept
from rashomon.web.head_first import head_first
from rashomon.web.list_query import EventOrder, EventPageQuery
from rashomon.web.list_view import Words, list_view
from rashomon.web.paging import address, pages, without
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["events"])
TYPES = sorted(name for name, kind in KIND_OF.items() if kind == "event")
ORDERS = {
    "start": "latest first", "killed": "most killed", "origins": "most origins", "recent": "last reported",
    "reports": "most reports", "disagreements": "most disagreements",
}  # fmt: skip
TICKS = {
    "located": ("on the map", "unlocated"), "dated": ("dated", "undated"),
    "single_origin": ("one origin only", "several origins"), "disagreeing": ("disputed", "undisputed"),
}  # fmt: skip
WORDS = Words(
    headings={
        "type": "Kind", "country": "Country", "actor": "Actor", "status": "Status", "modality": "How it is said",
        "year": "Year", "outlet": "Outlet",
    },
    filters={
        "words": "the words", "place": "in or around", "min_killed": "killed at least",
        "min_origins": "origins at least",
    },
    ticks=TICKS,
)  # fmt: skip
IN_FORM = (
    "words", "place", "actor", "type", "since", "until", "min_killed", "min_origins", "status", *TICKS,
)  # fmt: skip


class EventList(BaseModel):
    """A page of events; `note` says why there is none. `facets` count the whole list."""

    total: int
    note: str
    rows: list[EventRow]
    facets: list[Facet]


@router.get("/events.json", summary="Events as values")
def events_json(record: Kept, asked: Annotated[EventPageQuery, Query()]) -> EventList:
    """A page of the events that pass, with facets: what they can be narrowed to, with counts."""
    found = record.listing(asked.filter(), order=asked.order, limit=asked.limit, offset=asked.offset, as_of=asked.as_of)
    return EventList(
        total=found.events.total, note=found.events.note, rows=list(found.events), facets=list(found.facets)
    )


@router.get("/events.csv", summary="Events as a table", response_class=StreamingResponse, responses=CSV)
async def events_csv(request: Request, asked: Annotated[EventOrder, Query()]) -> StreamingResponse:
    """All events that pass, one row each."""
    chosen = asked.filter()

    def rows(record: Record) -> Iterable[dict[str, Any]]:
        return map(event_row, record.every_event(chosen, order=asked.order, as_of=asked.as_of))

    return await table(request, rows, list(EVENT_COLUMNS), "events", at_once=surely_known(chosen, FACETS))


@router.get("/events", summary="The page of events", response_class=HTMLResponse)
def events(request: Request, record: Kept, asked: Annotated[EventPageQuery, Query()]) -> Response:
    """A list with filters and facets, fifty events a page."""
    if not asked.of_then():
        return _page(request, asked, record)
    record.check(asked.filter())
    return head_first(request, "events.html", partial(_page, request, asked))


def _page(request: Request, asked: EventPageQuery, record: Record) -> HTMLResponse:
    chosen = asked.filter()
    found = record.listing(chosen, order=asked.order, limit=asked.limit, offset=asked.offset, as_of=asked.as_of)
    return page(
        request,
        "events.html",
        listed=list_view(
            request, found.events, asked, found.facets, WORDS, noun="event", in_form=IN_FORM,
            pages=pages(request, found.events.total, asked.limit, asked.offset),
        ),
        ticks=TICKS,
        chosen=asked,
        types=TYPES,
        orders=ORDERS,
        link=lambda **changes: address(request, offset=None, **changes),
        today=without(request, *THEN, "offset"),
        on_map=address(request, "/map", limit=None, offset=None, order=None),
    )  # fmt: skip
