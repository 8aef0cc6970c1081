"""Events as a list on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.pieces import QUIET, counted, listing, place, short, status, time, toll
from rashomon.exchange.safe import one_line
from rashomon.record.rows import EventRow

WIDE = 120
FEW = 2
"""Parties of a side that are named in a list."""
HEADS = ("when", "what and where", "killed", "origins", "speakers", "≠", "event")


def event_list(rows: Sequence[EventRow], total: int, width: int) -> Group:
    """One event a line on wide screens, two lines on others; what nobody looked at says `machine`."""
    parts: list[RenderableType] = [_table(rows, width), Text()]
    shown = f"{len(rows):,} of {counted(total, 'event')}" if len(rows) < total else counted(total, "event")
    note = "killed by policy: best (lowest–highest) · ≠ disagreements"
    parts.append(Text(f"{shown}   {note}", QUIET))
    return Group(*parts)


def _table(rows: Sequence[EventRow], width: int) -> RenderableType:
    wide = width >= WIDE
    lines: list[list[RenderableType]] = []
    for row in rows:
        what, when = _what(row), time(row.start, row.end)
        parties = Text(" → ".join(part for part in (_few(row.agents), _few(row.targets)) if part), QUIET)
        if not wide and parties:
            what.append("\n").append_text(parties)
        end = Text(short(row.id)) if wide else Text(short(row.id) + "\n").append_text(status(row.status))
        cells: list[RenderableType] = [
            Text(when if wide else when.replace(" – ", " –\n")).append_text(beside(row.day_beside)),
            what,
            *([parties] if wide else []),
            Text(toll(row.killed_best, row.killed_lowest, row.killed_highest)),
            Text(str(row.origins), "" if row.origins > 1 else QUIET),
            Text(str(row.speakers), QUIET),
            Text(str(row.disagreements or ""), "yellow"),
            end,
            *([status(row.status)] if wide else []),
        ]
        lines.append(cells)
    if wide:
        heads = [*HEADS[:2], "who → whom", *HEADS[2:], "status"]
        return listing(heads, lines, right=(3, 4, 5, 6), fixed=(3, 4, 5, 6, 7, 8))
    heads = ["or.", "sp."] if width < 100 else ["origins", "speakers"]
    return listing([*HEADS[:3], *heads, *HEADS[5:]], lines, right=(2, 3, 4, 5), fixed=(2, 3, 4, 5, 6))


def _few(parties: str) -> str:
    """The first of the parties, and how many more there are."""
    names = parties.split("; ")
    more = f" +{len(names) - FEW}" if len(names) > FEW else ""
    return one_line(", ".join(names[:FEW])) + more


def _what(row: EventRow) -> Text:
    text = Text()
    if row.modality != "asserted" and row.modality in wording.MODALITIES:
        sign = wording.MODALITIES[row.modality]
        text.append(f"{sign.sign} {sign.word}: ", "red" if row.modality == "denied" else "yellow")
    text.append(one_line(wording.spoken(row.type)), "bold")
    return text.append(f" · {one_line(place(row.place, row.country))}").append_text(beside(row.place_beside))


def beside(modality: str) -> Text:
    """What stands beside a place or a day that nobody asserts, such as " (planned)"; nothing for no modality.

    Example:
        >>> beside("planned").plain, beside("").plain
        (' (→ planned)', '')
    """
    if modality not in wording.MODALITIES:
        return Text()
    sign = wording.MODALITIES[modality]
    return Text(f" ({sign.sign} {sign.word})", "red" if modality == "denied" else "yellow")
