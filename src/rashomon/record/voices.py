"""The voices of the record: how much each origin and each speaker said.

New reports add to the counts; where rows of older ones change, their voices are counted again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, bindparam, cast, delete, func, select

from rashomon.comparing.organs import organ
from rashomon.record.bulk import chunks, insert, lookup
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_VOICES

SIDES = ("origin", "speaker")
_V = VIEW_CLAIMS.c
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)


def topics(rows: Iterable[dict[str, Any]]) -> set[str]:
    """What is to be counted again when these rows of `view_claims` come or go.

    Example:
        >>> sorted(topics([{"origin": "outlet:reuters", "speaker": "taliban"}]))
        ['origin: outlet:reuters', 'speaker: taliban']
    """
    return {f"{side}: {row[side]}" for row in rows for side in SIDES}


class Counted:
    """What new reports add to the counts, written once for all that share a commit.

    A voice that has been told of in thousands of reports need not be counted again for one more.
    """

    def __init__(self) -> None:
        self._more: dict[tuple[str, str], dict[str, Any]] = {}

    def add(self, rows: Iterable[dict[str, Any]], published: date | None) -> None:
        """Count the rows of `view_claims` of a report none of whose claims was counted before."""
        own: dict[tuple[str, str], dict[str, Any]] = {}
        for row in rows:
            for side in SIDES:
                told = (row["speaker_kind"], row["stake"])
                kind, stake = told if side == "speaker" else organ(row["origin"], row["origin_name"])[:2]
                one = {
                    "side": side, "id": row[side], "name": row[f"{side}_name"], "kind": kind, "stake": stake,
                    "claims": 1, "documents": 0, "self_interested": int(row["self_interested"]),
                    "first": published, "last": published,
                }  # fmt: skip
                _merge(own, one)
        for one in own.values():
            _merge(self._more, one | {"documents": 1})

    def write(self, connection: Connection) -> None:
        """Add what was counted to the counts that are there."""
        if not self._more:
            return
        there = lookup(connection, VIEW_VOICES.c.id, {id_ for _, id_ in self._more})
        before = [row._asdict() for row in there if (row.side, row.id) in self._more]
        for row in before:
            _merge(self._more, row)
        for side in SIDES:
            ids = [row["id"] for row in before if row["side"] == side]
            for piece in chunks(ids):
                connection.execute(_FORGET, {"side": side, "ids": piece})
        insert(connection, VIEW_VOICES, list(self._more.values()))
        self._more.clear()


def _merge(counts: dict[tuple[str, str], dict[str, Any]], row: dict[str, Any]) -> None:
    """Put a row's counts to those of its voice."""
    key = (row["side"], row["id"])
    if (known := counts.get(key)) is None:
        counts[key] = dict(row)
        return
    for name in ("name", "kind", "stake"):
        known[name] = min(known[name], row[name])
    for name in ("claims", "documents", "self_interested"):
        known[name] += row[name]
    known["first"] = min((day for day in (known["first"], row["first"]) if day), default=None)
    known["last"] = max((day for day in (known["last"], row["last"]) if day), default=None)


_FORGET = delete(VIEW_VOICES).where(
    VIEW_VOICES.c.side == bindparam("side"), VIEW_VOICES.c.id.in_(bindparam("ids", expanding=True))
)


def count_again(connection: Connection, some: Iterable[str]) -> list[str]:
    """Count the voices among these topics again; gives the topics that are none."""
    rest, wanted = [], {side: list[str]() for side in SIDES}
    for topic in some:
        side, _, id_ = topic.partition(": ")
        if side in wanted:
            wanted[side].append(id_)
        else:
            rest.append(topic)
    for side, ids in wanted.items():
        for piece in chunks(ids):
            _count(connection, side, list(piece))
    return rest


def _count(connection: Connection, side: str, ids: list[str]) -> None:
    connection.execute(delete(VIEW_VOICES).where(VIEW_VOICES.c.side == side, VIEW_VOICES.c.id.in_(ids)))
    rows = connection.execute(_STATEMENTS[side], {"wanted": ids}).mappings()
    insert(connection, VIEW_VOICES, [{"side": side} | _kinds(side, dict(row)) for row in rows])


def _kinds(side: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row of an origin with what the outlet is."""
    if side == "speaker":
        return row
    known = organ(row["id"], row["name"])
    return row | {"kind": known.kind, "stake": known.stake}


def _statement(side: str) -> Any:
    speaks = side == "speaker"
    return (
        select(
            _V[side].label("id"),
            func.min(_V[f"{side}_name"]).label("name"),
            *((func.min(_V.speaker_kind).label("kind"), func.min(_V.stake).label("stake")) if speaks else ()),
            func.count().label("claims"),
            func.count(_V.document.distinct()).label("documents"),
            func.sum(cast(_V.self_interested, Integer)).label("self_interested"),
            func.min(DOCUMENTS.c.published).label("first"),
            func.max(DOCUMENTS.c.published).label("last"),
        )
        .join(DOCUMENTS, DOCUMENTS.c.key == _V.document)
        .where(_V[side].in_(_WANTED))
        .group_by(_V[side])
    )


_STATEMENTS = {side: _statement(side) for side in SIDES}
