"""Outlets, agencies and speakers: what they said, whom they rely on, how reliable people think them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel, Field

from rashomon.comparing.reliability import grades
from rashomon.errors import UserError
from rashomon.exchange import wording
from rashomon.exchange.csv_text import csv_lines
from rashomon.exchange.event_json import account_to_json
from rashomon.exchange.plain import plain
from rashomon.record.record import Record
from rashomon.record.rows import SourceRow
from rashomon.record.source_pages import SourcePage, Sources
from rashomon.record.statuses import Role
from rashomon.web import security
from rashomon.web.depends import Kept
from rashomon.web.dispute_view import report_link
from rashomon.web.paging import LARGEST_OFFSET, address, pages
from rashomon.web.params import Reason
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.security import Coder, Person
from rashomon.web.topics import source_href

router = APIRouter(tags=["sources"])
SourceId = Annotated[str, Path(description="The id of a source, or its name", max_length=1000)]
COLUMNS = tuple(SourceRow.__dataclass_fields__)


class Chosen(BaseModel):
    """Which sources to list; what is empty filters nothing."""

    q: str = Field("", max_length=300, description="A part of the name")
    kind: str = Field("", max_length=40, description="outlet, person, armed_group …")
    stake: str = Field("", max_length=40, description="What they are to the matter: party, official, witness …")

    def found(self, record: Record, limit: int | None, offset: int = 0) -> Sources:
        """A page of them."""
        return record.sources_list(self.q, kind=self.kind, stake=self.stake, limit=limit, offset=offset)


class Paged(Chosen):
    """A page of them."""

    limit: int = Field(100, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


class Source(BaseModel):
    """A source; `letter` is its Admiralty letter, set by people, F until then."""

    id: str
    name: str
    kind: str
    stake: str
    claims: int
    documents: int
    self_interested: int
    letter: str
    letter_by: str
    letter_reason: str
    letter_at: str | None
    first: str | None
    last: str | None


class SourceList(BaseModel):
    """A page of sources, those of the most claims first."""

    total: int
    rows: list[Source]


class Letter(BaseModel):
    """One decision about how reliable a source is; `undone_by` names the one that took it back."""

    id: str
    at: str
    decision: str
    by: str
    reason: str
    undoes: str
    undone_by: str


class Reliance(BaseModel):
    """How much one source has of another one: claims by origin, reports that repeat its reports word by word."""

    id: str
    name: str
    claims: int
    reports: int


class SourceDetail(BaseModel):
    """All that the record knows of a source."""

    source: Source
    claims_as_speaker: int
    claims_as_origin: int
    letters: list[Letter]
    relies_on: list[Reliance]
    relied_on_by: list[Reliance]
    said: list[dict[str, Any]]


@router.get("/sources.json", summary="Sources as values", response_model=SourceList)
def sources_json(record: Kept, chosen: Annotated[Paged, Query()]) -> Any:
    """A page of outlets, agencies and speakers."""
    found = chosen.found(record, chosen.limit, chosen.offset)
    return {"total": found.total, "rows": [plain(row) for row in found.rows]}


@router.get(
    "/sources.csv",
    summary="Sources as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def sources_csv(record: Kept, chosen: Annotated[Chosen, Query()]) -> StreamingResponse:
    """All that pass, one row each."""
    rows = [plain(row) for row in chosen.found(record, None).rows]
    return StreamingResponse(csv_lines(rows, COLUMNS), media_type="text/csv; charset=utf-8")


@router.get("/sources", summary="The page of sources", response_class=HTMLResponse)
def sources(request: Request, record: Kept, chosen: Annotated[Paged, Query()]) -> HTMLResponse:
    """Kind, stake, claims, reports, and the letter that people set."""
    found = chosen.found(record, chosen.limit, chosen.offset)
    return page(
        request,
        "sources.html",
        found=found,
        chosen=chosen,
        pages=pages(request, found.total, chosen.limit, chosen.offset),
        grades=_letters(),
        source_href=source_href,
        as_json=address(request, "/sources.json"),
        as_csv=address(request, "/sources.csv", limit=None, offset=None),
    )


@router.get("/source/{id:path}.json", summary="A source with its letters and its claims", response_model=SourceDetail)
def source_json(record: Kept, id: SourceId) -> Any:
    """Everything the page shows, as values."""
    found = _found(record, id)
    return {
        "source": plain(found.row),
        "claims_as_speaker": found.speaks,
        "claims_as_origin": found.behind,
        "letters": plain(found.letters),
        "relies_on": plain(found.relies_on),
        "relied_on_by": plain(found.relied_on_by),
        "said": [account_to_json(account) for account in found.said],
    }


@router.get("/source/{id:path}", summary="The page of a source", response_class=HTMLResponse)
def source(request: Request, record: Kept, id: SourceId) -> HTMLResponse:
    """What it said lately, whom it relies on, every letter that people gave it."""
    found = _found(record, id)
    return page(
        request,
        "source.html",
        found=found,
        grades=_letters(),
        source_href=source_href,
        participants=wording.participants,
        said=[(account, report_link(account)) for account in found.said],
    )


@router.post("/source/{id:path}/letter", summary="Set how reliable a source is", status_code=303)
def letter(
    request: Request,
    record: Kept,
    person: Coder,
    id: SourceId,
    letter: Annotated[str, Form(description="A to G", max_length=1)],
    because: Reason,
) -> RedirectResponse:
    """Append the decision that a source deserves a letter of the Admiralty scale."""
    known = _found(record, id).row.id
    record.review("source", [known], letter, by=person.name, because=because, role=_role(person))
    security.note(request, "decided", about="source", id=known, decision=letter)
    return RedirectResponse(f"{source_href(known)}#letters", 303)


@router.post("/source/{id:path}/undo", summary="Take a letter back", status_code=303)
def undo(
    request: Request,
    record: Kept,
    person: Coder,
    id: SourceId,
    judgement: Annotated[str, Form(description="The id of the decision", max_length=64)],
    because: Reason,
) -> RedirectResponse:
    """Append a decision that takes an earlier one about this source back."""
    found = _found(record, id)
    if judgement not in {one.id for one in found.letters}:
        raise missing(UserError(f"no decision {judgement!r} about this source"))
    record.undo(judgement, by=person.name, because=because, role=_role(person))
    security.note(request, "took back", about="source", id=found.row.id, judgement=judgement)
    return RedirectResponse(f"{source_href(found.row.id)}#letters", 303)


def _found(record: Record, id: str) -> SourcePage:
    try:
        return record.source(id)
    except UserError as error:
        raise missing(error) from None


def _letters() -> list[Any]:
    """The letters of the scale, as the program holds them."""
    return [found for (scale, _), found in grades().items() if scale == "source-reliability"]


def _role(person: Person) -> Role:
    return "coder" if person.role == "coder" else "reviewer"
