"""Lists of claims: which pass a filter, a page of them with report, event and what people made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, any_, exists, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from rashomon.record.accounts import of_claims
from rashomon.record.bulk import lookup
from rashomon.record.filtering import EVERY, REJECTED
from rashomon.record.finding import PLACE, wanted_actor, wanted_places
from rashomon.record.rows import ClaimRow
from rashomon.record.searching import matching
from rashomon.record.tables import CLAIMS, DOCUMENTS, PARTICIPANTS
from rashomon.record.views import (
    VIEW_CLAIMS,
    VIEW_EVENTS,
    VIEW_KEYS,
    VIEW_READINGS,
    VIEW_STATUSES,
    VIEW_SUBJECTS,
    VIEW_TELLINGS,
    VIEW_VOICES,
)

FEW = 8000
"""Claims up to which those of a filter are looked up; beyond, all are gone through in order until a page is full."""
COUNTED = 1_000
"""Claims that are counted; a longer list says "more than"."""
MACHINE = "machine"
"""The status of a claim about which nobody decided."""
_C, _V, _R = CLAIMS.c, VIEW_CLAIMS.c, VIEW_READINGS.c
_JOINED = CLAIMS.join(VIEW_CLAIMS, _V.claim == _C.id)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; what is empty filters nothing. Days are the claim's own, inclusive.

    `speaker` and `origin` are an id or a name, `outlet` a publisher, `subject` the key of a history
    (`ties: …`), `event` and `report` ids. Without a status all but the rejected are listed.
    """

    words: str = ""
    kind: str = ""
    type: str = ""
    modality: str = ""
    actor: str = ""
    place: str = ""
    speaker: str = ""
    origin: str = ""
    outlet: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    subject: str = ""
    event: str = ""
    report: str = ""
    self_interested: bool | None = None

    def set_fields(self) -> list[tuple[str, Any]]:
        """The filters that are set, by name.

        Example:
            >>> ClaimFilter(kind="control", place="Kot").set_fields()
            [('kind', 'control'), ('place', 'Kot')]
        """
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, value) for name, value in named if value not in ("", None)]

    def in_words(self) -> str:
        """The filters that are set, in words.

        Example:
            >>> ClaimFilter(kind="control", place="Kot").in_words()
            'kind control, place Kot'
        """
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in self.set_fields())


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of claims, the last recorded first. `total` stops at `COUNTED`; `next` begins the page after it."""

    rows: tuple[ClaimRow, ...]
    total: int
    next: int | None

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNTED


def claims(connection: Connection, chosen: ClaimFilter, limit: int, before: int | None) -> Claims:
    """A page of the claims that pass, those recorded last first; `before` is the `next` of the page above.

    Raises:
        UserError: words without a letter.
    """
    if before is None and limit <= COUNTED and _filters(chosen):
        # One look for both: finding which claims pass may take longer than fetching them.
        ids, numbers = _first(connection, chosen, COUNTED + 1)
        total, following = len(ids), numbers[limit - 1] if len(ids) > limit else None
        ids = ids[:limit]
    else:
        ids, following = _page(connection, chosen, limit, before)
        total = count(connection, chosen)
    return Claims(tuple(rows_of(connection, ids)), total, following)


def every_claim(connection: Connection, chosen: ClaimFilter, piece: int = 500) -> Iterator[ClaimRow]:
    """All claims that pass, the last recorded first, read piece by piece."""
    before: int | None = None
    while True:
        ids, before = _page(connection, chosen, piece, before)
        yield from rows_of(connection, ids)
        if before is None:
            return


def rows_of(connection: Connection, ids: Sequence[str]) -> list[ClaimRow]:
    """The claims of these ids with all that is listed of them, in this order."""
    found = of_claims(connection, ids)
    t, e, s, d = VIEW_TELLINGS.c, VIEW_EVENTS.c, VIEW_STATUSES.c, DOCUMENTS.c
    tellings = {one.telling for one in found.values() if one.telling}
    events = {row.telling: row.event for row in lookup(connection, t.telling, tellings, t.telling, t.event)}
    titles = {row.event: row.title for row in lookup(connection, e.event, set(events.values()), e.event, e.title)}
    statuses = {
        row.topic: row.word
        for row in lookup(connection, s.topic, found, s.topic, s.kind, s.word)
        if row.kind == "claim"
    }
    reports = {one.document for one in found.values()}
    named = {row.key: row.title or row.id for row in lookup(connection, d.key, reports, d.key, d.title, d.id)}
    rows = []
    for id_ in ids:
        if (one := found.get(id_)) is not None:
            event = events.get(one.telling, "")
            rows.append(ClaimRow(one, named[one.document], event, titles.get(event, ""), statuses.get(id_, MACHINE)))
    return rows


def _first(
    connection: Connection, chosen: ClaimFilter, most: int, before: int | None = None
) -> tuple[list[str], list[int]]:
    """The ids and numbers of the first claims that pass."""
    found = chosen_claims(connection, chosen, _C.id, _C.number)
    if before is not None:
        found = found.where(_C.number < before)
    rows = connection.execute(found.order_by(_C.number.desc()).limit(most)).all()
    return [row.id for row in rows], [row.number for row in rows]


def _page(connection: Connection, chosen: ClaimFilter, limit: int, before: int | None) -> tuple[list[str], int | None]:
    ids, numbers = _first(connection, chosen, limit + 1, before)
    return ids[:limit], numbers[limit - 1] if len(ids) > limit else None


def _filters(chosen: ClaimFilter) -> bool:
    """Whether it leaves anything out but what people rejected."""
    return any((name, value) != ("status", EVERY) for name, value in chosen.set_fields())


def count(connection: Connection, chosen: ClaimFilter) -> int:
    """How many claims pass; where they are more than `COUNTED`, one more than that."""
    if not _filters(chosen):
        whole = connection.scalar(select(func.count()).select_from(VIEW_CLAIMS)) or 0
        if chosen.status:
            return whole
        s = VIEW_STATUSES.c
        rejected = select(func.count()).where(s.kind == "claim", s.word == REJECTED, s.topic.in_(select(_V.claim)))
        return whole - (connection.scalar(rejected) or 0)
    some = chosen_claims(connection, chosen, _C.number).limit(COUNTED + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def chosen_claims(connection: Connection, chosen: ClaimFilter, *columns: ColumnElement[Any]) -> Select[Any]:
    """The statement that gives columns of the claims that pass."""
    found = select(*columns).select_from(_JOINED).where(*_plain(connection, chosen))
    few: list[str] | None = None
    for subset, each in _narrowing(connection, chosen):
        # Which of an index's keys have many rows neither engine's planner knows well enough: so it is tried.
        some = connection.scalars(subset.limit(FEW + 1)).all() if few is None else ()
        if few is None and len(some) <= FEW:
            few = sorted(set(some))
        else:
            found = found.where(each)
    if chosen.words:
        found = found.where(matching(connection, CLAIMS, chosen.words))
    if few is not None:
        return found.where(_among(connection, few))
    if connection.dialect.name == "sqlite":
        # Its planner would sort all that pass before it gives the first.
        return found.with_hint(CLAIMS, "INDEXED BY ix_claims_listed", "sqlite")
    return found


def _among(connection: Connection, ids: Sequence[str]) -> ColumnElement[bool]:
    """That a claim is one of these, which go as one value: engines take only so many."""
    if connection.dialect.name == "sqlite":
        every = func.json_each(json.dumps(ids)).table_valued("value")
        return _C.id.in_(select(every.c.value))
    return _C.id == any_(literal(list(ids), ARRAY(_C.id.type)))


def _plain(connection: Connection, chosen: ClaimFilter) -> list[ColumnElement[bool]]:
    """What is asked of each claim by itself."""
    found: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (_C.kind, chosen.kind),
            (_C.type, chosen.type.replace(" ", "_")),
            (_C.modality, chosen.modality),
            (_C.document, chosen.report),
        )
        if value
    ]
    if chosen.since:
        found.append(_C.when_end >= chosen.since)
    if chosen.until:
        found.append(_C.when_start <= chosen.until)
    if chosen.self_interested is not None:
        found.append(_V.self_interested.is_(chosen.self_interested))
    s = VIEW_STATUSES.c
    judged = [s.kind == "claim", s.topic == _C.id]
    if chosen.status == MACHINE:
        found.append(~exists().where(*judged, s.word != MACHINE))
    elif not chosen.status:
        found.append(~exists().where(*judged, s.word == REJECTED))
    return found


def _narrowing(connection: Connection, chosen: ClaimFilter) -> list[tuple[Select[Any], ColumnElement[bool]]]:
    """For every other filter but words: the claims that pass it, and how a claim is asked whether it does."""
    p, t, s, k, j = PARTICIPANTS.c, VIEW_TELLINGS.c, VIEW_SUBJECTS.c, VIEW_KEYS.c, VIEW_STATUSES.c
    found: list[tuple[Select[Any], ColumnElement[bool]]] = []
    if chosen.event:
        tellings = select(t.telling).where(t.event == chosen.event)
        found.append((select(_V.claim).where(_V.telling.in_(tellings)), _V.telling.in_(tellings)))
    if chosen.subject:
        about = s.subject == chosen.subject
        found.append((select(s.claim).where(about), exists().where(about, s.claim == _C.id)))
    if chosen.status not in ("", EVERY, MACHINE):
        judged = (j.kind == "claim") & (j.word == chosen.status)
        found.append((select(j.topic).where(judged), exists().where(judged, j.topic == _C.id)))
    for side in ("speaker", "origin"):
        if value := getattr(chosen, side):
            said = _V[side].in_(_voices(connection, side, value))
            found.append((select(_V.claim).where(said), said))
    if chosen.actor:
        named = (p.key == wanted_actor(chosen.actor)) & p.slot.in_(("agents", "targets"))
        found.append((select(p.claim).where(named), exists().where(named, p.claim == _C.id)))
    if chosen.outlet:
        printed = _R.outlet == chosen.outlet
        of = select(_V.claim).join(VIEW_READINGS, _R.document == _V.document).where(printed)
        found.append((of, exists().where(printed, _R.document == _C.document)))
    for key in wanted_places(chosen.place):
        topics = select(k.topic).where(k.what == PLACE, k.key == key)
        there = _V.telling.in_(select(t.telling).where(t.event.in_(topics)))
        held = _C.id.in_(select(s.claim).where(s.subject.in_(topics)))
        both = select(_V.claim).where(there).union_all(select(s.claim).where(s.subject.in_(topics)))
        found.append((select(both.subquery().c.claim), there | held))
    return found


def _voices(connection: Connection, side: str, value: str) -> Sequence[str]:
    """The ids of the voices that are called so."""
    v = VIEW_VOICES.c
    named = or_(v.id == value, func.lower(v.name) == value.lower())
    return connection.scalars(select(v.id).where(v.side == side, named)).all()
