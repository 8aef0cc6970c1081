"""Judgements: what people decide about claims, events and sources; kept for good, undone by another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select, type_coerce

from rashomon.errors import UserError
from rashomon.record.bulk import insert, lookup
from rashomon.record.ids import judgement_id
from rashomon.record.tables import JUDGEMENTS
from rashomon.record.types import TEXT
from rashomon.record.writing import Transaction

_J = JUDGEMENTS.c
_JUDGEMENT = select(_J.id, _J.seq, _J.kind, _J.about, _J.decision, _J.reason, _J.by, _J.undoes, _J.number)
_NEXT = select(func.coalesce(func.max(_J.number), 0) + 1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: `kind` is what it is about (claim, event, source …), `about` names that so that it is found again.

    `undoes` is the id of the judgement that this one takes back, or empty; `number` its place among all.
    """

    id: str
    seq: int
    kind: str
    about: Mapping[str, Any]
    decision: str
    reason: str
    by: str
    undoes: str = ""
    number: int = 0


def append(
    tx: Transaction, kind: str, about: Mapping[str, Any], decision: str, reason: str, by: str, undoes: str = ""
) -> Judgement:
    """Keeps a judgement.

    Raises:
        UserError: nobody is named, or the judgement to be undone is not there.
    """
    if not by.strip():
        raise UserError("a judgement needs a name: who decides?")
    if undoes and not list(lookup(tx.connection, _J.id, [undoes], _J.id)):
        raise UserError(f"no judgement '{undoes}'")
    number = tx.connection.execute(_NEXT).scalar_one()
    id = judgement_id(number, [kind, dict(about), decision, reason, by, undoes])
    row = {
        "id": id,
        "number": number,
        "kind": kind,
        "about": dict(about),
        "decision": decision,
        "reason": reason,
        "by": by,
        "undoes": undoes or None,
        "seq": tx.seq,
    }
    insert(tx.connection, JUDGEMENTS, [row])
    return Judgement(id, tx.seq, kind, dict(about), decision, reason, by, undoes, number)


def undo(tx: Transaction, id: str, reason: str, by: str) -> Judgement:
    """Takes a judgement back; undoing that again puts it in force once more. Raises UserError as `append` does."""
    found = named(tx.connection, id)
    return append(tx, found.kind, found.about, "undo", reason, by, undoes=found.id)


def named(connection: Connection, id: str) -> Judgement:
    """The judgement of an id, or of the beginning of one.

    Raises:
        UserError: there is none, or there are several.
    """
    chosen = _JUDGEMENT.where(_J.id.startswith(id, autoescape=True)).limit(2)
    found = [_made(row) for row in connection.execute(chosen)] if id else []
    if len(found) != 1:
        raise UserError(f"no judgement {id!r}" if not found else f"{id!r} names several judgements")
    return found[0]


def mentioning(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """The judgements that name one of these ids anywhere in what they are about, in the order they were made."""
    words = type_coerce(_J.about, TEXT)
    chosen = _JUDGEMENT.where(or_(*(words.contains(id, autoescape=True) for id in ids)))
    return [_made(row) for row in connection.execute(chosen.order_by(_J.seq, _J.number))]


def holds(connection: Connection, id: str) -> bool:
    """Whether a judgement is in force: no other one that is in force takes it back."""
    later = lookup(connection, _J.undoes, [id], _J.id)
    return not any(holds(connection, row.id) for row in later)


def all_judgements(connection: Connection, until: int | None = None, after: int = 0) -> list[Judgement]:
    """Every judgement, those undone too, in the order they were made.

    `until` is the last `seq` that counts, `after` the number of the last that does not.
    """
    chosen = _JUDGEMENT.where(_J.number > after) if after else _JUDGEMENT
    if until is not None:
        chosen = chosen.where(_J.seq <= until)
    return [_made(row) for row in connection.execute(chosen.order_by(_J.seq, _J.number))]


def _made(row: Any) -> Judgement:
    values = dict(row._mapping)
    return Judgement(**values | {"undoes": values["undoes"] or ""})


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements in their order, those that no later one takes back, without the takings back themselves.

    Example:
        >>> made = Judgement("j1", 1, "claim", {}, "reject", "misread", "Lena")
        >>> back = Judgement("j2", 2, "claim", {}, "undo", "no: read well", "Omar", undoes="j1")
        >>> [one.id for one in in_force([made])], in_force([made, back])
        (['j1'], [])
    """
    gone: set[str] = set()
    standing: list[Judgement] = []
    for one in reversed(list(judgements)):
        if one.id not in gone and one.undoes:
            gone.add(one.undoes)
        elif one.id not in gone:
            standing.append(one)
    return standing[::-1]
