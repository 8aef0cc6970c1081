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
from rashomon.reading.every_topic import every_topic as asked_for
from rashomon.reading.parse import Parsed
from rashomon.reading.parser import pipeline
from rashomon.reading.pipeline import BATCH, parse_many
from rashomon.reading.relevance import Relevance
from rashomon.reading.result import Reading
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene

LONGEST = 500_000
"""Code points of title and text: the parser takes some 4 GB for a sentence of a million, and refuses more."""


class Reader:
    """Reads reports into claims; one that is longer than `LONGEST` is passed on unread, with a note that says so.

    In a report that reads like other news than conflict only plain claims count, and its note says what was left
    out. With `every_topic` all reports are read alike; None leaves that to the environment (`EVERY_TOPIC`).

    Example:
        >>> reading = Reader().read(Document("d", "Rebels shelled the town of Kot on Friday, killing three people."))
        >>> [(c.type, c.numbers["killed"].value) for c in reading.claims]
        [('shelling', 3)]
    """

    def __init__(self, *, every_topic: bool | None = None) -> None:
        self.every_topic = asked_for() if every_topic is None else every_topic

    def read(self, document: Document) -> Reading:
        """The claims of one report."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document], jobs: int = 1) -> Iterator[Reading]:
        """The claims of many reports, in the order they come, read lazily; `jobs` processes share the work."""
        if jobs > 1:
            yield from _shared_out(documents, jobs, self.every_topic)
            return
        yield from _read(documents, self.every_topic)


def _read(documents: Iterable[Document], every_topic: bool) -> Iterator[Reading]:
    for long, some in itertools.groupby(documents, _too_long):
        if long:
            for document in some:
                yield Reading(document, [], f"not read: {_length(document):,} characters, more than {LONGEST:,}")
        else:
            yield from (reading_of(parsed, every_topic=every_topic) for parsed in parse_many(some))


def _too_long(document: Document) -> bool:
    return _length(document) > LONGEST


def _length(document: Document) -> int:
    return len(document.title) + len(document.text)


def reading_of(parsed: Parsed, *, every_topic: bool = False) -> Reading:
    """The claims of a parsed report, with a note where there are none, or fewer for what the report is about."""
    scene = build_scene(parsed)
    if every_topic:
        scene.relevance = Relevance()
    claims = read_scene(scene)
    return Reading(parsed.document, claims, _note(scene, claims))


def _note(scene: Scene, claims: list[Claim]) -> str:
    """Why nothing was found, or less than in a report on conflict."""
    relevance = scene.relevance
    if relevance.left_out:
        count = f"{relevance.left_out:,} claim{'s' * (relevance.left_out != 1)}"
        return f"{relevance.words()}; {count} not plain enough for that left out (--every-topic keeps them)"
    if claims:
        return ""
    if not scene.hits:
        return f"no word of conflict in its {len(scene.parsed.words)} words"
    some = sorted({hit.trigger.trigger for found in scene.hits.values() for hit in found})[:5]
    return f"words of conflict ({', '.join(some)}), but no party or place that they clearly belong to"


def _start() -> None:
    # Ctrl-C is the parent's to handle; a worker that dies of it would print a traceback of its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipeline()


def _read_batch(documents: list[Document], every_topic: bool) -> list[tuple[list[Claim], str]]:
    return [(reading.claims, reading.note) for reading in _read(documents, every_topic)]


def _shared_out(documents: Iterable[Document], jobs: int, every_topic: bool) -> Iterator[Reading]:
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
                    waiting.append((batch, pool.submit(_read_batch, light, every_topic)))
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
