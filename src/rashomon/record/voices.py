"""The voices of the record: how much each origin and each speaker said, counted again where it changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, bindparam, cast, delete, func, literal, select

from rashomon.record.bulk import chunks, insert
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
    insert(connection, VIEW_VOICES, [{"side": side} | dict(row) for row in rows])


def _statement(side: str) -> Any:
    speaks = side == "speaker"
    return (
        select(
            _V[side].label("id"),
            func.min(_V[f"{side}_name"]).label("name"),
            (func.min(_V.speaker_kind) if speaks else literal("outlet")).label("kind"),
            (func.min(_V.stake) if speaks else literal("media")).label("stake"),
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
