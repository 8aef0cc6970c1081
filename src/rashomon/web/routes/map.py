"""The map with its timeline, and the events behind them as columns."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.record.filtering import Filter
from rashomon.record.map_points import COLUMNS
from rashomon.record.record import Record
from rashomon.web.bygone import THEN
from rashomon.web.column_json import as_columns
from rashomon.web.depends import Kept
from rashomon.web.head_first import head_first
from rashomon.web.list_query import EventQuery
from rashomon.web.list_view import list_view
from rashomon.web.paging import address, without
from rashomon.web.rendering import page
from rashomon.web.routes.events import TYPES, WORDS
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["events"])
IN_FORM = ("words", "place", "actor", "type", "since", "until")


class MapColumns(BaseModel):
    """Columns of equal length, null where nothing is known; coordinates in degrees (WGS 84), radius in kilometres."""

    id: list[str]
    title: list[str]
    lon: list[float | None]
    lat: list[float | None]
    radius_km: list[float | None]
    precision: list[str]
    start: list[str | None]
    end: list[str | None]
    type: list[str]
    killed: list[int | None]
    origins: list[int]
    status: list[str]
    modality: list[str]


class MapEvents(BaseModel):
    """All events that pass; those without a place or a day are among them."""

    total: int
    columns: MapColumns


@router.get("/map.json", summary="Events for a map and a timeline", response_class=Response,
            responses={200: {"model": MapEvents}})  # fmt: skip
def map_json(record: Kept, asked: Annotated[EventQuery, Query()]) -> StreamingResponse:
    """Every event that passes, as columns."""
    total, columns = record.map_columns(asked.filter(), as_of=asked.as_of)
    return as_columns(total, columns)


@router.get("/map.csv", summary="Events of the map as a table", response_class=StreamingResponse, responses=CSV)
def map_csv(record: Kept, asked: Annotated[EventQuery, Query()]) -> StreamingResponse:
    """One row an event that passes, with its point and halo; those without a place or a day are among them."""
    columns = record.map_points(asked.filter(), as_of=asked.as_of)
    rows = (dict(zip(COLUMNS, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return at_hand(rows, COLUMNS, "map")


@router.get("/map", summary="The page of the map", response_class=HTMLResponse)
def map_page(request: Request, record: Kept, asked: Annotated[EventQuery, Query()]) -> Response:
    """Map and timeline, linked; without scripts the list of the same events is a click away."""
    if not asked.of_then():
        return _page(request, asked, record)
    record.check(asked.filter())
    return head_first(request, "map.html", partial(_page, request, asked))


def _page(request: Request, asked: EventQuery, record: Record) -> HTMLResponse:
    chosen = asked.filter()
    found = record.listing(chosen, limit=20, as_of=asked.as_of)
    parts: dict[str, Any] = {
        "found": found,
        "unlocated": record.listing(_with(chosen, "located"), limit=1, as_of=asked.as_of).events.total,
        "undated": record.listing(_with(chosen, "dated"), limit=1, as_of=asked.as_of).events.total,
    }
    return page(
        request,
        "map.html",
        chosen=asked,
        types=TYPES,
        listed=list_view(request, (), asked, found.facets, WORDS, noun="event", in_form=IN_FORM),
        source=address(request, "/map.json"),
        as_csv=address(request, "/map.csv"),
        as_list=address(request, "/events"),
        today=without(request, *THEN),
        unlocated_list=address(request, "/events", located="false"),
        undated_list=address(request, "/events", dated="false"),
        **parts,
    )


def _with(chosen: Filter, name: str) -> Filter:
    """The same, of those alone that have no place or day."""
    return replace(chosen, located=False) if name == "located" else replace(chosen, dated=False)
