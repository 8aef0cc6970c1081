"""The lists of actors and of places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.record.actor_lists import ACTOR_FACETS
from rashomon.record.facets import Facet, surely_known
from rashomon.record.page_list import Faceted
from rashomon.record.place_lists import KINDS as PLACE_FACETS
from rashomon.record.record import Record
from rashomon.record.rows import ActorRow, PlaceRow
from rashomon.web.depends import Kept
from rashomon.web.list_query import ActorPageQuery, ActorQuery, PlacePageQuery, PlaceQuery
from rashomon.web.list_view import ListView, Words, list_view
from rashomon.web.paging import pages
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table
from rashomon.web.topics import place_href

router = APIRouter()
ACTOR_COLUMNS = [field.name for field in fields(ActorRow)]
PLACE_COLUMNS = [field.name for field in fields(PlaceRow)]
POINTS = {
    "exact": "exact", "near": "near by", "city": "of a town", "admin2": "of a district", "admin1": "of a province",
    "country": "of a country",
}  # fmt: skip
ACTOR_WORDS = Words(headings={"kind": "Kind", "has": "Has", "country": "Country"}, filters={"words": "named"}, ticks={})
PLACE_WORDS = Words(
    headings={"country": "Country", "precision": "Its point", "held_by": "Who is said to hold it"},
    filters={"words": "named"},
    ticks={},
    values=lambda name, value, label: POINTS.get(value, label) if name == "precision" else label,
)


class ActorList(BaseModel):
    """A page of actors, those of the most events first; `facets` count the whole list."""

    total: int
    rows: list[ActorRow]
    facets: list[Facet]


class PlaceList(BaseModel):
    """A page of places, those of the most events first; `facets` count the whole list."""

    total: int
    rows: list[PlaceRow]
    facets: list[Facet]


@router.get("/actors.json", summary="Actors as values", tags=["actors"])
def actors_json(record: Kept, asked: Annotated[ActorPageQuery, Query()]) -> ActorList:
    """A page of the named actors, with facets: what they can be narrowed to, with counts."""
    found = record.actors_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return ActorList(total=found.total, rows=list(found), facets=list(found.facets))


@router.get(
    "/actors.csv", summary="Actors as a table", tags=["actors"], response_class=StreamingResponse, responses=CSV
)
async def actors_csv(request: Request, asked: Annotated[ActorQuery, Query()]) -> StreamingResponse:
    """All actors that pass, one row each."""
    chosen = asked.filter()

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        return map(_flat, record.actors_list(chosen, limit=None))

    return await table(request, rows, ACTOR_COLUMNS, "actors", at_once=surely_known(chosen, ACTOR_FACETS))


@router.get("/actors", summary="The page of actors", tags=["actors"], response_class=HTMLResponse)
def actors(request: Request, record: Kept, asked: Annotated[ActorPageQuery, Query()]) -> HTMLResponse:
    """Everybody with a name, with the events by and against them; filters and facets."""
    found = record.actors_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "actors.html",
        listed=_listed(request, found, asked, ACTOR_WORDS, "actor"),
        chosen=asked,
    )


@router.get("/places.json", summary="Places as values", tags=["places"])
def places_json(record: Kept, asked: Annotated[PlacePageQuery, Query()]) -> PlaceList:
    """A page of the places of events and of those that somebody is said to hold, with facets."""
    found = record.places_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return PlaceList(total=found.total, rows=list(found), facets=list(found.facets))


@router.get(
    "/places.csv", summary="Places as a table", tags=["places"], response_class=StreamingResponse, responses=CSV
)
async def places_csv(request: Request, asked: Annotated[PlaceQuery, Query()]) -> StreamingResponse:
    """All places that pass, one row each."""
    chosen = asked.filter()

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        return map(_flat, record.places_list(chosen, limit=None))

    return await table(request, rows, PLACE_COLUMNS, "places", at_once=surely_known(chosen, PLACE_FACETS))


@router.get("/places", summary="The page of places", tags=["places"], response_class=HTMLResponse)
def places(request: Request, record: Kept, asked: Annotated[PlacePageQuery, Query()]) -> HTMLResponse:
    """Where events were, and which places somebody is said to hold; filters and facets."""
    found = record.places_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "places.html",
        listed=_listed(request, found, asked, PLACE_WORDS, "place"),
        chosen=asked,
        place_href=place_href,
    )


def _listed(
    request: Request, found: Faceted[Any], asked: ActorPageQuery | PlacePageQuery, words: Words, noun: str
) -> ListView:
    return list_view(
        request, found, asked, found.facets, words, noun=noun, in_form=("words",),
        pages=pages(request, found.total, asked.limit, asked.offset),
    )  # fmt: skip


def _flat(row: ActorRow | PlaceRow) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()}
