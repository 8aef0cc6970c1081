"""Values within values as rows of a table: the way to each, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

COLUMNS = ("section", "name", "value")


def leaves(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each plain value: the first key is its section, the others with dots between them its name.

    A list of plain values is one value.

    Example:
        >>> for row in leaves({"run": {"reader": "0.2"}, "letters": [{"code": "A"}], "formats": ["txt", "html"]}):
        ...     print(row["section"], row["name"], row["value"])
        run reader 0.2
        letters 1.code A
        formats  ['txt', 'html']
    """
    for section, value in values.items():
        for way, leaf in _leaves((), value):
            yield {"section": section, "name": ".".join(way), "value": leaf}


def _leaves(way: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _leaves((*way, str(name)), one)
    elif isinstance(value, list) and any(isinstance(one, (Mapping, list)) for one in value):
        for number, one in enumerate(value, 1):
            yield from _leaves((*way, str(number)), one)
    else:
        yield way, value
