"""Disagreements of the whole record as their page needs them: both sides with voices and links, what each is about."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.record.lists import Disagreements
from rashomon.record.record import Record
from rashomon.web.event_view import Dispute, dispute, sides_of
from rashomon.web.topics import href_of


@dataclass(frozen=True, slots=True)
class Disputed:
    """A disagreement with what it is about."""

    dispute: Dispute
    about: str
    href: str


def disputed(record: Record, rows: Disagreements) -> list[Disputed]:
    """The rows of a page, laid out."""
    accounts = record.accounts_of({id for row in rows for side in sides_of(row) for id in side})
    found = []
    for row in rows:
        about = rows.titles.get(row.topic, row.topic)
        found.append(Disputed(dispute(row, accounts), about, href_of(row.topic, about)))
    return found
