"""Histories as their pages need them: spells in rows with a bar for their days, and everybody who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.comparing.spells import Spell
from rashomon.comparing.subjects import SYMMETRIC
from rashomon.comparing.telling import Who
from rashomon.exchange import wording
from rashomon.exchange.histories_text import certainty_on, plans, span, told_as
from rashomon.reading.claim import Modality
from rashomon.record.accounts import Said
from rashomon.web.voices import Voice, voices

WIDTH = 100.0
"""Units of a bar from the first day of its history to the last."""
DOES = {
    "allied": "allied with",
    "hostile": "hostile to",
    "part_of": "is part of",
    "members": "members:",
    "present": "is present in",
}
"""States as the verb of a sentence, where the word itself is none."""
SHOWN = 25
"""Spells of one kind that a page has; more are in its JSON."""
LOOKED = 10
"""Claims of one side of a spell among which a page looks for voices; hundreds may say the same."""
THINNEST = 1.2
"""Units of a single day: what is there must be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Stretches (from, width) in units: `held` as the sources state it, `maybe` within what they leave open."""

    held: tuple[float, float] | None
    maybe: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class SpellRow:
    """One spell as a sentence: `who` `does` `whom`; a place or a number may stand for whom.

    `certainty` says whether it held on the day asked for, `modality` how it is told of at the firmest.
    """

    spell: Spell
    who: Who
    does: str
    whom: Who | None
    number: str
    days: str
    bar: Bar
    certainty: str | None
    modality: Modality
    told: tuple[Voice, ...]
    denied: tuple[Voice, ...]
    planned: tuple[Voice, ...]
    possible: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Spells of one kind, with the days between which they lie; `more` are further ones that are not shown."""

    rows: tuple[SpellRow, ...]
    first: date | None
    last: date | None
    more: int = 0
    looked: int = LOOKED

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.rows) + self.more


def in_force(spells: Iterable[Spell], on: date | None) -> list[Spell]:
    """Those that held, or may have held, on a day; all without one. The latest come first, what nobody asserts last."""
    return sorted((spell for spell in spells if on is None or spell.at(on) is not None), key=_order)


def told(spells: Sequence[Spell], accounts: Mapping[str, Said], *, about: str = "", on: date | None = None) -> Told:
    """The first of these spells laid out; `about` is the actor of the page, `on` a day for which to say if it held."""
    days = [day for spell in spells for day in _days(spell)]
    first, last = min(days, default=None), max(days, default=None)
    rows = tuple(_row(spell, accounts, first, last, about, on) for spell in spells[:SHOWN])
    return Told(rows, first, last, len(spells) - len(rows))


def _order(spell: Spell) -> tuple[bool, int, str, str]:
    days = _days(spell)
    return not spell.confirmed_by.accounts, -max(days).toordinal() if days else 0, spell.subject.key, spell.words


def _days(spell: Spell) -> list[date]:
    found = (spell.start.earliest, spell.start.latest, spell.last_held, spell.end.earliest, spell.end.latest)
    return [day for day in found if day is not None]


def _row(
    spell: Spell, accounts: Mapping[str, Said], first: date | None, last: date | None, about: str, on: date | None
) -> SpellRow:
    does = DOES.get(spell.state, spell.state.replace("_", " "))
    if spell.subject.kind == "leads" and spell.detail:
        does = f"{spell.detail} of"
    number = ""
    if spell.low is not None:
        number = f"{spell.low:,}" if spell.high in (None, spell.low) else f"{spell.low:,}–{spell.high:,}"
    # The actor of the page comes first where it makes no difference.
    parties = sorted(spell.parties, key=lambda party: party.key != about) if spell.state in SYMMETRIC else spell.parties
    planned = plans(spell, accounts)
    return SpellRow(
        spell,
        parties[0],
        does,
        parties[1] if len(parties) > 1 else None,
        number,
        days_of(spell),
        bar(spell, first, last),
        certainty_on(spell, on, accounts) if on is not None else None,
        told_as(spell, accounts),
        _voices(spell.confirmed_by.accounts, accounts),
        _voices(spell.denied_by, accounts),
        _voices(planned, accounts),
        _voices([id_ for id_ in spell.possible_by if id_ not in planned], accounts),
    )


def days_of(spell: Spell) -> str:
    """The days of a spell; one of which a single day is told, and neither beginning nor end, holds "at least" then.

    Example:
        >>> from rashomon.comparing.spells import Bounds
        >>> from rashomon.comparing.subjects import Subject
        >>> day = date(2016, 1, 6)
        >>> days_of(Spell(Subject("k", "ties", "A"), "allied", (), "", start=Bounds(None, day), last_held=day))
        'at least on 6 Jan 2016'
    """
    day = spell.last_held
    alone = day is not None and spell.start.latest == day and spell.start.earliest in (None, day)
    if day is not None and alone and not spell.starts_known and not spell.ends_known:
        return f"at least on {wording.day(day)}"
    return span(spell)


def bar(spell: Spell, first: date | None, last: date | None) -> Bar:
    """Where a spell lies between two days.

    Example:
        >>> from rashomon.comparing.spells import Bounds
        >>> from rashomon.comparing.subjects import Subject
        >>> start = Bounds(date(2016, 1, 2), date(2016, 1, 3))
        >>> spell = Spell(Subject("k", "ties", "A and B"), "allied", (), "", start=start, last_held=date(2016, 1, 6))
        >>> bar(spell, date(2016, 1, 1), date(2016, 1, 11))
        Bar(held=(20.0, 30.0), maybe=(10.0, 90.0))
    """
    days = _days(spell)
    if not days or first is None or last is None:
        return Bar(None, None)
    length = max(1, (last - first).days)

    def stretch(start: date, end: date) -> tuple[float, float]:
        at = WIDTH * (start - first).days / length
        width = max(THINNEST, WIDTH * (end - start).days / length)
        return round(min(at, WIDTH - THINNEST), 2), round(width, 2)

    held_from = spell.start.latest or spell.last_held
    held_until = spell.last_held or spell.start.latest
    open_until = (spell.end.latest or max(days)) if spell.ends_known else last
    held = stretch(held_from, max(held_from, held_until)) if held_from and held_until else None
    begun = min(days)
    return Bar(held, stretch(begun, max(begun, open_until)))


def _voices(ids: Sequence[str], accounts: Mapping[str, Said]) -> tuple[Voice, ...]:
    return voices(accounts[id_] for id_ in ids[:LOOKED] if id_ in accounts)


def all_claims(spells: Iterable[Spell]) -> set[str]:
    """The claims that spells rest on."""
    return {id_ for spell in spells for id_ in spell.accounts}


def looked_at(spells: Iterable[Spell]) -> set[str]:
    """Those of the claims from which a page takes its voices."""
    sides = (side for one in spells for side in (one.confirmed_by.accounts, one.denied_by, one.possible_by))
    return {id_ for side in sides for id_ in side[:LOOKED]}
