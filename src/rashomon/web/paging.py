"""Lists in pages: links that keep every filter of the address and change one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from rashomon.record.several import normal

LARGEST_OFFSET = 10_000_000
"""No list is longer; engines can't count much further."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which rows of how many are shown, with the addresses of the pages before and after; empty where there is none."""

    first: int
    last: int
    total: int
    before: str
    after: str


def pages(request: Request, total: int, limit: int, offset: int) -> Pages:
    """The pages around that of `offset`."""
    last = min(offset + limit, total)
    return Pages(
        first=min(offset + 1, total),
        last=last,
        total=total,
        before=address(request, offset=max(0, offset - limit) or None) if offset else "",
        after=address(request, offset=offset + limit) if last < total else "",
    )


def address(request: Request, path: str = "", **changes: Any) -> str:
    """The address of this page, or of `path`, with its filters but for `changes`; None and "" take one out."""
    kept: Sequence[tuple[str, str]] = [
        (name, value) for name, value in request.query_params.multi_items() if name not in changes and value
    ]
    added = [
        (name, str(one))
        for name, value in changes.items()
        for one in (value if isinstance(value, (list, tuple)) else [value])
        if one not in (None, "")
    ]
    query = urlencode([*kept, *added])
    return f"{path or request.url.path}{'?' if query else ''}{query}"


def toggled(request: Request, name: str, value: str, same: Callable[[str], str] = normal) -> str:
    """The address of this page's beginning with a value of a filter taken out, or where it is not there, put in.

    `same` is what tells two ways to write a value from two values.
    """
    now = request.query_params.getlist(name)
    rest = [one for one in now if same(one) != same(value)]
    several = rest if len(rest) < len(now) else [*(one for one in now if one), value]
    changes: dict[str, Any] = {"offset": None, "before": None, name: several}
    return address(request, "", **changes)


def without(request: Request, *names: str) -> str:
    """The address of this page without these parameters."""
    gone: dict[str, Any] = dict.fromkeys(names)
    return address(request, "", **gone)
