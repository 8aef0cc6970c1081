"""What is asked of the two sides of a disagreement: whether one rests on a single origin, or on parties alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, TableValuedAlias, cast, exists, func, or_, select, type_coerce

from rashomon.record.types import TEXT
from rashomon.record.views import VIEW_CLAIMS, VIEW_DISAGREEMENTS

_D = VIEW_DISAGREEMENTS.c


def of_single_origin(connection: Connection) -> ColumnElement[bool]:
    """Whether all accounts of a side come from one origin."""
    return or_(*(~_of_several(connection, first, others) for first, others in ((_D.a, _D.also_a), (_D.b, _D.also_b))))


def _of_several(connection: Connection, first: Any, others: Any) -> ColumnElement[bool]:
    one, other = VIEW_CLAIMS.alias(), VIEW_CLAIMS.alias()
    item = _items(connection, others)
    return exists(
        select(1)
        .select_from(item)
        .join(other, other.c.claim == item.c.value)
        .join(one, one.c.claim == first)
        .where(other.c.origin != one.c.origin)
        .correlate(VIEW_DISAGREEMENTS)
    )


def _items(connection: Connection, column: Any) -> TableValuedAlias:
    """The items of a column that holds a list as JSON."""
    words = type_coerce(column, TEXT)
    if connection.dialect.name == "sqlite":
        return func.json_each(words).table_valued("value")
    return func.json_array_elements_text(cast(words, JSON)).table_valued("value").render_derived()


def of_self_interested() -> ColumnElement[bool]:
    """Whether none but parties that speak of their own or their enemy's losses tell a side.

    `comparing.disagreement_row.best` puts such an account first only where there is no other.
    """
    own = select(VIEW_CLAIMS.c.claim).where(VIEW_CLAIMS.c.self_interested)
    return or_(_D.a.in_(own), _D.b.in_(own))
