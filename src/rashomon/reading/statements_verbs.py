"""Verbs of saying: which cue a verb is, who speaks, and which words are what he says."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_complements import Complements, complements
from rashomon.reading.statements_content import ContentReader
from rashomon.reading.statements_draft import Draft, child_with, near_subject, pobj, without
from rashomon.reading.statements_who import WhoReader
from rashomon.vocabulary.cues import Cue, CueTable, Frame

_REFUSALS = frozenset({"decline", "refuse", "fail", "want", "unwilling", "unable", "reluctant"})
_MIND = frozenset({"believe", "think", "expect", "feel", "consider", "reckon"})

_BASES = {
    "clause": "indirect speech",
    "infinitive": "indirect speech, infinitive",
    "gerund": "indirect speech, gerund",
    "np": "object of a cue",
    "name": "named by a cue",
}

# What bombs and wars claim without saying a word.
_TAKEN = frozenset({"life", "victim", "casualty"})


class VerbReader:
    """Finds the statements that verbs make."""

    def __init__(self, parsed: Parsed, speakers: Speakers, table: CueTable, inside: list[int]) -> None:
        self.parsed = parsed
        self.table = table
        self.inside = inside
        self.content = ContentReader(parsed, speakers, table)
        self.who = WhoReader(parsed, speakers)

    def read(self, i: int) -> list[Draft]:
        """The statements made by the verb at token `i`; none when it is no cue or carries nothing."""
        parsed = self.parsed
        cues = self.table.verbs.get(parsed.lemma[i])
        if cues is None or parsed.dep[i] in ("aux", "auxpass"):
            return []
        if parsed.dep[i] == "amod":
            return self._trailing(i, cues[-1])
        found = complements(parsed, i)
        if found.subject >= 0 and self.inside[i] < 0 <= self.inside[found.subject]:
            # A word of the quotation taken for the one who says it.
            found.subject = near_subject(parsed, i, self.inside)
        drafts: list[Draft] = []
        for cue in cues:
            if len(cue.words) > 1 and not self._phrase(cue, i):
                continue
            draft = self._draft(cue, i, found)
            if draft is not None:
                drafts.append(draft)
                break
        return drafts

    def plural(self, i: int) -> Draft | None:
        """ "The coalition estimates there are …": the verb read as the plural of a noun."""
        parsed = self.parsed
        cue = next((c for c in self.table.verbs.get(parsed.lemma[i], ()) if "clause" in c.frames), None)
        if cue is None or parsed.tag[i] != "NNS" or parsed.left[i] == i or parsed.head[i - 1] != i:
            return None
        clause = child_with(parsed, i, "ccomp", "relcl")
        who = parsed.dep[i - 1] == "compound" and parsed.pos[i - 1] in ("NOUN", "PROPN")
        if clause < i or not who or child_with(parsed, clause, "nsubj", "nsubjpass", "expl") < 0:
            return None
        that = any(parsed.lower[j] == "that" for j in range(i + 1, parsed.left[clause] + 1))
        if (that or parsed.dep[clause] == "relcl") and parsed.dep[i] != "ROOT":
            return None
        spans = [(parsed.left[clause], parsed.right[clause])]
        draft = Draft(i, cue.effect, _BASES["clause"], spans, subjects=[i - 1], head=clause)
        draft.mere, draft.exact = not cue.act, (parsed.left[i], i - 1)
        return draft

    def _trailing(self, i: int, cue: Cue) -> list[Draft]:
        """ "…, tweeted activist Noor.": the verb read as part of the name behind it."""
        parsed = self.parsed
        first = parsed.sentences[parsed.sentence[i]][0]
        if "quote" not in cue.frames or i < first + 3 or parsed.words[i - 1] not in (",", "”", '"', "''"):
            return []
        noun = parsed.head[i]
        if noun < i or parsed.pos[noun] not in ("NOUN", "PROPN"):
            return []
        draft = Draft(i, cue.effect, "indirect speech", [(first, i - 1)], head=first, subjects=[noun])
        draft.exact = (i + 1, noun)
        return [draft]

    def _phrase(self, cue: Cue, i: int) -> bool:
        """The other words of the cue stand under the verb, within a few tokens."""
        parsed = self.parsed
        last = min(parsed.sentences[parsed.sentence[i]][1], i + 9)
        at = i
        for word in cue.words:
            if word == (cue.head or cue.words[0]):
                continue
            at = next((j for j in range(at + 1, last) if parsed.lemma[j] == word or parsed.lower[j] == word), -1)
            if at < 0:
                if word == "responsibility" or parsed.dep[i] not in (
                    "relcl",
                    "acl",
                    "ROOT",
                    "conj",
                    "ccomp",
                    "advcl",
                ):
                    subject = child_with(parsed, i, "nsubjpass")
                    if subject >= 0 and parsed.lemma[subject] == word:
                        at = i
                        continue
                return False
            if parsed.tag[at].startswith("VB"):
                return False
            if parsed.dep[at] == "prep" and not self._under(at, i):
                return False
        return True

    def _under(self, prep: int, i: int) -> bool:
        """On the verb or its object, so not "speaking on condition of anonymity" for "speak of"."""
        parsed = self.parsed
        above = parsed.head[prep]
        if parsed.dep[above] == "pobj" and parsed.dep[parsed.head[above]] == "agent":
            above = parsed.head[above]
        return above == i or (parsed.dep[above] in ("dobj", "prt", "nsubjpass", "agent") and parsed.head[above] == i)

    def _draft(self, cue: Cue, i: int, found: Complements) -> Draft | None:
        parsed = self.parsed
        frame, spans, head = self.content.read(cue, i, found)
        if frame is None or (cue.words == ("claim",) and found.object >= 0 and parsed.lemma[found.object] in _TAKEN):
            return None
        draft = Draft(i, cue.effect_of(frame), self._basis(frame), spans, frame, head=head, own_deed=cue.own_deed)
        # Whom one charges is accused before a court; what one charges is only said.
        draft.mere = not cue.act or (cue.accused == "object" and frame in ("clause", "quote"))
        if draft.effect == "denied" and frame == "clause":
            draft.spans = [part for a, b in spans for part in without(a, b, self.content.clauses.remarks(a, b))]
        if len(cue.words) > 1:
            draft.beside = tuple(c for c in parsed.children[i] if parsed.lemma[c] in cue.words)
        if not self.who.fill(cue, i, found, draft):
            return None
        if (found.negated and not draft.nobody) or self._refused(i):
            if parsed.lemma[i] in _MIND:
                draft.effect = "denied"
            elif cue.effect != "none":
                draft.effect = "possible"
        if cue.accused == "object" and frame == "on":
            draft.accused = self.content.blamed(i, found)
        elif cue.accused == "object":
            draft.accused = found.subject if found.passive else found.object
        elif cue.accused in found.preps:
            draft.accused = pobj(parsed, found.preps[cue.accused])
        self.who.addressee(cue, i, found, draft)
        return draft

    def _basis(self, frame: Frame) -> str:
        return _BASES.get(frame, f"after “{frame}”")

    def _refused(self, i: int) -> bool:
        parsed = self.parsed
        if any(parsed.lower[c] == "neither" for c in parsed.children[parsed.head[i] if parsed.dep[i] == "conj" else i]):
            return True
        if parsed.dep[i] != "xcomp":
            return any(
                parsed.dep[c] == "aux" and parsed.lower[c] in ("could", "can", "ca") for c in parsed.children[i]
            ) and any(parsed.dep[c] == "neg" for c in parsed.children[i])
        return parsed.lemma[parsed.head[i]] in _REFUSALS
