"""Lists beside the events: reports, claims of a report, sources, disagreements, and an actor's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.ranking import Sign
from rashomon.comparing.spells import Spell
from rashomon.errors import UserError
from rashomon.record.accounts import of_claims
from rashomon.record.aliases import all_names
from rashomon.record.bulk import growing, lookup
from rashomon.record.catalogue import catalogue
from rashomon.record.closed import DISPUTED, all_known, did_you_mean
from rashomon.record.decisions import Decisions
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.finding import ACTOR, PLACE, actor_party, named, wanted_actor, wanted_places
from rashomon.record.histories import spells
from rashomon.record.listing import Filter, events, rows_of, under
from rashomon.record.page_list import PageList
from rashomon.record.pages import document_rows
from rashomon.record.rows import ActorPage, DocumentRow, EventRow, SourceRow
from rashomon.record.several import several
from rashomon.record.suggesting import actors_like
from rashomon.record.tables import DOCUMENTS, LOG
from rashomon.record.views import VIEW_CLAIMS, VIEW_DISAGREEMENTS, VIEW_EVENTS, VIEW_SUBJECTS, VIEW_VOICES
from rashomon.registers.actors import actor_register

__all__ = [
    "Disagreements", "actor", "claims_of", "disagreements", "document", "documents", "every_disagreement", "rows_of",
    "sources",
]  # fmt: skip
_D = VIEW_DISAGREEMENTS.c
_RANKED = (_D.weight.desc(), _D.last.desc().nulls_last(), _D.id)


class Disagreements(PageList[Disagreement]):
    """A page of disagreements; `titles` says in words what each topic is, `total` how many there are in all."""

    def __init__(self, rows: Sequence[Disagreement], titles: dict[str, str], total: int) -> None:
        super().__init__(rows, total)
        self.titles = titles


def disagreements(connection: Connection, chosen: DisputeFilter, limit: int | None, offset: int) -> Disagreements:
    """A page of disagreements, the weightiest first; of the same weight, what was told of last.

    Raises:
        UserError: a slot about which nothing can differ.
    """
    passing = _passing(chosen)
    total = connection.scalar(select(func.count()).select_from(VIEW_DISAGREEMENTS).where(*passing)) or 0
    page = select(VIEW_DISAGREEMENTS).where(*passing).order_by(*_RANKED).limit(limit).offset(offset)
    rows = [_disagreement(dict(row)) for row in connection.execute(page).mappings()]
    return Disagreements(rows, _titles(connection, rows), total)


def every_disagreement(connection: Connection, chosen: DisputeFilter, piece: int) -> Iterator[tuple[Disagreement, str]]:
    """All disagreements that pass in the same order with what each is about, read piece by piece."""
    ids = connection.scalars(select(_D.id).where(*_passing(chosen)).order_by(*_RANKED)).all()
    for some in growing(ids, piece):
        known = {row.id: _disagreement(row._asdict()) for row in lookup(connection, _D.id, some)}
        rows = [known[id_] for id_ in some]
        titles = _titles(connection, rows)
        yield from ((row, titles.get(row.topic, "")) for row in rows)


def _passing(chosen: DisputeFilter) -> list[ColumnElement[bool]]:
    all_known("slot", chosen.slot, DISPUTED)
    passing = [under(_D.topic, PLACE, key) for key in wanted_places(chosen.place)]
    passing += [under(_D.topic, ACTOR, wanted_actor(chosen.actor))] if chosen.actor else []
    for column, value in ((_D.type, chosen.type), (_D.slot, chosen.slot)):
        passing += [column.in_(several(value))] if several(value) else []
    passing += [_D.topic == chosen.topic] if chosen.topic else []
    if countries := [one.upper() for one in several(chosen.country)]:
        passing.append(_D.topic.in_(select(VIEW_EVENTS.c.event).where(VIEW_EVENTS.c.country.in_(countries))))
    passing += [_D.single_origin == true()] if chosen.single_origin else []
    passing += [_D.self_interested == true()] if chosen.self_interested else []
    return passing


def _titles(connection: Connection, rows: Sequence[Disagreement]) -> dict[str, str]:
    """What the topics of disagreements are called."""
    topics = {row.topic for row in rows}
    s = VIEW_SUBJECTS.c
    titles = {id_: row.title for id_, row in rows_of(connection, sorted(topics)).items()}
    return titles | {row.subject: row.words for row in lookup(connection, s.subject, topics, s.subject, s.words)}


def _disagreement(row: dict[str, Any]) -> Disagreement:
    sides = {side: tuple(row[side]) for side in ("also_a", "also_b")}
    return Disagreement(**(row | sides | {"ranked_by": tuple(Sign(*sign) for sign in row["ranked_by"])}))


def documents(connection: Connection, limit: int | None, offset: int) -> list[DocumentRow]:
    """Reports in the order they came."""
    chosen = select(DOCUMENTS.c.key).order_by(DOCUMENTS.c.number).limit(limit).offset(offset)
    keys = list(connection.scalars(chosen))
    rows = document_rows(connection, keys)
    return [rows[key] for key in keys]


def document(connection: Connection, key: str) -> DocumentRow:
    """One report with its text.

    Raises:
        UserError: nothing or several came in under that id.
    """
    c = DOCUMENTS.c
    found = list(connection.scalars(select(c.key).where(or_(c.key == key, c.id == key)).limit(3)))
    if not found:
        raise UserError(f"no report {key!r} in this record")
    if len(found) > 1:
        raise UserError(f"several reports came in as {key!r}: {', '.join(sorted(found))}")
    return document_rows(connection, found, text=True)[found[0]]


def claims_of(connection: Connection, document: str) -> list[Account]:
    """The claims of one report in the order of its reading."""
    c = VIEW_CLAIMS.c
    ids = list(connection.scalars(select(c.claim).where(c.document == document).order_by(c.position)))
    found = of_claims(connection, ids)
    return [found[one] for one in ids]


def sources(connection: Connection, decisions: Decisions, words: str, limit: int | None) -> list[SourceRow]:
    """Origins and speakers with what they said, those with the most claims first."""
    v = VIEW_VOICES.c
    chosen = select(VIEW_VOICES).order_by(v.claims.desc(), v.id, v.side)
    if words:
        chosen = chosen.where(func.lower(v.name).contains(words.lower(), autoescape=True))
    found: dict[str, SourceRow] = {}
    # An outlet that speaks for itself has a row on either side; that of the origin counts all it is behind.
    for row in connection.execute(chosen.limit(2 * limit if limit else None)).mappings():
        one = SourceRow(**{name: value for name, value in row.items() if name != "side"})
        if letter := decisions.on("source", row["id"]):
            at = connection.scalar(select(LOG.c.at).where(LOG.c.seq == letter.seq))
            one = replace(one, letter=letter.decision, letter_by=letter.by, letter_reason=letter.reason, letter_at=at)
        if row["id"] not in found or row["side"] == "origin":
            found[row["id"]] = one
    return sorted(found.values(), key=lambda row: (-row.claims, row.id))[:limit]


def actor(connection: Connection, name: str) -> ActorPage:
    """What the record knows of an actor.

    Raises:
        UserError: nothing in the record names it; those that are called almost so are named.
    """
    named("actor", name)
    whole = catalogue(connection)
    key, party = wanted_actor(name), actor_party(name)
    names = all_names(connection, whole, key)
    told = events(connection, Filter(actor=name), "start", 10, 0)

    def of(kind: str) -> tuple[Spell, ...]:
        return tuple(spells(connection, kind, "", [name], None))

    # Whoever is told to lead, to stand by or to hold may have done nothing.
    if not (names or told or (key and any(of(kind) for kind in ("ties", "leads", "strength", "control")))):
        near = did_you_mean(actors_like(connection, whole, name))
        raise UserError(f"no report in this record names {name!r}{near}")
    known = actor_register().get(key)
    page: tuple[EventRow, ...] = tuple(told)
    aliases = (other for other in names if other.casefold() != party.name.casefold())
    # Whom no register knows goes by the name as the reports write it, not as it was asked for.
    written = party.name if known else next((n for n in names if n.casefold() == party.name.casefold()), party.name)
    return ActorPage(
        key, written, known.kind if known else "unknown", party.country, tuple(aliases),
        of("ties"), of("leads"), of("strength"), of("control"), page, told.total,
    )  # fmt: skip
