"""What people decide about a record."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.record import reviewing
from rashomon.record.record_base import RecordBase
from rashomon.record.rows import Judgement
from rashomon.record.writing import writing


class RecordReviews(RecordBase):
    """Judgements: made, taken back, listed."""

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
