"""A record that is open: its engine, and that nothing waits behind what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from rashomon.record.adding import Adding
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import reading
from rashomon.record.opening import DEFAULT, open_engine
from rashomon.record.rebuilding import note_rules, outdated, rebuild, unmarked
from rashomon.record.summing import sum_up, waiting
from rashomon.record.writing import writing

Day = date | datetime
"""A moment, or a day, which is taken to its end."""


class RecordBase:
    """What every part of a record's face stands on."""

    def __init__(
        self, record: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False, clock: Clock = now
    ) -> None:
        self.engine = open_engine(record, create=create, read_only=read_only, clock=clock)
        self.read_only, self._clock = read_only, clock
        self._adding = Adding(self.engine, clock)
        if not read_only:
            self._begin()

    def _begin(self) -> None:
        """Note in an empty record by which rules it compares."""
        with reading(self.engine) as connection:
            if not unmarked(connection):
                return
        with writing(self.engine, "begun", clock=self._clock) as tx:
            note_rules(tx.connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def settle(self, *, who: str = "", progress: Callable[[int, int], None] | None = None) -> int:
        """Bring lists up to date with what was added since the last time; done by itself before they are shown."""
        with reading(self.engine) as connection:
            stale = outdated(connection)
            if not stale and not waiting(connection):
                return 0
        with writing(self.engine, "rebuilt" if stale else "summed up", who, clock=self._clock) as tx:
            if stale:
                rebuild(tx, self._adding, progress)
            return sum_up(tx, self._adding.fresh_decisions(tx.connection), progress)

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        """A connection for reading, behind which nothing waits to be summed up."""
        if not self.read_only:
            self.settle()
        with reading(self.engine) as connection:
            self._adding.catch_up(connection)
            yield connection
