"""How values lie in the columns: the same on both engines."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

# PostgreSQL sorts by the rules of some country unless told otherwise; SQLite sorts by code point.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def canonical(value: Any) -> str:
    """Plain values as JSON in the one way that hashes are taken of.

    Example:
        >>> canonical({"b": 1, "a": ["Kot"]})
        '{"a":["Kot"],"b":1}'
    """
    return _ENCODE(value)


class Plain(TypeDecorator[Any]):
    """Plain values, kept as canonical JSON in a text column so that any reader of tables can see them."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: ISO 8601 text in SQLite, a timestamp with time zone in PostgreSQL."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(TEXT)
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)
