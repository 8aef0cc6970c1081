"""Whose quotation it is: the cue beside it, the quotation before it, or the sentence that led up to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import FIRST, Speakers
from rashomon.reading.statements_draft import Draft, child_with, near_subject
from rashomon.reading.statements_who import WhoReader
from rashomon.vocabulary.cues import cue_table

# Verbs that bring a speaker on without reporting anything yet: "A elder spoke to AFP on the matter."
_INTRODUCE = frozenset(
    {
        "speak",
        "talk",
        "respond",
        "comment",
        "agree",
        "disagree",
        "share",
        "describe",
        "explain",
        "recall",
        "interview",
    }
)
# How many paragraphs back a quotation without a cue may find its speaker.
_BACK = 3
_NEAR = 30


class QuoteReader:
    """Gives every clausal quotation of the text a speaker."""

    def __init__(
        self, parsed: Parsed, speakers: Speakers, quotes: list[Quotation], drafts: list[Draft]
    ) -> None:
        self.parsed = parsed
        self.speakers = speakers
        self.quotes = [q for q in quotes if q.depth == 0 and q.clausal]
        self.all = [q for q in quotes if q.depth == 0]
        self.drafts = drafts
        self.table = cue_table()
        self.who = WhoReader(parsed, speakers)
        self.where = [-1] * len(parsed.words)
        for number, quote in enumerate(self.all):
            self.where[quote.first : quote.last + 1] = [number] * (quote.last - quote.first + 1)
        self.starts = [q.first for q in self.all]
        self.voiced = sorted((d for d in drafts if self._names(d)), key=lambda d: d.cue)
        self.cues = [d.cue for d in self.voiced]
        self.covering: dict[int, Draft] = {}
        for draft in sorted(self.voiced, key=_size, reverse=True):
            for a, b in draft.spans:
                for i in range(a, b + 1):
                    self.covering[i] = draft

    def _names(self, draft: Draft) -> bool:
        return (
            not draft.nobody
            and not draft.rival
            and draft.frame not in ("credit", "headline")
            and (bool(draft.subjects) or draft.implicit)
            and self.inside(draft.cue) is None
        )

    def inside(self, i: int) -> Quotation | None:
        """The quotation that token `i` stands in."""
        at = bisect_right(self.starts, i) - 1
        return self.all[at] if at >= 0 and self.all[at].last >= i and self.all[at].clausal else None

    def read(self) -> list[Draft]:
        """All drafts, those of quotations added or widened."""
        owner: dict[int, Draft | None] = {}
        for number, quote in enumerate(self.quotes):
            owner[number] = self._beside(quote)
        for number in range(len(self.quotes)):
            if owner[number] is None:
                owner[number] = self._around(number, owner)
        made: list[Draft] = []
        for number, quote in enumerate(self.quotes):
            draft = owner[number]
            if draft is not None:
                made.append(replace(draft, spans=[(quote.first, quote.last)], direct=True, frame="quote",
                                    effect="asserted" if draft.effect in ("none", "possible") else draft.effect))  # fmt: skip
        return [*self.drafts, *made, *self._unmarked(owner), *self._announced(), *self._labels()]

    # --- the cue in the same sentence

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
        following = bisect_left(self.starts, at)
        if following < len(self.starts):
            stop = min(stop, self.starts[following])
        for i in range(at, stop):
            draft = self._cue(i, quote)
            if draft is not None:
                if (
                    fresh
                    and parsed.words[quote.last] in (".", "!", "?")
                    and any(a > i for a, _ in draft.spans)
                ):
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
            if self.inside(i) is not None:
                break
            draft = self._cue(i, quote)
            if draft is not None:
                return replace(draft, basis="direct quote, cue before")
        return None

    def _same_paragraph(self, i: int, j: int) -> bool:
        parsed = self.parsed
        return parsed.paragraph[parsed.sentence[i]] == parsed.paragraph[parsed.sentence[j]]

    def _cue(self, i: int, quote: Quotation | None) -> Draft | None:
        """The verb of saying at `i` with a speaker, whether or not the parser gave it what is said."""
        parsed = self.parsed
        at = bisect_left(self.cues, i)
        if at < len(self.cues) and self.cues[at] == i:
            return self.voiced[at]
        if parsed.pos[i] != "VERB" or (parsed.tag[i] == "VBN" and child_with(parsed, i, "aux") < 0):
            return None
        cues = self.table.verbs.get(parsed.lemma[i], ())
        if not any("quote" in cue.frames for cue in cues) and (
            quote is not None or parsed.lemma[i] not in _INTRODUCE
        ):
            return None
        subject = child_with(parsed, i, "nsubj")
        if subject >= 0 and self.where[subject] >= 0 and self.inside(i) is None:
            subject = near_subject(parsed, i, self.where)
        if subject < 0 and quote is not None and child_with(parsed, i, "nsubjpass") < 0:
            if parsed.tag[i] != "VBG" and not any(cue.addressee == "object" for cue in cues):
                subject = child_with(parsed, i, "dobj", "attr", "npadvmod", "oprd")
                if subject >= 0 and subject != i + 1 and parsed.left[subject] != i + 1:
                    subject = -1
            if subject < 0 and parsed.dep[i] != "ROOT":
                subject = max(self.who.inherited(i), -1)
                if subject >= 0 and (not self.who.can_speak(subject) or self.inside(subject) is not None):
                    subject = -1
        draft = Draft(i, "asserted", "direct quote", [], "quote", head=-1)
        if subject < 0:
            if quote is None or parsed.tag[i] not in ("VBD", "VBZ", "VBP"):
                return None
            draft.implicit = True
        else:
            if parsed.lower[subject] in ("who", "which", "that") and parsed.dep[i] == "relcl":
                subject = parsed.head[i]
            if parsed.lower[subject] in ("it", "this", "that", "which", "what", "you", "there"):
                return None
            draft.subjects = self.speakers.conjuncts(subject)
        draft.outer = self._told(i)
        return draft

    def _told(self, i: int) -> list[int]:
        parsed = self.parsed
        for at in range(i + 1, min(parsed.right[i], i + 14) + 1):
            if parsed.dep[at] in ("pobj", "dobj", "dative") and (
                parsed.head[at] == i or parsed.lower[parsed.head[at]] in ("to", "with", "for", "on")
            ):
                speaker = self.speakers.at(at)
                if speaker.sort == "media" and not self.speakers.is_publisher(speaker):
                    return [at]
        return []

    # --- the quotation before, the sentence before

    def _around(self, number: int, owner: dict[int, Draft | None]) -> Draft | None:
        quote = self.quotes[number]
        parsed = self.parsed
        here = parsed.paragraph[parsed.sentence[quote.first]]
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.quotes) and owner.get(other) is not None:
                if parsed.paragraph[parsed.sentence[self.quotes[other].first]] == here:
                    draft = owner[other]
                    assert draft is not None
                    if other < number and self._other_cue_between(
                        self.quotes[other].last, quote.first, draft
                    ):
                        continue
                    return replace(draft, basis="quote continued in the paragraph")
        led = self._led(quote.first)
        if led is not None:
            basis = (
                "quote continued from the paragraph before"
                if quote.continued
                else "introduced by the sentence before"
            )
            return replace(led, basis=basis)
        return self._ahead(quote)

    def _other_cue_between(self, a: int, b: int, draft: Draft) -> bool:
        """Another named speaker's cue stands between two quotations."""
        low, high = bisect_left(self.cues, a), bisect_left(self.cues, b)
        return any(d.cue != draft.cue and not d.implicit and d.subjects[:1] != draft.subjects[:1]
                   and self.parsed.pos[d.subjects[0]] != "PRON" for d in self.voiced[low:high])  # fmt: skip

    def _led(self, first: int) -> Draft | None:
        """The last one who spoke, in this paragraph or one of the paragraphs before."""
        parsed = self.parsed
        sentence = parsed.sentence[first]
        here = parsed.paragraph[sentence]
        at = sentence
        while at >= 0 and here - parsed.paragraph[at] <= _BACK:
            low, high = parsed.sentences[at]
            if low < parsed_body(parsed) and at != sentence:
                return None
            best: Draft | None = None
            for i in range(min(high, first) - 1, low - 1, -1):
                if parsed.pos[i] == "VERB" or i in self._cue_set():
                    quote = self.inside(i)
                    if quote is None:
                        best = self._cue(i, None) or best
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

    def _cue_set(self) -> frozenset[int]:
        if not hasattr(self, "_cues_frozen"):
            self._cues_frozen = frozenset(self.cues)
        return self._cues_frozen

    def _ahead(self, quote: Quotation) -> Draft | None:
        """The first one who speaks in the paragraph behind, for a quotation that opens a text."""
        parsed = self.parsed
        here = parsed.paragraph[parsed.sentence[quote.last]]
        at = bisect_right(self.cues, quote.last)
        if at < len(self.cues):
            draft = self.voiced[at]
            if parsed.paragraph[parsed.sentence[draft.cue]] - here <= 1:
                return replace(draft, basis="speaker named after the quotation")
        return None

    # --- quotations that lost their marks

    def _unmarked(self, owner: dict[int, Draft | None]) -> list[Draft]:
        """A line in the first person behind a quotation that was never closed goes on with it."""
        parsed = self.parsed
        ends = {parsed.sentence[q.last]: owner[n] for n, q in enumerate(self.quotes) if owner[n] is not None}
        made: list[Draft] = []
        current: Draft | None = None
        paragraph = -1
        for number, (low, high) in enumerate(parsed.sentences):
            if number in ends:
                current, paragraph = ends[number], parsed.paragraph[number]
                continue
            if current is None or low < parsed_body(parsed) or parsed.paragraph[number] == paragraph:
                continue
            if any(self.inside(i) is not None for i in (low, high - 1)):
                current = None
                continue
            own = bisect_left(self.cues, low)
            spoken = (
                own < len(self.cues)
                and self.cues[own] < high
                and not all(parsed.lower[s] in FIRST for s in self.voiced[own].subjects)
            )
            if spoken or not any(parsed.lower[i] in FIRST for i in range(low, high)):
                current = None
                continue
            made.append(
                replace(
                    current,
                    spans=[(low, high - 1)],
                    direct=True,
                    basis="first person behind a quotation",
                    frame="quote",
                )
            )
        return made

    def _announced(self) -> list[Draft]:
        """ "The minister said:" with the words below it, not in quotation marks."""
        parsed = self.parsed
        made: list[Draft] = []
        last_paragraph = parsed.paragraph[-1] if parsed.paragraph else 0
        for number, (low, high) in enumerate(parsed.sentences):
            if parsed.words[high - 1] != ":" or number + 1 >= len(parsed.sentences):
                continue
            if parsed.paragraph[number + 1] == parsed.paragraph[number] or low < parsed_body(parsed):
                continue
            after = parsed.sentences[number + 1][0]
            if parsed.words[after] in ("“", '"', "``"):
                continue
            draft = None
            for i in range(high - 1, low - 1, -1):
                if parsed.pos[i] == "VERB" and (
                    found := self._cue(i, self.quotes[0] if self.quotes else _NOTHING)
                ):
                    draft = found
                    break
            if draft is None:
                continue
            made_last = parsed.sentences[-1][1] - 1
            for later in range(number + 1, len(parsed.sentences)):
                a, b = parsed.sentences[later]
                if parsed.words[b - 1] == ":" and later + 1 < len(parsed.sentences):
                    made_last = a - 1
                    break
            made.append(
                replace(
                    draft,
                    spans=[(after, made_last)],
                    direct=True,
                    basis="introduced with a colon",
                    frame="quote",
                )
            )
        return made if last_paragraph else []

    def _labels(self) -> list[Draft]:
        """Interviews: "Noor: We left at dawn." at the start of paragraphs."""
        parsed = self.parsed
        labels: list[tuple[int, int, int]] = []
        for number, (low, high) in enumerate(parsed.sentences):
            if low < parsed_body(parsed) or (
                number and parsed.paragraph[number] == parsed.paragraph[number - 1]
            ):
                continue
            for i in range(low + 1, min(low + 6, high - 1)):
                if parsed.words[i] == ":":
                    if all(parsed.pos[j] == "PROPN" or parsed.words[j] in ("Q", "A") for j in range(low, i)):
                        labels.append((number, low, i))
                    break
        names = [parsed.lower[colon - 1] for _, _, colon in labels]
        if len(labels) < 2 or (len(set(names)) == len(names) and "q" not in names):
            return []
        made: list[Draft] = []
        for order, (_, low, colon) in enumerate(labels):
            end = labels[order + 1][1] - 1 if order + 1 < len(labels) else len(parsed.words) - 1
            if parsed.lower[colon - 1] in ("q", "voa"):
                continue
            draft = Draft(low, "asserted", "interview label", [(colon + 1, end)], "quote", direct=True)
            draft.subjects = [colon - 1]
            made.append(draft)
        return made


_NOTHING = Quotation(-1, -1)


def parsed_body(parsed: Parsed) -> int:
    """The first token of the text behind the title."""
    return bisect_left(parsed.start, parsed.body)


def attach(parsed: Parsed, speakers: Speakers, quotes: list[Quotation], drafts: list[Draft]) -> list[Draft]:
    """The drafts, with those that quotations make."""
    return QuoteReader(parsed, speakers, quotes, drafts).read()


def _size(draft: Draft) -> int:
    return sum(b - a + 1 for a, b in draft.spans)


def _basis(cue: int, quote: Quotation) -> str:
    return "direct quote, cue after" if cue > quote.last else "direct quote, cue before"
