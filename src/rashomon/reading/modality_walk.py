"""The climb from a proposition to the words above it that change its modality."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.modality_clause import NOUNS, STANDING, ClauseReader
from rashomon.reading.modality_words import (
    ACHIEVED_ORDER,
    child_with,
    governor,
    has_child,
    particle_matches,
)
from rashomon.reading.parse import Parsed
from rashomon.reading.refuted import is_told, refuted, unanswered, unsure
from rashomon.vocabulary.modality import Effect, ModalCue

_STEPS = 12
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubjpass", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "'d"})
_WORK = frozenset({"work", "handiwork", "doing"})
_MEANS = frozenset({"by", "in", "through"})
_ASKING = frozenset({"was", "were", "is", "are", "did", "does", "do", "has", "have", "had", "will", "can"})
_TOWARDS = frozenset({"to", "into", "in", "for", "with", "of"})
# What settles it where a report or a claim is called false, as `Finding.reason` begins.
TELLING = "what is told of it"
_PAPERS = frozenset({
    "agreement", "deal", "accord", "truce", "ceasefire", "statement", "decision", "visit", "meeting", "talk", "law",
    "attack", "arrest", "release", "move", "it", "this", "that",
})  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "any"})


class Walk(ClauseReader):
    """Reads a proposition's own words, then climbs to what governs it."""

    __slots__ = ()

    def climb(self, i: int) -> None:
        """Read token `i` and all that governs it."""
        p = self.parsed
        node, read, below = i, "all", -1
        for _ in range(_STEPS):
            if read == "all":
                self.own(node, below)
            elif read == "marks":
                self.marks(node)
            elif read == "adverbs":
                for child in p.children[node]:
                    if p.dep[child] == "advmod":
                        self._adverb(child)
            step = self.up(node)
            if step is None:
                break
            below = node
            node, read = step
        self.question(i)

    # -- one step up -------------------------------------------------------------------------------

    def up(self, node: int) -> tuple[int, str] | None:
        """The word above `node` that its modality depends on, and what of it is to be read."""
        p = self.parsed
        above, dep = p.head[node], p.dep[node]
        if above == node:
            self.main = True
            if p.tag[node] == "VB" and has_child(p, node, ("aux",), ("to",)):
                self.fold("planned", child_with(p, node, "aux"), "headline")
            return None
        if dep == "conj":
            return self._coordinated(node, above)
        if dep == "relcl" and has_child(p, node, ("aux",), ("to",)):
            dep = "acl"
        if dep == "relcl" and has_child(p, node, ("mark",), ("that",)) and self._told(above):
            return None
        if dep in _CLAUSES and dep != "pcomp":
            return self._clause(node, above, dep)
        if dep in ("pobj", "pcomp"):
            return self._prepositional(node, above, dep)
        if dep in _ARGUMENTS:
            return self._argument(node, above, dep)
        if dep in ("compound", "nmod"):
            cue = governor(p, self.table.nouns, p.lemma[above], above, "compound")
            return self.apply(cue, above) if cue else None
        if dep == "acomp":
            return above, "all"
        return None

    def _coordinated(self, node: int, above: int) -> tuple[int, str]:
        """A coordinated verb without a subject shares the auxiliaries of the first one."""
        p = self.parsed
        own = any(p.dep[c] in _SUBJECTS or p.dep[c] == "aux" for c in p.children[node])
        if p.tag[node] in NOUNS or own or p.tag[node] != p.tag[above]:
            return above, "marks"
        if has_child(p, above, ("cc",), ("but",)):
            self.skip_negation = True
        return above, "all"

    def _clause(self, node: int, above: int, dep: str) -> tuple[int, str] | None:
        p = self.parsed
        to = has_child(p, node, ("aux",), ("to",))
        via = "infinitive" if to else "gerund" if p.tag[node] == "VBG" else "clause"
        if not to and self._told(above):
            return None
        if dep == "advcl" and not to:
            if via != "gerund" or child_with(p, node, "mark") >= 0:
                return None
            # "…, killing 12": as real as the deed it goes with, but not denied by its "not".
            self.soft = True
            return above, "all"
        if dep == "acl" and via == "clause" and child_with(p, node, "mark") < 0:
            return None
        cue = self._governor(above, via, dep in ("xcomp", "ccomp"))
        if p.lemma[above] == "be" and has_child(p, node, ("mark",), ("for",)) and child_with(p, above, "acomp") >= 0:
            cue = None  # "is impossible for him to": not "is to"
        if cue is None and via == "clause" and has_child(p, node, ("mark",), ("whether",)):
            cue = self._governor(above, "whether", True)
        if cue is not None:
            return self.apply(cue, above)
        cue_at = self._predicate(above, via) or (self._predicate(above, "subject") if dep == "csubj" else None)
        if cue_at is not None:
            self.apply(*cue_at)
            return above, "all"
        if dep == "xcomp":
            return above, "all"
        if dep in ("advcl", "acl") and to:
            if self._achieved(above, dep):
                return (above, "all") if dep == "advcl" else None
            if self.claim_type not in STANDING:
                self.fold("planned", node, "purpose")
        return None

    def _told(self, noun: int) -> bool:
        """Whether the proposition is what a "report" or a "claim" tells, and that is called false or unconfirmed."""
        p = self.parsed
        # "Said reports that …": the parser takes the noun for a verb, and yet for the subject of another.
        if not is_told(p.lemma[noun]) or (p.pos[noun] != "NOUN" and p.dep[noun] != "nsubj"):
            return False
        readers: tuple[tuple[Effect, Callable[[Parsed, int], int]], ...]
        readers = ("denied", refuted), ("possible", unsure), ("possible", unanswered)
        for effect, find in readers:
            word = find(p, noun)
            if word >= 0:
                self.fold(effect, word, TELLING)
                return True
        return False

    def _of_paper(self, verb: int) -> bool:
        """Whether it is an agreement or a statement that "had nothing to do with" something: that denies no deed."""
        p = self.parsed
        has = p.head[p.head[verb]]
        subject = child_with(p, has, "nsubj")
        return subject >= 0 and p.lemma[subject] in _PAPERS

    def _achieved(self, above: int, dep: str) -> bool:
        p = self.parsed
        if dep == "acl":
            return p.lower[above] in ACHIEVED_ORDER or has_child(p, above, ("amod", "advmod"), ACHIEVED_ORDER)
        return any(particle_matches(p, cue, above) for cue in self.table.achieved.get(p.lemma[above], ()))

    def _governor(self, above: int, via: str, passive: bool = False) -> ModalCue | None:
        p, t = self.parsed, self.table
        lemma, tag = p.lemma[above], p.tag[above]
        if tag in NOUNS:
            return governor(p, t.nouns, lemma, above, via)
        cue = governor(p, t.verbs, lemma, above, via) if tag.startswith("VB") or tag == "MD" else None
        if cue is None:
            cue = governor(p, t.adjectives, p.lower[above], above, via)
        return cue

    def _predicate(self, verb: int, via: str) -> tuple[ModalCue, int] | None:
        """The adjective or noun that "be" says of the proposition: "it is vital that", "is likely"."""
        p = self.parsed
        if not p.tag[verb].startswith("VB"):
            return None
        for child in p.children[verb]:
            if via == "subject" and (child_with(p, child, "xcomp") >= 0 or child_with(p, child, "ccomp") >= 0):
                continue
            if p.dep[child] in ("acomp", "attr", "oprd", "advmod") or (
                p.dep[child] == "nsubj" and via in ("infinitive", "clause")
            ):
                cue = self._governor(child, via)
                if cue is not None and cue.effect != "open":
                    return cue, child
        return None

    def _prepositional(self, node: int, preposition: int, dep: str) -> tuple[int, str] | None:
        p, t = self.parsed, self.table
        word = p.lower[preposition]
        before = p.lower[preposition - 1] if preposition else ""
        cue = t.prepositions.get(word) or t.prepositions.get(f"{before} {word}")
        if cue is not None:
            self.fold(cue.effect, preposition, "preposition")
            return None
        above = p.head[preposition]
        if above == preposition or (word == "of" and self._told(above)):
            return None
        nothing = word == "with" and p.lemma[above] == "do" and p.lower[p.head[above]] == "nothing"
        if nothing and not self._of_paper(above):
            self.fold("denied", p.head[above], "nothing to do with it")
            return None
        if word == "with" and child_with(p, node, "poss") >= 0:
            return None
        # "a halt to the fighting": the parser often hangs the preposition on the verb before the noun.
        beside = preposition - 1 if p.tag[preposition - 1] in NOUNS and p.head[preposition - 1] == above else -1
        for governing in (above, beside):
            cue = self._governor(governing, word) if governing >= 0 else None
            if cue is not None:
                return self.apply(cue, governing)
        if word == "behind" and p.lemma[above] == "be":
            return above, "all"
        if dep == "pcomp" and word in _MEANS and p.tag[above].startswith("VB"):
            self.soft = True
            return above, "all"
        return self._indefinite(node, above) if dep == "pobj" and word in _TOWARDS else None

    def _indefinite(self, node: int, verb: int) -> tuple[int, str] | None:
        """ "will go on with talks": a deed not mentioned before is as real as what happens to it."""
        p = self.parsed
        if p.tag[node] not in NOUNS or not p.tag[verb].startswith("VB"):
            return None
        if any(p.dep[c] in ("det", "poss") and p.lower[c] not in _INDEFINITE for c in p.children[node]):
            return None
        self.soft = True
        return verb, "all"

    def _argument(self, node: int, verb: int, dep: str) -> tuple[int, str] | None:
        p, t = self.parsed, self.table
        if dep in ("dobj", "nsubjpass"):
            cue = governor(p, t.verbs, p.lemma[verb], verb, "object", passive=dep == "nsubjpass")
            if cue is not None:
                return self.apply(cue, verb, node)
        if dep == "nsubj":
            found = self._predicate(verb, "subject")
            if found is not None:
                self.apply(*found)
                return verb, "all"
        if dep in ("attr", "oprd"):
            # "Are feared dead": as "to be dead".
            small = p.tag[node] not in NOUNS and p.lemma[verb] != "be"
            raised = governor(p, t.verbs, p.lemma[verb], verb, "infinitive") if small else None
            return self.apply(raised, verb, node) if raised else (verb, "all")
        if dep in ("nsubj", "nsubjpass") and self._made_by(verb):
            raised = governor(p, t.verbs, p.lemma[verb], verb, "infinitive") if p.lemma[verb] != "be" else None
            return self.apply(raised, verb, node) if raised else (verb, "all")
        if any(particle_matches(p, cue, verb) for cue in t.light.get(p.lemma[verb], ())):
            # "The attack was reportedly in the port": that there was one is not in doubt by "not" or "if".
            stated = dep == "nsubj" and p.lemma[verb] == "be"
            self.soft = self.soft or stated
            return verb, "adverbs" if stated else "all"
        if dep == "nsubj" and has_child(p, verb, ("aux",), _HYPOTHETICAL) and has_child(p, node, ("det",), _INDEFINITE):
            self.fold("possible", verb, "hypothetical")
        return self._indefinite(node, verb) if dep in ("dobj", "nsubjpass") else None

    def _made_by(self, verb: int) -> bool:
        """Whether "be" says of a deed whose it is: "may be the work of", "is thought to be the work of"."""
        p = self.parsed
        at = child_with(p, verb, "xcomp")
        return any(p.dep[c] == "attr" and p.lemma[c] in _WORK for c in p.children[at if at >= 0 else verb])

    def question(self, i: int) -> None:
        """What a question asks is not asserted by it."""
        p = self.parsed
        first, last = p.sentences[p.sentence[i]]
        if "?" not in p.lower[max(first, last - 2) : last]:
            return
        if any(p.dep[c] in ("nsubj", "nsubjpass") and p.lower[c] in ("who", "what") for c in p.children[i]):
            return  # "who killed them?": somebody did
        asked = self.main or (p.lower[first] in _ASKING and p.dep[i] != "relcl")
        if asked and self.state in ("asserted", "planned"):
            self.fold("possible", last - 1, "question")
