"""The cues of a text that a quotation can belong to, and who speaks at them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_draft import Draft, child_with, near_subject
from rashomon.reading.statements_who import WhoReader
from rashomon.vocabulary.cues import cue_table

# Verbs that bring a speaker on without reporting anything yet: "An elder spoke to AFP on the matter."
_INTRODUCE = frozenset(
    {"speak", "talk", "respond", "comment", "agree", "disagree", "share", "describe", "explain", "recall"}
)
_UNMARKED = frozenset({"credit", "headline"})


class CueFinder:
    """Looks up what is said at a token, and whether it stands in a quotation."""

    def __init__(self, parsed: Parsed, speakers: Speakers, quotes: list[Quotation], drafts: list[Draft]) -> None:
        self.parsed = parsed
        self.speakers = speakers
        self.all = [q for q in quotes if q.depth == 0]
        self.table = cue_table()
        self.who = WhoReader(parsed, speakers)
        self.where = [-1] * len(parsed.words)
        for number, quote in enumerate(self.all):
            self.where[quote.first : quote.last + 1] = [number] * (quote.last - quote.first + 1)
        self.starts = [q.first for q in self.all]
        self.voiced = sorted((d for d in drafts if self._names(d)), key=lambda d: d.cue)
        self.cues = [d.cue for d in self.voiced]
        self.body = bisect_left(parsed.start, parsed.body)

    def _names(self, draft: Draft) -> bool:
        return (
            not draft.nobody
            and not draft.rival
            and draft.frame not in _UNMARKED
            and (bool(draft.subjects) or draft.implicit)
            and self.inside(draft.cue) is None
        )

    def inside(self, i: int) -> Quotation | None:
        """The quotation that token `i` stands in."""
        at = bisect_right(self.starts, i) - 1
        return self.all[at] if at >= 0 and self.all[at].last >= i and self.all[at].clausal else None

    def cue(self, i: int, quote: Quotation | None) -> Draft | None:
        """The verb of saying at `i` with a speaker, whether or not the parser gave it what is said."""
        parsed = self.parsed
        at = bisect_left(self.cues, i)
        if at < len(self.cues) and self.cues[at] == i:
            return self.voiced[at]
        if parsed.pos[i] != "VERB" or (parsed.tag[i] == "VBN" and child_with(parsed, i, "aux") < 0):
            return None
        cues = self.table.verbs.get(parsed.lemma[i], ())
        if not any("quote" in cue.frames for cue in cues) and (quote is not None or parsed.lemma[i] not in _INTRODUCE):
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
            if self.speakers.is_nobody(subject):
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
                if self.speakers.publishes(speaker) and not self.speakers.is_publisher(speaker):
                    return [at]
        return []
