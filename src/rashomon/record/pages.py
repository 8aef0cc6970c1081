"""The page of one event: its accounts, facts, disagreements, estimates, copies, and why it is one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, select

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.disagreement import event_disagreements
from rashomon.comparing.estimates import Estimate, estimate_of
from rashomon.comparing.facts import lay_out
from rashomon.comparing.policies import GROUP_OF, policies
from rashomon.comparing.telling import Telling
from rashomon.comparing.values import Values
from rashomon.comparing.voices import origin_id
from rashomon.errors import UserError
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.joins import NOTHING, joins_of
from rashomon.record.rows import CopyRow, DocumentRow, EventPage, EventRow, TollPoint
from rashomon.record.sketches import Sketches
from rashomon.record.summing import laid_out, summary
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_COPIES, VIEW_TELLINGS

SHORTEST = 4
"""Characters of an id that must be given, where they name it alone."""


def event_named(connection: Connection, name: str) -> str:
    """The event that an id names: its own, the beginning of it, or that of any of its tellings, also of old ones.

    An event's id is made from its earliest telling. When an earlier report comes in, or events are joined,
    the id that was known before still finds the event, by the telling it was made from.

    Raises:
        UserError: nothing or several things have that id.
    """
    wanted = name.strip().lower()
    if len(wanted) < SHORTEST or wanted[0] not in "et":
        raise UserError(f"{name!r} is no event: an id begins with e, such as e1f2a, and is listed by: rashomon events")
    event, telling = VIEW_TELLINGS.c.event, VIEW_TELLINGS.c.telling
    for column, first in ((event, "e"), (telling, "t")):
        begin = f"{first}{wanted[1:]}"
        # What goes on is a hex digit. LIKE would go through all of them.
        chosen = select(event).where(column >= begin, column < f"{begin}g").distinct().limit(3)
        if found := set(connection.scalars(chosen)):
            break
    if not found:
        raise UserError(f"no event {name!r} in this record; they are listed by: rashomon events")
    if len(found) > 1:
        raise UserError(f"{name!r} names several events: {', '.join(sorted(found))}; give more of the id")
    return str(found.pop())


def page_of(
    connection: Connection,
    event: str,
    accounts: Sequence[Account],
    row: EventRow | None,
    decisions: Decisions,
    sketches: Sketches,
    then: Mapping[str, Telling] = NOTHING,
) -> EventPage:
    """The page of an event that these accounts tell of; `row` is made from them where none is given.

    `then` are tellings that told something else at the moment that is asked for.
    """
    known, laid = laid_out(accounts, decisions)
    differing = event_disagreements(event, known, laid)
    return EventPage(
        row=row or row_of(event, accounts, known, laid, len(differing), decisions),
        accounts=shown(accounts, known),
        documents=document_rows(connection, {account.document for account in accounts}),
        facts=tuple(lay_out(known, laid)),
        corroboration=corroboration(known),
        disagreements=tuple(differing),
        estimates=_estimates(known, laid),
        growth=tuple(growth(known, laid)),
        copies=tuple(copies_by(connection, VIEW_COPIES.c.document, {account.document for account in accounts})),
        joins=tuple(joins_of(connection, {a.telling for a in accounts if a.telling}, decisions, sketches, then)),
        left_out=left_out(accounts, known, decisions),
        edited={
            account.id: account.claim.trace[-1]
            for account in accounts
            if (decision := decisions.on("claim", account.id)) is not None and decision.values
        },
    )


def row_of(
    event: str,
    accounts: Sequence[Account],
    known: Sequence[Account],
    laid: Sequence[Values],
    differing: int,
    decisions: Decisions,
) -> EventRow:
    """The row of an event that is made now, of all its accounts and of those that count, with their values."""
    made = summary(event, accounts, known, laid, differing, decisions)
    return EventRow(**({"id": made.pop("event")} | made))


def shown(accounts: Sequence[Account], known: Sequence[Account]) -> tuple[Account, ...]:
    """All accounts of an event, those that count (`known`) as they are laid out."""
    kept = {account.id: account for account in known}
    return tuple(kept.get(account.id, account) for account in accounts)


def left_out(accounts: Sequence[Account], known: Sequence[Account], decisions: Decisions) -> dict[str, str]:
    """The ids of accounts that people rejected, with the judgement's words; `known` are those that count."""
    kept = {account.id for account in known}
    return {
        account.id: f"rejected by {decision.by}: {decision.reason}"
        for account in accounts
        if account.id not in kept and (decision := decisions.on("claim", account.id)) is not None
    }


def document_rows(connection: Connection, keys: Iterable[str], *, text: bool = False) -> dict[str, DocumentRow]:
    """Reports by key, without their text unless it is asked for."""
    c = DOCUMENTS.c
    columns = [c.key, c.id, c.title, c.publisher, c.published, c.url, c.licence, c.hash, *([c.text] if text else [])]
    return {row.key: DocumentRow(**row._asdict()) for row in lookup(connection, c.key, sorted(keys), *columns)}


def _estimates(known: Sequence[Account], laid: Sequence[Values]) -> Mapping[str, tuple[Estimate, ...]]:
    return {slot: found for slot in GROUP_OF if (found := estimates_of(known, laid, slot))}


def estimates_of(known: Sequence[Account], laid: Sequence[Values], slot: str) -> tuple[Estimate, ...]:
    """What a slot comes to under every policy; nothing where no account speaks of it."""
    if not any(slot in row for row in laid):
        return ()
    return tuple(estimate_of(known, laid, slot, name) for of, name in policies() if of == GROUP_OF[slot])


def growth(known: Sequence[Account], laid: Sequence[Values]) -> list[TollPoint]:
    """The tolls in the order in which they were published: who gave or denied which number when."""
    found = []
    for account, row in zip(known, laid, strict=True):
        modality = account.claim.modality
        if modality not in ("asserted", "denied"):
            continue
        for slot, value in row.items():
            if value.number is not None and slot in GROUP_OF:
                origin = origin_id(account)
                found.append(
                    TollPoint(slot, account.published, value.words, value.number, account.id, origin, modality)
                )
    return sorted(found, key=lambda p: (p.slot, p.day or date.max, p.value, p.account))


def copies_by(connection: Connection, column: Column[Any], documents: Iterable[str]) -> list[CopyRow]:
    """What reports repeat, by the `document` that does so or by the one it is `of`."""
    c = VIEW_COPIES.c
    rows = lookup(connection, column, sorted(documents), c.document, c.of, c.kind, c.share, c.words)
    return sorted((CopyRow(**row._asdict()) for row in rows), key=lambda r: (r.document, -r.share, r.of, r.kind))
