"""Whole lists as tables, sent piece by piece while they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, islice
from typing import Any

from fastapi import Request
from fastapi.responses import StreamingResponse

from rashomon.exchange.csv_text import csv_lines
from rashomon.record.record import Record
from rashomon.web.shelf import Shelf

LINES = 200
"""Lines that are sent at once."""
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "A table, one row each"}}


def table(
    request: Request, rows: Callable[[Record], Iterable[Mapping[str, Any]]], columns: Sequence[str], name: str
) -> StreamingResponse:
    """The rows as CSV under a file name; what is wrong with the question is said before anything is sent."""
    shelf: Shelf = request.app.state.shelf
    stack = ExitStack()
    try:
        found = iter(rows(stack.enter_context(shelf.lent())))
        first = list(islice(found, 1))
    except BaseException:
        stack.close()
        raise
    lines = csv_lines(chain(first, found), columns)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(_pieces(stack, lines), media_type="text/csv; charset=utf-8", headers=headers)


def _pieces(stack: ExitStack, lines: Iterator[str]) -> Iterator[str]:
    with stack:
        while piece := "".join(islice(lines, LINES)):
            yield piece
