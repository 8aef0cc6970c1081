"""What a record says of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import event_disagreements
from rashomon.comparing.telling import Telling
from rashomon.comparing.totals import Total, all_totals
from rashomon.errors import UserError
from rashomon.record import lists
from rashomon.record.accounts import documents_of, of_events
from rashomon.record.decisions import Decisions
from rashomon.record.joins import NOTHING
from rashomon.record.judged import edited_then
from rashomon.record.listing import Events, Filter, events
from rashomon.record.pages import document_rows, estimates_of, event_named, left_out, page_of, row_of, shown
from rashomon.record.past import accounts_at, event_named_at, events_at, seq_at
from rashomon.record.publishing import events_published, published_by
from rashomon.record.record_base import Day, RecordBase
from rashomon.record.report_page import ReportPage, report_page
from rashomon.record.retelling import told_then
from rashomon.record.rows import EventPage, Step
from rashomon.record.slot_names import slot_named
from rashomon.record.summing import laid_out, standing_accounts
from rashomon.record.tracing import Way, way_down


class RecordEvents(RecordBase):
    """Events: lists, pages, the way from a value to its words."""

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
            if published_until is not None:
                decisions = self._adding.decisions(connection)
                return events_published(connection, decisions, chosen, published_until, order, limit, offset)
            return events(connection, chosen, order, limit, offset)

    def event(self, id: str, *, as_of: Day | None = None, published_until: date | None = None) -> EventPage:
        """Everything about one event, by its id, the beginning of it, or an id it once had.

        Raises:
            UserError: no event has that id, or several.
        """
        with self._open() as connection:
            event, accounts, decisions, then = self._told(connection, id, as_of, published_until)
            row = None
            if as_of is None and published_until is None:
                row = lists.rows_of(connection, [event]).get(event)
            return page_of(connection, event, accounts, row, decisions, self._adding.sketches, then)

    def _told(
        self, connection: Connection, id: str, as_of: Day | None, published_until: date | None
    ) -> tuple[str, list[Account], Decisions, Mapping[str, Telling]]:
        """An event, its accounts, the judgements in force then, and the tellings that told something else then."""
        decisions, then = self._adding.decisions(connection), NOTHING
        if as_of is None:
            event = event_named(connection, id)
            accounts = of_events(connection, [event]).get(event, [])
        else:
            seq = seq_at(connection, as_of)
            event = event_named_at(connection, id, seq)
            decisions = Decisions(connection, seq)
            accounts = edited_then(accounts_at(connection, event, seq), decisions)
            then = told_then(connection, documents_of(accounts), decisions)
        if published_until is not None:
            accounts = published_by(accounts, published_until)
        if not accounts:
            raise UserError(f"nothing was known of event {event} by then")
        return event, accounts, decisions, then

    def report(self, key: str) -> ReportPage:
        """One report with its claims, their events and what it repeats, by its key or the id it came in with.

        Raises:
            UserError: there is none, or several came in under that id.
        """
        with self._open() as connection:
            return report_page(connection, key)

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

        `slot` is a slot, or the name of its row: "by whom".

        Raises:
            UserError: no such event, slot or policy.
        """
        slot = slot_named(slot)
        with self._open() as connection:
            event, accounts, decisions, _ = self._told(connection, id, as_of, None)
            known = laid_out(accounts, decisions)[0]
            return _way_down(connection, event, accounts, known, decisions, slot, policy)

    def way(self, id: str, slot: str, *, policy: str = "", as_of: Day | None = None) -> Way:
        """`why` with what a page of it shows: the event's row, its accounts, the slot under every policy.

        Raises:
            UserError: no such event, slot or policy.
        """
        slot = slot_named(slot)
        with self._open() as connection:
            event, accounts, decisions, _ = self._told(connection, id, as_of, None)
            known, laid = laid_out(accounts, decisions)
            row = lists.rows_of(connection, [event]).get(event) if as_of is None else None
            if row is None:
                row = row_of(event, accounts, known, laid, len(event_disagreements(event, known, laid)), decisions)
            step = _way_down(connection, event, accounts, known, decisions, slot, policy)
            return Way(row, step, shown(accounts, known), estimates_of(known, laid, slot))

    def accounts(self, ids: Iterable[str]) -> dict[str, list[Account]]:
        """The accounts of events, by event."""
        with self._open() as connection:
            return of_events(connection, ids)

    def tellings(self, ids: Iterable[str]) -> dict[str, Telling]:
        """The tellings of these ids as they are compared."""
        with self._open() as connection:
            return self._adding.sketches.get(connection, ids)

    def totals(self, ids: Iterable[str], slot: str = "killed", *, published_until: date | None = None) -> list[Total]:
        """The sum of a slot over events under every policy, by the reports published until a day where one is given."""
        with self._open() as connection:
            decisions = self._adding.decisions(connection)
            told = {event: standing_accounts(some, decisions) for event, some in of_events(connection, ids).items()}
            if published_until is not None:
                told = {event: published_by(some, published_until) for event, some in told.items()}
            return all_totals(told, slot)


def _way_down(
    connection: Connection,
    event: str,
    accounts: Sequence[Account],
    known: Sequence[Account],
    decisions: Decisions,
    slot: str,
    policy: str,
) -> Step:
    reports = document_rows(connection, {account.document for account in accounts})
    gone = left_out(accounts, known, decisions)
    return way_down(event, shown(accounts, known), gone, reports, slot, policy)
