"""Why the tellings of an event are one: what spoke for and against each join, as a waterfall of log-odds."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.comparing.weighing import CONSTANT, Part
from rashomon.exchange.event_columns import report_name
from rashomon.exchange.pieces import QUIET, bar, counted, grid, said
from rashomon.exchange.safe import one_line
from rashomon.record.rows import EventPage, Join

FEW = 4
BAR = 14


def joins(page: EventPage, *, whole: bool = False) -> list[RenderableType]:
    """Each join with its score; the weightiest signs in a line, or with `whole` all of them, one by one."""
    if not page.joins:
        return [Text("told once: nothing had to be joined", QUIET)]
    parts: list[RenderableType] = []
    for join in page.joins:
        parts.append(_head(page, join))
        if signs := _waterfall(join) if whole else _line(join):
            parts.append(Padding(signs, (0, 0, 0, 2)))
    return parts


def probability(score: float) -> str:
    """Log-odds as a share, never as certainty.

    Example:
        >>> probability(0.0), probability(9.0), probability(-9.0)
        ('50 %', 'over 99.9 %', 'under 0.1 %')
    """
    share = 1 / (1 + exp(-max(min(score, 700.0), -700.0)))
    if share > 0.999:
        return "over 99.9 %"
    if share < 0.001:
        return "under 0.1 %"
    return f"{100 * share:.1f} %" if share > 0.99 or share < 0.01 else f"{100 * share:.0f} %"


def _head(page: EventPage, join: Join) -> Text:
    text = said(report_name(page.documents, join.document_a), "bold").append(" with ", QUIET)
    text.append(one_line(report_name(page.documents, join.document_b)), "bold")
    if join.by:
        return text.append(f"  put together by {one_line(join.by)}", "green")
    score = join.comparison.score
    text.append(f"  {score:+.1f} ", "bold").append(f"({probability(score)})", QUIET)
    return text.append("  not by itself: through what else they are joined to", "yellow") if score < 0 else text


def _line(join: Join) -> Text:
    """The weightiest signs for and against, and how many more there are."""
    parts = [part for part in join.comparison.parts if part.feature != CONSTANT]
    text = Text()
    for word, told in (("for", [p for p in parts if p.weight > 0]), ("against", [p for p in parts if p.weight < 0])):
        if not told:
            continue
        if text:
            text.append("\n")
        shown = told[:FEW]
        text.append(f"{word}: ", QUIET).append("; ".join(f"{one_line(p.words)} {p.weight:+.1f}" for p in shown))
        if len(told) > len(shown):
            text.append(f"; {counted(len(told) - len(shown), 'weaker sign')}", QUIET)
    return text


def _waterfall(join: Join) -> Group:
    parts = join.comparison.parts
    most = max((abs(part.weight) for part in parts), default=1.0)
    rows = [_step(part, most) for part in parts]
    total: list[RenderableType] = [Text(f"{join.comparison.score:+.2f}", "bold"), "", Text("together", "bold")]
    return Group(grid([*rows, total], right=(0,), fixed=(0, 1)))


def _step(part: Part, most: float) -> Sequence[RenderableType]:
    style = "green" if part.weight > 0 else "red"
    return [Text(f"{part.weight:+.2f}"), Text(bar(abs(part.weight), most, BAR), style), said(part.words)]
