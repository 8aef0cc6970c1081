"""The lists of actors and of places."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.record.actor_names import KINDS
from rashomon.record.rows import ActorRow, PlaceRow
from rashomon.web.depends import Kept
from rashomon.web.list_query import ActorPageQuery, ActorQuery, PlacePageQuery, PlaceQuery
from rashomon.web.paging import address, pages
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter()
ACTOR_COLUMNS = [field.name for field in fields(ActorRow)]
PLACE_COLUMNS = [field.name for field in fields(PlaceRow)]


class ActorList(BaseModel):
    """A page of actors, those of the most events first."""

    total: int
    rows: list[ActorRow]


class PlaceList(BaseModel):
    """A page of places, those of the most events first."""

    total: int
    rows: list[PlaceRow]


@router.get("/actors.json", summary="Actors as values", tags=["actors"])
def actors_json(record: Kept, asked: Annotated[ActorPageQuery, Query()]) -> ActorList:
    """A page of the named actors."""
    rows, total = record.actors_list(
        asked.words, kind=asked.kind, country=asked.country, limit=asked.limit, offset=asked.offset
    )
    return ActorList(total=total, rows=rows)


@router.get(
    "/actors.csv", summary="Actors as a table", tags=["actors"], response_class=StreamingResponse, responses=CSV
)
async def actors_csv(request: Request, asked: Annotated[ActorQuery, Query()]) -> StreamingResponse:
    """All actors that pass, one row each."""

    def rows(record: Any) -> Any:
        return map(_flat, record.actors_list(asked.words, kind=asked.kind, country=asked.country, limit=None)[0])

    return await table(request, rows, ACTOR_COLUMNS, "actors")


@router.get("/actors", summary="The page of actors", tags=["actors"], response_class=HTMLResponse)
def actors(request: Request, record: Kept, asked: Annotated[ActorPageQuery, Query()]) -> HTMLResponse:
    """Everybody with a name, with the events by and against them."""
    rows, total = record.actors_list(
        asked.words, kind=asked.kind, country=asked.country, limit=asked.limit, offset=asked.offset
    )
    return page(
        request,
        "actors.html",
        rows=rows,
        kinds=KINDS,
        chosen=asked,
        most=max((row.events for row in rows), default=0),
        pages=pages(request, total, asked.limit, asked.offset),
        as_json=address(request, "/actors.json"),
        as_csv=address(request, "/actors.csv", limit=None, offset=None),
    )


@router.get("/places.json", summary="Places as values", tags=["places"])
def places_json(record: Kept, asked: Annotated[PlacePageQuery, Query()]) -> PlaceList:
    """A page of the places of events and of those that somebody is said to hold."""
    rows, total = record.places_list(asked.words, country=asked.country, limit=asked.limit, offset=asked.offset)
    return PlaceList(total=total, rows=rows)


@router.get(
    "/places.csv", summary="Places as a table", tags=["places"], response_class=StreamingResponse, responses=CSV
)
async def places_csv(request: Request, asked: Annotated[PlaceQuery, Query()]) -> StreamingResponse:
    """All places that pass, one row each."""

    def rows(record: Any) -> Any:
        return map(_flat, record.places_list(asked.words, country=asked.country, limit=None)[0])

    return await table(request, rows, PLACE_COLUMNS, "places")


@router.get("/places", summary="The page of places", tags=["places"], response_class=HTMLResponse)
def places(request: Request, record: Kept, asked: Annotated[PlacePageQuery, Query()]) -> HTMLResponse:
    """Where events were, and which places somebody is said to hold."""
    rows, total = record.places_list(asked.words, country=asked.country, limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "places.html",
        rows=rows,
        chosen=asked,
        most=max((row.events for row in rows), default=0),
        pages=pages(request, total, asked.limit, asked.offset),
        as_json=address(request, "/places.json"),
        as_csv=address(request, "/places.csv", limit=None, offset=None),
    )


def _flat(row: ActorRow | PlaceRow) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()}
