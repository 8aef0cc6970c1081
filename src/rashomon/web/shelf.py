"""The record for many requests at once: a few open ones, each in the hands of one request at a time."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from queue import Empty, LifoQueue
from threading import Lock

from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from rashomon.record.record import Record
from rashomon.record.whereabouts import Whereabouts


class Shelf:
    """Up to `most` open records of one place, lent out one by one; who comes when all are out waits.

    A `Record` keeps what it has read of judgements and sketches, and may not be used by two threads at once.
    The one given back last is lent first: what it keeps is fresh.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     shelf = Shelf(f"{folder}/r.db", most=2)
        ...     with shelf.lent() as record:
        ...         total = record.events().total
        ...     shelf.close()
        >>> total
        0
    """

    def __init__(self, place: str, *, read_only: bool = False, most: int = 4) -> None:
        self._place, self._read_only, self._most = place, read_only, most
        self._free: LifoQueue[Record] = LifoQueue()
        self._lock = Lock()
        self._turns = Semaphore(most)
        self._writing = Semaphore(max(1, most // 2))
        # The first is opened at once: a record that can't be opened is said when the server starts.
        self._all = [self._open()]
        self._free.put(self._all[0])
        self._whereabouts = Whereabouts(self._all[0].engine)

    @property
    def engine(self) -> Engine:
        """What reads the record without any of these: a pool of connections, for all threads."""
        return self._all[0].engine

    def check(self) -> None:
        """Let the record's file still be the one that was opened.

        Raises:
            BusyError: it is gone, or another one stands in its place.
        """
        self._whereabouts.check()

    def _open(self) -> Record:
        return Record(self._place, create=not self._read_only, read_only=self._read_only)

    @contextmanager
    def lent(self) -> Iterator[Record]:
        """A record for the time of the block."""
        record = self._take()
        try:
            yield record
        finally:
            self._free.put(record)

    @asynccontextmanager
    async def in_turn(self, *, writing: bool = False) -> AsyncIterator[Record]:
        """The same for a request, which waits without a thread.

        Threads are few, and whoever has a record needs one to go on: if those who wait had all of them, nobody would.
        Those who come for `writing` may have to wait long for another process that writes; no more than half of the
        records wait with them.
        """
        async with self._writing if writing else nullcontext(), self._turns:
            record = await run_in_threadpool(self._take)
            try:
                yield record
            finally:
                self._free.put(record)

    def _take(self) -> Record:
        self.check()
        try:
            return self._free.get_nowait()
        except Empty:
            pass
        with self._lock:
            if len(self._all) < self._most:
                self._all.append(self._open())
                return self._all[-1]
        return self._free.get()

    def close(self) -> None:
        """Let go of all of them."""
        for record in self._all:
            record.close()
