"""Adding to the record: one transaction at a time, each with its row in the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, select

from rashomon.errors import UserError
from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import alone, name_of
from rashomon.record.tables import LOG


class Transaction:
    """What is added together: `connection` for statements, `seq` for the recorded time of the rows.

    `fresh` has the number of each report that this transaction added and nothing was read of yet.
    The row of the log is written when `seq` is first asked for: where nothing is added, nothing is logged.
    """

    __slots__ = ("_clock", "_detail", "_seq", "_what", "_who", "connection", "fresh")

    def __init__(self, connection: Connection, what: str, who: str, detail: Mapping[str, Any], clock: Clock) -> None:
        self.connection = connection
        self._what, self._who, self._detail, self._clock = what, who, dict(detail), clock
        self._seq = 0
        self.fresh: dict[str, int] = {}

    @property
    def seq(self) -> int:
        """The number of this transaction in the log, from 1 and without gaps."""
        if not self._seq:
            self._seq = log_row(self.connection, self._what, self._who, self._detail, self._clock)
        return self._seq


def log_row(connection: Connection, what: str, who: str, detail: Mapping[str, Any], clock: Clock = now) -> int:
    """Adds a row to the log, in a transaction that is the only writing one; gives its `seq`."""
    last = connection.execute(_LAST).first()
    at = clock()
    # A machine's clock may be set back; what was recorded later still counts as known later.
    seq, at = (last.seq + 1, max(at, last.at)) if last else (1, at)
    insert(connection, LOG, [{"seq": seq, "at": at, "what": what, "who": who, "detail": dict(detail)}])
    return int(seq)


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
