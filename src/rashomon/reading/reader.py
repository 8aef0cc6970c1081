"""The reader: reports in, readings out, in order, with one process or several."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from rashomon.documents.document import Document
from rashomon.errors import UserError
from rashomon.reading.assemble import read_scene
from rashomon.reading.claim import Claim
from rashomon.reading.parse import Parsed
from rashomon.reading.parser import pipeline
from rashomon.reading.pipeline import BATCH, parse_many
from rashomon.reading.result import Reading
from rashomon.reading.stage import build_scene

LONGEST = 500_000
"""Code points of title and text: the parser takes some 4 GB for a sentence of a million, and refuses more."""


class Reader:
    """Reads reports into claims; one that is longer than `LONGEST` is passed on unread, with a note that says so.

    Example:
        >>> reading = Reader().read(Document("d", "Rebels shelled the town of Kot on Friday, killing three people."))
        >>> [(c.type, c.numbers["killed"].value) for c in reading.claims]
        [('shelling', 3)]
    """

    def read(self, document: Document) -> Reading:
        """The claims of one report."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document], jobs: int = 1) -> Iterator[Reading]:
        """The claims of many reports, in the order they come, read lazily; `jobs` processes share the work."""
        if jobs > 1:
            yield from _shared_out(documents, jobs)
            return
        yield from _read(documents)


def _read(documents: Iterable[Document]) -> Iterator[Reading]:
    for long, some in itertools.groupby(documents, _too_long):
        if long:
            for document in some:
                yield Reading(document, [], f"not read: {_length(document):,} characters, more than {LONGEST:,}")
        else:
            yield from map(reading_of, parse_many(some))


def _too_long(document: Document) -> bool:
    return _length(document) > LONGEST


def _length(document: Document) -> int:
    return len(document.title) + len(document.text)


def reading_of(parsed: Parsed) -> Reading:
    """The claims of a parsed report, with a note where there are none."""
    scene = build_scene(parsed)
    claims = read_scene(scene)
    note = ""
    if not claims:
        words = len(parsed.words)
        if not scene.hits:
            note = f"no word of conflict in its {words} words"
        else:
            some = sorted({hit.trigger.trigger for found in scene.hits.values() for hit in found})[:5]
            note = f"words of conflict ({', '.join(some)}), but no party or place that they clearly belong to"
    return Reading(parsed.document, claims, note)


def _start() -> None:
    # Ctrl-C is the parent's to handle; a worker that dies of it would print a traceback of its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipeline()


def _read_batch(documents: list[Document]) -> list[tuple[list[Claim], str]]:
    return [(reading.claims, reading.note) for reading in _read(documents)]


def _shared_out(documents: Iterable[Document], jobs: int) -> Iterator[Reading]:
    # One thread a process: the parser's matrices are small, and threads of two processes get in each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    source = iter(documents)
    waiting: deque[tuple[list[Document], Future[list[tuple[list[Claim], str]]]]] = deque()
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_start) as pool:
        try:
            while True:
                while len(waiting) < 2 * jobs and (batch := list(itertools.islice(source, BATCH))):
                    # The bytes that a report came from stay here, and so does the report on the way back.
                    light = [replace(document, raw=b"") for document in batch]
                    waiting.append((batch, pool.submit(_read_batch, light)))
                if not waiting:
                    return
                batch, found = waiting.popleft()
                for document, (claims, note) in zip(batch, found.result(), strict=True):
                    yield Reading(document, claims, note)
        except BrokenProcessPool:
            reason = "a reading process was killed, most often for want of memory; try fewer with --jobs"
            raise UserError(reason) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
