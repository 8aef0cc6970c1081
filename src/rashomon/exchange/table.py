"""Claims for the terminal, grouped by who says them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.safe import one_line
from rashomon.reading.claim import Claim, Modality

if TYPE_CHECKING:
    from rashomon.reading.result import Reading

WIDE, MEDIUM = 140, 80
STYLES: dict[Modality, str] = {"asserted": "green", "denied": "red", "possible": "yellow", "planned": "cyan"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what it shows of a claim, its narrowest and widest extent in cells."""

    head: str
    show: Callable[[Claim], Text]
    least: int
    most: int


def as_text(reading: Reading, width: int, *, colour: bool = False) -> str:
    """The claims of one report as lines for a terminal of `width` cells.

    With `colour` there are terminal codes in it, without there is none.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
        >>> print(as_text(Reading(Document("a", "Rain."), [], "no trigger word"), 60))
        Rain.
        a
        No claims: no trigger word
        <BLANKLINE>
        <BLANKLINE>
    """
    return printed(table(reading, width), width, colour=colour)


def printed(part: RenderableType, width: int, *, colour: bool = False) -> str:
    """Anything rich can show as lines, without blanks at their ends.

    Example:
        >>> printed(Text("abc"), 10)
        'abc\\n'
    """
    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
    )
    console.print(part)
    return "".join(line.rstrip() + "\n" for line in page.getvalue().split("\n")[:-1])


def table(reading: Reading, width: int) -> RenderableType:
    """The claims of one report for a terminal of `width` cells: a table from 80 cells up, else a list.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
        >>> reading = Reading(Document("a", "They fled."), [Claim("event", "displacement")])
        >>> print(printed(table(reading, 60), 60))
        They fled.
        1 claim · a
        <BLANKLINE>
        The report itself
           1 ✓ displacement
        <BLANKLINE>
        <BLANKLINE>
    """
    parts: list[RenderableType] = _head(reading)
    groups = grouped(reading.claims)
    if width < MEDIUM:
        for sources, members in groups:
            parts += [Text(), _heading(sources)]
            parts += [_entry(number, claim, width) for number, claim in members]
    elif groups:
        columns = _WIDE if width >= WIDE else _MEDIUM
        widths = _shares(columns, reading.claims, width)
        parts += [Text(), _row(widths, ["", *(Text(column.head, "dim") for column in columns)])]
        for sources, members in groups:
            parts.append(_heading(sources))
            for number, claim in members:
                parts += _wide(widths, number, claim) if columns is _WIDE else _medium(widths, number, claim, width)
            parts.append(Text())
        parts.pop()
    return Group(*parts, Text())


def grouped(claims: list[Claim]) -> list[tuple[str, list[tuple[int, Claim]]]]:
    """The claims with their numbers (from 1) by chain of sources, the report's own voice first.

    Example:
        >>> from rashomon.reading.claim import Party
        >>> un = Claim("event", "attack", sources=(Party("UN", "organisation"),))
        >>> [(who, [n for n, _ in them]) for who, them in grouped([un, Claim("event", "riot"), un])]
        [('The report itself', [2]), ('UN', [1, 3])]
    """
    groups: dict[str, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(claims, 1):
        groups.setdefault(wording.chain(claim.sources), []).append((number, claim))
    return sorted(groups.items(), key=lambda group: bool(group[1][0][1].sources))


def legend(width: int) -> Text:
    """What the signs mean, on one line or two.

    Example:
        >>> print(legend(60))
        ✓ asserted  ✕ denied  ? possible  → planned
        ° name taken from elsewhere in the text
    """
    line = Text()
    for modality, sign in wording.MODALITIES.items():
        line.append(sign.sign, STYLES[modality]).append(f" {sign.word}  ", "dim")
    line.rstrip()
    tail = f"{wording.INFERRED} name taken from elsewhere in the text"
    return line.append(("\n" if width < MEDIUM else "   ") + tail, "dim")


def _head(reading: Reading) -> list[RenderableType]:
    document, count = reading.document, len(reading.claims)
    called = wording.heading(document)
    lines: list[RenderableType] = [Text(one_line(called), "bold")]
    day = wording.day(document.published) if document.published else ""
    about = [one_line(document.publisher), day, f"{count} claim{'s' * (count != 1)}" if count else ""]
    if called != document.id:
        about.append(one_line(document.id))
    if any(about):
        lines.append(Text(" · ".join(part for part in about if part), "dim"))
    if not count:
        lines.append(Text(f"No claims: {one_line(reading.note) or 'nothing of these kinds is said'}"))
    elif reading.note:
        lines.append(Text(one_line(reading.note), "dim"))
    return lines


def _heading(sources: str) -> Text:
    return Text(one_line(sources), "bold italic" if sources == wording.OWN_VOICE else "bold")


def _what(claim: Claim) -> Text:
    sign = wording.MODALITIES[claim.modality]
    text = Text().append(sign.sign + " ", STYLES[claim.modality])
    if claim.modality != "asserted":
        text.append(sign.word + ": ", STYLES[claim.modality])
    return text.append(one_line(wording.what(claim)))


def _plain(show: Callable[[Claim], str]) -> Callable[[Claim], Text]:
    return lambda claim: Text(one_line(show(claim)))


def _when(claim: Claim) -> str:
    return wording.time(claim.when) if claim.when else ""


def _numbers(claim: Claim) -> str:
    return ", ".join(wording.tolls(claim))


def _where_when(claim: Claim) -> str:
    return " · ".join(part for part in (wording.names(claim.places), _when(claim), _numbers(claim)) if part)


def _quote(claim: Claim, width: int) -> Text:
    if not claim.evidence:
        return Text()
    return Text(one_line(wording.shortened(claim.evidence[0].quote, width)), "dim")


_WIDE = (
    Column("what", _what, 14, 24),
    Column("who", _plain(lambda claim: wording.names(claim.agents)), 8, 26),
    Column("whom", _plain(lambda claim: wording.names(claim.targets)), 8, 26),
    Column("where", _plain(lambda claim: wording.names(claim.places)), 6, 22),
    Column("when", _plain(_when), 11, 20),
    Column("numbers", _plain(_numbers), 9, 20),
    Column("words", lambda claim: _quote(claim, 200), 50, 100),
)
_MEDIUM = (
    Column("what", _what, 12, 26),
    Column("who → whom", _plain(wording.participants), 16, 36),
    Column("where · when · numbers", _plain(_where_when), 20, 60),
)
_NUMBER, _GAP = 4, 2


def _shares(columns: tuple[Column, ...], claims: list[Claim], width: int) -> list[int]:
    """The width of each column: what its cells need, within its bounds; the last one takes the rest."""
    shares, least = [], []
    for column in columns[:-1]:
        cells = [column.show(claim) for claim in claims]
        needed = max((cell.cell_len for cell in cells), default=0)
        word = max((cell_len(word) for cell in cells for word in cell.plain.split()), default=0)
        least.append(min(max(column.least, word), column.most))
        shares.append(min(max(needed, least[-1], len(column.head)), column.most))
    spare = width - _NUMBER - _GAP - sum(shares) - _GAP * len(shares)
    while spare < columns[-1].least and shares != least:
        widest = max(range(len(shares)), key=lambda i: shares[i] - least[i])
        shares[widest], spare = shares[widest] - 1, spare + 1
    return [*shares, max(min(spare, columns[-1].most), 8)]


def _row(widths: list[int], cells: Sequence[Text | str]) -> Table:
    row = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    row.add_column(width=_NUMBER, justify="right", style="dim", no_wrap=True)
    for width in widths:
        row.add_column(width=width, overflow="fold")
    row.add_row(*cells)
    return row


def _wide(widths: list[int], number: int, claim: Claim) -> list[RenderableType]:
    cells = [column.show(claim) for column in _WIDE[:-1]]
    lines = max(-(-cell.cell_len // width) for cell, width in zip(cells, widths, strict=False))
    # A wrapped line is on average some cells short of the column: four a line are set aside.
    return [_row(widths, [str(number), *cells, _quote(claim, widths[-1] * lines - 4 * (lines - 1))])]


def _medium(widths: list[int], number: int, claim: Claim, width: int) -> list[RenderableType]:
    row = _row(widths, [str(number), *(column.show(claim) for column in _MEDIUM)])
    indent = _NUMBER + _GAP + 2
    quote = _quote(claim, width - indent)
    return [row, Padding(quote, (0, 0, 0, indent))] if quote else [row]


def _entry(number: int, claim: Claim, width: int) -> RenderableType:
    """One claim as a short block, for screens too narrow for a table."""
    entry = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    entry.add_column(width=_NUMBER, justify="right", style="dim", no_wrap=True)
    entry.add_column(width=width - _NUMBER - 1, overflow="fold")
    who = one_line(wording.participants(claim))
    entry.add_row(str(number), _what(claim).append(f"  {who}" if who else "", "bold"))
    for part in (Text(one_line(_where_when(claim))), _quote(claim, 2 * (width - 9) - 6)):
        if part:
            entry.add_row("", Padding(part, (0, 0, 0, 2)))
    return entry
