"""The tellings of one event side by side: facts down, independent origins across."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.comparing.facts import Fact
from rashomon.exchange import wording
from rashomon.exchange.event_cells import column_cell
from rashomon.exchange.event_columns import OriginColumn, report_names
from rashomon.exchange.pieces import QUIET, UNDATED, counted
from rashomon.exchange.safe import one_line
from rashomon.exchange.side_by_side import CONTRADICTED, OWN_LOSSES, REVISED, Marks, marks_of, shown
from rashomon.record.rows import EventPage

GAP = 2
LEAST, MOST = 20, 44
"""Cells of a column of the table."""


def side_by_side(page: EventPage, columns: Sequence[OriginColumn], width: int) -> list[RenderableType]:
    """The table, cut into as many blocks as the width needs, and what its signs mean."""
    facts = shown(page.facts)
    marks = marks_of(page)
    head = max([*(len(fact.label) for fact in facts), len("by whom")]) + GAP
    parts: list[RenderableType] = []
    signs: set[str] = set()
    for block in blocks(columns, width - head):
        if parts:
            parts.append(Text())
        parts.append(_block(page, facts, block, marks, width, head, signs))
    legend = _legend(signs)
    return [*parts, Text(), legend] if legend else parts


def blocks(columns: Sequence[OriginColumn], width: int) -> list[Sequence[OriginColumn]]:
    """The columns in groups that fit into a width, as even as can be.

    Example:
        >>> from rashomon.exchange.event_columns import letters
        >>> eight = [OriginColumn(x, x, x, None, "", True) for x in letters(8)]
        >>> ["".join(c.letter for c in block) for block in blocks(eight, 70)]
        ['ABC', 'DEF', 'GH']
    """
    most = max(1, (width + GAP) // (LEAST + GAP))
    number = -(-len(columns) // most)
    size = -(-len(columns) // number) if number else 1
    return [columns[at : at + size] for at in range(0, len(columns), size)]


def _block(
    page: EventPage,
    facts: Sequence[Fact],
    columns: Sequence[OriginColumn],
    marks: Marks,
    width: int,
    head: int,
    signs: set[str],
) -> Table:
    cells = min(MOST, (width - head) // len(columns) - GAP)
    table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    table.add_column(width=head - GAP, style=QUIET, no_wrap=True)
    for _ in columns:
        table.add_column(width=cells, overflow="fold")
    table.add_row("", *(_heading(page, column) for column in columns))
    table.add_row("", *(Text("─" * cells, QUIET) for _ in columns))
    days = {account.id: account.published for account in page.accounts}
    for fact in facts:
        by_origin = fact.by_origin()
        row = [column_cell(fact, by_origin.get(column.origin, ()), days, marks, signs, cells) for column in columns]
        table.add_row(fact.label, *row)
    return table


def _heading(page: EventPage, column: OriginColumn) -> Text:
    text = Text().append(f"{column.letter} ", QUIET).append(one_line(column.name), "bold")
    about = [wording.day(column.day) if column.day else UNDATED]
    if not column.own:
        about.append(f"as told by {report_names(page.documents, [column.document])}")
    if column.copies:
        about.append(f"+ {counted(len(column.copies), 'copy', 'copies')}")
    if column.more:
        about.append(f"+ {counted(len(column.more), 'further report')}")
    return text.append("\n" + one_line(", ".join(about)), QUIET)


def _legend(signs: set[str]) -> Text:
    means = {
        CONTRADICTED: "somebody else contradicts or denies it",
        REVISED: "revised later down the same chain",
        "denied": "this voice denies it",
        "possible": "held possible",
        "planned": "announced",
        OWN_LOSSES: "a party on its own or its enemy's losses",
    }
    text = Text(style=QUIET)
    for sign, words in means.items():
        if sign in signs:
            shown = wording.MODALITIES[sign].sign if sign in wording.MODALITIES else sign
            text.append(("   " if text else "") + f"{shown} {words}")
    return text
