"""Filters that take one value or several, of which one is enough."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

Several = str | tuple[str, ...]
"""One value, several, or none: an empty string or tuple."""
Value = TypeVar("Value", bound=Hashable)


def several(value: Value | tuple[Value, ...] | None) -> tuple[Value, ...]:
    """The values of a filter, whether it has none, one or several.

    Example:
        >>> several(""), several("attack"), several(("attack", "riot")), several(2016), several(None)
        ((), ('attack',), ('attack', 'riot'), (2016,), ())
    """
    if isinstance(value, tuple):
        return value
    return () if value is None or value == "" else (value,)


def normal(value: str) -> str:
    """A value as it is compared: neither capitals nor how words are joined tell two apart.

    Example:
        >>> normal("Air strike") == normal("air_strike")
        True
    """
    return value.casefold().replace(" ", "_")
