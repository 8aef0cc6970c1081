"""The list of claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.exchange.export_rows import CLAIM_COLUMNS, claim_row
from rashomon.record.claim_finding import KINDS as FACETS
from rashomon.record.claim_lists import Claims
from rashomon.record.facets import Facet, surely_known
from rashomon.record.record import Record
from rashomon.record.rows import ClaimRow
from rashomon.web.depends import Kept
from rashomon.web.head_first import head_first
from rashomon.web.list_query import ClaimPageQuery, ClaimQuery
from rashomon.web.list_view import Words, list_view
from rashomon.web.paging import address
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["claims"])
COLUMNS = (*CLAIM_COLUMNS, "status")
KINDS = {
    "event": "events",
    "relation": "ties",
    "control": "control of places",
    "leadership": "leaders",
    "strength": "strength",
}
STATUSES = (
    ("machine", "machine"), ("accepted", "accepted"), ("edited", "edited"), ("rejected", "rejected"),
    ("unverifiable", "unverifiable"), ("all", "every status"),
)  # fmt: skip
WORDS = Words(
    headings={
        "kind": "About", "type": "Kind", "modality": "How it is said", "missing": "Left open",
        "speaker_kind": "Said by", "origin": "First told by", "outlet": "Printed by", "country": "Country",
        "at": "Place", "year": "Year", "month": "Month", "status": "Status",
    },
    filters={
        "words": "the words", "actor": "by or against", "place": "in or around", "speaker": "said by",
        "subject": "history of", "event": "of event", "report": "in report",
    },
    ticks={"self_interested": ("self-interested", "not self-interested")},
    values=lambda name, value, label: KINDS.get(value, label) if name == "kind" else label,
)  # fmt: skip
IN_FORM = ("words", "actor", "place", "speaker", "origin", "status", "since", "until", "self_interested")


class Figure(BaseModel):
    """A number with its bounds and how vaguely it is given."""

    value: int | None
    low: int | None
    high: int | None
    vagueness: str


class ClaimItem(BaseModel):
    """One claim: what is said, by whom, where it first came from, where it stands."""

    id: str
    kind: str
    type: str
    modality: str
    agents: list[str]
    targets: list[str]
    places: list[str]
    start: date | None
    end: date | None
    numbers: dict[str, Figure]
    sources: list[str]
    speaker: str
    speaker_name: str
    self_interested: bool
    origin: str
    origin_name: str
    report: str
    report_title: str
    publisher: str
    published: date | None
    event: str
    event_title: str
    status: str
    evidence: list[str]


class ClaimList(BaseModel):
    """A page of claims, the last recorded first; `next` is the `before` of the page that follows.

    `facets` count the whole list.
    """

    total: int
    next: int | None
    rows: list[ClaimItem]
    facets: list[Facet]


@router.get("/claims.json", summary="Claims as values")
def claims_json(record: Kept, asked: Annotated[ClaimPageQuery, Query()]) -> ClaimList:
    """A page of the claims that pass, with facets: what they can be narrowed to, with counts."""
    found = record.claims_list(asked.filter(), limit=asked.limit, before=asked.before)
    rows = [claim_item(row) for row in found.rows]
    return ClaimList(total=found.total, next=found.next, rows=rows, facets=list(found.facets))


@router.get("/claims.csv", summary="Claims as a table", response_class=StreamingResponse, responses=CSV)
async def claims_csv(request: Request, asked: Annotated[ClaimQuery, Query()]) -> StreamingResponse:
    """All claims that pass, one row each."""
    chosen = asked.filter()

    def flat(row: ClaimRow) -> dict[str, Any]:
        return claim_row(row.account, row.event) | {"status": row.status}

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        return map(flat, record.every_claim(chosen))

    return await table(request, rows, COLUMNS, "claims", at_once=surely_known(chosen, FACETS))


@router.get("/claims", summary="The page of claims", response_class=HTMLResponse)
def claims(request: Request, record: Kept, asked: Annotated[ClaimPageQuery, Query()]) -> Response:
    """A list with filters and facets, fifty claims a page: each with its words, its sources, its report and event.

    Right after the server's start it comes without total and facets, and says so.
    """
    chosen = asked.filter()
    if (found := record.claims_uncounted(chosen, limit=asked.limit, before=asked.before)) is not None:
        return _page(request, asked, found)
    if surely_known(chosen, FACETS) and record.being_read():
        return head_first(request, "claims.html", partial(_counted, request, asked))
    return _counted(request, asked, record)


def _counted(request: Request, asked: ClaimPageQuery, record: Record) -> HTMLResponse:
    return _page(request, asked, record.claims_list(asked.filter(), limit=asked.limit, before=asked.before))


def _page(request: Request, asked: ClaimPageQuery, found: Claims) -> HTMLResponse:
    return page(
        request,
        "claims.html",
        listed=list_view(request, found.rows, asked, found.facets, WORDS, noun="claim", in_form=IN_FORM),
        total=found.total if found.counted else None,
        again=address(request),
        chosen=asked,
        ticks=WORDS.ticks,
        statuses=STATUSES,
        first=address(request, before=None) if asked.before is not None else "",
        following=address(request, before=found.next) if found.next is not None else "",
    )


def claim_item(row: ClaimRow) -> ClaimItem:
    account, claim = row.account, row.account.claim
    return ClaimItem(
        id=account.id, kind=claim.kind, type=claim.type, modality=claim.modality,
        agents=[party.name for party in claim.agents], targets=[party.name for party in claim.targets],
        places=[place.name for place in claim.places],
        start=claim.when.start if claim.when else None, end=claim.when.end if claim.when else None,
        numbers={
            slot: Figure(value=number.value, low=number.low, high=number.high, vagueness=number.vagueness)
            for slot, number in claim.numbers.items()
        },
        sources=[party.name for party in claim.sources],
        speaker=account.speaker.id, speaker_name=account.speaker.name or account.publisher,
        self_interested=account.speaker.self_interested,
        origin=account.origin.id or account.document, origin_name=account.origin.name or account.publisher,
        report=account.document, report_title=row.report, publisher=account.publisher, published=account.published,
        event=row.event, event_title=row.event_title, status=row.status,
        evidence=[span.quote for span in claim.evidence],
    )  # fmt: skip
