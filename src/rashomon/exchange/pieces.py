"""Small pieces that the tables of a record share: short ids, counted nouns, times, bars, plain grids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.comparing.counting import counted as counted
from rashomon.comparing.slots import slots
from rashomon.exchange import wording
from rashomon.exchange.grids import Grid
from rashomon.exchange.safe import one_line
from rashomon.reading.claim import Interval
from rashomon.registers.countries import country

SHORT = 10
"""Characters of an id that are shown: its letter and 36 bits, so that two of 50,000 seldom meet."""
QUIET = "dim"
UNDATED, UNLOCATED, UNNAMED = "undated", "unlocated", "not named"
MACHINE = "machine"
_HASHED = re.compile(r"[a-z][0-9a-f]{16}")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
_STATUS_STYLES = {MACHINE: "yellow", "accepted": "green", "accept": "green", "rejected": "red", "reject": "red"}


def short(id: str) -> str:
    """The start of an id, as much as commands need to find it again; an id that is a name stays whole.

    Example:
        >>> short("e6a8ea2ba26a6d7f6"), short("outlet:valley-post")
        ('e6a8ea2ba2', 'outlet:valley-post')
    """
    return id[:SHORT] if _HASHED.fullmatch(id) else id


def time(start: date | None, end: date | None) -> str:
    """When something was, as short as its days allow; a visible word where nobody knows.

    Example:
        >>> time(date(2016, 7, 1), date(2016, 7, 31)), time(None, None), time(None, date(2016, 8, 1))
        ('Jul 2016', 'undated', 'by 1 Aug 2016')
    """
    if start is not None and end is not None:
        return wording.time(Interval(start, end, ""))
    if start is not None:
        return f"from {wording.day(start)}"
    return f"by {wording.day(end)}" if end is not None else UNDATED


def toll(best: int | None, low: int | None, high: int | None) -> str:
    """A toll with its span, where there is one.

    Example:
        >>> toll(14, 8, 21), toll(3, 3, 3), toll(None, None, None), toll(None, 3, 8)
        ('14 (8–21)', '3', '', '3–8')
    """
    spread = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else ""
    if best is None:
        return spread or ("" if low is None else f"{low:,}")
    return f"{best:,} ({spread})" if spread else f"{best:,}"


def label(slot: str) -> str:
    """What a slot is called on the screen.

    Example:
        >>> label("who"), label("controls")
        ('by whom', 'controls')
    """
    return _labels().get(slot, wording.spoken(slot))


@cache
def _labels() -> dict[str, str]:
    return {slot.slot: slot.label for slot in slots()}


def value(slot: str, words: str) -> str:
    """A value of a slot in the words of the screen: days as the rest of the page writes them, no underscores.

    Example:
        >>> value("when", "2016-07-01 to 2016-07-31"), value("what", "suicide_bombing")
        ('Jul 2016', 'suicide bombing')
    """
    if slot == "when" and (days := _DAYS.fullmatch(words)):
        start = date.fromisoformat(days[1])
        return time(start, date.fromisoformat(days[2]) if days[2] else start)
    return wording.spoken(words)


def place(name: str, code: str) -> str:
    """A place with its country, by its name where the register knows the code; a visible word where there is none.

    Example:
        >>> place("Kot", "AF"), place("", "AF"), place("", "")
        ('Kot, Afghanistan', 'Afghanistan', 'unlocated')
    """
    row = country(code) if code else None
    land = row.name if row else code
    return ", ".join(dict.fromkeys(part for part in (name, land) if part)) or UNLOCATED


def said(text: str, style: str = "") -> Text:
    """Words from a report or the record, safe to show, on one line."""
    return Text().append(one_line(text), style)


def quoted(text: str, width: int, style: str = "") -> Text:
    """Words of a report between quotation marks, cut where they are longer than `width`.

    Example:
        >>> quoted("Shells fell on the town at dawn", 22).plain
        '“Shells fell on the…”'
    """
    return Text().append(f"“{one_line(wording.shortened(text, max(width - 2, 1)))}”", style)


def status(decision: str) -> Text:
    """What people made of something: `machine` until somebody looked.

    Example:
        >>> status("").plain
        'machine'
    """
    word = decision or MACHINE
    return Text(one_line(word), _STATUS_STYLES.get(word, "cyan"))


def bar(value: float, most: float, cells: int) -> str:
    """A bar as long as its share of the most, one cell at least where there is anything.

    Example:
        >>> bar(5, 10, 8), bar(0, 10, 8), bar(1, 1000, 8)
        ('━━━━', '', '━')
    """
    if value <= 0 or most <= 0:
        return ""
    return "━" * max(1, round(cells * value / most))


def section(title: str, *parts: RenderableType, note: str = "") -> Group:
    """A heading, what stands under it, and a blank line before."""
    head = Text().append(title, "bold")
    if note:
        head.append(f" · {one_line(note)}", QUIET)
    return Group(Text(), head, *(Padding(part, (0, 0, 0, 2)) for part in parts))


def grid(rows: Sequence[Sequence[RenderableType]], *, right: Sequence[int] = (), fixed: Sequence[int] = ()) -> Grid:
    """Rows without lines; the columns in `right` stand to the right, those in `fixed` are broken last of all."""
    return Grid(rows, right=right, fixed=fixed)


def listing(
    heads: Sequence[str],
    rows: Sequence[Sequence[RenderableType]],
    *,
    right: Sequence[int] = (),
    fixed: Sequence[int] = (),
) -> Grid:
    """A list with a line of headings; `right` and `fixed` as in `grid`."""
    return grid([[Text(head, QUIET) for head in heads], *rows], right=right, fixed=fixed)


def nothing(note: str, hint: str = "") -> Group:
    """What an empty list says: why there is nothing, and what to try."""
    parts: list[RenderableType] = [Text(f"Nothing found: {one_line(note)}")]
    return Group(*parts, Text(one_line(hint), QUIET)) if hint else Group(*parts)
