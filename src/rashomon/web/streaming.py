"""Whole lists as tables, sent piece by piece while they are read.

A table is read as fast as the record allows and sent as fast as its reader takes it: what is between lies in a
temporary file. So nobody holds a record by taking a table slowly, or by going away in the middle of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from tempfile import TemporaryFile
from threading import BoundedSemaphore, Condition, Thread
from typing import Any

from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from rashomon.exchange.csv_text import csv_lines
from rashomon.record.record import Record
from rashomon.web.shelf import Shelf

FIRST = 20
"""Lines that are written at first, so that something is there soon."""
LINES = 200
"""Lines that are written at once."""
PIECE = 65_536
"""Bytes that are sent at once."""
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "A table, one row each"}}
PATIENCE = 0.05
"""Seconds for which the heading waits for the first row, or for what is wrong with the record."""
_AT_ONCE = BoundedSemaphore(2)
"""Tables that are read at the same time; the other records are for pages."""
Rows = Callable[[Record], Iterable[Mapping[str, Any]]]


async def table(
    request: Request, rows: Rows, columns: Sequence[str], name: str, *, at_once: bool = False
) -> StreamingResponse:
    """The rows as CSV under a file name; what is wrong with the question is said before anything is sent.

    `at_once` says that nothing can be wrong with it: the heading does not wait long for the first row. What goes
    wrong later breaks the answer off: its end is missing, and no reader takes it for whole.
    """
    made = _Table(request.app.state.shelf, rows, columns)
    await asyncio.wait([made.begun], timeout=PATIENCE if at_once else None)
    # What is wrong with the record is mostly known by then, and raised here.
    made.begun.result() if made.begun.done() else made.begun.cancel()
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(made.pieces(), media_type="text/csv; charset=utf-8", headers=headers)


def at_hand(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str) -> StreamingResponse:
    """Rows that need no record any more, as CSV under a file name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    lines = csv_lines(rows, columns)
    return StreamingResponse(
        chain([next(lines)], _pieces(lines)), media_type="text/csv; charset=utf-8", headers=headers
    )


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """So many lines that it is worth to send them, a few at first."""
    together = FIRST
    while piece := "".join(islice(lines, together)):
        yield piece
        together = LINES


class _Table:
    """A table on its way; `begun` is done when its first row is there, or raises what is wrong.

    All its rows are of one moment: they are read in one transaction, by the generator that `rows` gives.
    """

    def __init__(self, shelf: Shelf, rows: Rows, columns: Sequence[str]) -> None:
        self._shelf, self._rows, self._columns = shelf, rows, columns
        self._file = TemporaryFile()  # noqa: SIM115 (closed when the last of writer and reader lets go of it)
        self._news = Condition()
        self._written = self._sent = 0
        self._ended = self._unwanted = False
        self._failed: BaseException | None = None
        self._loop = asyncio.get_running_loop()
        self.begun: asyncio.Future[None] = self._loop.create_future()
        # A thread of its own: one of the pool would wait here for a record whose holder waits for a thread.
        Thread(target=self._write, name="table", daemon=True).start()

    def _write(self) -> None:
        try:
            with _AT_ONCE, self._shelf.lent() as record:
                self._read(record)
        except BaseException as error:
            self._failed = error
        with self._news:
            self._ended = True
            self._news.notify_all()
        self._tell()

    def _read(self, record: Record) -> None:
        found = iter(self._rows(record))
        first = list(islice(found, 1))
        self._tell()
        for piece in _pieces(islice(csv_lines(chain(first, found), self._columns), 1, None)):
            if self._unwanted:
                break
            with self._news:
                self._written += self._file.write(piece.encode())
                self._news.notify_all()

    def _tell(self) -> None:
        def told() -> None:
            if not self.begun.done():
                self.begun.set_exception(self._failed) if self._failed else self.begun.set_result(None)

        with suppress(RuntimeError):  # the server has ended
            self._loop.call_soon_threadsafe(told)

    async def pieces(self) -> AsyncIterator[bytes]:
        """The heading, then what is written, as it comes."""
        try:
            yield next(csv_lines((), self._columns)).encode()
            while piece := await run_in_threadpool(self._next):
                yield piece
        finally:
            self._unwanted = True

    def _next(self) -> bytes:
        with self._news:
            self._news.wait_for(lambda: self._ended or self._written > self._sent)
            if self._sent == self._written and self._failed:
                raise self._failed
            self._file.seek(self._sent)
            piece = self._file.read(PIECE)
            self._file.seek(self._written)
        self._sent += len(piece)
        return piece
