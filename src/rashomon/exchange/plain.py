"""Anything the record hands out as plain values, and plain values as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from rashomon.exchange.json_lines import escaped


def plain(value: Any) -> Any:
    """A value as what JSON holds: fields by name, days and moments in ISO 8601, sets in order.

    Example:
        >>> from rashomon.comparing.spells import Bounds
        >>> plain(Bounds(date(2016, 8, 13)))
        {'earliest': '2016-08-13', 'latest': None}
    """
    if isinstance(value, date):  # moments are days too
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def json_line(row: Mapping[str, Any]) -> str:
    """One line of JSON, with its line break.

    Example:
        >>> json_line({"id": "e1"})
        '{"id": "e1"}\\n'
    """
    return escaped(json.dumps(row, ensure_ascii=False)) + "\n"


def json_array(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON array, a row at a time.

    Example:
        >>> "".join(json_array([{"id": "e1"}]))
        '[\\n{"id": "e1"}\\n]\\n'
    """
    joint = "[\n"
    for row in rows:
        yield joint + json_line(row)[:-1]
        joint = ",\n"
    yield "\n]\n" if joint == ",\n" else "[]\n"
