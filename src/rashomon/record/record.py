"""The record: what many reports, over months, become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from rashomon.documents.document import Document
from rashomon.documents.problems import Problem
from rashomon.reading.result import Reading
from rashomon.record.cycles import seldom_looked_for
from rashomon.record.dialects import reading
from rashomon.record.differences import Difference, diff
from rashomon.record.feeding import AddedOne, feed, feed_readings, reread
from rashomon.record.rebuilding import begin
from rashomon.record.record_events import RecordEvents
from rashomon.record.record_lists import RecordLists
from rashomon.record.record_reviews import RecordReviews
from rashomon.record.record_sources import RecordSources
from rashomon.record.rows import Added
from rashomon.record.runs import Run, all_runs
from rashomon.record.verify import Finding, verify
from rashomon.record.writing import writing


class Record(RecordEvents, RecordLists, RecordReviews, RecordSources):
    """A record, open: reports go in, events, histories and disagreements come out.

    `record` is a file or a PostgreSQL URL; a file that is not there is made where `create` is set. `clock`
    gives recorded time.

    Raises:
        UserError: no such record, no right to it, a newer version, a full disk.
        DataError: a damaged file, or no record.
        PrerequisiteError: the driver for PostgreSQL is missing.

    Example:
        >>> import tempfile
        >>> from rashomon.documents.factory import document
        >>> text = "Gunmen killed four soldiers in Kidal on Friday, the army said."
        >>> with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/r.db") as record:
        ...     added = record.add([document(text, published="2024-03-02", publisher="Example News")])
        ...     [(e.type, e.place, e.killed_best, e.origins, e.status) for e in record.events()]
        [('attack', 'Kidal', 4, 1, 'machine')]
    """

    # -- in

    def add(
        self,
        documents: Iterable[Document | Problem],
        *,
        jobs: int = 1,
        who: str = "",
        progress: Callable[[AddedOne], None] | None = None,
    ) -> Added:
        """Read reports and keep what is in them, a transaction each; what this reader has read is not read again.

        What is broken off stands as far as it went; adding the same again goes on from there.
        """
        self.settle(who=who)
        added = feed(self._adding, documents, jobs=jobs, who=who, progress=progress)
        self.settle(who=who)
        return added

    @seldom_looked_for()
    def add_readings(
        self, readings: Iterable[Reading], run: Run | None = None, who: str = "", *, jobs: int = 1
    ) -> Added:
        """Keep what was read elsewhere: no reader is started. `run` says how it was read.

        With `jobs` of two or more a second process prepares and compares readings ahead of the one that writes; it
        pays from some hundred readings on.
        """
        self.settle(who=who)
        added = feed_readings(self._adding, readings, run, who, jobs=jobs)
        self.settle(who=who)
        return added

    def reread(self, *, jobs: int = 1, who: str = "", progress: Callable[[AddedOne], None] | None = None) -> Added:
        """Read every report of the record again with this reader; what older readers found stays."""
        self.settle(who=who)
        added = reread(self._adding, jobs=jobs, who=who, progress=progress)
        self.settle(who=who)
        return added

    def rebuild(self, *, who: str = "", progress: Callable[[int, int], None] | None = None) -> int:
        """Make everything that is derived again from what is kept; how many reports that were."""
        with writing(self.engine, "rebuilt", who, clock=self._clock) as tx:
            begin(tx.connection, self._adding)
        found = self.make_again(who=who, progress=progress)
        self.settle(who=who, progress=progress)
        return found

    # -- keeping

    def runs(self) -> list[Run]:
        """The ways in which the reports of this record were read."""
        with reading(self.engine) as connection:
            return all_runs(connection)

    def diff(self, one: str, other: str, limit: int | None = None) -> list[Difference]:
        """What two runs read differently in the reports that both have read; the first `limit` of it."""
        with reading(self.engine) as connection:
            return list(islice(diff(connection, one, other), limit))

    def verify(self, progress: Callable[[str, int, int], None] | None = None) -> Iterator[Finding]:
        """Hash everything again and prove the words of every claim; yields what is wrong."""
        return verify(self.engine, progress)
