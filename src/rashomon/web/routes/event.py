"""The page of an event: its sources side by side, why a value is what it is, how it came to be."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.comparing.policies import policy_for
from rashomon.errors import UserError
from rashomon.exchange.codebooks import codings
from rashomon.exchange.event_json import page_to_json
from rashomon.exchange.export_rows import CLAIM_COLUMNS, claim_row
from rashomon.exchange.fact_rows import FACT_COLUMNS, STEP_COLUMNS, fact_rows, step_rows
from rashomon.exchange.plain import plain
from rashomon.record.rows import EventPage
from rashomon.record.slot_names import slot_named
from rashomon.record.tracing import Way
from rashomon.web.depends import Kept
from rashomon.web.event_view import event_view
from rashomon.web.params import AsOf, PublishedUntil
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["events"])
EventId = Annotated[str, Path(description="The event's id, the beginning of it, or one it once had", max_length=64)]
Slot = Annotated[str, Path(description="killed, who, where …, or the row's name", max_length=40)]
Policy = Annotated[str, Query(description="The rule; the default of the slot without one", max_length=40)]
Rows = Annotated[Literal["facts", "claims"], Query(description="What has a row: a cell of the table, or a claim")]


def _page(record: Kept, event: str, as_of: AsOf, published_until: PublishedUntil) -> EventPage:
    try:
        return record.event(event, as_of=as_of, published_until=published_until)
    except UserError as error:
        raise missing(error) from None


def _way(record: Kept, event: str, slot: str, policy: str, as_of: AsOf) -> Way:
    # A slot or a policy that nobody knows is a request that makes no sense; what is left to go wrong is the event.
    slot = slot_named(slot)
    policy_for(slot, policy)
    try:
        return record.way(event, slot, policy=policy, as_of=as_of)
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
    summary="The table of an event, or its claims, as a table",
    response_class=StreamingResponse,
    responses=CSV,
)
def event_csv(
    record: Kept, event: EventId, as_of: AsOf = None, published_until: PublishedUntil = None, table: Rows = "facts"
) -> StreamingResponse:
    """One row a cell of the side-by-side table: a fact as one speaker tells it, down one origin; or one row a claim."""
    found = _page(record, event, as_of, published_until)
    if table == "facts":
        return at_hand(fact_rows(found), FACT_COLUMNS, "event")
    return at_hand([claim_row(one, found.row.id) for one in found.accounts], list(CLAIM_COLUMNS), "event-claims")


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
    slot: Slot,
    policy: Policy = "",
    as_of: AsOf = None,
) -> dict[str, Any]:
    """Value, rule, claims, words, report, hash, one under the other."""
    found: dict[str, Any] = plain(_way(record, event, slot, policy, as_of).step)
    return found


@router.get(
    "/event/{event}/why/{slot}.csv",
    summary="The way from a value to its words, as a table",
    response_class=StreamingResponse,
    responses=CSV,
)
def why_csv(
    record: Kept,
    event: EventId,
    slot: Slot,
    policy: Policy = "",
    as_of: AsOf = None,
) -> StreamingResponse:
    """One row a step, each under the one that it explains."""
    return at_hand(step_rows(_way(record, event, slot, policy, as_of).step), STEP_COLUMNS, "why")


@router.get("/event/{event}/why/{slot}", summary="Why a value is what it is", response_class=HTMLResponse)
def why(
    request: Request,
    record: Kept,
    event: EventId,
    slot: Slot,
    policy: Policy = "",
    as_of: AsOf = None,
) -> HTMLResponse:
    """The way from a value down to the hashes of the reports, for every policy of the slot."""
    found = _way(record, event, slot, policy, as_of)
    return page(
        request,
        "why.html",
        step=found.step,
        event=found.row,
        slot=slot_named(slot),
        accounts={account.id: account for account in found.accounts},
        estimates=found.estimates,
    )
