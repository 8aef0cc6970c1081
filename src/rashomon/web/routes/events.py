"""The list of events, with all filters and facets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.exchange.export_rows import EVENT_COLUMNS, event_row
from rashomon.record.facets import Facet
from rashomon.record.filtering import Filter
from rashomon.record.rows import EventRow
from rashomon.vocabulary.schema import KIND_OF
from rashomon.web.depends import Kept
from rashomon.web.list_query import EventOrder, EventPageQuery
from rashomon.web.paging import address, pages, without
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["events"])
TYPES = sorted(name for name, kind in KIND_OF.items() if kind == "event")
ORDERS = {
    "start": "latest first", "killed": "most killed", "origins": "most origins", "recent": "last reported",
    "reports": "most reports", "disagreements": "most disagreements",
}  # fmt: skip
FACET_NAMES = {
    "type": "Kind", "country": "Country", "actor": "Actor", "status": "Status", "modality": "How it is said",
    "year": "Year", "outlet": "Outlet",
}  # fmt: skip
TICKS = {
    "located": ("on the map", "unlocated"), "dated": ("dated", "undated"),
    "single_origin": ("one origin only", "several origins"), "disagreeing": ("disputed", "undisputed"),
}  # fmt: skip


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
    chosen, order = asked.filter(), asked.order
    return await table(
        request, lambda record: map(event_row, record.every_event(chosen, order=order)), list(EVENT_COLUMNS), "events"
    )


@router.get("/events", summary="The page of events", response_class=HTMLResponse)
def events(request: Request, record: Kept, asked: Annotated[EventPageQuery, Query()]) -> HTMLResponse:
    """A list with filters and facets, fifty events a page."""
    chosen = asked.filter()
    found = record.listing(chosen, order=asked.order, limit=asked.limit, offset=asked.offset, as_of=asked.as_of)
    return page(
        request,
        "events.html",
        events=found.events,
        facets=found.facets,
        facet_names=FACET_NAMES,
        ticks=TICKS,
        chosen=asked,
        chips=[
            (Filter(**{name: value, "policy": chosen.policy}).in_words(), without(request, "offset", *_with(name)))
            for name, value in chosen.set_fields()
        ],
        types=TYPES,
        orders=ORDERS,
        pages=pages(request, found.events.total, asked.limit, asked.offset),
        link=lambda **changes: address(request, offset=None, **changes),
        today=without(request, "as_of", "offset"),
        as_json=address(request, "/events.json"),
        as_csv=address(request, "/events.csv", limit=None, offset=None),
        on_map=address(request, "/map", limit=None, offset=None, order=None),
    )  # fmt: skip


def _with(name: str) -> tuple[str, ...]:
    """The parameters that go when a filter is taken away."""
    return (name, "policy") if name == "min_killed" else (name,)
