"""The claim: one proposition as one source puts it forward, with the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Modality = Literal["asserted", "denied", "possible", "planned"]
Change = Literal["starts", "ends"]
NUMBERS = ("killed", "wounded", "abducted", "arrested", "displaced", "count")


ARMED = frozenset({"armed_group", "state_force"})
"""The kinds of party that bear arms."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of the document's text, or of its title."""

    start: int
    end: int
    quote: str
    part: Literal["text", "title"] = "text"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start` to `end`, both inclusive, as far as the text narrows them.

    `granularity` names the unit of the expression (day, weekend, week, month, season, year,
    decade, since, range …); `basis` says what it was resolved against; `span` is the expression.
    """

    start: date
    end: date
    granularity: str
    basis: str = ""
    span: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A count as the source states it: `value` by the coding rule, the bounds, and how vague.

    `vagueness`: exact, at_least, at_most, about, range, several, dozens …
    """

    value: int
    low: int | None = None
    high: int | None = None
    vagueness: str = "exact"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or some place a claim names: an actor, victim, speaker or place.

    `mentions` are the surface forms that the text uses for it; `ref` the register's id; `inferred`
    says that the text uses a pronoun or description here and the name was taken from elsewhere.
    """

    name: str
    kind: str
    mentions: tuple[str, ...] = ()
    ref: str = ""
    country: str = ""
    inside: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""
    inferred: bool = False
    span: Span | None = None


@dataclass(slots=True)
class Claim:
    """One claim; the fields are those of the claim guide, with evidence and the rule that made it."""

    kind: str
    type: str
    agents: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    when: Interval | None = None
    numbers: dict[str, Number] = field(default_factory=dict)
    sources: tuple[Party, ...] = ()
    modality: Modality = "asserted"
    change: Change | None = None
    role: str = ""
    event: str = ""
    id: str = ""
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    score: float = 1.0
    missing: dict[str, str] = field(default_factory=dict)
    trace: tuple[str, ...] = ()
