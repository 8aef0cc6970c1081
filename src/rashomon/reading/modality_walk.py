"""The climb from a proposition to the words above it that change its modality."""

from __future__ import annotations

from rashomon.reading.claim import Modality
from rashomon.reading.modality_words import (
    ACHIEVED_ORDER,
    agent_named,
    child_with,
    counts,
    governor,
    has_child,
    inverted,
    is_future,
    negation_of,
    negative_phrase,
    particle_matches,
)
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.modality import Effect, ModalCue, ModalTable

_STEPS = 12
_NOUN = ("NN", "NNS", "NNP", "NNPS")
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubjpass", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "'d"})
_MEANS = frozenset({"by", "in", "through"})
_ASKING = frozenset({"was", "were", "is", "are", "did", "does", "do", "has", "have", "had", "will", "can"})
_TOWARDS = frozenset({"to", "into", "in", "for", "with", "of"})
_INDEFINITE = frozenset({"a", "an", "any"})


class Walk:
    """Reads the words around a proposition from the inside to the outside, folding their effects."""

    __slots__ = ("ceased", "cues", "main", "parsed", "reasons", "skip_negation", "soft", "state", "table")

    def __init__(self, parsed: Parsed, table: ModalTable) -> None:
        self.parsed, self.table = parsed, table
        self.state: Modality = "asserted"
        self.ceased = False
        self.cues: list[int] = []
        self.reasons: list[str] = []
        self.soft = False
        self.skip_negation = False
        self.main = False

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

    # -- folding ---------------------------------------------------------------------------------

    def fold(self, effect: Effect, token: int, why: str) -> None:
        """Add the effect of an outer word to what the inner ones have made of the proposition."""
        if effect in ("open", "asserted"):
            return
        if effect == "denied":
            if self.soft:
                return
            if self.ceased and self.state == "asserted":
                self.ceased = False
            else:
                self.state = "asserted" if self.state == "denied" else "denied"
        elif effect == "ceases":
            self.ceased = True
        elif effect == "possible" and self.state != "denied":
            self.state = "possible"
        elif effect == "planned" and self.state == "asserted":
            self.state = "planned"
        self.cues.append(token)
        self.reasons.append(f"{why} {self.parsed.words[token]!r}: {effect}")

    # -- the words of one clause or noun phrase ----------------------------------------------------

    def own(self, node: int, below: int = -1) -> None:
        """Fold the auxiliaries, negations, adverbs, markers and modifiers of `node`; `below` is read already."""
        p, t = self.parsed, self.table
        negation = auxiliary = -1
        perfect = False
        is_noun = p.tag[node] in _NOUN
        for child in p.children[node]:
            dep, word = p.dep[child], p.lower[child]
            if dep == "neg":
                negation = self._negation(child, negation)
            elif dep in ("aux", "auxpass"):
                if p.lemma[child] == "have" or word in ("'ve", "’ve"):
                    perfect = True
                if word.replace("’", "'") in t.auxiliaries:
                    auxiliary = child
            elif dep == "advmod":
                self._adverb(child)
            elif dep in ("nsubj", "nsubjpass", "dobj", "preconj"):
                if child != below and negative_phrase(p, child):
                    negation = child
            elif is_noun and dep in ("det", "predet", "amod", "nmod", "compound", "acl", "relcl"):
                self._modifier(child, dep)
        if self.skip_negation:
            negation, self.skip_negation = -1, False
        if auxiliary >= 0:
            self._auxiliary(node, auxiliary, negation, perfect)
        elif negation >= 0:
            self.fold("denied", negation, "negation")
        if perfect and inverted(p, node, "had"):
            self.fold("denied", node, "counterfactual")
        self.marks(node)

    def _negation(self, child: int, before: int) -> int:
        p = self.parsed
        following = p.lower[child + 1] if child + 1 < len(p.lower) else ""
        if following == "longer":
            self.fold("ceases", child, "adverb")
            return before
        if following in ("only", "just", "merely", "simply"):
            return before
        if has_child(p, p.head[child], ("advmod", "npadvmod"), ("anymore", "longer")):
            self.fold("ceases", child, "adverb")
            return before
        return child

    def _adverb(self, child: int) -> None:
        p = self.parsed
        word = p.lower[child]
        if counts(p, child + 1):
            return
        if word == "longer" and p.lower[child - 1] == "no" and p.head[child - 1] == child:
            word = "no longer"
        cue = self.table.adverbs.get(word)
        if cue is not None:
            self.fold(cue.effect, child, "adverb")

    def _modifier(self, child: int, dep: str) -> None:
        p, t = self.parsed, self.table
        word = p.lower[child]
        if dep in ("det", "predet"):
            cue = t.determiners.get(word)
            if cue is not None:
                self.fold(cue.effect, child, "determiner")
        elif dep in ("amod", "nmod", "compound"):
            cue = t.modifiers.get(word)
            if cue is not None:
                self.fold(cue.effect, child, "modifier")
        else:
            self._relative(child, dep)

    def _relative(self, verb: int, dep: str) -> None:
        """ "the attack planned by …", "a raid that was called off": the noun is the verb's object."""
        p = self.parsed
        if dep == "acl":
            if p.tag[verb] != "VBN" or child_with(p, verb, "dobj") >= 0:
                return
        elif not has_child(p, verb, ("nsubjpass", "dobj"), ("that", "which")):
            return
        cue = governor(p, self.table.verbs, p.lemma[verb], verb, "object", passive=True)
        if cue is not None:
            self.apply(cue, verb)
        elif dep == "relcl" and p.lemma[verb] in self.table.light:
            negation = negation_of(p, verb)
            if negation >= 0:
                self.fold("denied", negation, "negation")

    def _auxiliary(self, node: int, aux: int, negation: int, perfect: bool) -> None:
        p = self.parsed
        word = p.lower[aux].replace("’", "'")
        cue = self.table.auxiliaries[word]
        effect = cue.effect
        if word == "'d" and p.tag[aux] != "MD":
            return
        if negation >= 0 and cue.negated:
            effect = cue.negated
            if effect == "denied":
                self.fold(effect, negation, "negated auxiliary")
                return
        elif perfect and cue.perfect:
            effect = cue.perfect
        elif word in ("would", "'d"):
            effect = self._would(node)
        elif word == "should" and p.dep[node] != "ROOT" and inverted(p, node, "should"):
            effect = "possible"
        self.fold(effect, aux, "auxiliary")

    def _would(self, node: int) -> Effect:
        """Future seen from a past report ("said it would"), or a condition's consequence."""
        p = self.parsed
        for child in p.children[node]:
            if p.dep[child] == "advcl" and has_child(p, child, ("mark",), ("if", "unless")):
                return "possible"
        top = node
        while p.dep[top] == "conj":
            top = p.head[top]
        above = p.head[top]
        reported = p.dep[top] == "ccomp" and p.tag[above] in ("VBD", "VBN")
        return "planned" if reported and p.lower[p.left[top] - 1] not in ('"', "“") else "possible"

    def marks(self, node: int) -> None:
        """Fold the conjunction that opens the clause of `node`."""
        p, t = self.parsed, self.table
        for child in p.children[node]:
            if child > node or p.dep[child] not in ("mark", "advmod", "prep"):
                continue
            cue = t.markers.get(p.lower[child])
            if cue is None and p.lower[child] == "as" and p.lower[child - 1] == "soon":
                cue = t.markers.get("as soon as")
            if cue is None or (cue.when and not self._ahead(node)):
                continue
            self.fold(cue.effect, child, "conjunction")
        first = p.left[node]
        if (
            p.dep[node] != "pcomp"
            and first > 1
            and p.lower[first - 1] == "than"
            and p.lower[first - 2] == "rather"
        ):
            self.fold("denied", first - 1, "preposition")

    def _ahead(self, node: int) -> bool:
        """Whether a clause of time lies in the future: a present tense beside a future one."""
        p = self.parsed
        above = p.head[node] if p.tag[p.head[node]] != "RB" else p.head[p.head[node]]
        finite = p.tag[node] in ("VBZ", "VBP") or any(
            p.dep[c] in ("aux", "auxpass") and p.tag[c] in ("VBZ", "VBP") for c in p.children[node]
        )
        return finite and p.dep[node] in ("advcl", "conj") and is_future(p, self.table, above)

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
        if p.tag[node] in _NOUN or own or p.tag[node] != p.tag[above]:
            return above, "marks"
        if has_child(p, above, ("cc",), ("but",)):
            self.skip_negation = True
        return above, "all"

    def _clause(self, node: int, above: int, dep: str) -> tuple[int, str] | None:
        p, t = self.parsed, self.table
        to = has_child(p, node, ("aux",), ("to",))
        via = "infinitive" if to else "gerund" if p.tag[node] == "VBG" else "clause"
        if dep == "advcl" and not to:
            if via != "gerund" or child_with(p, node, "mark") >= 0:
                return None
            # "…, killing 12": as real as the deed it goes with, but not denied by its "not".
            self.soft = True
            return above, "all"
        if dep == "acl" and via == "clause" and child_with(p, node, "mark") < 0:
            return None
        cue = self._governor(above, via, dep in ("xcomp", "ccomp"))
        if cue is None and via == "clause" and has_child(p, node, ("mark",), ("whether",)):
            cue = self._governor(above, "whether", True)
        if cue is not None:
            return self.apply(cue, above)
        cue_at = self._predicate(above, via) or (
            self._predicate(above, "subject") if dep == "csubj" else None
        )
        if cue_at is not None:
            self.apply(*cue_at)
            return above, "all"
        if dep == "xcomp":
            return above, "all"
        if dep in ("advcl", "acl") and to:
            if self._achieved(above, dep):
                return (above, "all") if dep == "advcl" else None
            self.fold("planned", node, "purpose")
        return None

    def _achieved(self, above: int, dep: str) -> bool:
        p = self.parsed
        if dep == "acl":
            return p.lower[above] in ACHIEVED_ORDER or has_child(p, above, ("amod", "advmod"), ACHIEVED_ORDER)
        return any(particle_matches(p, cue, above) for cue in self.table.achieved.get(p.lemma[above], ()))

    def _governor(self, above: int, via: str, passive: bool = False) -> ModalCue | None:
        p, t = self.parsed, self.table
        lemma, tag = p.lemma[above], p.tag[above]
        if tag in _NOUN:
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
            if via == "subject" and (
                child_with(p, child, "xcomp") >= 0 or child_with(p, child, "ccomp") >= 0
            ):
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
        if above == preposition:
            return None
        if word == "with" and child_with(p, node, "poss") >= 0:
            return None
        # "a halt to the fighting": the parser often hangs the preposition on the verb before the noun.
        beside = (
            preposition - 1 if p.tag[preposition - 1] in _NOUN and p.head[preposition - 1] == above else -1
        )
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
        if p.tag[node] not in _NOUN or not p.tag[verb].startswith("VB"):
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
                return self.apply(cue, verb)
        if dep == "nsubj":
            found = self._predicate(verb, "subject")
            if found is not None:
                self.apply(*found)
                return verb, "all"
        if dep in ("attr", "oprd"):
            return verb, "all"
        if any(particle_matches(p, cue, verb) for cue in t.light.get(p.lemma[verb], ())):
            # "The attack was reportedly in the port": that there was one is not in doubt by "not" or "if".
            stated = dep == "nsubj" and p.lemma[verb] == "be"
            self.soft = self.soft or stated
            return verb, "adverbs" if stated else "all"
        if (
            dep == "nsubj"
            and has_child(p, verb, ("aux",), _HYPOTHETICAL)
            and has_child(p, node, ("det",), _INDEFINITE)
        ):
            self.fold("possible", verb, "hypothetical subject of")
        return self._indefinite(node, verb) if dep in ("dobj", "nsubjpass") else None

    def apply(self, cue: ModalCue, token: int) -> tuple[int, str] | None:
        """Fold a governing word; the climb goes on from it."""
        p = self.parsed
        if cue.voice == "passive" and cue.effect == "possible" and agent_named(p, token):
            return None
        negation = negation_of(p, token) if cue.negated else -1
        if negation >= 0 and cue.negated:
            self.fold(cue.negated, negation, f"not {cue.cue}:")
            self.skip_negation = True
        else:
            self.fold(cue.effect, token, cue.pos)
        return token, "all"

    def question(self, i: int) -> None:
        """What a question asks is not asserted by it."""
        p = self.parsed
        first, last = p.sentences[p.sentence[i]]
        ends = p.lower[max(first, last - 2) : last]
        asked = self.main or (p.lower[first] in _ASKING and p.dep[i] != "relcl")
        if asked and "?" in ends and self.state in ("asserted", "planned"):
            self.fold("possible", last - 1, "question")
