"""An event's values under each policy."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from rashomon.comparing.estimates import Estimate
from rashomon.exchange.grids import Grid
from rashomon.exchange.pieces import QUIET, grid, label, said, value
from rashomon.record.rows import EventPage


def totals(page: EventPage, width: int) -> list[RenderableType]:
    """Every slot under each policy: the numbers in a table, where the screen is too narrow for it in a list."""
    numbers = {slot: found for slot, found in page.estimates.items() if any(e.low is not None for e in found)}
    others = {
        slot: found for slot, found in page.estimates.items() if slot not in numbers and any(e.words for e in found)
    }
    tolls = _tolls(numbers)
    if numbers and not tolls.fits(width):
        return [_choices(numbers | others)]
    parts: list[RenderableType] = [*([tolls] if numbers else []), *([Text()] if numbers and others else [])]
    return [*parts, _choices(others)] if others else parts


def _tolls(found: dict[str, tuple[Estimate, ...]]) -> Grid:
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


def _choice(found: Estimate) -> str:
    return found.words or f"no value ({found.missing})"


def _choices(found: dict[str, tuple[Estimate, ...]]) -> Grid:
    """Value by value, with the policies that come to it."""
    rows: list[list[RenderableType]] = []
    for slot, estimates in found.items():
        by_words: dict[str, list[str]] = {}
        for e in estimates:
            by_words.setdefault(_estimate(e) if e.low is not None else _choice(e), []).append(e.policy)
        for at, (words, names) in enumerate(by_words.items()):
            rows.append(
                [Text("" if at else label(slot), QUIET), said(value(slot, words)), Text(", ".join(names), QUIET)]
            )
    return grid(rows, fixed=(0,))
