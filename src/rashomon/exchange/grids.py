"""Rows without lines that lose nothing: where the screen is narrow, cells are broken, and none is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table
from rich.text import Text

GAP = 2
"""Cells between two columns."""
WORD, LEAST = 32, 8
"""No column is made narrower for the sake of others than its longest word, up to so many cells; then, than so few."""


class Grid:
    """Rows of cells; columns in `right` stand to the right, those in `fixed` are broken last of all.

    Example:
        >>> from rashomon.exchange.table import printed
        >>> rows = [["killed", "4 Mar 2019", "17 (fighters)"], ["wounded", "12 Mar 2019", "1"]]
        >>> print(printed(Grid(rows, fixed=(0, 1)), 32), end="")
        killed   4 Mar 2019   17
                              (fighters)
        wounded  12 Mar 2019  1
    """

    def __init__(
        self, rows: Sequence[Sequence[RenderableType]], *, right: Sequence[int] = (), fixed: Sequence[int] = ()
    ) -> None:
        self.rows, self.right, self.fixed = rows, right, fixed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        for column, width in enumerate(self.widths(options.max_width)):
            table.add_column(justify="right" if column in self.right else "left", width=width, overflow="fold")
        for row in self.rows:
            table.add_row(*row)
        yield table

    def fits(self, width: int) -> bool:
        """Whether no cell has to be broken in so many cells."""
        natural = [most for most, _ in self._extents()]
        return sum(natural) + GAP * (len(natural) - 1) <= width

    def widths(self, width: int) -> list[int]:
        """The cells of each column on a screen of `width` cells."""
        extents = self._extents()
        room = width - GAP * (len(extents) - 1)
        found = [most for most, _ in extents]
        free = [column for column in range(len(found)) if column not in self.fixed]
        for columns, least in (
            (free, [min(word, WORD) for _, word in extents]),
            (free, [LEAST] * len(found)),
            (range(len(found)), [LEAST] * len(found)),
            (range(len(found)), [1] * len(found)),
        ):
            _narrow(found, columns, least, room)
        return found

    def _extents(self) -> list[tuple[int, int]]:
        """Of each column the cells of its longest line and of its longest word."""
        extents = [(0, 0)] * max(map(len, self.rows), default=0)
        for row in self.rows:
            for column, cell in enumerate(row):
                lines = _plain(cell).split("\n")
                most, word = extents[column]
                words = (cell_len(one) for line in lines for one in line.split())
                extents[column] = max(most, *map(cell_len, lines)), max(word, *words, 0)
        return extents


def _narrow(found: list[int], columns: Sequence[int], least: Sequence[int], room: int) -> None:
    """Take cells from the widest of these columns, one by one, until all have room or none may lose any more."""
    for _ in range(sum(found) - room):
        able = [column for column in columns if found[column] > least[column]]
        if not able:
            return
        found[max(able, key=lambda column: (found[column], column))] -= 1


def _plain(cell: RenderableType) -> str:
    return cell.plain if isinstance(cell, Text) else str(cell)
