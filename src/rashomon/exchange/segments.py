"""A text cut at every edge of a quotation, so that quotations may overlap and still be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"[^\S\n]*\n\s*")
_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
# A line this short on average is the work of a line breaker, not of a writer.
WRAPPED = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `start` to `end` that belong to `owner` (here the number of a claim)."""

    start: int
    end: int
    owner: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the marks that cover all of it, and those that begin or end with it."""

    text: str
    covered: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def segments(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> list[Segment]:
    """The text from `start` to `end`, cut at all edges; the pieces joined are the text again.

    The numbers in a segment are places in `marks`. Marks are cut off at `start` and `end`; one that
    is empty or lies outside is left out. Takes time linear in the text and the coverage.

    Example:
        >>> for piece in segments("abcdef", [Mark(0, 4, 1), Mark(2, 6, 2)]):
        ...     print(piece.text, piece.covered, piece.begins, piece.ends)
        ab (0,) (0,) ()
        cd (0, 1) (1,) (0,)
        ef (1,) () (1,)
    """
    end = len(text) if end is None else end
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, mark in enumerate(marks):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            opening.setdefault(first, []).append(place)
            closing.setdefault(last, []).append(place)
    edges = sorted({start, end, *opening, *closing})
    open_now: set[int] = set()
    pieces = []
    for here, there in pairwise(edges):
        open_now.difference_update(closing.get(here, ()))
        open_now.update(opening.get(here, ()))
        begins = tuple(p for p in opening.get(here, ()) if marks[p].start == here)
        ends = tuple(p for p in closing.get(there, ()) if marks[p].end == there)
        pieces.append(Segment(text[here:there], tuple(sorted(open_now)), begins, ends))
    return pieces


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: every line of a text of long lines, else what blank lines part.

    Example:
        >>> paragraphs("One\\n\\nTwo\\nlines")
        [(0, 3), (5, 14)]
    """
    lines = [line for line in text.split("\n") if line.strip()]
    wrapped = len(lines) > 1 and sum(map(len, lines)) / len(lines) < WRAPPED
    found, start = [], len(text) - len(text.lstrip())
    for gap in (_BLANK_LINE if wrapped else _BREAK).finditer(text, start):
        found.append((start, gap.start()))
        start = gap.end()
    last = len(text.rstrip())
    if start < last:
        found.append((start, last))
    return found
