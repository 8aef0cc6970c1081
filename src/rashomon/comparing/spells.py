"""Spells: a state that held for a time, with precise and imprecise dates and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import Corroboration
from rashomon.comparing.subjects import Subject
from rashomon.comparing.telling import Where, Who

Certainty = Literal["held", "may have held", "last known", "denied", "possible"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A day known only within bounds: not before `earliest`, not after `latest`; None is open."""

    earliest: date | None = None
    latest: date | None = None

    def within(self, other: Bounds) -> Bounds:
        """What is left where both hold; the span of both where they can't (each end is kept).

        Example:
            >>> Bounds(None, date(2016, 8, 13)).within(Bounds(date(2016, 8, 1), None))
            Bounds(earliest=datetime.date(2016, 8, 1), latest=datetime.date(2016, 8, 13))
        """
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest is not None and latest is not None and earliest > latest:
            return Bounds(latest, earliest)
        return Bounds(earliest, latest)


@dataclass(frozen=True, slots=True)
class Spell:
    """One state of a subject over one stretch of time.

    `start` and `end` are bounds: `start.latest` to `last_held` it surely held, outside
    `start.earliest` and `end.latest` it surely did not, as far as the sources go. `starts_known` and
    `ends_known` say that a source tells of the beginning or end itself. `last_held` is the last day
    for which somebody states it, `last_confirmed` the last day on which somebody said so. `assumed`
    marks that the days of some accounts are those of publication, for want of a time in the text.
    `low` and `high` are the least and the most of a strength.
    """

    subject: Subject
    state: str
    parties: tuple[Who, ...]
    words: str
    place: Where | None = None
    detail: str = ""
    start: Bounds = field(default_factory=Bounds)
    end: Bounds = field(default_factory=Bounds)
    starts_known: bool = False
    ends_known: bool = False
    last_held: date | None = None
    last_confirmed: date | None = None
    assumed: bool = False
    low: int | None = None
    high: int | None = None
    confirmed_by: Corroboration = field(default_factory=Corroboration)
    denied_by: tuple[str, ...] = ()
    possible_by: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    def at(self, day: date) -> Certainty | None:
        """Whether it held on a day: surely, perhaps, by the last that is known, or not (None).

        A spell that nobody asserts is `denied` or `possible`.

        Example:
            >>> spell = Spell(Subject("control: kot", "control", ""), "controls", (), "IS: controls Kot",
            ...               start=Bounds(None, date(2016, 1, 31)), last_held=date(2016, 3, 1),
            ...               confirmed_by=Corroboration(accounts=("c1",)))
            >>> spell.at(date(2016, 2, 1)), spell.at(date(2016, 5, 1))
            ('held', 'last known')
        """
        if not self.confirmed_by.accounts:
            return "denied" if self.denied_by else "possible"
        if self.end.latest is not None and day > self.end.latest:
            return None
        if self.start.latest is not None and day < self.start.latest:
            known = self.start.earliest
            return "may have held" if known is not None and day >= known else None
        if self.ends_known and (self.end.earliest is None or day >= self.end.earliest):
            return "held" if self.last_held is not None and day <= self.last_held else "may have held"
        if self.ends_known or (self.last_held is not None and day <= self.last_held):
            return "held"
        return "last known"


@dataclass(frozen=True, slots=True)
class Holding:
    """A spell as it stands on one day."""

    spell: Spell
    certainty: Certainty


def on(spells: Iterable[Spell], day: date) -> list[Holding]:
    """What held on a day of valid time, and according to whom (`spell.confirmed_by`, `spell.denied_by`).

    Surely held comes first. For what was known on a day of recorded time, build the histories from
    the accounts recorded by then.

    Example:
        >>> on([], date(2016, 8, 13))
        []
    """
    order: dict[Certainty, int] = {"held": 0, "last known": 1, "may have held": 2, "possible": 3, "denied": 4}
    found = [Holding(spell, certainty) for spell in spells if (certainty := spell.at(day)) is not None]
    return sorted(found, key=lambda h: (order[h.certainty], h.spell.subject.key, h.spell.words))


def published_last(accounts: Iterable[Account]) -> date | None:
    """The last day on which one of the accounts was published."""
    return max((a.published for a in accounts if a.published is not None), default=None)
