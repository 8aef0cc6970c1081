"""Accounts out of the record: claims with their report, origin and primary speaker, by event or by subject."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.reading.claim import Claim, Modality
from rashomon.reading.plain_values import claim_from_plain
from rashomon.record.bulk import chunks, lookup
from rashomon.record.tables import CLAIMS, DOCUMENTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_EDITS, VIEW_SUBJECTS, VIEW_TELLINGS

_V = VIEW_CLAIMS.c
_COLUMNS = (
    _V.claim, _V.document, _V.telling,
    _V.origin, _V.origin_name, _V.origin_rule, _V.origin_document, _V.origin_words,
    _V.speaker, _V.speaker_name, _V.speaker_kind, _V.stake, _V.self_interested,
    func.coalesce(VIEW_EDITS.c.body, CLAIMS.c.body).label("body"),
    DOCUMENTS.c.id, DOCUMENTS.c.publisher, DOCUMENTS.c.published,
)  # fmt: skip
_SAYING = (_V.claim, _V.document, _V.speaker, _V.speaker_name, _V.speaker_kind, _V.stake, _V.self_interested)
_JOINED = (
    VIEW_CLAIMS.join(CLAIMS, CLAIMS.c.id == _V.claim)
    .join(DOCUMENTS, DOCUMENTS.c.key == _V.document)
    .outerjoin(VIEW_EDITS, VIEW_EDITS.c.claim == _V.claim)
)
_BY_EVENT = (
    select(VIEW_TELLINGS.c.event, *_COLUMNS)
    .select_from(_JOINED.join(VIEW_TELLINGS, VIEW_TELLINGS.c.telling == _V.telling))
    .where(VIEW_TELLINGS.c.event.in_(bindparam("wanted", expanding=True)))
)
_BY_SUBJECT = (
    select(VIEW_SUBJECTS.c.subject, *_COLUMNS)
    .select_from(_JOINED.join(VIEW_SUBJECTS, VIEW_SUBJECTS.c.claim == _V.claim))
    .where(VIEW_SUBJECTS.c.subject.in_(bindparam("wanted", expanding=True)))
)
_BY_CLAIM = select(_V.claim.label("wanted"), *_COLUMNS).select_from(_JOINED).where(
    _V.claim.in_(bindparam("wanted", expanding=True))
)  # fmt: skip


def of_events(
    connection: Connection, events: Iterable[str], *, published_until: date | None = None
) -> dict[str, list[Account]]:
    """The accounts of each event, by publication, report and place in it; an event without one is left out.

    With `published_until` those of the reports published until that day; undated ones are left out.
    """
    if published_until is None:
        return _grouped(connection, _BY_EVENT, events)
    return _grouped(connection, _BY_EVENT.where(DOCUMENTS.c.published <= published_until), events)


def of_subjects(connection: Connection, subjects: Iterable[str]) -> dict[str, list[Account]]:
    """The accounts of each subject of relations, control, leadership or strength."""
    return _grouped(connection, _BY_SUBJECT, subjects)


def of_claims(connection: Connection, claims: Iterable[str]) -> dict[str, Account]:
    """Accounts by the record's claim id; those that no reading of today has are left out."""
    return {key: found[0] for key, found in _grouped(connection, _BY_CLAIM, claims).items()}


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something where, in which words and how it is meant: what is known of a claim without reading it; as in
    `Account`.
    """

    id: str
    document: str
    said_as: str
    publisher: str
    published: date | None
    speaker: Speaker
    words: str
    modality: Modality = "asserted"


def said_by(connection: Connection, claims: Iterable[str], *, words: bool = False) -> dict[str, Said]:
    """Who says each of these claims; those that no reading of today has are left out.

    It takes a fraction of the time of `of_claims`. The words that carry a claim and its modality are there if `words`
    are asked for.
    """
    rows = lookup(connection, _V.claim, set(claims), *_SAYING)
    d, c = DOCUMENTS.c, CLAIMS.c
    told = lookup(connection, d.key, {row.document for row in rows}, d.key, d.id, d.publisher, d.published)
    reports = {row.key: row for row in told}
    bodies = lookup(connection, c.id, [row.claim for row in rows], c.id, c.body) if words else []
    read = {row.id: json.loads(row.body) for row in bodies}
    edits = lookup(connection, VIEW_EDITS.c.claim, read, VIEW_EDITS.c.claim, VIEW_EDITS.c.body)
    stands = read | {row.claim: json.loads(row.body) for row in edits}
    found = {}
    for claim, document, *speaks in rows:
        report = reports[document]
        words_of = next(iter(read.get(claim, {}).get("evidence", ())), "")
        modality = stands.get(claim, {}).get("modality", "asserted")
        found[claim] = Said(
            claim, document, report.id, report.publisher, report.published, Speaker(*speaks), words_of, modality
        )
    return found


def _grouped(connection: Connection, statement: Select[Any], wanted: Iterable[str]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for some in chunks(sorted(set(wanted))):
        for row in connection.execute(statement, {"wanted": some}):
            found[row[0]].append(account_of(row))
    for accounts in found.values():
        accounts.sort(key=in_time)
    return dict(found)


def in_time(account: Account) -> tuple[bool, str, str, str]:
    """The order of accounts: by publication, the undated last."""
    day = account.published.isoformat() if account.published else ""
    return (not day, day, account.document, account.id)


def account_of(row: Row[Any]) -> Account:
    """One row of the columns above as an account."""
    return Account(
        id=row.claim,
        claim=claim_of(row.claim, row.body),
        document=row.document,
        said_as=row.id,
        publisher=row.publisher,
        published=row.published,
        telling=row.telling,
        origin=Origin(row.origin, row.origin_name, row.origin_rule, row.origin_document, row.origin_words),
        speaker=Speaker(row.speaker, row.speaker_name, row.speaker_kind, row.stake, row.self_interested),
    )


def as_read(connection: Connection, accounts: Iterable[Account]) -> list[Account]:
    """Accounts with their claims as they were read, without what people edited since."""
    found = list(accounts)
    changed = {row.claim for row in lookup(connection, VIEW_EDITS.c.claim, [one.id for one in found])}
    rows = lookup(connection, CLAIMS.c.id, changed, CLAIMS.c.id, CLAIMS.c.body)
    read = {row.id: claim_of(row.id, row.body) for row in rows}
    return [replace(one, claim=read[one.id]) if one.id in read else one for one in found]


def with_edits(connection: Connection, claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims by id as they are with the edits that hold."""
    rows = lookup(connection, VIEW_EDITS.c.claim, claims, VIEW_EDITS.c.claim, VIEW_EDITS.c.body)
    return dict(claims) | {row.claim: claim_of(row.claim, row.body) for row in rows}


@lru_cache(maxsize=1 << 14)
def claim_of(id: str, body: str) -> Claim:
    """A claim from its stored form; it is shared, and not to be changed."""
    return claim_from_plain(json.loads(body) | {"id": id})


def documents_of(accounts: Sequence[Account]) -> list[str]:
    """The keys of the reports that accounts stand in, each once, in their order."""
    return list(dict.fromkeys(account.document for account in accounts))
