"""The words of one clause or noun phrase that change its modality, and how their effects add up."""

from __future__ import annotations

from rashomon.reading.claim import Modality
from rashomon.reading.modality_words import (
    CASUALTIES,
    agent_named,
    child_with,
    counts,
    governor,
    has_child,
    inverted,
    is_future,
    negation_of,
    negative_phrase,
    partly,
)
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.modality import Effect, ModalCue, ModalTable

NOUNS = ("NN", "NNS", "NNP", "NNPS")
# Relations that are there already where one side aims to win.
STANDING = frozenset({"hostile", "allied", "supports", "part_of"})
# What is foiled does not happen, but there was a plot.
_FOILED = frozenset({"foil", "thwart", "avert", "prevent", "stop", "disrupt"})
# A blast that "caused no casualties" went off.
_HARM = CASUALTIES | {"damage"}
_SCHEMES = frozenset({"plot", "plan", "scheme", "conspiracy", "cell", "bid", "attempt"})


class ClauseReader:
    """Folds the effects of words into the modality of one proposition, from the inside to the outside."""

    __slots__ = (
        "ceased",
        "claim_type",
        "cues",
        "main",
        "parsed",
        "reason",
        "skip_negation",
        "soft",
        "state",
        "table",
    )

    def __init__(self, parsed: Parsed, table: ModalTable, claim_type: str = "") -> None:
        self.parsed, self.table, self.claim_type = parsed, table, claim_type
        self.state: Modality = "asserted"
        self.ceased = False
        self.cues: list[int] = []
        self.reason = ""
        self.soft = False
        self.skip_negation = False
        self.main = False

    # -- folding ---------------------------------------------------------------------------------

    def fold(self, effect: Effect, token: int, why: str) -> None:
        """Add the effect of an outer word to what the inner ones have made of the proposition."""
        if effect in ("open", "asserted"):
            return
        before = self.state, self.ceased
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
        if (self.state, self.ceased) != before:
            self.reason = f"{why}: {effect}"

    # -- the words of one clause or noun phrase ----------------------------------------------------

    def own(self, node: int, below: int = -1) -> None:
        """Fold auxiliaries, negations, adverbs, conjunctions and modifiers of `node`; `below` is read."""
        p, t = self.parsed, self.table
        negation = auxiliary = -1
        perfect = False
        is_noun = p.tag[node] in NOUNS
        for child in p.children[node]:
            dep, word = p.dep[child], p.lower[child]
            if dep == "neg":
                negation = negation if partly(p, child) else self._negation(child, negation)
            elif dep in ("aux", "auxpass"):
                if p.lemma[child] == "have" or word in ("'ve", "’ve"):
                    perfect = True
                if word.replace("’", "'") in t.auxiliaries:
                    auxiliary = child
            elif dep == "advmod":
                self._adverb(child)
            elif dep in ("nsubj", "nsubjpass", "dobj", "preconj"):
                if child != below and negative_phrase(p, child) and not (dep == "dobj" and p.lemma[child] in _HARM):
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
            effect = "denied" if word in ("would", "'d") and self._unmet(node) else cue.perfect
        elif word in ("would", "'d"):
            effect = self._would(node)
        elif word == "should" and p.dep[node] != "ROOT" and inverted(p, node, "should"):
            effect = "possible"
        self.fold(effect, aux, "auxiliary")

    def _unmet(self, node: int) -> bool:
        """Whether the condition of a deed was not met: "would have won had help come", "if help had come"."""
        p = self.parsed
        for child in p.children[node]:
            had = p.dep[child] in ("advcl", "ccomp") and has_child(p, child, ("aux",), ("had",))
            if had and (inverted(p, child, "had") or has_child(p, child, ("mark",), ("if",))):
                return True
        return False

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
        if p.dep[node] != "pcomp" and first > 1 and p.lower[first - 1] == "than" and p.lower[first - 2] == "rather":
            self.fold("denied", first - 1, "preposition")

    def _ahead(self, node: int) -> bool:
        """Whether a clause of time lies in the future: a present tense beside a future one."""
        p = self.parsed
        above = p.head[node] if p.tag[p.head[node]] != "RB" else p.head[p.head[node]]
        finite = p.tag[node] in ("VBZ", "VBP") or any(
            p.dep[c] in ("aux", "auxpass") and p.tag[c] in ("VBZ", "VBP") for c in p.children[node]
        )
        return finite and p.dep[node] in ("advcl", "conj") and is_future(p, self.table, above)

    def apply(self, cue: ModalCue, token: int, below: int = -1) -> tuple[int, str] | None:
        """Fold a governing word, over the word `below`; the climb goes on from it."""
        p = self.parsed
        if cue.voice == "passive" and cue.effect == "possible" and agent_named(p, token):
            return None
        if (cue.struggle and self.claim_type in STANDING) or (
            cue.cue in _FOILED and (self.claim_type == "disrupted" or p.lemma[below] in _SCHEMES)
        ):
            return token, "all"
        negation = negation_of(p, token) if cue.negated else -1
        if negation >= 0 and cue.negated:
            self.fold(cue.negated, negation, f"negated {cue.pos}")
            self.skip_negation = True
        else:
            self.fold(cue.effect, token, f"governing {cue.pos}")
        return token, "all"
