"""Whose quotation it is: the cue beside it, the quotation before it, or the sentence that led up to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_cue import CueFinder
from rashomon.reading.statements_draft import Draft
from rashomon.reading.statements_unmarked import UnmarkedReader

# How many paragraphs, and sentences, back a quotation without a cue may find its speaker.
_BACK = 3
_BACK_SENTENCES = 12
_NEAR = 30


class QuoteReader:
    """Gives every clausal quotation of the text a speaker."""

    def __init__(self, parsed: Parsed, speakers: Speakers, quotes: list[Quotation], drafts: list[Draft]) -> None:
        self.parsed = parsed
        self.drafts = drafts
        self.quotes = [q for q in quotes if q.depth == 0 and q.clausal]
        self.finder = CueFinder(parsed, speakers, quotes, drafts)
        self.cues = frozenset(self.finder.cues)
        self.covering: dict[int, Draft] = {}
        for draft in sorted(self.finder.voiced, key=_size, reverse=True):
            for a, b in draft.spans:
                for i in range(a, b + 1):
                    self.covering[i] = draft

    def read(self) -> list[Draft]:
        """All drafts, with those that quotations make."""
        owner: dict[int, Draft | None] = {n: self._beside(quote) for n, quote in enumerate(self.quotes)}
        for number in range(len(self.quotes)):
            if owner[number] is None:
                owner[number] = self._around(number, owner)
        made: list[Draft] = []
        ends: dict[int, Draft | None] = {}
        for number, quote in enumerate(self.quotes):
            draft = owner[number]
            if draft is not None:
                effect = "asserted" if draft.effect in ("none", "possible") else draft.effect
                span = [(quote.first, quote.last)]
                made.append(replace(draft, spans=span, direct=True, frame="quote", effect=effect))
                ends[self.parsed.sentence[quote.last]] = None if quote.closed else draft
        unmarked = UnmarkedReader(self.parsed, self.finder)
        return [
            *self.drafts,
            *made,
            *unmarked.continued(ends),
            *unmarked.announced(),
            *unmarked.labelled(),
        ]

    def _beside(self, quote: Quotation) -> Draft | None:
        """The cue in the sentences that the quotation begins or ends in."""
        counts: dict[int, int] = {}
        found: dict[int, Draft] = {}
        for i in range(quote.first, min(quote.last, quote.first + 200) + 1):
            draft = self.covering.get(i)
            if draft is not None and not quote.first <= draft.cue <= quote.last:
                counts[draft.cue] = counts.get(draft.cue, 0) + 1
                found[draft.cue] = draft
        if counts:
            best = max(counts, key=lambda c: counts[c])
            if counts[best] * 3 >= min(quote.last - quote.first + 1, 30):
                return replace(found[best], basis=_basis(best, quote))
        return self._after(quote) or self._before(quote)

    def _after(self, quote: Quotation) -> Draft | None:
        parsed = self.parsed
        at = quote.last + 1
        while at < len(parsed.words) and parsed.words[at] in ("”", '"', "''", "’", "'", ",", "—", "–", "-"):
            at += 1
        if at >= len(parsed.words) or not self._same_paragraph(quote.last, at):
            return None
        stop = min(parsed.sentences[parsed.sentence[at]][1], at + _NEAR)
        fresh = parsed.sentences[parsed.sentence[at]][0] == at
        following = bisect_left(self.finder.starts, at)
        if following < len(self.finder.starts):
            stop = min(stop, self.finder.starts[following])
        for i in range(at, stop):
            draft = self.finder.cue(i, quote)
            if draft is not None:
                if fresh and parsed.words[quote.last] in (".", "!", "?") and any(a > i for a, _ in draft.spans):
                    return None
                return replace(draft, basis="direct quote, cue after")
        return None

    def _before(self, quote: Quotation) -> Draft | None:
        parsed = self.parsed
        at = quote.first - 1
        while at >= 0 and parsed.words[at] in ("“", '"', "``", "‘", "'", ",", ":", "—", "…", "..."):
            at -= 1
        if at < 0 or not self._same_paragraph(quote.first, at):
            return None
        start = parsed.sentences[parsed.sentence[at]][0]
        if parsed.sentence[at] != parsed.sentence[quote.first] and parsed.words[
            parsed.sentences[parsed.sentence[at]][1] - 1
        ] not in (":", ",", '"', "“"):
            return None
        for i in range(at, max(start, at - _NEAR) - 1, -1):
            if self.finder.inside(i) is not None:
                break
            draft = self.finder.cue(i, quote)
            if draft is not None:
                return replace(draft, basis="direct quote, cue before")
        return None

    def _same_paragraph(self, i: int, j: int) -> bool:
        parsed = self.parsed
        return parsed.paragraph[parsed.sentence[i]] == parsed.paragraph[parsed.sentence[j]]

    def _around(self, number: int, owner: dict[int, Draft | None]) -> Draft | None:
        quote = self.quotes[number]
        parsed = self.parsed
        here = parsed.paragraph[parsed.sentence[quote.first]]
        for other in (number - 1, number + 1):
            draft = owner.get(other)
            if draft is not None and parsed.paragraph[parsed.sentence[self.quotes[other].first]] == here:
                if other < number and self._other_cue_between(self.quotes[other].last, quote.first, draft):
                    continue
                return replace(draft, basis="quote continued in the paragraph")
        led = self._led(quote.first)
        if led is not None:
            basis = (
                "quote continued from the paragraph before" if quote.continued else "introduced by the sentence before"
            )
            return replace(led, basis=basis)
        return self._ahead(quote)

    def _other_cue_between(self, a: int, b: int, draft: Draft) -> bool:
        """Another named speaker's cue stands between two quotations."""
        low, high = bisect_left(self.finder.cues, a), bisect_left(self.finder.cues, b)
        return any(
            d.cue != draft.cue
            and not d.implicit
            and d.subjects[:1] != draft.subjects[:1]
            and self.parsed.pos[d.subjects[0]] != "PRON"
            for d in self.finder.voiced[low:high]
        )

    def _led(self, first: int) -> Draft | None:
        """The last one who spoke, in this paragraph or one of the paragraphs before."""
        parsed = self.parsed
        sentence = parsed.sentence[first]
        here = parsed.paragraph[sentence]
        at = sentence
        while at >= 0 and sentence - at <= _BACK_SENTENCES and here - parsed.paragraph[at] <= _BACK:
            low, high = parsed.sentences[at]
            if low < self.finder.body and at != sentence:
                return None
            best: Draft | None = None
            for i in range(min(high, first) - 1, low - 1, -1):
                if parsed.pos[i] == "VERB" or i in self.cues:
                    quote = self.finder.inside(i)
                    if quote is None:
                        best = self.finder.cue(i, None) or best
                        if best is not None and parsed.dep[best.cue] in (
                            "ROOT",
                            "ccomp",
                            "parataxis",
                            "prep",
                        ):
                            break
            if best is not None:
                return best
            at -= 1
        return None

    def _ahead(self, quote: Quotation) -> Draft | None:
        """The first one who speaks in the paragraph behind, for a quotation that opens a text."""
        parsed = self.parsed
        here = parsed.paragraph[parsed.sentence[quote.last]]
        at = bisect_right(self.finder.cues, quote.last)
        if at < len(self.finder.cues):
            draft = self.finder.voiced[at]
            if parsed.paragraph[parsed.sentence[draft.cue]] - here <= 1:
                return replace(draft, basis="speaker named after the quotation")
        return None


def attach(parsed: Parsed, speakers: Speakers, quotes: list[Quotation], drafts: list[Draft]) -> list[Draft]:
    """The drafts, with those that quotations make."""
    return QuoteReader(parsed, speakers, quotes, drafts).read()


def _size(draft: Draft) -> int:
    return sum(b - a + 1 for a, b in draft.spans)


def _basis(cue: int, quote: Quotation) -> str:
    return "direct quote, cue after" if cue > quote.last else "direct quote, cue before"
