"""What the record hands out: events, pages, histories, changes, as values without a connection to the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import Corroboration
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.estimates import Estimate
from rashomon.comparing.facts import Fact
from rashomon.comparing.reliability import DEFAULT_LETTER
from rashomon.comparing.spells import Spell
from rashomon.comparing.weighing import Comparison
from rashomon.reading.claim import Modality


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report as it is listed: `key` is the record's, `id` the one it came in with."""

    key: str
    id: str
    title: str
    publisher: str
    published: date | None
    url: str = ""
    licence: str = ""
    hash: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as it is listed, its tellings summed up; each number by the policy in its name.

    `origins` and `speakers` count independent origins and primary speakers of what is asserted; `copies`
    counts reports that only repeat another one. `status` is `machine` until somebody looked. `place_modality` and
    `day_modality` say by what claims the place and the days are told, the firmest there are: asserted, possible,
    planned or denied; empty where none tells them. `modality` is the firmest of all claims.
    """

    id: str
    type: str
    title: str
    start: date | None
    end: date | None
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    precision: str
    agents: str
    targets: str
    modality: str
    killed_lowest: int | None
    killed_best: int | None
    killed_highest: int | None
    killed_latest: int | None
    wounded_best: int | None
    origins: int
    speakers: int
    documents: int
    copies: int
    disagreements: int
    status: str
    first_published: date | None
    last_published: date | None
    place_modality: str = ""
    day_modality: str = ""

    @property
    def place_beside(self) -> str:
        """How firmly the place is told, where that is otherwise than the event itself; else empty."""
        return self.place_modality if self.place_modality != self.modality else ""

    @property
    def day_beside(self) -> str:
        """How firmly the days are told, where that is otherwise than the event itself; else empty."""
        return self.day_modality if self.day_modality != self.modality else ""

    def to_row(self) -> dict[str, Any]:
        """As plain values: days in ISO 8601."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class TollPoint:
    """One number of a toll over time: who said it, or said that it is not so, as of which day of publication."""

    slot: str
    day: date | None
    words: str
    value: int
    account: str
    origin: str
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Join:
    """Two tellings of one event, and what spoke for and against their being one.

    `by` names the person who put them together, where one did.
    """

    a: str
    b: str
    document_a: str
    document_b: str
    comparison: Comparison
    by: str = ""


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One report that repeats another one: `kind` is copy, rewrite, passage or quotation; `share` of its words."""

    document: str
    of: str
    kind: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything about one event: what `rashomon event` shows.

    `documents` are by key; `accounts` hold claims with origin and speaker; `left_out` are account
    ids that people rejected, with the judgement's words, `edited` those that they edited, with who and what;
    `estimates` has every policy of every slot.
    """

    row: EventRow
    accounts: tuple[Account, ...]
    documents: Mapping[str, DocumentRow]
    facts: tuple[Fact, ...]
    corroboration: Corroboration
    disagreements: tuple[Disagreement, ...]
    estimates: Mapping[str, tuple[Estimate, ...]]
    growth: tuple[TollPoint, ...] = ()
    copies: tuple[CopyRow, ...] = ()
    joins: tuple[Join, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    edited: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a value down to a hash: `level` is value, rule, claim, words, report or hash."""

    level: str
    words: str
    about: str = ""
    under: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided about something, and why; `undone_by` names the judgement that took it back.

    `role` is as what they decided, `detail` what they edited, `blind` whether they had not seen what others decided.
    """

    id: str
    at: datetime
    kind: str
    about: str
    decision: str
    by: str
    reason: str
    undoes: str = ""
    undone_by: str = ""
    role: str = ""
    detail: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Something that came to be known at a moment: a report read, an event made, grown, joined, split or judged."""

    at: datetime
    seq: int
    what: str
    topic: str
    words: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet, an agency or a speaker; `letter` is set by people (Admiralty A to F), F until then."""

    id: str
    name: str
    kind: str
    stake: str
    claims: int
    documents: int
    self_interested: int
    letter: str = DEFAULT_LETTER
    letter_by: str = ""
    letter_reason: str = ""
    letter_at: datetime | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the record knows of an actor: names it goes by, ties, leaders, strength, places, latest events."""

    key: str
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    relations: tuple[Spell, ...]
    leaders: tuple[Spell, ...]
    strength: tuple[Spell, ...]
    control: tuple[Spell, ...]
    events: tuple[EventRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Added:
    """What an adding brought: counts of reports new, seen before and without a claim, and of claims."""

    documents: int = 0
    known: int = 0
    claims: int = 0
    empty: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as it is listed: `events` by it, against it or by a part of it; `claims` that name itself.

    `first` and `last` are the first days of its earliest and latest event.
    """

    key: str
    name: str
    kind: str
    country: str
    events: int
    claims: int
    first: date | None
    last: date | None

    def with_claims(self, claims: int) -> ActorRow:
        """The same with another number of claims."""
        return replace(self, claims=claims)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as it is listed: events there (not those in a part of it), the sum of their best tolls.

    `held` counts the claims about who holds it; coordinates are in degrees (WGS 84).
    """

    name: str
    country: str
    country_name: str
    events: int
    killed: int
    held: int
    first: date | None = None
    last: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it is listed: the account, its report's title, the event it tells of and what people made of it."""

    account: Account
    report: str
    event: str
    event_title: str
    status: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it is listed: `claims` of its reading today; `copy_of` is the earlier report that it repeats most of.

    `copy_kind` says how, `copy_share` how much of it (0 to 1); `found` are the words around what was searched for.
    """

    key: str
    id: str
    title: str
    publisher: str
    published: date | None
    claims: int
    events: int
    copy_of: str = ""
    copy_of_title: str = ""
    copy_kind: str = ""
    copy_share: float = 0.0
    found: str = ""


@dataclass(frozen=True, slots=True)
class PlacePage:
    """What the record knows of a place: who held it when according to whom, events there and in it.

    `killed` sums the best tolls, None where no event there has one. `named_as` is given where there is neither event
    nor holder: the keys under which claims name it (`ClaimFilter.at`).
    """

    name: str
    country: str
    country_name: str
    inside: str
    latitude: float | None
    longitude: float | None
    precision: str
    control: tuple[Spell, ...]
    events: tuple[EventRow, ...]
    total: int
    killed: int | None
    parts: tuple[PlaceRow, ...]
    named_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The record in numbers; rejected events count for nothing. `unreviewed` events were looked at by nobody."""

    reports: int
    claims: int
    events: int
    single_origin: int
    disagreements: int
    unreviewed: int
    actors: int
    changed: datetime | None
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FoundEverywhere:
    """What some words find: the best few of each sort, and how many there are."""

    events: tuple[EventRow, ...]
    events_total: int
    claims: tuple[ClaimRow, ...]
    claims_total: int
    reports: tuple[ReportRow, ...]
    reports_total: int
    actors: tuple[ActorRow, ...]
    actors_total: int
    places: tuple[PlaceRow, ...]
    places_total: int
