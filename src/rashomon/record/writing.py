"""Adding to the record: one transaction at a time, each with its row in the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from rashomon.errors import UserError
from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import alone, name_of
from rashomon.record.searching import index
from rashomon.record.tables import LOG


@dataclass(slots=True)
class Together:
    """What is put off to the one commit of several transactions, and what they need not look up again.

    `unindexed` are the numbers of rows that full-text search does not know yet; `last` is the last row of the
    log; `runs` are known to be there.
    """

    unindexed: dict[Table, list[int]] = field(default_factory=dict)
    last: tuple[int, datetime] | None = None
    runs: set[str] = field(default_factory=set)


class Transaction:
    """What is added together: `connection` for statements, `seq` for the recorded time of the rows.

    `fresh` has the number of each report that this transaction added and nothing was read of yet.
    The row of the log is written when `seq` is first asked for: where nothing is added, nothing is logged.
    Transactions that share a commit are given the same `together`; who gives it calls `index_together`.
    """

    __slots__ = ("_clock", "_detail", "_seq", "_what", "_who", "connection", "fresh", "together")

    def __init__(
        self,
        connection: Connection,
        what: str,
        who: str,
        detail: Mapping[str, Any],
        clock: Clock,
        together: Together | None = None,
    ) -> None:
        self.connection, self.together = connection, together
        self._what, self._who, self._detail, self._clock = what, who, dict(detail), clock
        self._seq = 0
        self.fresh: dict[str, int] = {}

    @property
    def seq(self) -> int:
        """The number of this transaction in the log, from 1 and without gaps."""
        if not self._seq:
            last = self.together.last if self.together else None
            row = log_row(self.connection, self._what, self._who, self._detail, self._clock, last)
            self._seq = row[0]
            if self.together:
                self.together.last = row
        return self._seq

    def searchable(self, table: Table, numbers: Sequence[int]) -> None:
        """Let full-text search know the rows of these numbers, now or with those of the other transactions."""
        if self.together is None:
            index(self.connection, table, numbers)
        else:
            self.together.unindexed.setdefault(table, []).extend(numbers)


def index_together(connection: Connection, together: Together) -> None:
    """Let full-text search know all that was put off."""
    for table, numbers in together.unindexed.items():
        index(connection, table, numbers)
    together.unindexed.clear()


def log_row(
    connection: Connection,
    what: str,
    who: str,
    detail: Mapping[str, Any],
    clock: Clock = now,
    last: tuple[int, datetime] | None = None,
) -> tuple[int, datetime]:
    """Adds a row to the log, in a transaction that is the only writing one; gives its `seq` and its time.

    `last` is the last row's, where it is known.
    """
    if last is None and (row := connection.execute(_LAST).first()) is not None:
        last = (row.seq, row.at)
    at = clock()
    # A machine's clock may be set back; what was recorded later still counts as known later.
    seq, at = (last[0] + 1, max(at, last[1])) if last else (1, at)
    insert(connection, LOG, [{"seq": seq, "at": at, "what": what, "who": who, "detail": dict(detail)}])
    return seq, at


_LAST = select(LOG.c.seq, LOG.c.at).order_by(LOG.c.seq.desc()).limit(1)


@contextmanager
def writing(
    engine: Engine, what: str, who: str = "", detail: Mapping[str, Any] | None = None, clock: Clock = now
) -> Iterator[Transaction]:
    """A transaction that is the only writing one: all that it adds is kept, or, after an error, nothing.

    `what` and `who` stand in the log with `detail`.

    Raises:
        UserError: the record was opened for reading only, another process writes for too long, the disk is full.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/rashomon.db")
        ...     with writing(engine, "note", "Lena") as tx:
        ...         tx.seq
        ...     engine.dispose()
        2
    """
    if engine.get_execution_options().get("rashomon_read_only"):
        raise UserError(f"{name_of(engine)}: opened for reading only")
    with alone(engine) as connection:
        yield Transaction(connection, what, who, detail or {}, clock)
