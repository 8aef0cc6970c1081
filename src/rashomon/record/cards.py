"""What a reviewer sees of one claim or one event: what was read, what people made of it, and the words it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rashomon.comparing.account import Account
from rashomon.record.accounts import as_read, of_claims, of_events
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.editing import shown
from rashomon.record.listing import rows_of
from rashomon.record.pages import document_rows
from rashomon.record.reviewing import judgements_about
from rashomon.record.rows import DocumentRow, EventRow, Judgement
from rashomon.record.statuses import Status, standing, status
from rashomon.record.views import VIEW_TELLINGS


@dataclass(frozen=True, slots=True)
class Card:
    """One claim or event under review. `hidden` says that others' decisions are left out until one has decided.

    A claim's `account` is as it holds with edits, `read` as it was read, `fields` its values as words for an edit.
    An event's `accounts` are by telling. `documents` are the reports by key, that of a claim with its text.
    """

    kind: str
    id: str
    status: Status
    history: tuple[Judgement, ...]
    hidden: bool
    documents: Mapping[str, DocumentRow]
    event: EventRow | None = None
    account: Account | None = None
    read: Account | None = None
    fields: Mapping[str, str] | None = None
    accounts: Mapping[str, Sequence[Account]] | None = None


def claim_card(connection: Connection, decisions: Decisions, id: str, blind_to: str = "") -> Card | None:
    """The card of a claim; None where no reading of today has it. In blind mode it is shown as it was read."""
    account = of_claims(connection, [id]).get(id)
    if account is None:
        return None
    verdicts = decisions.verdicts("claim", id)
    own = [one for one in standing(verdicts) if one.by == blind_to]
    hidden = bool(blind_to) and not own
    read = as_read(connection, [account])[0]
    if hidden:
        account = read
    t = VIEW_TELLINGS.c
    found = lookup(connection, t.telling, [account.telling], t.event) if account.telling else []
    event = rows_of(connection, [found[0].event]).get(found[0].event) if found else None
    return Card(
        "claim", id, Status() if hidden else status(verdicts), () if hidden else _history(connection, [id]), hidden,
        document_rows(connection, [account.document], text=True), event, account, read, shown(account.claim),
    )  # fmt: skip


def event_card(connection: Connection, decisions: Decisions, id: str, blind_to: str = "") -> Card | None:
    """The card of an event, with its claims by telling, the earliest report's first; None where it is gone."""
    accounts = of_events(connection, [id]).get(id)
    row = rows_of(connection, [id]).get(id)
    if not accounts or row is None:
        return None
    told: dict[str, list[Account]] = {}
    for account in accounts:
        told.setdefault(account.telling, []).append(account)
    verdicts = decisions.of_event(set(told), {account.document for account in accounts})
    hidden = bool(blind_to) and not any(one.by == blind_to for one in standing(verdicts))
    documents = document_rows(connection, {account.document for account in accounts})
    return Card(
        "event", id, Status() if hidden else status(verdicts),
        () if hidden else _history(connection, [id, *told]), hidden, documents,
        replace(row, status="machine") if hidden else row, accounts=told,
    )  # fmt: skip


def _history(connection: Connection, about: Sequence[str]) -> tuple[Judgement, ...]:
    return tuple(judgements_about(connection, about))
