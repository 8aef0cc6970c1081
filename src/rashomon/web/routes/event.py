"""The page of an event: its sources side by side, why a value is what it is, how it came to be."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.errors import UserError
from rashomon.exchange.codebooks import codings
from rashomon.exchange.event_json import page_to_json
from rashomon.exchange.export_rows import CLAIM_COLUMNS, claim_row
from rashomon.exchange.plain import plain
from rashomon.record import tracing
from rashomon.record.rows import EventPage
from rashomon.web.depends import Kept
from rashomon.web.event_view import event_view
from rashomon.web.params import AsOf, PublishedUntil
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["events"])
EventId = Annotated[str, Path(description="The event's id, the beginning of it, or one it once had", max_length=64)]


def _page(record: Kept, event: str, as_of: AsOf, published_until: PublishedUntil) -> EventPage:
    try:
        return record.event(event, as_of=as_of, published_until=published_until)
    except UserError as error:
        raise missing(error) from None


@router.get("/event/{event}.json", summary="An event with its claims, facts, disagreements and estimates")
def event_json(
    record: Kept, event: EventId, as_of: AsOf = None, published_until: PublishedUntil = None
) -> dict[str, Any]:
    """Everything the page shows, as values; claims carry the ids of their reports as these came in."""
    return page_to_json(_page(record, event, as_of, published_until))


@router.get(
    "/event/{event}.csv",
    summary="The claims of an event as a table",
    response_class=StreamingResponse,
    responses=CSV,
)
def event_csv(
    record: Kept, event: EventId, as_of: AsOf = None, published_until: PublishedUntil = None
) -> StreamingResponse:
    """One row a claim."""
    found = _page(record, event, as_of, published_until)
    rows = [claim_row(account, found.row.id) for account in found.accounts]
    return at_hand(rows, list(CLAIM_COLUMNS), "event")


@router.get("/event/{event}", summary="The page of an event", response_class=HTMLResponse)
def event(
    request: Request, record: Kept, event: EventId, as_of: AsOf = None, published_until: PublishedUntil = None
) -> HTMLResponse:
    """The tellings side by side: a row for each fact, a column for each independent origin."""
    found = _page(record, event, as_of, published_until)
    id = found.row.id
    return page(
        request,
        "event.html",
        view=event_view(found),
        codings=codings(found),
        event=found.row,
        judged=record.judgements(id),
        history=record.history(id),
        as_of=as_of,
        published_until=published_until,
    )


@router.get("/event/{event}/why/{slot}.json", summary="The way from a value to its words, as values")
def why_json(
    record: Kept,
    event: EventId,
    slot: Annotated[str, Path(description="killed, who, where …", max_length=40)],
    policy: Annotated[str, Query(description="The rule; the default of the slot without one", max_length=40)] = "",
    as_of: AsOf = None,
) -> dict[str, Any]:
    """Value, rule, claims, words, report, hash, one under the other."""
    found: dict[str, Any] = plain(tracing.why(_page(record, event, as_of, None), slot, policy))
    return found


@router.get("/event/{event}/why/{slot}", summary="Why a value is what it is", response_class=HTMLResponse)
def why(
    request: Request,
    record: Kept,
    event: EventId,
    slot: Annotated[str, Path(description="killed, who, where …", max_length=40)],
    policy: Annotated[str, Query(description="The rule; the default of the slot without one", max_length=40)] = "",
    as_of: AsOf = None,
) -> HTMLResponse:
    """The way from a value down to the hashes of the reports, for every policy of the slot."""
    found = _page(record, event, as_of, None)
    step = tracing.why(found, slot, policy)
    return page(
        request,
        "why.html",
        step=step,
        event=found.row,
        slot=slot,
        accounts={account.id: account for account in found.accounts},
        estimates=found.estimates.get(slot, ()),
    )
