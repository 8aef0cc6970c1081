"""Quotations: which tokens stand between quotation marks, also where a mark is missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rashomon.reading.parse import Parsed

_MARK = re.compile(r"[\"“”„«»‘’']|``|''")
_OPEN = frozenset("“„«")
_CLOSE = frozenset("”»")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A possessive plural looks like a closing single mark; so far ahead a surer one is looked for.
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `first` to `last` (inclusive) between quotation marks.

    `opened` and `closed` say whether that mark is there. `continued`: the paragraph before ended
    inside a quotation and this one opens its paragraph. `clausal`: it holds a finite verb; without
    one it is a fragment or a scare quote, never a statement by itself. `depth` is 1 inside another.
    """

    first: int
    last: int
    opened: bool = True
    closed: bool = True
    continued: bool = False
    clausal: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Raw:
    start: int
    end: int
    opened: bool
    closed: bool
    depth: int


def quotations(parsed: Parsed) -> list[Quotation]:
    """All quotations of title and text, in text order, the outer before the inner.

    A quotation ends with its paragraph at the latest. An opening mark that is missing is taken to
    stand at the start of the paragraph or after the last quotation in it; apostrophes are no marks.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", 'The "raid" is over, he said. "We won\\'t go back.'))
        >>> [(p.words[q.first], p.words[q.last], q.clausal, q.closed) for q in quotations(p)]
        [('raid', 'raid', False, True), ('We', '.', True, False)]
    """
    found: list[Quotation] = []
    work, start = parsed.work, parsed.start
    at, unclosed = 0, False
    for line in work.split("\n"):
        end = at + len(line)
        if line.strip():
            raws = _paragraph(work, at, end)
            first_char = at + len(line) - len(line.lstrip())
            unclosed_here = False
            for raw in raws:
                first, last = bisect_left(start, raw.start), bisect_left(start, raw.end) - 1
                if last < first:
                    continue
                opens_paragraph = raw.opened and raw.start - first_char <= 2
                found.append(
                    Quotation(
                        first,
                        last,
                        raw.opened,
                        raw.closed,
                        unclosed and opens_paragraph,
                        _clausal(parsed, first, last),
                        raw.depth,
                    )
                )
                if raw.depth == 0:
                    unclosed_here = not raw.closed
            unclosed = unclosed_here
        at = end + 1
    found.sort(key=lambda q: (q.first, -q.last))
    return found


def _clausal(parsed: Parsed, first: int, last: int) -> bool:
    """A finite verb, or an imperative at the start."""
    tag = parsed.tag
    if any(tag[i] in _FINITE for i in range(first, last + 1)):
        return True
    return last - first >= 2 and tag[first] == "VB"


def _paragraph(work: str, at: int, end: int) -> list[_Raw]:
    """The quotations of one paragraph, as characters."""
    raws: list[_Raw] = []
    double: _Raw | None = None
    single: _Raw | None = None
    low, floor = False, at
    for match in _MARK.finditer(work, at, end):
        mark, position, after = match.group(), match.start(), match.end()
        if mark in "‘’'" and len(mark) == 1:
            single = _single(work, mark, position, at, end, single, double, raws)
            continue
        closes = _closes(work, mark, position, after, at, end, double is not None, low)
        if closes:
            if double is not None:
                double.end = position
                double.closed = True
                double = None
            else:
                raws.append(_Raw(floor, position, False, True, 0))
            floor = after
            _dropped(single, raws)
            low, single = False, None
        else:
            if double is not None:
                double.end = position
            double = _Raw(after, end, True, False, 0)
            low = mark == "„"
            _dropped(single, raws)
            single = None
            raws.append(double)
    _dropped(single, raws)
    return _nested(raws)


def _nested(raws: list[_Raw]) -> list[_Raw]:
    """The quotations with their depth set anew; one that crosses another's end is no quotation."""
    kept: list[_Raw] = []
    outer: _Raw | None = None
    for raw in sorted(raws, key=lambda r: (r.start, -r.end)):
        if outer is None or raw.start >= outer.end:
            raw.depth, outer = 0, raw
        elif raw.end > outer.end:
            continue
        else:
            raw.depth = 1
        kept.append(raw)
    return kept


def _closes(work: str, mark: str, position: int, after: int, at: int, end: int, is_open: bool, low: bool) -> bool:
    """Whether a double mark ends a quotation; a straight one tells by the space around it."""
    if mark in _CLOSE or mark == "''":
        return mark != "''" or is_open
    if mark == "“" and low:
        return True
    if mark in _OPEN or mark == "``":
        return False
    before = work[position - 1] if position > at else " "
    behind = work[after] if after < end else " "
    if before in " \t([—–-" and not behind.isspace() and behind not in ",.;:!?)":
        # Where a mark could be either, an open quotation is closed by it only when it clings to a word.
        return False
    return is_open or not before.isspace()


def _single(
    work: str,
    mark: str,
    position: int,
    at: int,
    end: int,
    single: _Raw | None,
    double: _Raw | None,
    raws: list[_Raw],
) -> _Raw | None:
    before = work[position - 1] if position > at else " "
    behind = work[position + 1] if position + 1 < end else " "
    if single is None:
        if mark == "’" or before.isalnum() or not (behind.isalpha() or behind in '“"['):
            return None
        raw = _Raw(position + 1, end, True, False, int(double is not None))
        raws.append(raw)
        return raw
    if mark == "‘" or behind.isalnum() or before.isspace():
        return single
    if before == "s" and _later_close(work, position, end, single.start):
        return single
    single.end, single.closed = position, True
    return None


def _later_close(work: str, position: int, end: int, opened: int) -> bool:
    """Whether a surer end follows, so that this mark after an s is a possessive ("the rebels' town,' he")."""
    for later in range(position + 1, min(end, opened + _LONGEST_SINGLE)):
        if work[later] in "’'" and work[later - 1] in ",.!?" and not work[later + 1 : later + 2].isalnum():
            return True
        if work[later] in '‘“”"':
            return False
    return False


def _dropped(single: _Raw | None, raws: list[_Raw]) -> None:
    """Forget a single mark that never closed: it was an apostrophe."""
    if single is not None and not single.closed and single in raws:
        raws.remove(single)
