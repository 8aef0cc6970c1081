"""One cell of the side-by-side table on the screen: the values of one origin in one row, with who says so."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from rashomon.comparing.facts import Cell, Fact
from rashomon.exchange import wording
from rashomon.exchange.pieces import QUIET
from rashomon.exchange.safe import one_line
from rashomon.exchange.side_by_side import CONTRADICTED, EMPTY, OWN_LOSSES, Days, Entry, Marks, Voice, entries
from rashomon.exchange.table import STYLES

NAMED = 2
"""Speakers of a value that are named."""


def column_cell(fact: Fact, cells: Sequence[Cell], days: Days, marks: Marks, signs: set[str], width: int) -> Text:
    """What one origin puts into one row, value by value, with who says so; adds the signs it uses to `signs`."""
    if not cells:
        return Text(EMPTY.get(fact.slot, "–"), QUIET)
    text = Text()
    for entry in entries(fact, cells, days, marks):
        if text:
            text.append("\n")
        shown = _value(fact.slot, entry, signs)
        voices = _speakers(entry.voices, signs)
        if entry.day:
            voices = f"{voices}, {entry.day.day} {month_abbr[entry.day.month]}".removeprefix(", ")
        if voices:
            # Who says so goes on the line of the value where it fits, else below it.
            fits = shown.cell_len + cell_len(voices) + 3 <= width
            shown.append(f" · {voices}" if fits else "".join(f"\n  {line}" for line in wrap(voices, width - 2)), QUIET)
        text.append_text(shown)
    return text


def _value(slot: str, entry: Entry, signs: set[str]) -> Text:
    words, modality, text = one_line(entry.words), entry.modality, Text()
    if entry.mark:
        signs.add(entry.mark)
        text.append(f"{entry.mark} ", "bold yellow" if entry.mark == CONTRADICTED else "cyan")
    if slot == "happened":
        return text.append(words, STYLES[modality])
    if modality == "denied":
        signs.add(modality)
        return text.append("✕ ", STYLES["denied"]).append(words, f"{STYLES['denied']} strike")
    if modality != "asserted":
        signs.add(modality)
        return text.append(f"{wording.MODALITIES[modality].sign} ", STYLES[modality]).append(words, STYLES[modality])
    if entry.unknown:
        return text.append(words, QUIET)
    return text.append(words, "bold" if entry.mark == CONTRADICTED else "")


def _speakers(voices: Sequence[Voice], signs: set[str]) -> str:
    """Who says so in words."""
    named = []
    for voice in voices[:NAMED]:
        if voice.own:
            signs.add(OWN_LOSSES)
        named.append(one_line(voice.name) + (f" {OWN_LOSSES}" if voice.own else ""))
    more = f" and {len(voices) - NAMED} more" if len(voices) > NAMED else ""
    return ", ".join(named) + more
