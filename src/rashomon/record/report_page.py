"""The page of one report: its text, the claims found in it, the events they tell of, what it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rashomon.comparing.account import Account
from rashomon.record.bulk import lookup
from rashomon.record.lists import claims_of, document
from rashomon.record.pages import copies_by, document_rows
from rashomon.record.rows import CopyRow, DocumentRow
from rashomon.record.tables import READINGS
from rashomon.record.views import VIEW_COPIES, VIEW_READINGS, VIEW_STATUSES, VIEW_TELLINGS


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with what was found in it.

    `claims` are in the order of the text, `events` names the event of each telling, `note` says why there is no
    claim. `repeats` are the reports that this one repeats, `repeated` those that repeat it; `others` are those
    reports by key. `statuses` has the claims that somebody decided about, each with the word for it.
    """

    document: DocumentRow
    claims: tuple[Account, ...]
    events: Mapping[str, str]
    note: str
    run: str
    repeats: tuple[CopyRow, ...]
    repeated: tuple[CopyRow, ...]
    others: Mapping[str, DocumentRow]
    statuses: Mapping[str, str]


def report_page(connection: Connection, key: str) -> ReportPage:
    """The page of the report with this key, or that came in under this id.

    Raises:
        UserError: nothing or several came in under that id.
    """
    found = document(connection, key)
    claims = claims_of(connection, found.key)
    t, r, v, c = VIEW_TELLINGS.c, READINGS.c, VIEW_READINGS.c, VIEW_COPIES.c
    events = {row.telling: row.event for row in lookup(connection, t.document, [found.key], t.telling, t.event)}
    chosen = select(r.note, r.run).join(VIEW_READINGS, (v.document == r.document) & (v.run == r.run))
    read = connection.execute(chosen.where(r.document == found.key)).first()
    repeats, repeated = (copies_by(connection, column, [found.key]) for column in (c.document, c.of))
    others = {row.of for row in repeats} | {row.document for row in repeated}
    s = VIEW_STATUSES.c
    decided = lookup(connection, s.topic, sorted(account.id for account in claims), s.topic, s.kind, s.word)
    return ReportPage(
        found, tuple(claims), events, read.note if read else "not read yet", read.run if read else "",
        tuple(repeats), tuple(repeated), document_rows(connection, others),
        {row.topic: row.word for row in decided if row.kind == "claim"},
    )  # fmt: skip
