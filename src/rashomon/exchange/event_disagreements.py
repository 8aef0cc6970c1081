"""Disagreements on the screen: type, slot, and either side's value, words and voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import Disagreement
from rashomon.comparing.disagreement_row import why
from rashomon.comparing.voices import origin_id
from rashomon.exchange import wording
from rashomon.exchange.event_columns import OriginColumn
from rashomon.exchange.event_voices import speaker_name
from rashomon.exchange.pieces import QUIET, UNDATED, counted, label, quoted, said, short, value
from rashomon.exchange.safe import one_line
from rashomon.exchange.side_by_side import OWN_LOSSES
from rashomon.record.rows import EventPage

TYPE_STYLES = {"contradiction": "yellow", "denial": "red", "update": "cyan"}
MANY = 10
"""Disagreements that are shown unless all are asked for."""


def disagreement_parts(
    page: EventPage, columns: Sequence[OriginColumn], width: int, *, whole: bool = False
) -> list[RenderableType]:
    """Each disagreement with both sides' words; without `whole` only the weightiest."""
    by_id = {account.id: account for account in page.accounts}
    letter = {column.origin: column.letter for column in columns}
    if not page.disagreements and len(columns) > 1:
        return [Text("none found among its tellings", QUIET)]
    parts: list[RenderableType] = []
    shown = page.disagreements if whole else page.disagreements[:MANY]
    for number, row in enumerate(shown, 1):
        if parts:
            parts.append(Text())
        parts.append(disagreement(row, by_id, width, number=number, letter=letter))
    if len(shown) < len(page.disagreements):
        more = counted(len(page.disagreements) - len(shown), "lighter one")
        parts += [Text(), Text(f"and {more}: rashomon event {short(page.row.id)} --full", QUIET)]
    return parts


def disagreement(
    row: Disagreement,
    accounts: Mapping[str, Account],
    width: int,
    *,
    number: int = 0,
    letter: Mapping[str, str] | None = None,
    about: str = "",
) -> Group:
    """One disagreement: its type and slot, what it is `about`, and either side's value, words and voice."""
    head = Text(f"{number} " if number else "")
    head.append(row.type, TYPE_STYLES[row.type]).append(f" · {label(row.slot)}", "bold")
    head.append(f" · {one_line(about)}" if about else "").append(f" · {one_line(row.rule)}", QUIET)
    sides = [
        (value(row.slot, row.value_a), row.words_a, (row.a, *row.also_a)),
        (value(row.slot, row.value_b), row.words_b, (row.b, *row.also_b)),
    ]
    left = min(max(len(one_line(told)) for told, _, _ in sides), max(12, width // 4))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=left, overflow="fold")
    table.add_column(overflow="fold")
    for told, words, ids in sides:
        cell = quoted(words, 2 * (width - left - 6)) if words else Text("no words of its own", QUIET)
        voices = _voices(ids, accounts, letter or {})
        if voices:
            cell.append(f"\n{voices}", QUIET)
        table.add_row(said(told, "bold"), cell)
    parts: list[RenderableType] = [head, Padding(table, (0, 0, 0, 2))]
    if row.ranked_by:
        parts.append(Padding(Text(f"ranked by: {one_line(why(row))}", QUIET), (0, 0, 0, 2)))
    return Group(*parts)


def _voices(ids: Sequence[str], accounts: Mapping[str, Account], letter: Mapping[str, str]) -> str:
    """Who says so, each voice once, the one that is quoted first."""
    found: dict[str, None] = {}
    for id in ids:
        account = accounts.get(id)
        if account is None:
            continue
        at = letter.get(origin_id(account), "")
        day = wording.day(account.published) if account.published else UNDATED
        mark = f" {OWN_LOSSES}" if account.speaker.self_interested else ""
        who = f"{at} {speaker_name(account)}" if at else speaker_name(account)
        outlet = "" if at or account.publisher in ("", speaker_name(account)) else f", {account.publisher}"
        found[one_line(f"{who}{mark}{outlet}, {day}")] = None
    names = list(found)
    more = f"; and {len(names) - 3} more" if len(names) > 3 else ""
    return "; ".join(names[:3]) + more
