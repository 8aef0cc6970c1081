"""What lists are asked in the address: filters, order, page; empty fields of a form count as not given."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.filtering import Filter
from rashomon.record.report_lists import ReportFilter
from rashomon.web.paging import LARGEST_OFFSET
from rashomon.web.params import AsOf, Since, Until

PAGE = 50
_NAME = 300


class Asked(BaseModel):
    """A query whose empty fields are not there."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if not (isinstance(value, str) and not value.strip())}

    def kept(self, kind: type[Any]) -> dict[str, Any]:
        """The values of the fields that a filter has too."""
        return {field.name: getattr(self, field.name) for field in fields(kind) if hasattr(self, field.name)}


class EventQuery(Asked):
    """Which events, and in which order."""

    words: str = Field(
        "", max_length=_NAME, description='Words in the reports; "car bomb" in quotation marks as a phrase'
    )
    place: str = Field("", max_length=_NAME, description='In this place or anywhere in it: "Kot", "Kot, Nangarhar"')
    actor: str = Field("", max_length=_NAME, description="By it, against it, or by a part of it")
    type: str = Field("", max_length=60, description="Of this kind: attack, air_strike …")
    country: str = Field("", max_length=40, description="ISO 3166 code")
    modality: str = Field("", max_length=20, description="asserted, possible, planned or denied")
    outlet: str = Field("", max_length=_NAME, description="With a report of this publisher: outlet:…")
    status: str = Field(
        "", max_length=40, description="What people made of it; all, or without it all but the rejected"
    )
    since: Since = None
    until: Until = None
    year: int | None = Field(None, ge=1, le=9998, description="Of this year")
    min_killed: int | None = Field(None, ge=0, le=10**9, description="At least so many killed, by the policy")
    policy: Literal["best-low-high", "lowest", "highest", "latest"] = Field("best-low-high", description="The estimate")
    min_origins: int | None = Field(None, ge=0, le=10**6, description="By so many independent origins")
    located: bool | None = Field(None, description="With a place on the map")
    dated: bool | None = Field(None, description="With a day")
    single_origin: bool | None = Field(None, description="Of one origin only")
    disagreeing: bool | None = Field(None, description="With disagreements")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("since is after until")
        return self

    def filter(self) -> Filter:
        """The filter of the record."""
        return Filter(**self.kept(Filter))


class EventOrder(EventQuery):
    """The same with an order."""

    order: Literal["start", "killed", "origins", "recent", "reports", "disagreements"] = Field(
        "start", description="By what, the most or the latest first"
    )


class EventPageQuery(EventOrder):
    """The same, a page of it."""

    as_of: AsOf = None
    limit: int = Field(PAGE, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


class ClaimQuery(Asked):
    """Which claims."""

    words: str = Field("", max_length=_NAME, description="Words in the evidence")
    kind: str = Field("", max_length=20, description="event, relation, control, leadership or strength")
    type: str = Field("", max_length=60, description="attack, allied, controls …")
    modality: str = Field("", max_length=20, description="asserted, possible, planned or denied")
    actor: str = Field("", max_length=_NAME, description="That does or suffers what is claimed")
    place: str = Field("", max_length=_NAME, description="About this place, or anything in it")
    speaker: str = Field("", max_length=_NAME, description="Who said so: an id or a name")
    origin: str = Field("", max_length=_NAME, description="Where it first came from: an id or a name")
    outlet: str = Field("", max_length=_NAME, description="Printed by: outlet:…")
    status: str = Field("", max_length=40, description="machine, accepted, edited, rejected, unverifiable or all")
    since: Since = None
    until: Until = None
    subject: str = Field("", max_length=600, description="Of this history: ties: a | b")
    event: str = Field("", max_length=60, description="Telling of this event")
    report: str = Field("", max_length=60, description="In this report")
    self_interested: bool | None = Field(None, description="Of a party about its own or its enemy's losses")

    def filter(self) -> ClaimFilter:
        """The filter of the record."""
        return ClaimFilter(**self.kept(ClaimFilter))


class ClaimPageQuery(ClaimQuery):
    """The same, a page of it."""

    limit: int = Field(PAGE, ge=1, le=500, description="Rows of a page")
    before: int | None = Field(None, ge=0, le=2**62, description="The `next` of the page above")


class ReportQuery(Asked):
    """Which reports."""

    words: str = Field("", max_length=_NAME, description="Words in title or text")
    publisher: str = Field("", max_length=_NAME, description="Its name as in the reports, or outlet:…")
    since: Since = None
    until: Until = None
    with_claims: bool | None = Field(None, description="In which claims were found, or none")
    copies: bool | None = Field(None, description="That repeat another report, or don't")

    def filter(self) -> ReportFilter:
        """The filter of the record."""
        return ReportFilter(**self.kept(ReportFilter))


class ReportPageQuery(ReportQuery):
    """The same, a page of it."""

    limit: int = Field(PAGE, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


class ActorQuery(Asked):
    """Which actors."""

    words: str = Field("", max_length=_NAME, description="Part of the name, or any name of the actor")
    kind: str = Field(
        "", max_length=40, description="armed_group, state_force, government, organisation, media, person"
    )
    country: str = Field("", max_length=40, description="ISO 3166 code")


class PlaceQuery(Asked):
    """Which places."""

    words: str = Field("", max_length=_NAME, description="Part of the name")
    country: str = Field("", max_length=40, description="ISO 3166 code")


class _Page(Asked):
    limit: int = Field(PAGE, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


class ActorPageQuery(ActorQuery, _Page):
    """The same, a page of it."""


class PlacePageQuery(PlaceQuery, _Page):
    """The same, a page of it."""


class NetworkQuery(Asked):
    """Which ties."""

    actor: str = Field("", max_length=_NAME, description="Around this actor; without it those that are told of most")
    on: Since = None
    since: Since = None
    until: Until = None
