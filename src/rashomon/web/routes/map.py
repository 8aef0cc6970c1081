"""The map with its timeline, and the events behind them as columns."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from rashomon.record.filtering import Filter
from rashomon.web.depends import Kept
from rashomon.web.list_query import EventQuery
from rashomon.web.paging import address, without
from rashomon.web.rendering import page
from rashomon.web.routes.events import TYPES

router = APIRouter(tags=["events"])


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
def map_json(record: Kept, asked: Annotated[EventQuery, Query()]) -> Response:
    """Every event that passes, as columns."""
    columns = record.map_points(asked.filter())
    # Made by hand: checking a million values against the model would take longer than all else.
    body = json.dumps({"total": len(columns["id"]), "columns": columns}, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode(), media_type="application/json")


@router.get("/map", summary="The page of the map", response_class=HTMLResponse)
def map_page(request: Request, record: Kept, asked: Annotated[EventQuery, Query()]) -> HTMLResponse:
    """Map and timeline, linked; without scripts the list of the same events is a click away."""
    chosen = asked.filter()
    parts: dict[str, Any] = {
        "found": record.listing(chosen, limit=20),
        "unlocated": record.listing(_with(chosen, "located"), limit=1).events.total,
        "undated": record.listing(_with(chosen, "dated"), limit=1).events.total,
    }
    return page(
        request,
        "map.html",
        chosen=asked,
        types=TYPES,
        chips=[
            (Filter(**{name: value, "policy": chosen.policy}).in_words(), without(request, name))
            for name, value in chosen.set_fields()
        ],
        source=address(request, "/map.json"),
        as_list=address(request, "/events"),
        unlocated_list=address(request, "/events", located="false"),
        undated_list=address(request, "/events", dated="false"),
        **parts,
    )


def _with(chosen: Filter, name: str) -> Filter:
    """The same, of those alone that have no place or day."""
    return replace(chosen, located=False) if name == "located" else replace(chosen, dated=False)
