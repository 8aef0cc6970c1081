"""What lists are asked in the address: filters, order, page; empty fields of a form count as not given."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from rashomon.record.actor_lists import HAS, ActorFilter
from rashomon.record.claim_finding import MISSING
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.filtering import Filter
from rashomon.record.place_lists import NO_POINT, PlaceFilter
from rashomon.record.report_lists import ReportFilter
from rashomon.record.source_lists import SourceFilter
from rashomon.web.paging import LARGEST_OFFSET
from rashomon.web.params import AsOf, PublishedUntil, Since, Until, backwards

PAGE = 50
_NAME = 300
Value = Annotated[str, StringConstraints(max_length=_NAME)]
Values = Annotated[list[Value], Field(max_length=50)]
Year = Annotated[int, Field(ge=1, le=9998)]
Years = Annotated[list[Year], Field(max_length=50)]
Months = Annotated[list[Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]], Field(max_length=50)]
"""Parameters that may be given several times: one of the values is enough."""


SEVERAL = "; several times for any of them"


class Asked(BaseModel):
    """A query whose empty fields are not there."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        filled = {name: _filled(value) if isinstance(value, list) else value for name, value in given.items()}
        return {name: value for name, value in filled.items() if not (isinstance(value, str) and not value.strip())}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if said := backwards(getattr(self, "since", None), getattr(self, "until", None)):
            raise ValueError(said)
        return self

    def kept(self, kind: type[Any]) -> dict[str, Any]:
        """The values of the fields that a filter has too; several of them as a tuple."""
        found = {field.name: getattr(self, field.name) for field in fields(kind) if hasattr(self, field.name)}
        return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}

    def given(self) -> list[tuple[str, Any]]:
        """What is asked for beside what goes without saying, by name."""
        named = ((name, getattr(self, name), field.default) for name, field in type(self).model_fields.items())
        return [(name, value) for name, value, usual in named if value != usual]


def _filled(values: list[Any]) -> list[Any]:
    return [value for value in values if not (isinstance(value, str) and not value.strip())]


class _Page(Asked):
    limit: int = Field(PAGE, ge=1, le=500, description="Rows of a page")
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET, description="Rows passed over")


class EventQuery(Asked):
    """Which events, and in which order."""

    words: str = Field(
        "", max_length=_NAME, description='Words in the reports; "car bomb" in quotation marks as a phrase'
    )
    place: str = Field("", max_length=_NAME, description='In this place or anywhere in it: "Kot", "Kot, Nangarhar"')
    actor: Values = Field([], description=f"By it, against it, or by a part of it{SEVERAL}")
    type: Values = Field([], description=f"Of this kind: attack, air_strike …{SEVERAL}")
    country: Values = Field([], description=f"ISO 3166 code{SEVERAL}")
    modality: Values = Field([], description=f"asserted, possible, planned or denied{SEVERAL}")
    outlet: Values = Field([], description=f"With a report of this publisher: outlet:…{SEVERAL}")
    status: Values = Field([], description=f"What people made of it; all, or without it all but the rejected{SEVERAL}")
    since: Since = None
    until: Until = None
    year: Years = Field([], description=f"Of this year{SEVERAL}")
    min_killed: int | None = Field(None, ge=0, le=10**9, description="At least so many killed, by the policy")
    policy: Literal["best-low-high", "lowest", "highest", "latest"] = Field("best-low-high", description="The estimate")
    min_origins: int | None = Field(None, ge=0, le=10**6, description="By so many independent origins")
    located: bool | None = Field(None, description="With a place on the map")
    dated: bool | None = Field(None, description="With a day")
    single_origin: bool | None = Field(None, description="Of one origin only")
    disagreeing: bool | None = Field(None, description="With disagreements")
    published_until: PublishedUntil = None
    as_of: AsOf = None

    def of_then(self) -> bool:
        """Whether another state than today's is asked for."""
        return self.as_of is not None or self.published_until is not None

    def filter(self) -> Filter:
        """The filter of the record."""
        return Filter(**self.kept(Filter))


class EventOrder(EventQuery):
    """The same with an order."""

    order: Literal["start", "killed", "origins", "recent", "reports", "disagreements"] = Field(
        "start", description="By what, the most or the latest first"
    )


class EventPageQuery(EventOrder, _Page):
    """The same, a page of it."""


class ClaimQuery(Asked):
    """Which claims."""

    words: str = Field("", max_length=_NAME, description="Words in the evidence")
    kind: Values = Field([], description=f"event, relation, control, leadership or strength{SEVERAL}")
    type: Values = Field([], description=f"attack, allied, controls …{SEVERAL}")
    modality: Values = Field([], description=f"asserted, possible, planned or denied{SEVERAL}")
    actor: str = Field("", max_length=_NAME, description="That does or suffers what is claimed")
    place: str = Field("", max_length=_NAME, description="About this place, or anything in it")
    speaker: str = Field("", max_length=_NAME, description="Who said so: an id or a name")
    speaker_kind: Values = Field([], description=f"Said by a person, media, an armed_group, people …{SEVERAL}")
    origin: Values = Field([], description=f"Where it first came from: an id or a name{SEVERAL}")
    outlet: Values = Field([], description=f"Printed by: outlet:…{SEVERAL}")
    country: Values = Field([], description=f"That names a place in this country (ISO 3166){SEVERAL}")
    at: Values = Field([], description=f"That itself names this place, by its key{SEVERAL}")
    missing: Values = Field([], description=f"That leaves open: {', '.join(MISSING)}{SEVERAL}")
    year: Years = Field([], description=f"Of what happened in this year{SEVERAL}")
    month: Months = Field([], description=f"Of what began in this month: 2016-08{SEVERAL}")
    status: Values = Field([], description=f"machine, accepted, edited, rejected, unverifiable or all{SEVERAL}")
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
    publisher: Values = Field([], description=f"Its name as in the reports, or outlet:…{SEVERAL}")
    credit: Values = Field([], description=f"That name this agency as their source: outlet:…{SEVERAL}")
    repeats: Values = Field([], description=f"copy, rewrite, passage, quotation, or nothing of another one{SEVERAL}")
    note: Values = Field([], description=f"Why nothing was read: no word of conflict …{SEVERAL}")
    language: Values = Field([], description=f"ISO 639 code{SEVERAL}")
    year: Years = Field([], description=f"Published in this year{SEVERAL}")
    month: Months = Field([], description=f"Published in this month: 2016-08{SEVERAL}")
    since: Since = None
    until: Until = None
    with_claims: bool | None = Field(None, description="In which claims were found, or none")
    copies: bool | None = Field(None, description="That repeat another report, or don't")

    def filter(self) -> ReportFilter:
        """The filter of the record."""
        return ReportFilter(**self.kept(ReportFilter))


class ReportPageQuery(ReportQuery, _Page):
    """The same, a page of it."""


class ActorQuery(Asked):
    """Which actors."""

    words: str = Field("", max_length=_NAME, description="Part of the name, or any name of the actor")
    kind: Values = Field([], description=f"armed_group, state_force, government, organisation, media, person{SEVERAL}")
    country: Values = Field([], description=f"ISO 3166 code{SEVERAL}")
    has: Values = Field([], description=f"With {', '.join(HAS.values())}{SEVERAL}")

    def filter(self) -> ActorFilter:
        """The filter of the record."""
        return ActorFilter(**self.kept(ActorFilter))


class PlaceQuery(Asked):
    """Which places."""

    words: str = Field("", max_length=_NAME, description="Part of the name")
    country: Values = Field([], description=f"ISO 3166 code{SEVERAL}")
    precision: Values = Field([], description=f"Of what it has a point: city, admin1 … or {NO_POINT}{SEVERAL}")
    held_by: Values = Field([], description=f"Said to be held, contested or left by this actor{SEVERAL}")

    def filter(self) -> PlaceFilter:
        """The filter of the record."""
        return PlaceFilter(**self.kept(PlaceFilter))


class ActorPageQuery(ActorQuery, _Page):
    """The same, a page of it."""


class PlacePageQuery(PlaceQuery, _Page):
    """The same, a page of it."""


class SourceQuery(Asked):
    """Which sources."""

    q: str = Field("", max_length=_NAME, description="A part of the name")
    kind: Values = Field([], description=f"outlet, person, armed_group …{SEVERAL}")
    stake: Values = Field([], description=f"What they are to the matter: party, official, witness …{SEVERAL}")
    letter: Values = Field([], description=f"Of this Admiralty letter, F where nobody judged{SEVERAL}")

    def filter(self) -> SourceFilter:
        """The filter of the record."""
        return SourceFilter(words=self.q, **{k: v for k, v in self.kept(SourceFilter).items() if k != "words"})


class SourcePageQuery(SourceQuery, _Page):
    """The same, a page of it."""


class DisagreementQuery(Asked):
    """Which disagreements; what is empty filters nothing."""

    type: list[Literal["denial", "update", "contradiction"]] = Field(
        [], max_length=3, description=f"Of this kind only{SEVERAL}"
    )
    slot: Values = Field([], description=f"About killed, who, when, happened, controls, ties …{SEVERAL}")
    country: Values = Field([], description=f"About an event in this country (ISO 3166){SEVERAL}")
    place: str = Field("", max_length=_NAME, description="In this place, or anywhere in it")
    actor: str = Field("", max_length=_NAME, description="With this party")
    topic: str = Field("", max_length=600, description="About this event or subject, by its id or key")
    single_origin: bool = Field(False, description="With a side that rests on one origin")
    self_interested: bool = Field(
        False, description="With a side told only by parties that speak of their own or their enemy's losses"
    )

    def filter(self) -> dict[str, Any]:
        """What `Record.disagreements` and `Record.disagreement_facets` take."""
        return self.kept(DisputeFilter)


class DisagreementPageQuery(DisagreementQuery, _Page):
    """The same, a page of it."""


class NetworkQuery(Asked):
    """Which ties."""

    actor: str = Field("", max_length=_NAME, description="Around this actor; without it those that are told of most")
    on: Since = None
    since: Since = None
    until: Until = None
