"""The page of a source: what it said, whom it repeats, who repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from rashomon.comparing.account import Account
from rashomon.comparing.organs import organ
from rashomon.errors import UserError
from rashomon.record.accounts import of_claims
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decisions
from rashomon.record.reviewing import judgements
from rashomon.record.rows import Judgement, SourceRow
from rashomon.record.tables import DOCUMENTS, LOG
from rashomon.record.views import VIEW_CLAIMS, VIEW_COPIES, VIEW_READINGS, VIEW_VOICES

LATELY = 30
"""Claims of a source that its page shows."""
MOST = 20
"""Sources that a page names as copied, or as copying."""
_V, _C, _R, _D = VIEW_VOICES.c, VIEW_CLAIMS.c, VIEW_READINGS.c, DOCUMENTS.c


@dataclass(frozen=True, slots=True)
class Reliance:
    """How much one source has of another: `claims` by origin, `reports` that repeat its reports word by word."""

    id: str
    name: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the record knows of a source.

    `speaks` and `behind` count its claims as primary speaker and as origin; `letters` are all decisions about its
    reliability, the latest first; `said` its claims, those published last first.
    """

    row: SourceRow
    speaks: int
    behind: int
    letters: tuple[Judgement, ...]
    said: tuple[Account, ...]
    relies_on: tuple[Reliance, ...]
    relied_on_by: tuple[Reliance, ...]


def source_rows(connection: Connection, decisions: Decisions, ids: Iterable[str]) -> dict[str, SourceRow]:
    """Sources by id with their letters; the row of an origin goes before that of the speaker."""
    found: dict[str, SourceRow] = {}
    names = tuple(_V[name] for name in ("id", "name", "kind", "stake", "claims", "documents", "self_interested"))
    told = lookup(connection, _V.id, ids, *names, _V.first, _V.last, _V.side)
    for row in sorted(told, key=lambda row: row.side, reverse=True):
        values = row._asdict()
        del values["side"]
        found[row.id] = _lettered(connection, decisions, SourceRow(**values))
    return found


def _lettered(connection: Connection, decisions: Decisions, row: SourceRow) -> SourceRow:
    letter = decisions.on("source", row.id)
    if letter is None:
        return row
    at = connection.scalar(select(LOG.c.at).where(LOG.c.seq == letter.seq))
    return replace(row, letter=letter.decision, letter_by=letter.by, letter_reason=letter.reason, letter_at=at)


def source(connection: Connection, decisions: Decisions, id: str) -> SourcePage:
    """The page of a source, by its id or its name.

    Raises:
        UserError: the record has no such source.
    """
    known = connection.scalar(select(_V.id).where(_V.id == id).limit(1)) or connection.scalar(
        select(_V.id).where(_V.name == id).order_by(_V.claims.desc(), _V.id).limit(1)
    )
    row = source_rows(connection, decisions, [known])[known] if known else _outlet_row(connection, id)
    known = row.id
    sides = {found.side: found.claims for found in lookup(connection, _V.id, [known], _V.side, _V.claims)}
    return SourcePage(
        row,
        sides.get("speaker", 0),
        sides.get("origin", 0),
        tuple(one for one in judgements(connection, known) if one.kind == "source"),
        _said(connection, known),
        tuple(_reliance(connection, known, by_others=False)),
        tuple(_reliance(connection, known, by_others=True)),
    )


def _outlet_row(connection: Connection, id: str) -> SourceRow:
    """An outlet of which the record has reports, but no claim that goes back to it: all it prints is others'."""
    columns = (func.count(), func.min(_D.publisher), func.min(_D.published), func.max(_D.published))
    printed = select(*columns).select_from(VIEW_READINGS).join(DOCUMENTS, _D.key == _R.document)
    number, name, first, last = connection.execute(printed.where(_R.outlet == id)).one()
    if not number or not id:
        raise UserError(f"no source {id!r} in this record")
    return SourceRow(id, name, *organ(id, name)[:2], 0, number, 0, first=first, last=last)


def _said(connection: Connection, id: str) -> tuple[Account, ...]:
    chosen = select(_C.claim).where(or_(_C.origin == id, _C.speaker == id))
    # The day is not asked of the reports themselves, whose rows hold their texts; the index has their numbers.
    chosen = chosen.join(VIEW_READINGS, _R.document == _C.document).join(DOCUMENTS, _D.key == _C.document)
    ids = connection.scalars(chosen.order_by(_published_last(), _D.number.desc(), _C.position).limit(LATELY)).all()
    found = of_claims(connection, ids)
    return tuple(found[one] for one in ids)


def _published_last() -> Any:
    # Engines put what has no day at different ends.
    return func.coalesce(_R.published, date.min).desc()


def _reliance(connection: Connection, id: str, *, by_others: bool) -> list[Reliance]:
    """Whom it relies on: claims it prints that go back to others, reports that repeat theirs; or the reverse."""
    claims = _claims_of_others(id, by_others)
    copies = _copies_of_others(id, by_others)
    counts: dict[str, list[int]] = {}
    for at, chosen in enumerate((claims, copies)):
        for other, number in connection.execute(chosen):
            if other and other != id:
                counts.setdefault(other, [0, 0])[at] += number
    ordered = sorted(counts, key=lambda other: (-counts[other][0], -counts[other][1], other))[:MOST]
    names = dict(lookup(connection, _V.id, ordered, _V.id, _V.name))
    names |= _outlet_names(connection, [other for other in ordered if other not in names])
    return [Reliance(other, names.get(other, other), *counts[other]) for other in ordered]


def _outlet_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Under what name outlets publish; asked of those of which the record has no claim."""
    named = select(_R.outlet, func.min(_D.publisher)).join(DOCUMENTS, _D.key == _R.document)
    return {id_: name for id_, name in connection.execute(named.where(_R.outlet.in_(ids)).group_by(_R.outlet))}


def _claims_of_others(id: str, by_others: bool) -> Select[Any]:
    other, own = (_R.outlet, _C.origin) if by_others else (_C.origin, _R.outlet)
    joined = select(other, func.count()).select_from(VIEW_CLAIMS).join(VIEW_READINGS, _R.document == _C.document)
    return joined.where(own == id, other != id).group_by(other)


def _copies_of_others(id: str, by_others: bool) -> Select[Any]:
    copying, copied = VIEW_READINGS.alias(), VIEW_READINGS.alias()
    other, own = (copying, copied) if by_others else (copied, copying)
    joined = (
        select(other.c.outlet, func.count(VIEW_COPIES.c.document.distinct()))
        .select_from(VIEW_COPIES)
        .join(copying, copying.c.document == VIEW_COPIES.c.document)
        .join(copied, copied.c.document == VIEW_COPIES.c.of)
    )
    return joined.where(own.c.outlet == id).group_by(other.c.outlet)
