"""The reports of an event on the screen: which only repeat another one, and what each came in as."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.event_columns import OriginColumn, report_name
from rashomon.exchange.pieces import QUIET, UNDATED, grid, quoted, said, short
from rashomon.exchange.safe import one_line
from rashomon.record.rows import CopyRow, DocumentRow, EventPage


def copies(page: EventPage, width: int) -> list[RenderableType]:
    """The reports that repeat another one, and the words that show it."""
    rows: list[list[RenderableType]] = []
    first: dict[str, CopyRow] = {}
    for copy in page.copies:
        first.setdefault(copy.document, copy)
    for copy in first.values():
        cell = said(report_name(page.documents, copy.document)).append(" repeats ", QUIET)
        cell.append(one_line(report_name(page.documents, copy.of))).append(_share(copy), QUIET)
        if copy.words:
            cell.append("\n").append_text(quoted(copy.words, width - 6, QUIET))
        rows.append([cell])
    return [grid(rows)] if rows else []


def _share(copy: CopyRow) -> str:
    return f" ({copy.kind}, {copy.share:.0%} of its words)" if copy.share else f" ({copy.kind})"


def reports(documents: Sequence[DocumentRow], columns: Sequence[OriginColumn]) -> list[RenderableType]:
    """The reports with the ids they came in with."""
    letter = {
        document: column.letter for column in columns for document in (column.document, *column.copies, *column.more)
    }
    rows: list[list[RenderableType]] = []
    for row in sorted(documents, key=lambda row: (row.published is None, str(row.published), row.key)):
        day = wording.day(row.published) if row.published else UNDATED
        cell = said(row.title or row.id).append(f"\n{one_line(row.publisher)} · {one_line(row.id)}", QUIET)
        rows.append([Text(letter.get(row.key, ""), QUIET), Text(day), cell, Text(short(row.key), QUIET)])
    return [grid(rows, fixed=(0, 1, 3))] if rows else []
