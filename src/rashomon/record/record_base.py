"""A record that is open: its engine, and that nothing waits behind what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from rashomon.errors import BusyError
from rashomon.record.adding import SUMMED_UP, Adding
from rashomon.record.clock import Clock, now
from rashomon.record.cycles import seldom_looked_for
from rashomon.record.dialects import name_of, reading
from rashomon.record.opening import DEFAULT, open_engine
from rashomon.record.rebuilding import note_rules, outdated, step, under_way, unmarked
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
        if stale:
            self.make_again(who=who, progress=progress)
        with seldom_looked_for(), writing(self.engine, SUMMED_UP, who, clock=self._clock) as tx:
            return sum_up(tx, self._adding.fresh_decisions(tx.connection), progress)

    def outdated(self) -> bool:
        """Whether what is derived was made by other rules of comparing, and is to be made again before it is shown."""
        with reading(self.engine) as connection:
            return outdated(connection)

    @seldom_looked_for()
    def make_again(self, *, who: str = "", progress: Callable[[int, int], None] | None = None) -> int:
        """Make everything derived again by the rules of this program, a transaction every `STEP` reports.

        What is broken off is gone on with; the number of reports. Lists wait to be brought up to date (`settle`).
        """
        done, total = 0, -1
        while done != total:
            with writing(self.engine, "rebuilt", who, clock=self._clock) as tx:
                done, total = step(tx, self._adding, done)
            if progress:
                progress(done, total)
        return total

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        """A connection for reading, behind which nothing waits to be summed up."""
        if not self.read_only:
            self.settle()
        with reading(self.engine) as connection:
            if self.read_only and (far := under_way(connection)):
                said = f"everything derived is being made again by newer rules of comparing ({far}); it can be shown"
                raise BusyError(f"{name_of(self.engine)}: {said} when that is done by whoever opens it for writing")
            self._adding.catch_up(connection)
            yield connection
