"""Who says what a verb of saying reports: its subject, agent, or somebody the clause leans on."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.refuted import unsure
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_complements import Complements, complements
from rashomon.reading.statements_draft import Draft, child_with
from rashomon.vocabulary.cues import Cue

_CITING = frozenset({"cite", "quote"})
_RELATIVE = frozenset({"who", "which", "that", "themselves", "himself", "herself", "itself"})
# "asked the minister to say": the object of these is the subject of the infinitive.
_MAKING = frozenset({"ask", "tell", "order", "urge", "force", "hear", "see", "lead", "prompt"})
_INHERITS = frozenset({"conj", "advcl", "xcomp", "dep"})
_HANDING = frozenset({"issue", "release", "publish", "make", "post", "give", "send", "deliver", "write", "distribute"})


class WhoReader:
    """Finds the speaker tokens of a draft."""

    def __init__(self, parsed: Parsed, speakers: Speakers) -> None:
        self.parsed = parsed
        self.speakers = speakers

    def fill(self, cue: Cue, i: int, found: Complements, draft: Draft) -> bool:
        """Fill in the speaker; False when this is no statement at all."""
        parsed = self.parsed
        if cue.source == "none":
            draft.nobody = True
            return True
        if found.passive:
            if found.subject >= 0 and self.speakers.is_nobody(found.subject):
                draft.nobody, draft.effect = True, "none"
                return True
            if found.agent >= 0:
                draft.subjects = self.speakers.conjuncts(found.agent)
                return True
            if parsed.lemma[i] in (
                "tell",
                "inform",
                "ask",
                "order",
                "urge",
                "warn",
                "assure",
                "remind",
                "advise",
            ):
                draft.nobody = True
                return draft.frame in ("infinitive", "clause")
            draft.nobody = True
            if draft.effect == "asserted":
                draft.effect = "possible"
            return draft.frame not in ("np",) or draft.effect != "none"
        subject = found.subject
        if subject < 0 and parsed.dep[i] == "ROOT" and found.object > i and draft.spans and draft.spans[0][0] < i:
            subject = found.object  # "…, said Noor" read as an object
        if subject < 0:
            subject = self.inherited(i)
            if subject >= 0 and not self.can_speak(subject):
                return False
        if subject == -2:
            return False
        if subject < 0:
            if parsed.tag[i] in ("VBG", "VB") or parsed.dep[i] in ("xcomp", "csubj", "pcomp"):
                draft.nobody = draft.effect != "none"
                return False
            draft.implicit = True
            return True
        if parsed.lower[subject] in _RELATIVE and parsed.dep[i] == "relcl":
            subject = parsed.head[i]
        if parsed.lower[subject] in ("it", "there") and parsed.dep[subject] == "expl":
            draft.nobody = True
            return True
        if parsed.lower[subject] in ("you", "one", "this", "these", "what", "everything", "nothing"):
            return False
        if self.speakers.is_nobody(subject):
            draft.nobody = True
            content = draft.frame in ("clause", "infinitive") and draft.effect != "denied"
            draft.effect = "possible" if content else "none"
            return True
        if unsure(parsed, subject) >= 0 and draft.frame == "clause":
            draft.nobody, draft.effect = True, "possible"
            return True
        if cue.strict and not self.can_speak(subject):
            return False
        if cue.strict and draft.frame == "np" and self.speakers.at(subject).sort != "document":
            return False
        draft.subjects = self.speakers.conjuncts(subject)
        cited = self._cited(i, subject)
        if cited >= 0:
            draft.inner = [cited]
        return True

    def _cited(self, verb: int, subject: int) -> int:
        """Whom the speaker of a verb cites beside it, wherever the parser hung that; -1 for nobody.

        "The agency reported, citing police, that …", "Local media, quoting a doctor, said …".
        """
        parsed = self.parsed
        content = [c for c in parsed.children[verb] if parsed.dep[c] == "ccomp"]
        before = [k for c in content for k in parsed.children[c] if verb < k < c]
        for child in (*parsed.children[verb], *parsed.children[subject], *before):
            if parsed.lemma[child] in _CITING and parsed.tag[child] == "VBG":
                return child_with(parsed, child, "dobj")
        return -1

    def can_speak(self, subject: int) -> bool:
        """Not "the crash suggests that …": somebody or something that can say so."""
        parsed = self.parsed
        if parsed.pos[subject] == "PRON":
            return parsed.lower[subject] not in ("it", "that", "this", "which")
        return parsed.pos[subject] == "PROPN" or bool(self.speakers.at(subject).sort)

    def inherited(self, i: int) -> int:
        """The subject of the clause that a participle or coordinated verb leans on; -2: it is no speaker."""
        parsed = self.parsed
        at = i
        for _ in range(5):
            dep, head = parsed.dep[at], parsed.head[at]
            if head == at:
                return -1
            if dep == "acl":
                if parsed.tag[at] == "VBN":
                    return -2
                if parsed.pos[head] == "PROPN" or self.speakers.at(head).sort:
                    return self._document(head)
                at = head
                continue
            if dep == "relcl":
                return head
            if dep == "pcomp":
                prep = head
                if parsed.lower[prep] == "as":
                    return self._quoted(parsed.head[prep])
                at = prep
                continue
            if dep in ("prep", "pobj", "dobj", "npadvmod", "acomp"):
                if parsed.pos[head] not in ("VERB", "AUX"):
                    at = head
                    continue
                dep = "advcl"
            if dep == "xcomp" and parsed.pos[head] == "ADJ":
                return -2
            if dep not in _INHERITS and dep not in ("ccomp", "parataxis"):
                return -1
            if dep == "ccomp":
                return -1
            subject = child_with(parsed, head, "nsubj", "nsubjpass")
            thing = child_with(parsed, head, "dobj") if dep == "xcomp" else -1
            if thing >= 0 and parsed.lemma[head] in _MAKING:
                return thing
            if subject >= 0:
                if parsed.lower[subject] in _RELATIVE and parsed.dep[head] == "relcl":
                    return parsed.head[head]
                above = child_with(parsed, parsed.head[head], "nsubj")
                adds = parsed.lemma[i] == "add" or not self.can_speak(subject)
                if parsed.dep[head] == "ccomp" and above >= 0 and adds:
                    return above
                return subject
            at = head
        return -1

    def _document(self, noun: int) -> int:
        """The speaker of "a statement saying …": its owner, else who issued it, else the document."""
        parsed = self.parsed
        owner = self.speakers.owner(noun)
        if owner is not None:
            return owner
        verb = parsed.head[noun]
        if parsed.dep[noun] == "dobj" and parsed.lemma[verb] in _HANDING:
            subject = child_with(parsed, verb, "nsubj")
            return subject if subject >= 0 else self.inherited(verb)
        return noun

    def _quoted(self, verb: int) -> int:
        """The speaker of "saying" in "quoted X as saying", "X was quoted as saying"."""
        parsed = self.parsed
        if parsed.lemma[verb] not in ("quote", "cite", "describe", "report", "report"):
            subject = child_with(parsed, verb, "nsubj", "nsubjpass")
            return subject
        thing = child_with(parsed, verb, "nsubjpass")
        return thing if thing >= 0 else child_with(parsed, verb, "dobj")

    def addressee(self, cue: Cue, i: int, found: Complements, draft: Draft) -> None:
        """An outlet that was told is an outer link: "told AFP", "in an interview with AFP"."""
        parsed = self.parsed
        # "AFP quoted X as saying": the one who quotes speaks through
        if parsed.dep[i] == "pcomp" and parsed.lower[parsed.head[i]] == "as":
            verb = parsed.head[parsed.head[i]]
            if parsed.lemma[verb] in ("quote", "cite"):
                around = complements(parsed, verb)
                by = around.agent if around.passive else around.subject
                if by < 0 and not around.passive:
                    by = max(self.inherited(verb), -1)
                if by >= 0:
                    draft.outer = [by]
                return
        told: list[int] = []
        if cue.addressee == "object":
            told = [t for t in (found.object, found.dative) if t > i]
            if found.passive and found.agent >= 0:
                told.append(found.subject)
        told.extend(self._outlets(i, draft))
        for token in told:
            speaker = self.speakers.at(token)
            if (
                self.speakers.publishes(speaker)
                and not self.speakers.is_publisher(speaker)
                and token not in draft.subjects
            ):
                draft.outer = [token]
                return

    def _outlets(self, i: int, draft: Draft) -> list[int]:
        """Objects of "to", "with", "on", "by", "for" in the cue's own words."""
        parsed = self.parsed
        found: list[int] = []
        for child in parsed.children[i]:
            if any(a <= child <= b for a, b in draft.spans):
                continue
            if parsed.dep[child] in ("prep", "advcl", "dative", "agent", "npadvmod") or parsed.dep[child] == "dobj":
                for at in range(parsed.left[child], min(parsed.right[child], parsed.left[child] + 14) + 1):
                    if any(a <= at <= b for a, b in draft.spans):
                        continue
                    if parsed.dep[at] in ("pobj", "dobj") and parsed.lower[parsed.head[at]] in (
                        "to", "with", "on", "for", "tell", "telling", "told",
                    ):  # fmt: skip
                        found.append(at)
        return found
