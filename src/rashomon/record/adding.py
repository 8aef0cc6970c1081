"""Adding readings: one transaction for each report, in which everything that follows from it is brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, delete, func, select

from rashomon.comparing.outlets import outlet
from rashomon.comparing.tellings import tellings
from rashomon.reading.result import Reading
from rashomon.record.accounts import with_edits
from rashomon.record.bulk import insert, lookup
from rashomon.record.clock import Clock
from rashomon.record.decisions import Decisions
from rashomon.record.documents import add_document
from rashomon.record.judged import read_again
from rashomon.record.linking import Linking, mark_dirty
from rashomon.record.preparing import Prepared, Told, prepare
from rashomon.record.preparing import told as told_of
from rashomon.record.provenance import Provenance
from rashomon.record.readings import add_reading
from rashomon.record.runs import Run, add_run
from rashomon.record.sharing import credited
from rashomon.record.sketches import Sketches
from rashomon.record.subjects import subject_rows
from rashomon.record.tables import CLAIMS, LOG, READINGS
from rashomon.record.views import VIEW_CLAIMS, VIEW_READINGS, VIEW_SUBJECTS
from rashomon.record.voices import Counted, topics
from rashomon.record.writing import Together, Transaction, index_together, writing

SUMMED_UP = "summed up"
"""What the log says of a transaction that only made lists again."""

_SINCE = select(LOG.c.seq, LOG.c.what).where(LOG.c.seq > bindparam("seen")).order_by(LOG.c.seq)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one reading.

    `new` is False where the record had it; `claims` counts those that no older reading has; `empty` says
    that nothing was found.
    """

    key: str
    new: bool
    claims: int
    empty: bool


_NEW_CLAIMS = (
    select(func.count())
    .select_from(CLAIMS)
    .where(CLAIMS.c.document == bindparam("document"), CLAIMS.c.seq == bindparam("seq"))
)


class Adding:
    """Keeps readings; what it has at hand of the record is dropped when somebody else has written to it."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine, self.clock = engine, clock
        self.sketches = Sketches()
        self._decisions: Decisions | None = None
        self._seen = -1
        self.foreseen = False
        """Whether the links that came with a reading are those to all that the record has."""

    def keep(self, reading: Reading, run: Run, who: str = "") -> Kept:
        """Keep one reading, with the report it is of; a reading that is there is left as it is.

        Raises:
            UserError: the record can't be written to, or the disk is full: nothing of this report was kept.
        """
        return self.keep_together([(reading, prepare(reading))], run, who)[0]

    def keep_together(self, readings: Sequence[tuple[Reading, Prepared]], run: Run, who: str = "") -> list[Kept]:
        """Keep readings that cost nothing to make again, with one commit for all of them.

        Each has its own row in the log. Readings that took a parser are kept one by one (`keep`), so that no
        more than the one at hand is ever lost.
        """
        found = []
        # Nothing is logged for the whole: each reading asks for a row of its own.
        with writing(self.engine, "reading", who, clock=self.clock) as whole:
            self.catch_up(whole.connection)
            together, voices = Together(), Counted()
            try:
                for reading, prepared in readings:
                    found.append(self._keep(whole.connection, reading, prepared, run, who, together, voices))
                index_together(whole.connection, together)
                voices.write(whole.connection)
            except BaseException:
                # What is at hand was brought up to date for readings that are not kept now.
                self._seen = -1
                raise
        return found

    def _keep(
        self,
        connection: Connection,
        reading: Reading,
        prepared: Prepared,
        run: Run,
        who: str,
        together: Together,
        voices: Counted,
    ) -> Kept:
        key, told = prepared.key, prepared.told
        detail = {"document": key, "id": reading.document.id, "run": run.id}
        tx = Transaction(connection, "reading", who, detail, self.clock, together)
        add_document(tx, reading.document, key)
        add_run(tx, run)
        new = key in tx.fresh
        self.foreseen = self.foreseen and new
        if told.links is not None and not self.foreseen:
            told = told_of(told.tellings)
        by_event = {event: telling.id for telling in told.tellings for event in telling.events}
        ids = add_reading(tx, key, run.id, reading.claims, reading.note, by_event, prepared.bodies)
        if ids is None:
            return Kept(key, False, 0, False)
        derive(tx, self, key, reading, run.id, ids, told, new=voices if new else None)
        self._seen = tx.seq
        if new:
            return Kept(key, True, len(set(ids)), not ids)
        claims = connection.scalar(_NEW_CLAIMS, {"document": key, "seq": tx.seq}) or 0
        return Kept(key, True, claims, not ids)

    def catch_up(self, connection: Connection) -> None:
        """Forget what is at hand if another process has written since; summing up changes none of it."""
        since = connection.execute(_SINCE, {"seen": self._seen}).all()
        if any(row.what != SUMMED_UP for row in since):
            self.foreseen = False
            self.sketches.forget()
            self.renew_decisions(connection)
        if since:
            self._seen = since[-1].seq

    def decisions(self, connection: Connection) -> Decisions:
        """The judgements in force."""
        if self._decisions is None:
            self._decisions = Decisions(connection)
        return self._decisions

    def fresh_decisions(self, connection: Connection) -> Decisions:
        """The judgements in force, after somebody judged."""
        self.catch_up(connection)
        return self.decisions(connection)

    def renew_decisions(self, connection: Connection) -> None:
        """Take in the judgements made since those at hand were read."""
        if self._decisions is not None:
            self._decisions = self._decisions.renewed(connection)

    def forget_decisions(self) -> None:
        """Read the judgements again when they are next asked for."""
        self._decisions = None


def derive(
    tx: Transaction,
    adding: Adding,
    key: str,
    reading: Reading,
    run: str,
    ids: list[str],
    told: Told,
    *,
    log: bool = True,
    new: Counted | None = None,
) -> None:
    """Bring the derived tables up to date with one reading, which from now on is the report's.

    A report that is `new` has no older reading, and nothing is known of its copies; its voices are counted there.
    """
    connection, document, claims = tx.connection, reading.document, reading.claims
    by_event = {event: telling.id for telling in told.tellings for event in telling.events}
    named = credited(document)
    again = new is None and _withdraw(connection, key)
    row = {
        "document": key,
        "run": run,
        "outlet": outlet(document.publisher).id,
        "credited": named.agencies[0].id if named else "",
        "published": document.published,
    }
    insert(connection, VIEW_READINGS, [row])
    if again:
        read_again(connection, adding.decisions(connection), key)
    once = {
        id_: (position, claim) for position, (id_, claim) in reversed(list(enumerate(zip(ids, claims, strict=True))))
    }
    telling_of = {id_: by_event.get(claim.event, "") for id_, (_, claim) in once.items() if claim.kind == "event"}
    Provenance(connection).replace(key, document, once, telling_of, new=new)
    now = with_edits(connection, {id_: claim for id_, (_, claim) in once.items()})
    if any(now[id_] is not claim for id_, (_, claim) in once.items()):
        told = told_of(tellings(key, document, claims, [now[id_] for id_ in ids]))
    rows = subject_rows(now)
    insert(connection, VIEW_SUBJECTS, rows)
    mark_dirty(connection, {row["subject"] for row in rows})
    linking = Linking(connection, tx.seq if log else 0, adding.sketches, adding.decisions(connection), log=log)
    linking.replace(key, told, again)


_READ_BEFORE = select(VIEW_READINGS.c.run).where(VIEW_READINGS.c.document == bindparam("document"))


def _withdraw(connection: Connection, key: str) -> bool:
    """Take an older reading of the report out of the derived tables, but for its tellings; whether there was one."""
    if connection.scalar(_READ_BEFORE, {"document": key}) is None:
        return False
    own = select(VIEW_CLAIMS.c.claim).where(VIEW_CLAIMS.c.document == key)
    mark_dirty(connection, connection.scalars(select(VIEW_SUBJECTS.c.subject).where(VIEW_SUBJECTS.c.claim.in_(own))))
    voices = connection.execute(
        select(VIEW_CLAIMS.c.origin, VIEW_CLAIMS.c.speaker).where(VIEW_CLAIMS.c.document == key)
    )
    mark_dirty(connection, topics([dict(row) for row in voices.mappings()]))
    connection.execute(delete(VIEW_SUBJECTS).where(VIEW_SUBJECTS.c.claim.in_(own)))
    connection.execute(delete(VIEW_CLAIMS).where(VIEW_CLAIMS.c.document == key))
    connection.execute(delete(VIEW_READINGS).where(VIEW_READINGS.c.document == key))
    return True


def read_already(connection: Connection, run: str, keys: Iterable[str]) -> set[str]:
    """Those of these reports that this run has read."""
    rows = lookup(connection, READINGS.c.document, keys, READINGS.c.document, READINGS.c.run)
    return {row.document for row in rows if row.run == run}
