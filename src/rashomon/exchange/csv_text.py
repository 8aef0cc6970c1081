"""Plain rows as a table for spreadsheets: RFC 4180, UTF-8, cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from rashomon.exchange.safe import visible

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """The heading, then a line a row; nothing for None, "; " between the items of a list.

    Example:
        >>> for line in csv_lines([{"id": "e1", "place": "=HYPERLINK(1)", "killed": -1}], ["id", "place", "killed"]):
        ...     print(line, end="")
        id,place,killed
        e1,'=HYPERLINK(1),-1
    """
    write = line_writer()
    yield write(columns)
    for row in rows:
        yield write([cell(row.get(column)) for column in columns])


def line_writer() -> Callable[[Sequence[str]], str]:
    """What makes lines of cells, one after the other.

    Example:
        >>> print(line_writer()(["a, b", "c"]), end="")
        "a, b",c
    """
    page = StringIO()
    put = csv.writer(page, lineterminator="\n").writerow

    def line(cells: Sequence[str]) -> str:
        put(cells)
        found = page.getvalue()
        page.seek(0)
        page.truncate()
        return found

    return line


def cell(value: Any) -> str:
    """One value as a cell: a word that begins like a formula gets an apostrophe before it, numbers don't.

    Example:
        >>> cell("+123"), cell(-1.5), cell(None), cell(["a", "b"]), cell(True), cell([["e1", "no number"]])
        ("'+123", '-1.5', '', 'a; b', 'true', 'e1: no number')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    words = visible("; ".join(map(_item, value)) if isinstance(value, (list, tuple)) else str(value))
    return f"'{words}" if words.startswith(_STARTS) else words


def _item(item: Any) -> str:
    return ": ".join(map(str, item)) if isinstance(item, (list, tuple)) else str(item)
