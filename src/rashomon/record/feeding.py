"""Feeding the record: reports to readings to transactions, with what went wrong told along the way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import select

from rashomon.documents.document import Document
from rashomon.documents.problems import Problem
from rashomon.record.adding import Adding, Kept, read_already
from rashomon.record.ahead import TOGETHER, ahead
from rashomon.record.dialects import reading
from rashomon.record.documents import documents as documents_of
from rashomon.record.ids import document_key
from rashomon.record.preparing import prepare
from rashomon.record.rows import Added
from rashomon.record.runs import Run, this_run
from rashomon.record.tables import DOCUMENTS

if TYPE_CHECKING:
    from rashomon.reading.result import Reading
    from rashomon.record.preparing import Prepared

LOOKED_UP = 64
"""Reports that are looked up at once, to learn which of them this reader has read."""


@dataclass(frozen=True, slots=True)
class AddedOne:
    """What became of one report: `new` is False where it was known; `problem` says why it can't be used;
    `empty` that nothing was found in it, while `claims` counts those that no older reading has."""

    id: str
    title: str
    claims: int
    new: bool
    problem: str = ""
    empty: bool = False


class _Count:
    """Counts what comes, and tells of it."""

    def __init__(self, progress: Callable[[AddedOne], None] | None) -> None:
        self.documents = self.known = self.claims = self.empty = 0
        self.problems: list[str] = []
        self._progress = progress

    def known_one(self, document: Document) -> None:
        self.known += 1
        self._tell(AddedOne(document.id, document.title, 0, False))

    def problem(self, problem: Problem) -> None:
        self.problems.append(str(problem))
        self._tell(AddedOne("", "", 0, False, str(problem)))

    def kept(self, read: Reading, kept: Kept) -> None:
        if not kept.new:
            self.known_one(read.document)
            return
        self.documents += 1
        self.claims += kept.claims
        self.empty += kept.empty
        self._tell(AddedOne(read.document.id, read.document.title, kept.claims, True, empty=kept.empty))

    def _tell(self, one: AddedOne) -> None:
        if self._progress:
            self._progress(one)

    def added(self) -> Added:
        return Added(self.documents, self.known, self.claims, self.empty, tuple(self.problems))


def feed(
    adding: Adding,
    documents: Iterable[Document | Problem],
    *,
    jobs: int = 1,
    who: str = "",
    progress: Callable[[AddedOne], None] | None = None,
) -> Added:
    """Read reports and keep what is in them; what this reader has read already is not read again."""
    run, count = this_run(), _Count(progress)
    new = _unread(adding, run, documents, count)
    first = list(islice(new, 1))
    if first:
        from rashomon.reading.reader import Reader  # takes its time, and only adding needs it

        for read in Reader().read_many(_chained(first, new), jobs):
            kept = adding.keep(read, run, who)
            count.kept(read, kept)
    return count.added()


def feed_readings(
    adding: Adding, readings: Iterable[Reading], run: Run | None, who: str = "", *, jobs: int = 1
) -> Added:
    """Keep what was read elsewhere, by the run given or else by this program; with `jobs`, a second one goes ahead."""
    chosen, count = run or this_run(), _Count(None)
    if jobs > 1:
        with reading(adding.engine) as connection:
            adding.catch_up(connection)
        adding.foreseen = True
        source: Generator[tuple[Reading, Prepared], None, None] = ahead(adding.engine, readings)
    else:
        source = ((read, prepare(read)) for read in readings)
    try:
        while some := list(islice(source, TOGETHER)):
            for (read, _), kept in zip(some, adding.keep_together(some, chosen, who), strict=True):
                count.kept(read, kept)
    finally:
        source.close()
        adding.foreseen = False
    return count.added()


def reread(
    adding: Adding, *, jobs: int = 1, who: str = "", progress: Callable[[AddedOne], None] | None = None
) -> Added:
    """Read every report that is kept again, in the order they came."""
    return feed(adding, _kept(adding), jobs=jobs, who=who, progress=progress)


def _kept(adding: Adding) -> Iterator[Document]:
    with reading(adding.engine) as connection:
        keys = list(connection.scalars(select(DOCUMENTS.c.key).order_by(DOCUMENTS.c.number)))
    for at in range(0, len(keys), LOOKED_UP):
        with reading(adding.engine) as connection:
            some = documents_of(connection, keys[at : at + LOOKED_UP])
        yield from some.values()


def _unread(adding: Adding, run: Run, documents: Iterable[Document | Problem], count: _Count) -> Iterator[Document]:
    """The reports that this run has not read, in order."""
    source = iter(documents)
    while some := list(islice(source, LOOKED_UP)):
        keys = {id(one): document_key(one) for one in some if isinstance(one, Document)}
        with reading(adding.engine) as connection:
            done = read_already(connection, run.id, keys.values())
        for one in some:
            if isinstance(one, Problem):
                count.problem(one)
            elif keys[id(one)] in done:
                count.known_one(one)
            else:
                yield one


def _chained(first: list[Document], rest: Iterator[Document]) -> Iterator[Document]:
    yield from first
    yield from rest
