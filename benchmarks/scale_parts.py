"""What a new report costs, part by part, and what keeping costs without comparing.

Parts are timed where the record calls them; what is left of the whole (the commit, looking whether others wrote) is
counted to none.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from scale_readings import readings

from rashomon.reading.result import Reading
from rashomon.record import adding, preparing
from rashomon.record.bulk import chunks
from rashomon.record.documents import add_document
from rashomon.record.linking import Linking
from rashomon.record.provenance import Provenance
from rashomon.record.readings import add_reading
from rashomon.record.record import Record
from rashomon.record.runs import add_run, this_run
from rashomon.record.writing import Together, Transaction, index_together, writing

PARTS: dict[str, Sequence[tuple[Any, str]]] = {
    "keeping": (
        (preparing, "body_of"),
        (adding, "add_document"),
        (adding, "add_run"),
        (adding, "add_reading"),
        (adding, "index_together"),
    ),
    "event clustering": ((preparing, "tellings"), (preparing, "told"), (Linking, "replace")),
    "copies and origins": ((Provenance, "replace"),),
    "summing up": ((Record, "settle"),),
}
TOGETHER = 200
"""Readings to a commit, as the record keeps those that were made elsewhere."""


class Clocks(NamedTuple):
    """Milliseconds by the clock and of the processor."""

    clock: float
    worked: float


NOTHING = Clocks(0, 0)


def _now() -> Clocks:
    return Clocks(1000 * time.perf_counter(), 1000 * time.process_time())


def _since(begun: Clocks, before: Clocks = NOTHING) -> Clocks:
    now = _now()
    return Clocks(before.clock + now.clock - begun.clock, before.worked + now.worked - begun.worked)


@contextmanager
def timed() -> Iterator[dict[str, Clocks]]:
    """What each part takes while it lasts."""
    spent = dict.fromkeys(PARTS, NOTHING)

    def wrapped(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            begun = _now()
            try:
                return function(*arguments, **named)
            finally:
                spent[name] = _since(begun, spent[name])

        return call

    with ExitStack() as stack:
        for name, places in PARTS.items():
            for owner, function in places:
                stack.enter_context(patch.object(owner, function, wrapped(name, getattr(owner, function))))
        yield spent


def new_reports(record: Record, start: int, seed: int, times: int) -> dict[str, list[Clocks]]:
    """What it takes to take one more report into the record and bring its lists up to date, whole and by parts."""
    found: dict[str, list[Clocks]] = {"a new report": []} | {name: [] for name in PARTS}
    for report in readings(times, seed, start=start):
        with timed() as spent:
            begun = _now()
            record.add_readings([report])
            found["a new report"].append(_since(begun))
        for name, taken in spent.items():
            found[name].append(taken)
    return found


def keep_alone(path: Path, some: Sequence[Reading]) -> tuple[float, float]:
    """Seconds, by the clock and of the processor, to lay reports and claims down, with nothing worked out from them.

    Documents, the run, readings, claims, participants, the log, full-text search: what `add` does, without comparing.
    """
    run = this_run()
    with Record(path) as record:
        begun, idle = time.perf_counter(), time.process_time()
        for batch in chunks(some, TOGETHER):
            with writing(record.engine, "reading") as whole:
                together = Together()
                for one in batch:
                    detail = {"id": one.document.id, "run": run.id}
                    tx = Transaction(whole.connection, "reading", "", detail, record._clock, together)
                    key = add_document(tx, one.document)
                    add_run(tx, run)
                    add_reading(tx, key, run.id, one.claims)
                index_together(whole.connection, together)
        return time.perf_counter() - begun, time.process_time() - idle
