"""The page of a place: who held it when according to whom, events there and within."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.errors import UserError
from rashomon.exchange.export_rows import claim_row
from rashomon.exchange.plain import plain
from rashomon.exchange.spell_rows import COLUMNS, spell_row
from rashomon.record.claim_lists import ClaimFilter, Claims
from rashomon.record.record import Record
from rashomon.record.record_base import Day
from rashomon.record.rows import PlacePage
from rashomon.web.depends import Kept
from rashomon.web.params import AsOf, OnDay
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.spell_view import SHOWN, all_claims, in_force, looked_at, told
from rashomon.web.streaming import CSV, at_hand
from rashomon.web.topics import actor_href, place_href

router = APIRouter(tags=["places"])
PlaceName = Annotated[
    str, Path(description='The name of a place; "Kot, Nangarhar" is the Kot in Nangarhar', max_length=300)
]
Country = Annotated[str, Query(description="The country (ISO 3166), to tell namesakes apart", max_length=2)]

Key = Annotated[
    str, Query(description="The key that claims have for it: finds a place that is only named", max_length=300)
]


@router.get("/place/{name:path}.json", summary="A place with its history and its events, as values")
def place_json(
    record: Kept, name: PlaceName, country: Country = "", at: Key = "", on: OnDay = None, as_of: AsOf = None
) -> dict[str, Any]:
    """Who held it when according to whom; `on` says of each spell whether it held on a day.

    Where nothing happened there that is told of, `naming` are the first claims that name it. With `as_of` the history
    is the one that stood in the record then; events are today's.
    """
    found = _place(record, name, country, at, as_of)
    accounts = record.said_by(all_claims(found.control))
    naming = _naming(record, found)
    values: dict[str, Any] = plain(replace(found, control=()))
    return values | {
        "control": [spell_row(spell, accounts, on) for spell in found.control],
        "naming": [claim_row(row.account, row.event) for row in naming.rows] if naming else [],
    }


@router.get(
    "/place/{name:path}.csv", summary="The history of a place as a table", response_class=StreamingResponse,
    responses=CSV,
)  # fmt: skip
def place_csv(
    record: Kept, name: PlaceName, country: Country = "", at: Key = "", on: OnDay = None, as_of: AsOf = None
) -> StreamingResponse:
    """One row a spell of control: who held it, its days, who says so."""
    found = _place(record, name, country, at, as_of)
    accounts = record.said_by(all_claims(found.control))
    rows = [{"part": "control", **spell_row(spell, accounts, on)} for spell in found.control]
    return at_hand(rows, COLUMNS, "place")


@router.get("/place/{name:path}", summary="The page of a place", response_class=HTMLResponse)
def place(
    request: Request,
    record: Kept,
    name: PlaceName,
    country: Country = "",
    at: Key = "",
    on: OnDay = None,
    as_of: AsOf = None,
) -> HTMLResponse:
    """The history of its control with everybody's words, its parts, its events, a map; or the claims that name it."""
    found = _place(record, name, country, at, as_of)
    control = in_force(found.control, on)
    accounts = record.said_by(looked_at(control[:SHOWN]), words=True)
    return page(
        request,
        "place.html",
        found=found,
        disputed=record.disagreements(place=name, country=country, limit=0).total,
        there=urlencode({"place": name} | ({"country": country} if country else {})),
        asked=country,
        here=place_href(name),
        on=on,
        as_of=as_of,
        too_early=record.why_nothing(as_of) if as_of else "",
        control=told(control, accounts, on=on),
        naming=_naming(record, found),
        actor_href=actor_href,
        place_href=place_href,
    )


def _naming(record: Record, found: PlacePage) -> Claims | None:
    """The claims that name a place of no event, which nobody is said to hold."""
    return record.claims_list(ClaimFilter(at=found.named_as), limit=SHOWN) if found.named_as else None


def _place(record: Record, name: str, country: str, key: str, as_of: Day | None) -> PlacePage:
    try:
        found = record.place(name, country=country, key=key)
    except UserError as error:
        raise missing(error) from None
    # What is only named today may have been held then.
    return found if as_of is None else replace(found, control=tuple(record.control(name, as_of=as_of)), named_as=())
