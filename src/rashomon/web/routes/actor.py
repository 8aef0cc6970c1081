"""The page of an actor: its names, ties, leaders, strength and places over time, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from rashomon.comparing.spells import Spell
from rashomon.errors import UserError
from rashomon.exchange.plain import plain
from rashomon.exchange.spell_rows import COLUMNS, spell_row
from rashomon.record.finding import wanted_actor
from rashomon.record.record import Record
from rashomon.record.record_base import Day
from rashomon.record.rows import ActorPage
from rashomon.registers.actors import actor_register
from rashomon.web.depends import Kept
from rashomon.web.head_first import head_first
from rashomon.web.params import AsOf, OnDay
from rashomon.web.problems import missing
from rashomon.web.rendering import page
from rashomon.web.spell_view import SHOWN, all_claims, in_force, looked_at, told
from rashomon.web.streaming import CSV, at_hand
from rashomon.web.topics import actor_href

router = APIRouter(tags=["actors"])
ActorKey = Annotated[str, Path(description="The key of an actor, or a name of it", max_length=600)]
Other = Annotated[str, Query(description="Ties with this party only", max_length=600)]
PARTS = ("relations", "leaders", "strength", "control")


@router.get("/actor/{key:path}.json", summary="An actor with its histories and events, as values")
def actor_json(record: Kept, key: ActorKey, on: OnDay = None, as_of: AsOf = None) -> dict[str, Any]:
    """Names with their days, spells with who says so; `on` says of each spell whether it held on a day.

    With `as_of` the histories are those that stood in the record then; names and events are today's.
    """
    found = _actor(record, key, as_of)
    spells = {name: getattr(found, name) for name in PARTS}
    accounts = record.said_by(all_claims(spell for some in spells.values() for spell in some))
    values: dict[str, Any] = plain(replace(found, relations=(), leaders=(), strength=(), control=()))
    values |= {name: [spell_row(spell, accounts, on) for spell in some] for name, some in spells.items()}
    return values | {"names": plain(record.names_used(found.key))}


@router.get(
    "/actor/{key:path}.csv", summary="The histories of an actor as a table", response_class=StreamingResponse,
    responses=CSV,
)  # fmt: skip
def actor_csv(record: Kept, key: ActorKey, on: OnDay = None, as_of: AsOf = None) -> StreamingResponse:
    """One row a spell: a tie, a leader, a count of members, a place held, with its days and who says so."""
    found = _actor(record, key, as_of)
    spells = [(name, spell) for name in PARTS for spell in getattr(found, name)]
    accounts = record.said_by(all_claims(spell for _, spell in spells))
    return at_hand([{"part": name, **spell_row(spell, accounts, on)} for name, spell in spells], COLUMNS, "actor")


@router.get("/actor/{key:path}", summary="The page of an actor", response_class=HTMLResponse)
def actor(
    request: Request, record: Kept, key: ActorKey, on: OnDay = None, other: Other = "", as_of: AsOf = None
) -> Response:
    """Histories as tables with their days as bars; each opens the words it rests on."""
    if as_of is None:
        return _page(request, key, on, other, as_of, record)
    make = partial(_page, request, key, on, other, as_of)
    return head_first(request, "actor.html", make, found=_actor(record, key, None))


def _page(request: Request, key: str, on: date | None, other: str, as_of: Day | None, record: Record) -> HTMLResponse:
    found = _actor(record, key, as_of)
    spells = {name: getattr(found, name) for name in PARTS}
    spells["relations"] = _with(found.relations, other)
    spells = {name: in_force(some, on) for name, some in spells.items()}
    accounts = record.said_by(looked_at(spell for some in spells.values() for spell in some[:SHOWN]), words=True)
    laid: dict[str, Any] = {name: told(some, accounts, about=found.key, on=on) for name, some in spells.items()}
    register = actor_register()
    known = register.get(found.key)
    return page(
        request,
        "actor.html",
        found=found,
        disputed=record.disagreements(actor=found.key, limit=0).total,
        known=known,
        parent=register.get(known.parent) if known and known.parent else None,
        heads=register.get(known.leads) if known and known.leads else None,
        names=record.names_used(found.key),
        actor_href=actor_href,
        on=on,
        other=other,
        as_of=as_of,
        too_early=record.why_nothing(as_of) if as_of else "",
        **laid,
    )


def _actor(record: Record, key: str, as_of: Day | None) -> ActorPage:
    try:
        found = record.actor(key)
    except UserError as error:
        raise missing(error) from None
    if as_of is None:
        return found
    return replace(
        found,
        relations=tuple(record.relations(key, as_of=as_of)),
        leaders=tuple(record.leaders(key, as_of=as_of)),
        strength=tuple(record.strength(key, as_of=as_of)),
        control=tuple(record.control(actor=key, as_of=as_of)),
    )


def _with(spells: tuple[Spell, ...], other: str) -> tuple[Spell, ...]:
    if not other.strip():
        return spells
    key = wanted_actor(other)
    return tuple(spell for spell in spells if any(party.key == key for party in spell.parties))
