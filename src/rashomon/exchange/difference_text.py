"""What two runs read differently, on the screen: report by report, claim by claim, slot by slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.pieces import QUIET, counted, grid, quoted, said, short
from rashomon.record.differences import Difference

_SIGNS = {"new": ("+", "green"), "gone": ("−", "red"), "changed": ("~", "yellow")}


def differences(rows: Sequence[Difference], width: int) -> Group:
    """The differences, and a line that counts them.

    Example:
        >>> from rashomon.exchange.table import printed
        >>> print(printed(differences([Difference("new", "d1", "", "c1", "They fled")], 60), 60))
        Report d1
          + c1  “They fled”
        <BLANKLINE>
        1 difference: 1 new
    """
    parts: list[RenderableType] = []
    document = ""
    for row in rows:
        if row.document != document:
            document = row.document
            parts += [*([Text()] if parts else []), Text(f"Report {short(document)}", "bold")]
        sign, style = _SIGNS[row.kind]
        head = Text(f"{sign} ", style).append(short(row.after or row.before), QUIET).append("  ")
        parts.append(Padding(head.append_text(quoted(row.words, width - 20)), (0, 0, 0, 2)))
        if row.slots:
            lines: list[list[RenderableType]] = [
                [
                    Text(wording.spoken(slot.name), QUIET),
                    said(slot.before or "–").append(" → ", QUIET).append_text(said(slot.after or "–")),
                ]
                for slot in row.slots
            ]
            parts.append(Padding(grid(lines, fixed=(0,)), (0, 0, 0, 6)))
    kinds = Counter(row.kind for row in rows)
    told = ", ".join(f"{kinds[kind]:,} {kind}" for kind in _SIGNS if kinds[kind])  # type: ignore[index]
    return Group(*parts, Text(), Text(f"{counted(len(rows), 'difference')}: {told}", QUIET))
