"""The tellings of one event side by side: facts down, independent origins across."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import wrap

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.comparing.facts import Cell, Fact
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.values import UNKNOWN
from rashomon.exchange import wording
from rashomon.exchange.event_columns import OriginColumn, report_names
from rashomon.exchange.pieces import QUIET, UNDATED, UNLOCATED, UNNAMED, counted, value
from rashomon.exchange.safe import one_line
from rashomon.exchange.table import STYLES
from rashomon.reading.claim import Modality
from rashomon.record.rows import EventPage

CONTRADICTED, REVISED = "≠", "↻"
OWN_LOSSES = "†"
GAP = 2
LEAST, MOST = 20, 44
"""Cells of a column of the table."""
_ALWAYS = {"who": UNNAMED, "where": UNLOCATED, "when": UNDATED}
"""Rows that are there even where no origin fills them, with the word for it."""
_BARE = frozenset({"what", "where", "when", "whom"})
"""Rows whose speakers are not named in a column that holds one value."""

Marks = Mapping[tuple[str, str], str]
Days = Mapping[str, date | None]


def side_by_side(page: EventPage, columns: Sequence[OriginColumn], width: int) -> list[RenderableType]:
    """The table, cut into as many blocks as the width needs, and what its signs mean."""
    facts = _shown(page.facts)
    marks = marks_of(page)
    head = max([*(len(fact.label) for fact in facts), len("by whom")]) + GAP
    parts: list[RenderableType] = []
    signs: set[str] = set()
    for block in blocks(columns, width - head):
        if parts:
            parts.append(Text())
        parts.append(_block(page, facts, block, marks, width, head, signs))
    legend = _legend(signs)
    return [*parts, Text(), legend] if legend else parts


def blocks(columns: Sequence[OriginColumn], width: int) -> list[Sequence[OriginColumn]]:
    """The columns in groups that fit into a width, as even as can be.

    Example:
        >>> from rashomon.exchange.event_columns import letters
        >>> eight = [OriginColumn(x, x, x, None, "", True) for x in letters(8)]
        >>> ["".join(c.letter for c in block) for block in blocks(eight, 70)]
        ['ABC', 'DEF', 'GH']
    """
    most = max(1, (width + GAP) // (LEAST + GAP))
    number = -(-len(columns) // most)
    size = -(-len(columns) // number) if number else 1
    return [columns[at : at + size] for at in range(0, len(columns), size)]


def marks_of(page: EventPage) -> Marks:
    """For slot and account the sign that it stands in a disagreement; a contradiction goes before a revision."""
    found: dict[tuple[str, str], str] = {}
    for row in page.disagreements:
        earlier, later = (row.a, *row.also_a), (row.b, *row.also_b)
        if row.type == "update":
            for account in earlier:
                found.setdefault((row.slot, account), REVISED)
            continue
        found.update({(row.slot, account): CONTRADICTED for account in (*earlier, *later)})
    return found


def _shown(facts: Sequence[Fact]) -> list[Fact]:
    """The rows that say something: whether it happened only where not everybody says so."""
    there = [
        fact for fact in facts if fact.slot != "happened" or any(cell.modality != "asserted" for cell in fact.cells)
    ]
    missing = [Fact(slot, label, ()) for slot, label in (("where", "where"), ("when", "when"))]
    known = {fact.slot for fact in there}
    added = [fact for fact in missing if fact.slot not in known]
    order = ("what", "who", "whom", "where", "when")
    place = {slot: at for at, slot in enumerate(order)}
    return sorted([*there, *added], key=lambda fact: place.get(fact.slot, len(order)))


def _block(
    page: EventPage,
    facts: Sequence[Fact],
    columns: Sequence[OriginColumn],
    marks: Marks,
    width: int,
    head: int,
    signs: set[str],
) -> Table:
    cells = min(MOST, (width - head) // len(columns) - GAP)
    table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    table.add_column(width=head - GAP, style=QUIET, no_wrap=True)
    for _ in columns:
        table.add_column(width=cells, overflow="fold")
    table.add_row("", *(_heading(page, column) for column in columns))
    table.add_row("", *(Text("─" * cells, QUIET) for _ in columns))
    days = {account.id: account.published for account in page.accounts}
    for fact in facts:
        by_origin = fact.by_origin()
        row = [_column(fact, by_origin.get(column.origin, ()), days, marks, signs, cells) for column in columns]
        table.add_row(fact.label, *row)
    return table


def _heading(page: EventPage, column: OriginColumn) -> Text:
    text = Text().append(f"{column.letter} ", QUIET).append(one_line(column.name), "bold")
    about = [wording.day(column.day) if column.day else UNDATED]
    if not column.own:
        about.append(f"as told by {report_names(page.documents, [column.document])}")
    if column.copies:
        about.append(f"+ {counted(len(column.copies), 'copy', 'copies')}")
    if column.more:
        about.append(f"+ {counted(len(column.more), 'further report')}")
    return text.append("\n" + one_line(", ".join(about)), QUIET)


def _column(fact: Fact, cells: Sequence[Cell], days: Days, marks: Marks, signs: set[str], width: int) -> Text:
    if not cells:
        return Text(_ALWAYS.get(fact.slot, "–"), QUIET)
    groups: dict[tuple[str, Modality], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.value.key, cell.modality), []).append(cell)
    if fact.slot == "who" and len(groups) > 1:
        groups = {key: told for key, told in groups.items() if key[0] != UNKNOWN} or groups
    dated = fact.slot in NUMBER_SLOTS and len({days.get(a) for cell in cells for a in cell.accounts}) > 1
    text = Text()
    for told in sorted(groups.values(), key=lambda told: (_first(told, days) or date.max, told[0].value.key)):
        if text:
            text.append("\n")
        mark = next((marks[fact.slot, a] for cell in told for a in cell.accounts if (fact.slot, a) in marks), "")
        shown = _value(fact.slot, told[0], mark, signs)
        voices = _speakers(told, signs) if _is_spoken(fact.slot, told[0], mark) else ""
        if dated and (day := _first(told, days)):
            voices = f"{voices}, {day.day} {month_abbr[day.month]}".removeprefix(", ")
        if voices:
            # Who says so goes on the line of the value where it fits, else below it.
            fits = shown.cell_len + cell_len(voices) + 3 <= width
            shown.append(f" · {voices}" if fits else "".join(f"\n  {line}" for line in wrap(voices, width - 2)), QUIET)
        text.append_text(shown)
    return text


def _first(told: Sequence[Cell], days: Days) -> date | None:
    """The day on which a value was first told."""
    return min((day for cell in told for a in cell.accounts if (day := days.get(a)) is not None), default=None)


def _is_spoken(slot: str, cell: Cell, mark: str) -> bool:
    """Whether it matters who says so: of numbers and deeds always, else where it is disputed or not asserted."""
    if slot == "happened":
        return cell.modality != "asserted"
    return bool(mark) or slot not in _BARE


def _value(slot: str, cell: Cell, mark: str, signs: set[str]) -> Text:
    words = one_line(value(slot, cell.value.words))
    text = Text()
    if mark:
        signs.add(mark)
        text.append(f"{mark} ", "bold yellow" if mark == CONTRADICTED else "cyan")
    if slot == "happened":
        return text.append(words, STYLES[cell.modality])
    if cell.modality == "denied":
        signs.add(cell.modality)
        return text.append("✕ ", STYLES["denied"]).append(words, f"{STYLES['denied']} strike")
    if cell.modality != "asserted":
        signs.add(cell.modality)
        sign = wording.MODALITIES[cell.modality].sign
        return text.append(f"{sign} ", STYLES[cell.modality]).append(words, STYLES[cell.modality])
    if cell.value.key == UNKNOWN:
        return text.append(words, QUIET)
    return text.append(words, "bold" if mark == CONTRADICTED else "")


def _speakers(told: Sequence[Cell], signs: set[str]) -> str:
    """Who says so, where it is not the outlet itself; at most two by name."""
    names: dict[str, tuple[str, bool]] = {}
    for cell in told:
        name, own = cell.speaker.name, cell.speaker.self_interested
        if name and name != cell.origin.name:
            first, before = names.get(name.casefold(), (name, False))
            names[name.casefold()] = (first, before or own)
    shown = []
    for name, own in list(names.values())[:2]:
        if own:
            signs.add(OWN_LOSSES)
        shown.append(one_line(name) + (f" {OWN_LOSSES}" if own else ""))
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(shown) + more


def _legend(signs: set[str]) -> Text:
    means = {
        CONTRADICTED: "another origin contradicts or denies it",
        REVISED: "revised later down the same chain",
        "denied": "this voice denies it",
        "possible": "held possible",
        "planned": "announced",
        OWN_LOSSES: "a party on its own or its enemy's losses",
    }
    text = Text(style=QUIET)
    for sign, words in means.items():
        if sign in signs:
            shown = wording.MODALITIES[sign].sign if sign in wording.MODALITIES else sign
            text.append(("   " if text else "") + f"{shown} {words}")
    return text
