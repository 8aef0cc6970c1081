"""Judgements: what people decide about claims, events and sources; kept for good, undone by another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from rashomon.errors import UserError
from rashomon.record.bulk import insert, lookup
from rashomon.record.ids import judgement_id
from rashomon.record.tables import JUDGEMENTS
from rashomon.record.writing import Transaction

_J = JUDGEMENTS.c
_NEXT = select(func.coalesce(func.max(_J.number), 0) + 1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: `kind` is what it is about (claim, event, source …), `about` names that so that it is found again.

    `undoes` is the id of the judgement that this one takes back, or empty.
    """

    id: str
    seq: int
    kind: str
    about: Mapping[str, Any]
    decision: str
    reason: str
    by: str
    undoes: str = ""


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
    return Judgement(id, tx.seq, kind, dict(about), decision, reason, by, undoes)


def undo(tx: Transaction, id: str, reason: str, by: str) -> Judgement:
    """Takes a judgement back; undoing that again puts it in force once more. Raises UserError as `append` does."""
    found = [one for one in all_judgements(tx.connection) if one.id == id]
    if not found:
        raise UserError(f"no judgement '{id}'")
    return append(tx, found[0].kind, found[0].about, "undo", reason, by, undoes=id)


def all_judgements(connection: Connection, until: int | None = None) -> list[Judgement]:
    """Every judgement, those undone too, in the order they were made; `until` is the last `seq` that counts."""
    chosen = select(_J.id, _J.seq, _J.kind, _J.about, _J.decision, _J.reason, _J.by, _J.undoes)
    if until is not None:
        chosen = chosen.where(_J.seq <= until)
    return [Judgement(*row[:7], row[7] or "") for row in connection.execute(chosen.order_by(_J.seq, _J.number))]


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
