"""All that is contradicted in the record, the weightiest first."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, Field

from rashomon.comparing.disagreement_row import Disagreement, Type
from rashomon.comparing.disagreement_subjects import SLOTS
from rashomon.comparing.slots import slots
from rashomon.exchange.csv_text import csv_lines
from rashomon.exchange.plain import plain
from rashomon.record.lists import Disagreements
from rashomon.web.depends import Kept
from rashomon.web.dispute_view import disputed
from rashomon.web.paging import LARGEST_OFFSET, address, pages
from rashomon.web.rendering import page

router = APIRouter(tags=["disagreements"])
TYPES: tuple[str, ...] = get_args(Type)
COLUMNS = ("about", *(field.name for field in fields(Disagreement)))


class Chosen(BaseModel):
    """Which disagreements to show; what is empty filters nothing."""

    type: Literal["", "denial", "update", "contradiction"] = Field("", description="Of this kind only")
    slot: str = Field("", max_length=40, description="About killed, who, when, happened, controls, ties …")
    place: str = Field("", max_length=300, description="In this place, or anywhere in it")
    actor: str = Field("", max_length=300, description="With this party")
    topic: str = Field("", max_length=600, description="About this event or subject, by its id or key")
    single_origin: bool = Field(False, description="With a side that rests on one origin")
    self_interested: bool = Field(
        False, description="With a side told only by parties that speak of their own or their enemy's losses"
    )

    def found(self, record: Kept, limit: int | None, offset: int = 0) -> Disagreements:
        """A page of them."""
        return record.disagreements(
            type=self.type,
            slot=self.slot,
            place=self.place,
            actor=self.actor,
            topic=self.topic,
            single_origin=self.single_origin,
            self_interested=self.self_interested,
            limit=limit,
            offset=offset,
        )


class Paged(Chosen):
    """A page of them."""

    limit: int = Field(50, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


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
    weight: float
    a: str
    b: str
    also_a: list[str]
    also_b: list[str]


class DisagreementList(BaseModel):
    """A page of disagreements, the weightiest first."""

    total: int
    rows: list[DisagreementRow]


def _rows(found: Disagreements) -> list[dict[str, Any]]:
    return [plain(row) | {"about": found.titles.get(row.topic, "")} for row in found]


@router.get("/disagreements.json", summary="Disagreements as values", response_model=DisagreementList)
def disagreements_json(record: Kept, chosen: Annotated[Paged, Query()]) -> Any:
    """A page of denials, updates and contradictions over the whole record."""
    found = chosen.found(record, chosen.limit, chosen.offset)
    return {"total": found.total, "rows": _rows(found)}


@router.get(
    "/disagreements.csv",
    summary="Disagreements as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def disagreements_csv(record: Kept, chosen: Annotated[Chosen, Query()]) -> StreamingResponse:
    """All that pass, one row each."""
    rows = _rows(chosen.found(record, None))
    return StreamingResponse(csv_lines(rows, COLUMNS), media_type="text/csv; charset=utf-8")


@router.get("/disagreements", summary="The page of disagreements", response_class=HTMLResponse)
def disagreements(request: Request, record: Kept, chosen: Annotated[Paged, Query()]) -> HTMLResponse:
    """Both sides' words, with links into the reports, and what each is about."""
    found = chosen.found(record, chosen.limit, chosen.offset)
    return page(
        request,
        "disagreements.html",
        rows=disputed(record, found),
        pages=pages(request, found.total, chosen.limit, chosen.offset),
        chosen=chosen,
        filtered=any(chosen.model_dump(exclude={"limit", "offset"}).values()),
        types=TYPES,
        slots=[slot.slot for slot in slots()] + sorted(SLOTS.values()),
        as_json=address(request, "/disagreements.json"),
        as_csv=address(request, "/disagreements.csv", limit=None, offset=None),
    )
