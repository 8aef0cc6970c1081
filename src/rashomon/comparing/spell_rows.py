"""Spells as plain values, short enough to be kept at hand, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from rashomon.comparing.corroboration import Corroboration
from rashomon.comparing.spells import Bounds, Spell
from rashomon.comparing.subjects import Kind, Subject
from rashomon.comparing.telling import Where, Who

_BEHIND = tuple(field.name for field in fields(Corroboration))
# `dataclasses.astuple` goes down into every value; these have none that is a dataclass.
_OF_WHO = attrgetter(*(field.name for field in fields(Who)))
_OF_WHERE = attrgetter(*(field.name for field in fields(Where)))


def to_row(spell: Spell) -> list[Any]:
    """A spell as a list, but for the key and the kind of its subject.

    Example:
        >>> spell = Spell(Subject("control: kot", "control", ""), "controls", (), "", last_held=date(2016, 3, 1))
        >>> from_row("control: kot", "control", to_row(spell)) == spell
        True
    """
    days = (spell.start.earliest, spell.start.latest, spell.end.earliest, spell.end.latest, spell.last_held,
            spell.last_confirmed)  # fmt: skip
    return [
        spell.subject.words,
        spell.state,
        spell.words,
        spell.detail,
        [_OF_WHO(party) for party in spell.parties],
        _OF_WHERE(spell.place) if spell.place else None,
        [day.isoformat() if day else None for day in days],
        [spell.starts_known, spell.ends_known, spell.assumed],
        [spell.low, spell.high],
        [getattr(spell.confirmed_by, name) for name in _BEHIND],
        spell.denied_by,
        spell.possible_by,
        spell.accounts,
    ]


def from_row(key: str, kind: Kind, row: Sequence[Any]) -> Spell:
    """The spell that `to_row` wrote, of the subject with this key and kind."""
    about, state, words, detail, parties, place, days, known, (low, high), behind, denied, possible, accounts = row
    start, began, ending, end, held, confirmed = [date.fromisoformat(day) if day else None for day in days]
    return Spell(
        Subject(key, kind, about), state, tuple([_who(*party) for party in parties]), words,
        _where(*place) if place else None, detail, Bounds(start, began), Bounds(ending, end), known[0], known[1], held,
        confirmed, known[2], low, high, Corroboration(*map(tuple, behind)), tuple(denied), tuple(possible),
        tuple(accounts),
    )  # fmt: skip


def _who(key: str, name: str, kind: str, country: str, above: Sequence[str]) -> Who:
    return Who(key, name, kind, country, tuple(above))


def _where(key: str, name: str, inside: Sequence[str], *rest: Any) -> Where:
    return Where(key, name, tuple(inside), *rest)
