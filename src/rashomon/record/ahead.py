"""Going ahead: a second process prepares and compares readings while the first one writes those before them.

A link follows from its two tellings alone, so it is the same wherever it is worked out. The second process finds the
tellings of older reports in the record and remembers those of the reports that are on their way there. What it
foresees holds as long as nothing else comes into the record meanwhile: where another process writes, or a report
turns out to be known, the first process compares by itself (`Adding.foreseen`). Nothing but the first one writes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import Engine, make_url

from rashomon.comparing.blocking import Keys
from rashomon.reading.result import Reading
from rashomon.record.cycles import SELDOM
from rashomon.record.dialects import name_of, reading
from rashomon.record.engine import postgresql_engine, sqlite_engine
from rashomon.record.meeting import links
from rashomon.record.preparing import Prepared, Told, prepare
from rashomon.record.sketches import Sketches

TOGETHER = 200
"""Readings made elsewhere that are kept with one commit."""
SENT = 25
"""Readings that go over at once."""
WAITING = 2 * TOGETHER // SENT
"""So many times that are on their way: enough to be busy with while a commit's readings are written."""
REMEMBERED = WAITING + TOGETHER // SENT + 2
"""So many times that are remembered: those on their way, those being written, and some to spare."""


def ahead(engine: Engine, readings: Iterable[Reading]) -> Generator[tuple[Reading, Prepared], None, None]:
    """Readings in order, each with what was worked out ahead; without the second process if that is killed."""
    source, waiting = iter(readings), deque[tuple[list[Reading], Future[list[Prepared]]]]()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # The URL has the password, which the name that messages have leaves out.
    where = name_of(engine) if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=False)
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (where,))
    try:
        while True:
            while len(waiting) < WAITING and (some := list(islice(source, SENT))):
                # The bytes that a report came from stay here.
                light = [replace(one, document=replace(one.document, raw=b"")) for one in some]
                waiting.append((some, _submitted(pool, light)))
            if not waiting:
                break
            some, found = waiting.popleft()
            yield from zip(some, found.result(), strict=True)
    except BrokenProcessPool:
        left = chain(some, *(batch for batch, _ in waiting), source)
        yield from ((one, prepare(one)) for one in left)
    finally:
        pool.shutdown(wait=not waiting, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, readings: list[Reading]) -> Future[list[Prepared]]:
    try:
        return pool.submit(_work, readings)
    except BrokenProcessPool as error:
        # It is told in its turn, behind those that came before.
        broken = Future[list[Prepared]]()
        broken.set_exception(error)
        return broken


class _Ahead:
    """What the second process knows of the record."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.sketches = engine, Sketches()
        self.held: dict[str, set[str]] = {}
        self.recent: deque[list[tuple[str, str]]] = deque()

    def prepared(self, readings: Iterable[Reading]) -> list[Prepared]:
        """What follows from each of these readings, with its links to all before it."""
        found, rows = [], list[tuple[str, str]]()
        with reading(self.engine) as connection:
            for one in readings:
                alone = prepare(one)
                told = alone.told
                met = links(connection, self.sketches, told, self.held)
                # What is sought has been found: most of what would go over.
                held = {telling: Keys(some.held, ()) for telling, some in told.keys.items()}
                found.append(replace(alone, told=Told(told.tellings, held, met)))
                self.sketches.put(told.tellings)
                new = [(key, telling) for telling, some in held.items() for key in some.held]
                for key, telling in new:
                    self.held.setdefault(key, set()).add(telling)
                rows += new
        self.recent.append(rows)
        if len(self.recent) > REMEMBERED:
            for key, telling in self.recent.popleft():
                self.held[key].discard(telling)
                if not self.held[key]:
                    del self.held[key]
        return found


def _begin(where: str) -> None:
    global _own
    # Ctrl-C is the first process's to handle; and where that one is killed, this one has nothing left to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    engine = (
        postgresql_engine(make_url(where), read_only=True)
        if "://" in where
        else sqlite_engine(Path(where), read_only=True)
    )
    # What it remembers it goes on remembering: looking all of it over for cycles took up to a tenth of its time.
    gc.set_threshold(*SELDOM)
    _own = _Ahead(engine)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(readings: list[Reading]) -> list[Prepared]:
    return _own.prepared(readings)


_own: _Ahead
