"""Totals over events on the screen: each slot under every policy, and how many events give a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.comparing.policies import policy_for
from rashomon.comparing.totals import Total
from rashomon.exchange.grids import Grid
from rashomon.exchange.pieces import QUIET, counted, grid, listing


def totals_text(found: Mapping[str, Sequence[Total]], events: int, width: int) -> Group:
    """Totals by slot: a policy a line, a slot a column, each sum with its span below it, and whose rule each is.

    Where a screen of `width` cells is too narrow for the spans, each is broken between its ends.

    Example:
        >>> from rashomon.exchange.table import printed
        >>> total = Total("killed", "lowest", 1, 12, 12, 14, ("e1",), (("e2", "no account gives a number"),))
        >>> print(printed(totals_text({"killed": [total]}, 2, 90), 90))
        Totals over 2 events · rules that make one value of many; none is the truth
        <BLANKLINE>
                     killed
        lowest           12
                      12–14
        <BLANKLINE>
        from         1 event
        <BLANKLINE>
        lowest  ACLED codebook, column fatalities
        <BLANKLINE>
        an event without a number is left out, never counted as 0
    """
    table = _table(found, "–")
    if not table.fits(width):
        table = _table(found, "–\n")
    sources = [[Text(p), Text(policy_for(next(iter(found)), p).source, QUIET)] for p in _policies(found)]
    head = Text().append(f"Totals over {counted(events, 'event')}", "bold")
    head.append(" · rules that make one value of many; none is the truth", QUIET)
    foot = Text("an event without a number is left out, never counted as 0", QUIET)
    return Group(head, Text(), table, Text(), grid(sources, fixed=(0,)), Text(), foot)


def _policies(found: Mapping[str, Sequence[Total]]) -> list[str]:
    return list(dict.fromkeys(total.policy for totals in found.values() for total in totals))


def _table(found: Mapping[str, Sequence[Total]], to: str) -> Grid:
    """The sums; `to` stands between the ends of a span."""
    most = [max(len(total.events) for total in totals) for totals in found.values()]
    rows: list[list[RenderableType]] = []
    for policy in _policies(found):
        of = [next((t for t in totals if t.policy == policy), None) for totals in found.values()]
        rows.append([Text(policy), *(_sum(total, number, to) for total, number in zip(of, most, strict=True))])
    rows += [["", *("" for _ in most)], [Text("from", QUIET), *(Text(counted(n, "event"), QUIET) for n in most)]]
    right = list(range(1, len(found) + 1))
    return listing(["", *found], rows, right=right, fixed=[0, *right])


def _sum(total: Total | None, most: int, to: str) -> Text:
    """One sum with its span, and from how many events where other policies have more."""
    if total is None:
        return Text("–", QUIET)
    text = Text(f"{total.value:,}", "bold")
    if total.low != total.high:
        text.append(f"\n{total.low:,}{to}{total.high:,}", QUIET)
    return text.append(f"\nfrom {len(total.events):,}", QUIET) if len(total.events) < most else text
