"""Agreement of people on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.comparing.alpha import Agreement
from rashomon.exchange.pieces import QUIET, listing, said

FOOT = (
    "items: judged by both without seeing the other's decision · α: Krippendorff's alpha, 1 full agreement, 0 chance; "
    "numbers by rank, the rest as equal or not"
)


def agreement_list(rows: Sequence[Agreement]) -> Group:
    """How far people agree, a row for each field and pair of people."""
    lines: list[list[RenderableType]] = []
    before: tuple[str, ...] = ()
    for row in rows:
        who = "" if row.people == before else " and ".join(row.people)
        before = row.people
        lines.append([said(who), Text(row.field), Text(f"{row.items:,}"), Text(percent(row)), Text(alpha(row))])
    heads = ["people", "field", "items", "agree", "α"]
    return Group(listing(heads, lines, right=(2, 3, 4), fixed=(1, 2, 3, 4)), Text(), Text(FOOT, QUIET))


def percent(row: Agreement) -> str:
    """The share of equal judgements in percent.

    Example:
        >>> percent(Agreement("type", ("Ida", "Lena"), 8, 0.875, None))
        '88 %'
    """
    return "" if row.share is None else f"{row.share:.0%}".replace("%", " %")


def alpha(row: Agreement) -> str:
    """Krippendorff's alpha, where there is one.

    Example:
        >>> alpha(Agreement("type", ("Ida", "Lena"), 8, 1.0, None))
        'no variety'
    """
    return "no variety" if row.alpha is None else f"{row.alpha:.2f}"
