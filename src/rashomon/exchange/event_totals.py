"""An event's values under each policy."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.comparing.estimates import Estimate
from rashomon.exchange.pieces import QUIET, grid, label, said, value
from rashomon.record.rows import EventPage


def totals(page: EventPage, width: int) -> list[RenderableType]:
    """Every slot under each policy."""
    parts: list[RenderableType] = []
    numbers = {slot: found for slot, found in page.estimates.items() if any(e.low is not None for e in found)}
    if numbers:
        parts.append(_tolls(numbers))
    others = {
        slot: found for slot, found in page.estimates.items() if slot not in numbers and any(e.words for e in found)
    }
    if others:
        if parts:
            parts.append(Text())
        parts.append(_choices(others))
    return parts


def _tolls(found: dict[str, tuple[Estimate, ...]]) -> Table:
    policies = list(dict.fromkeys(e.policy for estimates in found.values() for e in estimates))
    rows: list[list[RenderableType]] = [["", *(Text(policy, QUIET) for policy in policies)]]
    for slot, estimates in found.items():
        by_policy = {e.policy: e for e in estimates}
        rows.append([Text(slot, QUIET), *(Text(_estimate(by_policy.get(policy))) for policy in policies)])
    return grid(rows, fixed=(0,))


def _estimate(found: Estimate | None) -> str:
    if found is None:
        return "–"
    if found.low is None or found.high is None or found.value is None:
        return f"{found.low:,}–{found.high:,}" if found.low is not None and found.high is not None else "no value"
    if found.low == found.high:
        return found.words
    return f"{found.words}, {found.low:,}–{found.high:,}"


def _choices(found: dict[str, tuple[Estimate, ...]]) -> Table:
    rows: list[list[RenderableType]] = []
    for slot, estimates in found.items():
        by_words: dict[str, list[str]] = {}
        for e in estimates:
            by_words.setdefault(e.words or f"no value ({e.missing})", []).append(e.policy)
        for at, (words, names) in enumerate(by_words.items()):
            rows.append(
                [Text("" if at else label(slot), QUIET), said(value(slot, words)), Text(", ".join(names), QUIET)]
            )
    return grid(rows, fixed=(0,))
