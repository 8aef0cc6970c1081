"""What people decide about a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rashomon.comparing.alpha import Agreement
from rashomon.record import bulk_review, cards, reviewing
from rashomon.record.agreeing import agreements
from rashomon.record.bulk_review import Preview
from rashomon.record.cards import Card
from rashomon.record.claim_lists import rows_of as claim_rows
from rashomon.record.listing import rows_of as event_rows
from rashomon.record.queue import Queue, Wanted
from rashomon.record.queue import queue as queue_of
from rashomon.record.record_base import RecordBase
from rashomon.record.rows import ClaimRow, EventRow, Judgement
from rashomon.record.statuses import Role
from rashomon.record.writing import Transaction, writing


class RecordReviews(RecordBase):
    """Judgements: made, taken back, listed."""

    def review(
        self,
        kind: str,
        ids: Sequence[str],
        decision: str,
        *,
        by: str,
        because: str,
        documents: Sequence[str] = (),
        role: Role = "reviewer",
        blind: bool = False,
        changes: Mapping[str, str] | None = None,
        together: bool = False,
    ) -> list[Judgement]:
        """Decide about claims, events or sources; see `reviewing.DECISIONS` and `reviewing.Asked`.

        Raises:
            UserError: a decision that does not go with what it is about, an id that nobody knows, no name or reason.
        """
        asked = reviewing.Asked(kind, decision, by, because, documents, role, blind, changes or {}, together)
        with self._judging(by) as tx:
            made = reviewing.review(tx, self._adding, ids, asked)
        self.settle(who=by)
        return made

    def undo(self, judgement: str, *, by: str, because: str, role: Role = "reviewer") -> Judgement:
        """Take a judgement back, by another one.

        Raises:
            UserError: no such judgement, or taken back already; a coder takes back what somebody else decided.
        """
        with self._judging(by) as tx:
            made = reviewing.undo(tx, self._adding, judgement, by, because, role)
        self.settle(who=by)
        return made

    @contextmanager
    def _judging(self, by: str) -> Iterator[Transaction]:
        """A transaction for judgements; one that is not kept leaves nothing behind of what was decided in it."""
        try:
            with writing(self.engine, "judgement", by, clock=self._clock) as tx:
                yield tx
        except BaseException:
            self._adding.forget_decisions()
            raise

    def judgements(self, about: str = "") -> list[Judgement]:
        """What people decided, the latest first; about one claim, event or source, or about all."""
        with self._open() as connection:
            return reviewing.judgements(connection, about)

    def judgement(self, id: str) -> Judgement | None:
        """One judgement by its id; None where there is none."""
        with self._open() as connection:
            return reviewing.judgement(connection, id)

    def orphans(self) -> list[Judgement]:
        """The decisions about claims that their report's newest reading no longer has, nor one in place of them."""
        with self._open() as connection:
            return reviewing.orphans(connection, self._adding.decisions(connection))

    def carried(self) -> int:
        """How many decisions about claims of older readings hold for those that stand in their place today."""
        with self._open() as connection:
            return len(self._adding.decisions(connection).carried())

    def queue(self, wanted: Wanted) -> Queue:
        """Which claims or events wait for a decision.

        Raises:
            UserError: a status or an order that there is not.
        """
        with self._open() as connection:
            return queue_of(connection, wanted)

    def card(self, kind: str, id: str, *, blind_to: str = "") -> Card | None:
        """What a reviewer sees of one claim or event, by its whole id; None where it is not there (any more)."""
        with self._open() as connection:
            made = cards.event_card if kind == "event" else cards.claim_card
            return made(connection, self._adding.decisions(connection), id, blind_to)

    def preview(self, wanted: Wanted) -> Preview:
        """What a decision about all that waits in a queue would touch.

        Raises:
            UserError: nothing waits there, or too much for one page.
        """
        with self._open() as connection:
            return bulk_review.preview(connection, wanted)

    def listed(self, shown: Preview) -> list[ClaimRow] | list[EventRow]:
        """The claims or events of a preview as they are listed, in its order."""
        with self._open() as connection:
            if shown.kind == "claim":
                return claim_rows(connection, shown.ids)
            rows = event_rows(connection, shown.ids)
            return [rows[id] for id in shown.ids if id in rows]

    def review_waiting(
        self,
        wanted: Wanted,
        decision: str,
        expected: str,
        *,
        by: str,
        because: str,
        role: Role = "reviewer",
        without: Collection[str] = (),
    ) -> Judgement:
        """Decide about all that waits in a queue, as `preview` showed it (`expected` is its digest); undone as one.

        Raises:
            UserError: another set waits there now, or a decision that is made one by one.
        """
        asked = reviewing.Asked(
            wanted.kind, decision, by, because, role=role, blind=bool(wanted.blind_to), together=True
        )
        with self._judging(by) as tx:
            made = bulk_review.decide(tx, self._adding, wanted, asked, expected, without)
        self.settle(who=by)
        return made

    def agreement(self, kind: str = "claim") -> list[Agreement]:
        """How far people agree who judged the same claims or events blind."""
        with self._open() as connection:
            return agreements(connection, self._adding.decisions(connection), kind)
