"""The clause that a verb of saying reports: behind it, before it, around it, or lost by the parser."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.statements_complements import FINITE, Complements, complements
from rashomon.reading.statements_draft import Spans, merged, without
from rashomon.vocabulary.cues import CueTable

_CONTRAST = frozenset({"although", "though", "while", "whereas"})
_RELATIVE = frozenset({"who", "which", "that"})
_REMARKING = frozenset({"who", "which", "where"})
# What a speaker does beside speaking; such a participle is the writer's remark, not part of what is said.
_REMARK = frozenset(
    {
        "refer",
        "cite",
        "quote",
        "use",
        "speak",
        "talk",
        "call",
        "describe",
        "point",
        "allude",
        "respond",
        "reply",
        "nod",
        "gesture",
        "smile",
        "pause",
        "address",
        "appear",
        "ask",
        "mention",
        "read",
        "urge",
        "accuse",
        "blame",
        "praise",
        "warn",
        "follow",
        "accord",
        "regard",
        "concern",
        "include",
    }
)


class ClauseReader:
    """Finds the tokens of reported clauses."""

    def __init__(self, parsed: Parsed, table: CueTable) -> None:
        self.parsed = parsed
        self.table = table

    def read(self, i: int, found: Complements, strict: bool, before: bool) -> tuple[Spans, int]:
        """The finite clause or clauses that the verb at `i` reports; on its left, its right, or both."""
        parsed = self.parsed
        first, stop = parsed.sentences[parsed.sentence[i]]
        own_first = i
        if found.subject >= 0:
            own_first = min(own_first, parsed.left[found.subject])
        for child in parsed.children[i]:
            if child < i and parsed.dep[child] in ("aux", "advmod", "neg", "auxpass", "mark"):
                own_first = min(own_first, child)
        left = [c for c in found.clauses if c < own_first]
        right = [c for c in found.clauses if c > i]
        if not before:
            left = []
        if left and not right:
            return self._inverted(i, found, own_first, left[-1])
        if right:
            spans = [(parsed.left[c], parsed.right[c]) for c in right]
            spans.extend(self._condition(i, own_first))
            for child in parsed.children[i]:
                if child > right[0] and self._belongs(i, child):
                    spans.append((parsed.left[child], parsed.right[child]))
            if own_first > first + 1 and parsed.dep[i] in ("parataxis", "dep") and parsed.head[i] < i:
                spans.insert(0, (parsed.left[parsed.head[i]], own_first - 1))
            holes = self._other_voices(right)
            whole = [(a if b < own_first else max(a, i + 1), b) for a, b in merged(spans)]
            return [s for a, b in whole if b < own_first or b > i for s in without(a, b, holes)], right[0]
        above = parsed.head[i]
        if self._final(i, found, own_first, first, stop):
            return [(first, own_first - 1)], above
        if found.as_clause and above != i and strict:
            return without(parsed.left[above], parsed.right[above], [(parsed.left[i], parsed.right[i])]), above
        if parsed.dep[i] in ("parataxis", "intj", "dep") and above != i and (found.subject >= 0 or found.object >= 0):
            low, high = first, stop - 1
            own_last = self._own_last(i, found)
            return without(low, high, [(own_first, own_last)]), above
        own_last = self._own_last(i, found)
        if self._between(i, found, own_first, own_last, first, stop):
            return without(first, stop - 1, [(own_first, own_last)]), above
        if not strict or (found.subject < 0 and found.object < 0):
            return [], -1
        return self._lost(i, found, own_first)

    def _other_voices(self, clauses: list[int]) -> list[tuple[int, int]]:
        """What hangs on a reported clause and yet is not part of it.

        ", although the rebels deny that …" is another's word, ", adding that …" another word of the
        same speaker's, which a denial in front does not deny.
        """
        parsed = self.parsed
        holes = []
        for clause in clauses:
            for child in parsed.children[clause]:
                first = parsed.left[child]
                if self._says_itself(clause, child):
                    holes.append((child - 1, parsed.right[child]))
                if child < clause or parsed.lemma[child] not in self.table.verbs or parsed.words[first - 1] != ",":
                    continue
                if parsed.dep[child] == "advcl" and parsed.tag[child] == "VBG":
                    holes.append((first - 1, parsed.right[child]))
                elif parsed.dep[child] == "advcl" and parsed.lower[first] in _CONTRAST:
                    subject = complements(parsed, child).subject
                    if subject >= 0 and parsed.pos[subject] in ("NOUN", "PROPN"):
                        holes.append((first - 1, parsed.right[child]))
        return holes

    def _says_itself(self, clause: int, child: int) -> bool:
        """ "They denied that they had fired and accused the army": the tense goes with "denied", not with "had"."""
        parsed = self.parsed
        return (
            parsed.dep[child] == "conj"
            and parsed.tag[child] == "VBD"
            and parsed.lemma[child] in self.table.verbs
            and parsed.pos[child - 1] == "CCONJ"
            and any(parsed.dep[c] == "aux" and parsed.lower[c] == "had" for c in parsed.children[clause])
        )

    def remarks(self, first: int, last: int) -> list[tuple[int, int]]:
        """The relative clauses behind a comma between two tokens: what a denial around them leaves standing.

        "The army denied that it had shelled Kot, where five people were killed": they were.
        """
        parsed = self.parsed
        return [
            (parsed.left[i] - 1, parsed.right[i])
            for i in range(first, last + 1)
            if parsed.dep[i] in ("relcl", "advcl")
            and first < parsed.left[i] - 1
            and parsed.words[parsed.left[i] - 1] == ","
            and parsed.lower[parsed.left[i]] in _REMARKING
        ]

    def _condition(self, i: int, own_first: int) -> Spans:
        """ "If it goes on, they warned, …": a condition in front belongs to what is said."""
        parsed = self.parsed
        return [
            (parsed.left[child], parsed.right[child])
            for child in parsed.children[i]
            if parsed.dep[child] == "advcl"
            and parsed.right[child] < own_first
            and parsed.lower[parsed.left[child]] in ("if", "unless")
        ]

    def _inverted(self, i: int, found: Complements, own_first: int, clause: int) -> tuple[Spans, int]:
        """The said stands before the cue: "the town fell, officials said, and its people fled"."""
        parsed = self.parsed
        first = parsed.left[i]
        holes = []
        inner_subject = found.subject
        if 0 <= inner_subject < i and parsed.left[inner_subject] > first:
            holes.append((parsed.left[inner_subject], parsed.right[inner_subject]))
        own = own_first
        spans = without(first, own - 1, holes)
        quoted = parsed.words[own - 1] in ("”", '"', "''", "’", "'")
        for child in parsed.children[i]:
            if child > i and not quoted and self._belongs(i, child):
                spans.append((parsed.left[child], parsed.right[child]))
        return merged(spans), clause

    def _belongs(self, i: int, child: int) -> bool:
        """Whether a clause hung on the cue verb really continues what is said."""
        parsed = self.parsed
        dep, tag = parsed.dep[child], parsed.tag[child]
        if dep == "conj" and parsed.pos[child] in ("VERB", "AUX"):
            inner = complements(parsed, child)
            if inner.subject < 0:
                return False
            if parsed.lemma[child] in self.table.verbs and (inner.clauses or inner.infinitives or inner.object >= 0):
                return False
            before = parsed.left[child] - 1
            return any(parsed.lower[g] == "that" for g in parsed.children[child]) or (
                before > 0
                and ((parsed.words[before] != "," and parsed.words[before - 1] != ",") or (child > i and self._mid(i)))
            )
        if dep == "advcl":
            if tag == "VBG" and parsed.lemma[child] not in _REMARK and parsed.lemma[child] not in self.table.verbs:
                return not any(parsed.dep[g] == "prep" for g in parsed.children[child] if g < child)
            return tag in FINITE and parsed.lower[parsed.left[child]] in (
                "because",
                "although",
                "though",
                "unless",
                "if",
                "until",
            )
        return False

    def _mid(self, i: int) -> bool:
        """The cue stands between commas: "wars may be unlikely, adds Noor, but both may fight"."""
        parsed = self.parsed
        return any(c < i and parsed.dep[c] in ("ccomp", "parataxis") for c in parsed.children[i])

    def _final(self, i: int, found: Complements, own_first: int, first: int, stop: int) -> bool:
        """ "…, the agency reported Friday." at the end of a sentence, hung where it does not belong."""
        parsed = self.parsed
        if (
            found.subject < 0
            or found.as_clause
            or own_first < first + 3
            or parsed.words[own_first - 1] not in (",", "—", "–")
        ):
            return False
        if parsed.lower[found.subject] in _RELATIVE or parsed.tag[i] not in ("VBD", "VBZ", "VBP", "VBN"):
            return False
        if found.passive or found.object >= 0 or found.infinitives or "to" in found.preps or stop - i > 12:
            return False
        if parsed.lower[own_first] in (
            "who",
            "which",
            "as",
            "but",
            "and",
            "while",
            "when",
            "where",
            "whom",
            "whose",
            "that",
        ):
            return False
        return not any(parsed.tag[j] in FINITE for j in range(i + 1, stop))

    def _between(self, i: int, found: Complements, own_first: int, own_last: int, first: int, stop: int) -> bool:
        """ "If it goes on, they add, the port will fall": the cue stands between commas."""
        parsed = self.parsed
        return (
            found.subject >= 0
            and found.object < 0
            and not found.infinitives
            and first < own_first
            and own_last + 2 < stop
            and parsed.words[own_first - 1] == ","
            and parsed.words[own_last + 1] == ","
            and parsed.lower[found.subject] not in _RELATIVE
            and parsed.tag[i] in FINITE
        )

    def _own_last(self, i: int, found: Complements) -> int:
        parsed = self.parsed
        last = i
        for child in parsed.children[i]:
            if child > i and parsed.dep[child] not in ("ccomp", "parataxis", "punct", "conj", "cc"):
                last = max(last, parsed.right[child])
        return last

    def _lost(self, i: int, found: Complements, own_first: int) -> tuple[Spans, int]:
        """A cue verb with a speaker whose clause the parser did not find."""
        parsed = self.parsed
        stop = parsed.sentences[parsed.sentence[i]][1]
        after = i + 1
        while after < stop and parsed.lower[after] in ("that", ",", ":", "“", '"', "``"):
            after += 1
        thing = found.object if found.object > i else found.dative
        if found.subject >= 0 and thing > i:
            after = parsed.right[thing] + 1
            if any(parsed.tag[j] in FINITE for j in range(i + 1, after)) or found.object >= 0:
                return [], -1
        if found.subject >= 0 and parsed.dep[i] == "ROOT":
            if parsed.pos[min(after, stop - 1)] == "ADP" or parsed.lower[min(after, stop - 1)] in (
                "by",
                "with",
            ):
                return [], -1
            verb = next((j for j in range(after, stop) if parsed.tag[j] in FINITE and parsed.head[j] != i), -1)
            if verb >= 0 and parsed.dep[verb] not in ("relcl", "advcl", "acl", "conj") and after < stop:
                return [(after, stop - 1)], verb
        return [], -1
