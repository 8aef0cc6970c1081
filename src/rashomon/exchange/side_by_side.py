"""The side-by-side table as values: what each cell holds, before a screen or a page draws it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.comparing.facts import Cell, Fact
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.values import UNKNOWN
from rashomon.exchange.pieces import UNDATED, UNLOCATED, UNNAMED, value
from rashomon.reading.claim import Modality
from rashomon.record.rows import EventPage

CONTRADICTED, REVISED = "≠", "↻"
OWN_LOSSES = "†"
EMPTY: Mapping[str, str] = {"who": UNNAMED, "where": UNLOCATED, "when": UNDATED}
"""Rows that say so where an origin does not fill them; any other is left blank."""
_BARE = frozenset({"what", "where", "when", "whom"})
"""Rows whose speakers are named only where the value is disputed."""

Marks = Mapping[tuple[str, str], str]
Days = Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so, by name; `own` where a party speaks of its own or its enemy's losses."""

    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One value in a cell: its words, how it is meant, whether it is disputed, and who says so since when.

    `mark` is a sign of disagreement or empty; `voices` are empty where the outlet itself speaks, or where it
    does not matter who does; `day` is set where the values of the cell came in on several days. `accounts` are
    the ids of the claims. `unknown` says that the value is a word for not knowing.
    """

    words: str
    modality: Modality
    mark: str
    voices: tuple[Voice, ...]
    day: date | None
    accounts: tuple[str, ...]
    unknown: bool = False


def entries(fact: Fact, cells: Sequence[Cell], days: Days, marks: Marks) -> list[Entry]:
    """What one origin puts into one row, value by value, the first told first.

    `days` are the days of publication by account, `marks` the signs of disagreement by slot and account.
    """
    groups: dict[tuple[str, Modality], list[Cell]] = {}
    for cell in cells:
        # Who names nobody denies nobody.
        modality: Modality = "asserted" if cell.value.key == UNKNOWN else cell.modality
        groups.setdefault((cell.value.key, modality), []).append(cell)
    if fact.slot == "who" and len(groups) > 1:
        groups = {key: told for key, told in groups.items() if key[0] != UNKNOWN} or groups
    dated = fact.slot in NUMBER_SLOTS and len({days.get(a) for cell in cells for a in cell.accounts}) > 1
    ordered = sorted(groups.items(), key=lambda told: (_first(told[1], days) or date.max, told[0][0]))
    return [_entry(fact.slot, told, modality, days, marks, dated) for (_, modality), told in ordered]


def _entry(slot: str, told: Sequence[Cell], modality: Modality, days: Days, marks: Marks, dated: bool) -> Entry:
    first = told[0]
    accounts = tuple(account for cell in told for account in cell.accounts)
    mark = next((marks[slot, account] for account in accounts if (slot, account) in marks), "")
    return Entry(
        words=value(slot, first.value.words),
        modality=modality,
        mark=mark,
        voices=tuple(_voices(told)) if _is_spoken(slot, first, mark) else (),
        day=_first(told, days) if dated else None,
        accounts=accounts,
        unknown=first.value.key == UNKNOWN,
    )


def _first(told: Sequence[Cell], days: Days) -> date | None:
    """The day on which a value was first told."""
    return min((day for cell in told for a in cell.accounts if (day := days.get(a)) is not None), default=None)


def _is_spoken(slot: str, cell: Cell, mark: str) -> bool:
    """Whether it matters who says so: of numbers and deeds always, else where it is disputed or not asserted."""
    if slot == "happened":
        return cell.modality != "asserted"
    return bool(mark) or slot not in _BARE


def _voices(told: Iterable[Cell]) -> list[Voice]:
    """Who says so, where it is not the outlet itself, each once."""
    names: dict[str, Voice] = {}
    for cell in told:
        name, own = cell.speaker.name, cell.speaker.self_interested
        if name and name != cell.origin.name:
            before = names.get(name.casefold(), Voice(name))
            names[name.casefold()] = Voice(before.name, before.own or own)
    return list(names.values())


def marks_of(page: EventPage) -> Marks:
    """For slot and account the sign that it stands in a disagreement; a contradiction goes before a revision."""
    found: dict[tuple[str, str], str] = {}
    for row in page.disagreements:
        earlier, later = (row.a, *row.also_a), (row.b, *row.also_b)
        if row.type == "update":
            for account in earlier:
                found.setdefault((row.slot, account), REVISED)
            continue
        found.update({(row.slot, account): CONTRADICTED for account in (*earlier, *later)})
    return found


def shown(facts: Sequence[Fact]) -> list[Fact]:
    """The rows of the table: whether it happened only where not everybody says so; where and when always."""
    there = [
        fact for fact in facts if fact.slot != "happened" or any(cell.modality != "asserted" for cell in fact.cells)
    ]
    known = {fact.slot for fact in there}
    added = [Fact(slot, slot, ()) for slot in ("where", "when") if slot not in known]
    order = ("what", "who", "whom", "where", "when")
    place = {slot: at for at, slot in enumerate(order)}
    return sorted([*there, *added], key=lambda fact: place.get(fact.slot, len(order)))
