"""Outlets, agencies and speakers: what they said, whom they rely on, how reliable people think them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.comparing.reliability import grades
from rashomon.errors import UserError
from rashomon.exchange import wording
from rashomon.exchange.event_json import account_to_json
from rashomon.exchange.export_rows import CLAIM_COLUMNS, claim_row
from rashomon.exchange.plain import plain
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.facets import Facet, surely_known
from rashomon.record.record import Record
from rashomon.record.rows import SourceRow
from rashomon.record.source_lists import KINDS as FACETS
from rashomon.record.source_pages import SourcePage
from rashomon.record.statuses import Role
from rashomon.web import security
from rashomon.web.depends import Kept
from rashomon.web.list_query import SourcePageQuery, SourceQuery
from rashomon.web.list_view import Words, list_view
from rashomon.web.paging import pages
from rashomon.web.params import Reason
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.security import Coder, Person
from rashomon.web.streaming import CSV, table
from rashomon.web.topics import source_href
from rashomon.web.voices import report_link

router = APIRouter(tags=["sources"])
SourceId = Annotated[str, Path(description="The id of a source, or its name", max_length=1000)]
COLUMNS = tuple(SourceRow.__dataclass_fields__)
TABLES: Mapping[str, tuple[str, ...]] = {
    "claims": (*CLAIM_COLUMNS, "status"),
    "letters": ("id", "at", "decision", "by", "reason", "undoes", "undone_by"),
    "sources": ("direction", "id", "name", "claims", "reports"),
}
TableOf = Annotated[
    Literal["claims", "letters", "sources"],
    Query(
        alias="table", description="What has a row: a claim, a letter, or a source it relies on or that relies on it"
    ),
]
WORDS = Words(
    headings={"kind": "Kind", "stake": "Stake", "letter": "Letter"},
    filters={"q": "named"},
    ticks={},
    values=lambda name, value, label: f"{value} · {_meaning(value)}" if name == "letter" else label,
)


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
    """A page of sources, those of the most claims first; `facets` count the whole list."""

    total: int
    rows: list[Source]
    facets: list[Facet]


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
def sources_json(record: Kept, asked: Annotated[SourcePageQuery, Query()]) -> Any:
    """A page of outlets, agencies and speakers, with facets: what they can be narrowed to, with counts."""
    found = record.sources_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return {"total": found.total, "rows": [plain(row) for row in found], "facets": found.facets}


@router.get("/sources.csv", summary="Sources as a table", response_class=StreamingResponse, responses=CSV)
async def sources_csv(request: Request, asked: Annotated[SourceQuery, Query()]) -> StreamingResponse:
    """All that pass, one row each."""
    chosen = asked.filter()

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        return map(plain, record.sources_list(chosen, limit=None))

    return await table(request, rows, COLUMNS, "sources", at_once=surely_known(chosen, FACETS))


@router.get("/sources", summary="The page of sources", response_class=HTMLResponse)
def sources(request: Request, record: Kept, asked: Annotated[SourcePageQuery, Query()]) -> HTMLResponse:
    """Kind, stake, claims, reports, and the letter that people set; filters and facets."""
    found = record.sources_list(asked.filter(), limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "sources.html",
        listed=list_view(
            request, found, asked, found.facets, WORDS, noun="source", in_form=("q",),
            pages=pages(request, found.total, asked.limit, asked.offset),
        ),
        chosen=asked,
        grades=_letters(),
        source_href=source_href,
    )  # fmt: skip


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


@router.get(
    "/source/{id:path}.csv", summary="What a source said, or its letters, as a table",
    response_class=StreamingResponse, responses=CSV,
)  # fmt: skip
async def source_csv(request: Request, id: SourceId, rows: TableOf = "claims") -> StreamingResponse:
    """One row a claim that it makes or that goes back to it; or one row a letter; or one row a source beside it."""

    def found(record: Record) -> Iterator[dict[str, Any]]:
        source = _found(record, id)
        if rows == "claims":
            yield from _claims(record, source.row.id)
        elif rows == "letters":
            yield from map(plain, source.letters)
        else:
            beside = (("relies on", source.relies_on), ("relied on by", source.relied_on_by))
            yield from ({"direction": way, **plain(one)} for way, some in beside for one in some)

    return await table(request, found, TABLES[rows], f"source-{rows}")


def _claims(record: Record, id: str) -> Iterator[dict[str, Any]]:
    """Each once of the claims that a source makes, and of those that go back to it."""
    seen: set[str] = set()
    for chosen in (ClaimFilter(speaker=id), ClaimFilter(origin=id)):
        for row in record.every_claim(chosen):
            if row.account.id not in seen:
                seen.add(row.account.id)
                yield claim_row(row.account, row.event) | {"status": row.status}


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


def _meaning(letter: str) -> str:
    """What a letter says, in words; nothing for what is none."""
    return next((grade.name.lower() for grade in _letters() if grade.code == letter.upper()), "no letter")


def _role(person: Person) -> Role:
    return "coder" if person.role == "coder" else "reviewer"
