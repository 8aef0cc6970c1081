"""The page of a place: who held it when according to whom, events there and within."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.errors import UserError
from rashomon.exchange.plain import plain
from rashomon.exchange.spell_rows import COLUMNS, spell_row
from rashomon.record.record import Record
from rashomon.record.rows import PlacePage
from rashomon.web.depends import Kept
from rashomon.web.params import OnDay
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.spell_view import SHOWN, all_claims, in_force, told
from rashomon.web.streaming import CSV, at_hand
from rashomon.web.topics import actor_href, place_href

router = APIRouter(tags=["places"])
PlaceName = Annotated[
    str, Path(description='The name of a place; "Kot, Nangarhar" is the Kot in Nangarhar', max_length=300)
]
Country = Annotated[str, Query(description="The country (ISO 3166), to tell namesakes apart", max_length=2)]


@router.get("/place/{name:path}.json", summary="A place with its history and its events, as values")
def place_json(record: Kept, name: PlaceName, country: Country = "", on: OnDay = None) -> dict[str, Any]:
    """Who held it when according to whom; `on` says of each spell whether it held on a day."""
    found = _place(record, name, country)
    accounts = record.accounts_of(all_claims(found.control))
    values: dict[str, Any] = plain(found)
    return values | {"control": [spell_row(spell, accounts, on) for spell in found.control]}


@router.get(
    "/place/{name:path}.csv", summary="The history of a place as a table", response_class=StreamingResponse,
    responses=CSV,
)  # fmt: skip
def place_csv(record: Kept, name: PlaceName, country: Country = "", on: OnDay = None) -> StreamingResponse:
    """One row a spell of control: who held it, its days, who says so."""
    found = _place(record, name, country)
    accounts = record.accounts_of(all_claims(found.control))
    rows = [{"part": "control", **spell_row(spell, accounts, on)} for spell in found.control]
    return at_hand(rows, COLUMNS, "place")


@router.get("/place/{name:path}", summary="The page of a place", response_class=HTMLResponse)
def place(request: Request, record: Kept, name: PlaceName, country: Country = "", on: OnDay = None) -> HTMLResponse:
    """The history of its control with everybody's words, its parts, its events, a map."""
    found = _place(record, name, country)
    control = in_force(found.control, on)
    accounts = record.accounts_of(all_claims(control[:SHOWN]))
    return page(
        request,
        "place.html",
        found=found,
        disputed=record.disagreements(place=name, limit=1).total,
        query=name,
        asked=country,
        here=place_href(name),
        on=on,
        control=told(control, accounts, on=on),
        actor_href=actor_href,
        place_href=place_href,
    )


def _place(record: Record, name: str, country: str) -> PlacePage:
    try:
        return record.place(name, country=country)
    except UserError as error:
        raise missing(error) from None
