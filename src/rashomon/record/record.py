"""The record: what many reports, over months, become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from rashomon.comparing.account import Account
from rashomon.comparing.spells import Spell
from rashomon.comparing.telling import Telling
from rashomon.comparing.totals import Total, all_totals
from rashomon.documents.document import Document
from rashomon.documents.problems import Problem
from rashomon.errors import UserError
from rashomon.reading.result import Reading
from rashomon.record import histories, lists, reviewing
from rashomon.record.accounts import of_events
from rashomon.record.adding import Adding
from rashomon.record.changing import changes, history
from rashomon.record.clock import Clock, now
from rashomon.record.decisions import Decisions
from rashomon.record.dialects import reading
from rashomon.record.differences import Difference, diff
from rashomon.record.feeding import AddedOne, feed, feed_readings, reread
from rashomon.record.listing import Events, Filter, events
from rashomon.record.opening import DEFAULT, open_engine
from rashomon.record.pages import event_named, page_of
from rashomon.record.past import accounts_at, events_at, published_by, seq_at
from rashomon.record.rebuilding import note_rules, outdated, rebuild, unmarked
from rashomon.record.rows import ActorPage, Added, Change, DocumentRow, EventPage, Judgement, SourceRow, Step
from rashomon.record.runs import Run, all_runs
from rashomon.record.summing import sum_up, waiting
from rashomon.record.tracing import why
from rashomon.record.verify import Finding, verify
from rashomon.record.writing import writing

Day = date | datetime
"""A moment, or a day, which is taken to its end."""


class Record:
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

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

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

    def add_readings(self, readings: Iterable[Reading], run: Run | None = None, who: str = "") -> Added:
        """Keep what was read elsewhere: no reader is started. `run` says how it was read."""
        self.settle(who=who)
        added = feed_readings(self._adding, readings, run, who)
        self.settle(who=who)
        return added

    def reread(self, *, jobs: int = 1, who: str = "", progress: Callable[[AddedOne], None] | None = None) -> Added:
        """Read every report of the record again with this reader; what older readers found stays."""
        self.settle(who=who)
        added = reread(self._adding, jobs=jobs, who=who, progress=progress)
        self.settle(who=who)
        return added

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

    def rebuild(self, *, who: str = "", progress: Callable[[int, int], None] | None = None) -> int:
        """Make everything that is derived again from what is kept; how many reports that were."""
        with writing(self.engine, "rebuilt", who, clock=self._clock) as tx:
            found = rebuild(tx, self._adding, progress)
            sum_up(tx, self._adding.fresh_decisions(tx.connection), progress)
        return found

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        """A connection for reading, behind which nothing waits to be summed up."""
        if not self.read_only:
            self.settle()
        with reading(self.engine) as connection:
            self._adding.catch_up(connection)
            yield connection

    # -- events

    def events(
        self,
        *,
        place: str = "",
        actor: str = "",
        type: str = "",
        since: date | None = None,
        until: date | None = None,
        min_killed: int | None = None,
        policy: str = "best-low-high",
        words: str = "",
        status: str = "",
        min_origins: int | None = None,
        as_of: Day | None = None,
        published_until: date | None = None,
        order: str = "start",
        limit: int | None = 50,
        offset: int = 0,
    ) -> Events:
        """A page of events, the latest first unless `order` says killed, origins or recent.

        `as_of` lists them as the record stood then; `published_until` as the reports published by that day tell
        them. `policy` names the rule by which a toll is compared with `min_killed`.

        Raises:
            UserError: a policy or an order that nobody knows.
        """
        chosen = Filter(
            place, actor, type, since, until, min_killed, policy, words, status, min_origins, published_until
        )
        with self._open() as connection:
            if as_of is not None:
                return events_at(connection, chosen, order, limit, offset, seq_at(connection, as_of))
            found = events(connection, chosen, order, limit, offset)
            if published_until is None:
                return found
            pages = [self._page(connection, row.id, None, published_until) for row in found]
            return Events([page.row for page in pages], found.total, found.note)

    def event(self, id: str, *, as_of: Day | None = None, published_until: date | None = None) -> EventPage:
        """Everything about one event, by its id, the beginning of it, or an id it once had.

        Raises:
            UserError: no event has that id, or several.
        """
        with self._open() as connection:
            return self._page(connection, event_named(connection, id), as_of, published_until)

    def _page(self, connection: Connection, event: str, as_of: Day | None, published_until: date | None) -> EventPage:
        decisions, row = self._adding.decisions(connection), None
        if as_of is None:
            accounts = of_events(connection, [event]).get(event, [])
            if published_until is None:
                row = lists.rows_of(connection, [event]).get(event)
        else:
            seq = seq_at(connection, as_of)
            accounts, decisions = accounts_at(connection, event, seq), Decisions(connection, seq)
        if published_until is not None:
            accounts = published_by(accounts, published_until)
        if not accounts:
            raise UserError(f"nothing was known of event {event} by then")
        return page_of(connection, event, accounts, row, decisions, self._adding.sketches)

    def pages(self, rows: Iterable[str]) -> Iterator[EventPage]:
        """The pages of many events, in order; those that are gone meanwhile are left out."""
        with self._open() as connection:
            for event in rows:
                if accounts := of_events(connection, [event]).get(event):
                    row = lists.rows_of(connection, [event]).get(event)
                    yield page_of(
                        connection, event, accounts, row, self._adding.decisions(connection), self._adding.sketches
                    )

    def why(self, id: str, slot: str, *, policy: str = "", as_of: Day | None = None) -> Step:
        """The way from a value down to the hashes: value, rule, claims, words, report, hash.

        Raises:
            UserError: no such event, slot or policy.
        """
        return why(self.event(id, as_of=as_of), slot, policy)

    def accounts(self, ids: Iterable[str]) -> dict[str, list[Account]]:
        """The accounts of events, by event."""
        with self._open() as connection:
            return of_events(connection, ids)

    def tellings(self, ids: Iterable[str]) -> dict[str, Telling]:
        """The tellings of these ids as they are compared."""
        with self._open() as connection:
            return self._adding.sketches.get(connection, ids)

    def totals(self, ids: Iterable[str], slot: str = "killed") -> list[Total]:
        """The sum of a slot over events under every policy."""
        return all_totals(self.accounts(ids), slot)

    # -- over time

    def control(
        self, place: str = "", actor: str = "", *, on: date | None = None, as_of: Day | None = None
    ) -> list[Spell]:
        """Who holds, contests or is present where, since when and according to whom."""
        return self._spells("control", place, [actor], on, as_of)

    def relations(self, a: str, b: str = "", *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """How two parties stand to each other, or one to all others, over time; denials go with what they deny."""
        return self._spells("ties", "", [a, b], on, as_of)

    def leaders(self, group: str, *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """Who leads a group, or what a person leads."""
        return self._spells("leads", "", [group], on, as_of)

    def strength(self, group: str, *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """How many members a group has, by whose count."""
        return self._spells("strength", "", [group], on, as_of)

    def _spells(self, kind: str, place: str, actors: Sequence[str], on: date | None, as_of: Day | None) -> list[Spell]:
        with self._open() as connection:
            seq = seq_at(connection, as_of) if as_of is not None else None
            return histories.spells(connection, self._adding.decisions(connection), kind, place, actors, on, seq)

    def actor(self, name: str) -> ActorPage:
        """What the record knows of an actor: aliases, ties, leaders, strength, places held, events."""
        with self._open() as connection:
            return lists.actor(connection, self._adding.decisions(connection), name)

    # -- lists

    def sources(self, words: str = "", limit: int | None = 100) -> list[SourceRow]:
        """Outlets, agencies and speakers, those with the most claims first."""
        with self._open() as connection:
            return lists.sources(connection, self._adding.decisions(connection), words, limit)

    def disagreements(
        self, *, type: str = "", slot: str = "", place: str = "", actor: str = "", topic: str = "",
        limit: int | None = 50, offset: int = 0,
    ) -> lists.Disagreements:  # fmt: skip
        """Denials, updates and contradictions over the whole record, the weightiest first."""
        with self._open() as connection:
            return lists.disagreements(connection, type, slot, place, actor, topic, limit, offset)

    def documents(self, limit: int | None = 100, offset: int = 0) -> list[DocumentRow]:
        """The reports, in the order they came."""
        with self._open() as connection:
            return lists.documents(connection, limit, offset)

    def document(self, key: str) -> DocumentRow:
        """One report with its text, by the record's key or the id it came in with.

        Raises:
            UserError: there is none, or several came in under that id.
        """
        with self._open() as connection:
            return lists.document(connection, key)

    def claims(self, document: str) -> list[Account]:
        """The claims of one report, by its key, in the order of the text."""
        with self._open() as connection:
            return lists.claims_of(connection, document)

    # -- people

    def review(
        self, kind: str, ids: Sequence[str], decision: str, *, by: str, because: str, documents: Sequence[str] = ()
    ) -> list[Judgement]:
        """Decide about claims, events or sources; see `reviewing.review` for the decisions there are.

        Raises:
            UserError: a decision that does not go with what it is about, an id that nobody knows, no name or reason.
        """
        with writing(self.engine, "judgement", by, clock=self._clock) as tx:
            made = reviewing.review(tx, self._adding, kind, ids, decision, by, because, documents)
        self.settle(who=by)
        return made

    def undo(self, judgement: str, *, by: str, because: str) -> Judgement:
        """Take a judgement back, by another one.

        Raises:
            UserError: no such judgement, or taken back already.
        """
        with writing(self.engine, "judgement", by, clock=self._clock) as tx:
            made = reviewing.undo(tx, self._adding, judgement, by, because)
        self.settle(who=by)
        return made

    def judgements(self, about: str = "") -> list[Judgement]:
        """What people decided, the latest first; about one claim, event or source, or about all."""
        with self._open() as connection:
            return reviewing.judgements(connection, about)

    def history(self, id: str) -> list[Change]:
        """What became of an event: its versions, its tellings and the judgements about it, the earliest first."""
        with self._open() as connection:
            return history(connection, event_named(connection, id))

    def changes(self, since: Day | None = None, until: Day | None = None, limit: int = 200) -> list[Change]:
        """What came to be known between two moments, the latest first."""
        with self._open() as connection:
            return changes(connection, since, until, limit)

    # -- keeping

    def runs(self) -> list[Run]:
        """The ways in which the reports of this record were read."""
        with reading(self.engine) as connection:
            return all_runs(connection)

    def diff(self, one: str, other: str) -> list[Difference]:
        """What two runs read differently in the reports that both have read."""
        with reading(self.engine) as connection:
            return list(diff(connection, one, other))

    def verify(self, progress: Callable[[str, int, int], None] | None = None) -> Iterator[Finding]:
        """Hash everything again and prove the words of every claim; yields what is wrong."""
        return verify(self.engine, progress)
