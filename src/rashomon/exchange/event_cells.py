"""One cell of the side-by-side table: the values of one origin in one row, marked, with who says so."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from rashomon.comparing.facts import Cell, Fact
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.values import UNKNOWN
from rashomon.exchange import wording
from rashomon.exchange.pieces import QUIET, UNDATED, UNLOCATED, UNNAMED, value
from rashomon.exchange.safe import one_line
from rashomon.exchange.table import STYLES
from rashomon.reading.claim import Modality

CONTRADICTED, REVISED = "≠", "↻"
OWN_LOSSES = "†"
_ALWAYS = {"who": UNNAMED, "where": UNLOCATED, "when": UNDATED}
"""Rows that say so where an origin does not fill them."""
_BARE = frozenset({"what", "where", "when", "whom"})
"""Rows whose speakers are named only where the value is disputed."""

Marks = Mapping[tuple[str, str], str]
Days = Mapping[str, date | None]


def column_cell(fact: Fact, cells: Sequence[Cell], days: Days, marks: Marks, signs: set[str], width: int) -> Text:
    """What one origin puts into one row, value by value, with who says so; adds the signs it uses to `signs`.

    `days` are the days of publication by account, `marks` the signs of disagreement by slot and account.
    """
    if not cells:
        return Text(_ALWAYS.get(fact.slot, "–"), QUIET)
    groups: dict[tuple[str, Modality], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.value.key, cell.modality), []).append(cell)
    if fact.slot == "who" and len(groups) > 1:
        groups = {key: told for key, told in groups.items() if key[0] != UNKNOWN} or groups
    dated = fact.slot in NUMBER_SLOTS and len({days.get(a) for cell in cells for a in cell.accounts}) > 1
    text = Text()
    for told in sorted(groups.values(), key=lambda told: (_first(told, days) or date.max, told[0].value.key)):
        if text:
            text.append("\n")
        mark = next((marks[fact.slot, a] for cell in told for a in cell.accounts if (fact.slot, a) in marks), "")
        shown = _value(fact.slot, told[0], mark, signs)
        voices = _speakers(told, signs) if _is_spoken(fact.slot, told[0], mark) else ""
        if dated and (day := _first(told, days)):
            voices = f"{voices}, {day.day} {month_abbr[day.month]}".removeprefix(", ")
        if voices:
            # Who says so goes on the line of the value where it fits, else below it.
            fits = shown.cell_len + cell_len(voices) + 3 <= width
            shown.append(f" · {voices}" if fits else "".join(f"\n  {line}" for line in wrap(voices, width - 2)), QUIET)
        text.append_text(shown)
    return text


def _first(told: Sequence[Cell], days: Days) -> date | None:
    """The day on which a value was first told."""
    return min((day for cell in told for a in cell.accounts if (day := days.get(a)) is not None), default=None)


def _is_spoken(slot: str, cell: Cell, mark: str) -> bool:
    """Whether it matters who says so: of numbers and deeds always, else where it is disputed or not asserted."""
    if slot == "happened":
        return cell.modality != "asserted"
    return bool(mark) or slot not in _BARE


def _value(slot: str, cell: Cell, mark: str, signs: set[str]) -> Text:
    words = one_line(value(slot, cell.value.words))
    text = Text()
    if mark:
        signs.add(mark)
        text.append(f"{mark} ", "bold yellow" if mark == CONTRADICTED else "cyan")
    if slot == "happened":
        return text.append(words, STYLES[cell.modality])
    if cell.modality == "denied":
        signs.add(cell.modality)
        return text.append("✕ ", STYLES["denied"]).append(words, f"{STYLES['denied']} strike")
    if cell.modality != "asserted":
        signs.add(cell.modality)
        sign = wording.MODALITIES[cell.modality].sign
        return text.append(f"{sign} ", STYLES[cell.modality]).append(words, STYLES[cell.modality])
    if cell.value.key == UNKNOWN:
        return text.append(words, QUIET)
    return text.append(words, "bold" if mark == CONTRADICTED else "")


def _speakers(told: Sequence[Cell], signs: set[str]) -> str:
    """Who says so, where it is not the outlet itself; at most two by name."""
    names: dict[str, tuple[str, bool]] = {}
    for cell in told:
        name, own = cell.speaker.name, cell.speaker.self_interested
        if name and name != cell.origin.name:
            first, before = names.get(name.casefold(), (name, False))
            names[name.casefold()] = (first, before or own)
    shown = []
    for name, own in list(names.values())[:2]:
        if own:
            signs.add(OWN_LOSSES)
        shown.append(one_line(name) + (f" {OWN_LOSSES}" if own else ""))
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(shown) + more
