"""The shape of one line of output, checked when it is read back."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.reading.claim import Change, Modality

Offset = Annotated[int, Field(ge=0)]
Part = Literal["text", "title"]


class Row(BaseModel):
    """Anything in a line; a field that nobody knows is an error, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


class SpanRow(Row):
    """Where something stands; `quote` is there when the words are not given beside it."""

    start: Offset
    end: Offset
    part: Part = "text"
    quote: str = ""


class PartyRow(Row):
    """An actor, a speaker or a place."""

    name: str
    kind: str
    mentions: list[str] = []
    ref: str = ""
    country: str = ""
    inside: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""
    inferred: bool = False
    span: SpanRow | None = None


class WhenRow(Row):
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date
    granularity: str
    basis: str = ""
    inferred: bool = False
    span: SpanRow | None = None


class NumberRow(Row):
    """The bounds and the vagueness of a number; its value stands in the claim itself."""

    low: int | None = None
    high: int | None = None
    vagueness: str = "exact"
    start: Offset | None = None
    end: Offset | None = None
    part: Part = "text"
    quote: str = ""


class ClaimRow(Row):
    """One claim."""

    id: str = ""
    kind: str
    type: str
    event: str = ""
    agents: list[PartyRow] = []
    targets: list[PartyRow] = []
    places: list[PartyRow] = []
    when: WhenRow | None = None
    killed: int | None = None
    wounded: int | None = None
    abducted: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    count: int | None = None
    numbers: dict[str, NumberRow] = {}
    sources: list[PartyRow] = []
    modality: Modality = "asserted"
    change: Change | None = None
    role: str = ""
    evidence: list[str] = []
    spans: list[SpanRow] = []
    rule: str = ""
    score: float = 1.0
    missing: dict[str, str] = {}
    trace: list[str] = []
    protected: bool = False


class ReadingRow(Row):
    """One report with its claims; the text itself is not repeated."""

    id: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = "en"
    licence: str = ""
    hash: str = ""
    rules: str = ""
    claims: list[ClaimRow]
    note: str = ""
