"""All that is contradicted in the record, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, Field

from rashomon.comparing.disagreement_row import Disagreement, why
from rashomon.exchange.pieces import label
from rashomon.exchange.plain import plain
from rashomon.record.dispute_facets import KINDS as FACETS
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.facets import Facet, surely_known
from rashomon.record.lists import Disagreements
from rashomon.record.record import Record
from rashomon.web.depends import Kept
from rashomon.web.dispute_view import disputed
from rashomon.web.list_query import DisagreementPageQuery, DisagreementQuery
from rashomon.web.list_view import Words, list_view
from rashomon.web.paging import pages
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, table

router = APIRouter(tags=["disagreements"])
COLUMNS = ("about", *(field.name for field in fields(Disagreement)))
SIDES = {"single_origin": "a side of one origin", "self_interested": "a side told by parties only"}
WORDS = Words(
    headings={
        "type": "Kind", "slot": "About", "country": "Country", "single_origin": "Single origin",
        "self_interested": "Parties only",
    },
    filters={"place": "in or around", "actor": "with", "topic": "about"},
    ticks={},
    values=lambda name, value, said: label(value) if name == "slot" else SIDES.get(name, said),
)  # fmt: skip


class RankSign(BaseModel):
    """What moves a disagreement up or down (`/methodology`), by how many points."""

    sign: str
    points: float
    words: str


class DisagreementRow(BaseModel):
    """Two values that can't both be right; `a`, `b`, `also_a` and `also_b` are ids of claims."""

    id: str
    topic: str
    about: str
    type: str
    slot: str
    value_a: str
    value_b: str
    words_a: str
    words_b: str
    rule: str
    weight: float = Field(description="The rank, higher first; of the same rank the last told first")
    ranked_by: list[RankSign] = Field(description="What the rank is the sum of")
    last: date | None = Field(description="When it was last told of")
    single_origin: bool
    self_interested: bool
    a: str
    b: str
    also_a: list[str]
    also_b: list[str]


class DisagreementList(BaseModel):
    """A page of disagreements, the weightiest first."""

    total: int
    rows: list[DisagreementRow]
    facets: list[Facet]


def _rows(found: Disagreements) -> list[dict[str, Any]]:
    return [plain(row) | {"about": found.titles.get(row.topic, "")} for row in found]


@router.get("/disagreements.json", summary="Disagreements as values", response_model=DisagreementList)
def disagreements_json(record: Kept, asked: Annotated[DisagreementPageQuery, Query()]) -> Any:
    """A page of denials, updates and contradictions over the whole record."""
    found = record.disagreements(**asked.filter(), limit=asked.limit, offset=asked.offset)
    facets = record.disagreement_facets(**asked.filter())
    return {"total": found.total, "rows": _rows(found), "facets": facets}


@router.get(
    "/disagreements.csv",
    summary="Disagreements as a table",
    response_class=StreamingResponse,
    responses=CSV,
)
async def disagreements_csv(request: Request, asked: Annotated[DisagreementQuery, Query()]) -> StreamingResponse:
    """All that pass, one row each."""
    chosen = DisputeFilter(**asked.filter())

    def rows(record: Record) -> Iterator[dict[str, Any]]:
        for row, about in record.every_disagreement(chosen):
            yield plain(row) | {"about": about, "ranked_by": why(row)}

    return await table(request, rows, COLUMNS, "disagreements", at_once=surely_known(chosen, FACETS))


@router.get("/disagreements", summary="The page of disagreements", response_class=HTMLResponse)
def disagreements(request: Request, record: Kept, asked: Annotated[DisagreementPageQuery, Query()]) -> HTMLResponse:
    """Both sides' words, with links into the reports, and what each is about."""
    found = record.disagreements(**asked.filter(), limit=asked.limit, offset=asked.offset)
    return page(
        request,
        "disagreements.html",
        listed=list_view(
            request, disputed(record, found), asked, record.disagreement_facets(**asked.filter()), WORDS,
            noun="disagreement", in_form=("place", "actor"),
            pages=pages(request, found.total, asked.limit, asked.offset),
        ),
        chosen=asked,
    )  # fmt: skip
