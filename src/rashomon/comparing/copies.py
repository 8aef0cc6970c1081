"""What one text took from another: the whole of it, passages of it, or quotations.

Counted word by word for two texts that share a key of `shingles.bands` or `passages.passage_keys`; a pure function of
the two, whichever is given first. Runs of the same words are chained over small changes into passages. A rewrite in
other words is known by its credit (`rewrites`): compare a report also with those of the outlets that it credits, of
the `SOON` days before.

Boilerplate makes no copy, by four rules that look at nothing but the two texts: datelines don't count; nor do sentences
that `data/boilerplate.yaml` knows (rights notices, subscription lines); nor pieces that are no statement, such as a
long name or title; passages that two reports of one outlet share, and passages of texts that appeared more than
`FRESH` days apart (background paragraphs), count only where the whole text is a copy.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.alignment import Block, at_most, blocks
from rashomon.comparing.outlets import outlet
from rashomon.comparing.passages import QUOTE, quotations
from rashomon.comparing.rewrites import reworded
from rashomon.comparing.shared import Shared
from rashomon.comparing.wordrun import WordRun, body_run, word_run
from rashomon.vocabulary.load import checked, read_yaml

Kind = Literal["copy", "rewrite", "passage", "quotation"]

COPY, REWRITE = 0.8, 0.45
"""Shares of the words of the shorter text from which on it is a copy of the other, or a light rewrite."""
REISSUE = 0.6
"""The same for two reports of one outlet, which has paragraphs and questionnaires that it uses again."""
PASSAGE = 12
"""Words that a passage must have in common: about half a sentence of a news report."""
LEAST = 25
"""Words that a whole text must have in common with another one to be a copy of it."""
FRESH = 30
"""Days within which agencies' copy is printed; a paragraph shared over a longer time is background."""
SOON = 3
"""Days within which a credited text is rewritten."""
REWORDED = {True: 0.6, False: 0.3}
"""The share of a rewrite's words that must go back to a text: of one that is credited as a whole, or in part."""
_SAYING, _MOST = 8, 0.6
# Full stops, the ends of paragraphs, and the dash or bracket that closes a dateline.
_END = re.compile(r"[.!?][\"”’)\]]*(?=\s)|\n|\s(?:--|—|–)\s|\[TEXT\]|\[EXCERPTS?\]")
_FILE = Path(__file__).parent / "data" / "boilerplate.yaml"


@dataclass(frozen=True, slots=True)
class Text:
    """A report, as far as copies are concerned.

    `outlet` is the id of whose text it is, as `outlets.outlet` gives it, or the agency's that `credits` found: passages
    that it shares with another text of the same outlet are its own. `credits` are the ids of outlets whose text it
    says that it used.
    """

    key: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    outlet: str = ""
    credits: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[date, str]:
        """What puts texts in order: the day of publication, the undated last, and the key."""
        return (self.published or date.max, self.key)


@dataclass(frozen=True, slots=True)
class Copy:
    """What two texts share: `share` is the part of the shorter one's words, `words` the longest piece, verbatim.

    `words` are taken from the earlier of the two.
    """

    kind: Kind
    share: float
    words: str
    spans: tuple[Shared, ...]

    def turned(self) -> Copy:
        """The same, seen from the other text."""
        spans = [span.turned() for span in self.spans]
        return replace(self, spans=tuple(sorted(spans, key=lambda s: (s.start, s.end, s.other_start, s.kind))))


class Boilerplate(BaseModel):
    """A regular expression in small letters for what marks a sentence of boilerplate, and a sentence it finds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str = Field(min_length=4, pattern="^[^A-Z]+$")
    example: str = Field(min_length=8)


@cache
def boilerplate_rows() -> tuple[Boilerplate, ...]:
    """The patterns of the data.

    Raises:
        DataError: a row does not fit, by number (from 1) and field.
    """
    return tuple(checked(read_yaml(_FILE), Boilerplate, _FILE.name))


@cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in boilerplate_rows()))


def copy_of(one: Text, other: Text) -> Copy | None:
    """What `one` and `other` share, with the spans of `one` first; None where it is nothing that counts.

    Which of the two took it from the other is not said here: `Text.rank` puts them in order.

    Example:
        >>> wire = "Shells fell on the market of Kot on Friday, killing nine people, the town's hospital said. "
        >>> wire += "Nobody knows who fired them. Residents spoke of an hour of fire from the hills."
        >>> found = copy_of(Text("d1", wire), Text("d2", "KOT -- " + wire.replace("nine people", "nine")))
        >>> found.kind, found.share > 0.9, found.words[-15:]
        ('copy', True, 'from the hills.')
    """
    if other.rank < one.rank:
        found = copy_of(other, one)
        return found and found.turned()
    a, b = body_run(one.text), body_run(other.text)
    found = _copy(one, a, other, b)
    if found is None or found.kind in ("passage", "quotation"):
        return _credited(one, a, other, b) or found
    return found


def _credited(one: Text, a: WordRun, other: Text, b: WordRun) -> Copy | None:
    """The rewrite, in other words, of a text that the later one credits; of the same day, either."""
    apart = (other.published - one.published).days if one.published and other.published else 0
    earlier = outlet(one.publisher).id in other.credits
    if apart > SOON or not (earlier or (apart == 0 and outlet(other.publisher).id in one.credits)):
        return None
    taker, source, size = (other, one, len(b)) if earlier else (one, other, len(a))
    pieces = reworded(taker.text, source.text)
    share = sum(len(word_run(taker.text[piece.start : piece.end])) for piece in pieces) / (size or 1)
    if len(pieces) < 2 or share < REWORDED[taker.outlet in taker.credits]:
        return None
    spans = [piece.turned() for piece in pieces] if earlier else pieces
    best = max(spans, key=lambda s: (s.like, s.end - s.start, -s.start))
    ordered = tuple(sorted(spans, key=lambda s: (s.start, s.end, s.other_start, s.kind)))
    return Copy("rewrite", round(min(share, 1.0), 4), one.text[best.start : best.end], ordered)


def _copy(one: Text, a: WordRun, other: Text, b: WordRun) -> Copy | None:
    own = bool(one.outlet) and one.outlet == other.outlet
    least = REISSUE if own else REWRITE
    told_apart = own or not fresh(one.published, other.published)
    quoted = [] if own else _quoted(one, a, other, b)
    # Most reports that have a few words in common with another one have nothing else in common with it.
    most, size = at_most(a, b), min(len(a), len(b)) or 1
    hopeful = (most >= LEAST and most / size >= least) or (most >= PASSAGE and not told_apart) or quoted
    found = [block for block in blocks(a, b) if not _stock(one.text, a, block)] if hopeful else []
    matched = sum(block.matched for block in found)
    share = matched / size
    whole = matched >= LEAST and share >= least
    if not whole:
        told = [] if told_apart else found
        found = [block for block in told if _tells(one.text, a, other.text, b, block, quoted)]
    spans = [_shared(a, b, block, "passage") for block in found]
    spans += [_shared(a, b, block, "quotation") for block in quoted]
    if not spans:
        return None
    kind: Kind = "copy" if whole and share >= COPY else "rewrite" if whole else "passage" if found else "quotation"
    longest = max((*found, *quoted), key=lambda block: (block.longest[1], -block.longest[0]))
    start, length = longest.longest
    words = one.text[a.starts[start] : _closing(one.text, a.ends[start + length - 1])]
    spans.sort(key=lambda s: (s.start, s.end, s.other_start, s.kind))
    return Copy(kind, round(min(share, 1.0), 4), words, tuple(spans))


def fresh(one: date | None, other: date | None) -> bool:
    """Whether two texts came out near enough to each other for what they share to be news.

    Example:
        >>> fresh(date(2016, 5, 4), date(2016, 6, 3)), fresh(date(2016, 5, 4), date(2016, 6, 4))
        (True, False)
    """
    return one is None or other is None or abs((one - other).days) <= FRESH


def _tells(one: str, a: WordRun, other: str, b: WordRun, block: Block, quoted: list[Block]) -> bool:
    """Whether a block says something: most of a sentence of either text, not just a long name, title or heading.

    Words that both texts quote have been told to both, and make no passage.
    """
    inside = sum(max(0, min(block.a_last, quote.a_last) - max(block.a, quote.a) + 1) for quote in quoted)
    if block.matched - inside < PASSAGE:
        return False
    return _sentence(one, a, block.a, block.a_last) or _sentence(other, b, block.b, block.b_last)


def _sentence(text: str, run: WordRun, first: int, last: int) -> bool:
    """Whether words `first` to `last` are most of a sentence that they begin, end or hold."""
    ends = _sentence_ends(text)
    at = first
    while at <= last:
        nth = bisect_right(ends, run.starts[at])
        low = bisect_left(run.starts, ends[nth - 1]) if nth else 0
        high = bisect_left(run.starts, ends[nth]) - 1 if nth < len(ends) else len(run) - 1
        inside = min(high, last) - max(low, first) + 1
        if inside >= _SAYING and inside >= _MOST * (high - low + 1):
            return True
        at = max(high, at) + 1
    return False


@lru_cache(maxsize=512)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(mark.end() for mark in _END.finditer(text))


def _shared(a: WordRun, b: WordRun, block: Block, kind: Literal["passage", "quotation"]) -> Shared:
    return Shared(a.starts[block.a], a.ends[block.a_last], b.starts[block.b], b.ends[block.b_last], kind)


def _closing(text: str, end: int) -> int:
    """`end`, behind the full stop or question mark that closes the last word's sentence."""
    return end + 1 if text[end : end + 1] in (".", "!", "?") else end


def _stock(text: str, run: WordRun, block: Block) -> bool:
    """Whether more than half of a block is sentences of boilerplate."""
    start, end = run.starts[block.a], run.ends[block.a_last]
    found = sum(max(0, min(end, last) - max(start, first)) for first, last in _stock_sentences(text))
    return found * 2 > end - start


@lru_cache(maxsize=512)
def _stock_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences or lines of boilerplate, none of them twice."""
    found: list[tuple[int, int]] = []
    # In small letters: a pattern that minds no case takes several times as long.
    small = text.lower()
    if len(small) != len(text):  # of few letters the small one is two
        small = "".join(letter.lower()[:1] for letter in text)
    for match in _boilerplate().finditer(small):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        end = min(_at(text, ".", match.end()), _at(text, "\n", match.end()))
        found.append((max(start, found[-1][1] if found else 0), end))
    return tuple((start, end) for start, end in found if start < end)


def _at(text: str, mark: str, start: int) -> int:
    """The place of the next `mark`, or the end."""
    place = text.find(mark, start)
    return len(text) if place < 0 else place


def _quoted(one: Text, a: WordRun, other: Text, b: WordRun) -> list[Block]:
    """Quoted sentences that both texts have word for word, each at its first place."""
    theirs: dict[bytes, tuple[int, int]] = {}
    for first, last in quotations(other.text, b):
        theirs.setdefault(b.hashes[first : last + 1].tobytes(), (first, last))
    found = []
    for first, last in quotations(one.text, a):
        place = theirs.get(a.hashes[first : last + 1].tobytes())
        if place and last - first + 1 >= QUOTE:
            size = last - first + 1
            found.append(Block(first, last, *place, matched=size, longest=(first, size)))
    return found
