"""Verbs of saying: who is their speaker, and which words are what he says."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_draft import Draft, Spans, child_with, near_subject, pobj, without
from rashomon.vocabulary.cues import Cue, CueTable, Frame

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that"})
_INHERITS = frozenset({"conj", "advcl", "xcomp", "dep"})
# What a speaker does beside speaking; such a participle is the writer's remark, not part of what is said.
_REMARK = frozenset(
    "refer cite quote use speak talk call describe point allude respond reply nod gesture smile pause address "
    "appear ask mention read urge accuse blame praise warn follow accord regard concern include".split()
)
_REFUSALS = frozenset({"decline", "refuse", "fail", "want", "unwilling", "unable", "reluctant"})
_MIND = frozenset({"believe", "think", "expect", "feel", "consider", "reckon"})
_HANDING = frozenset({"issue", "release", "publish", "make", "post", "give", "send", "deliver", "write", "distribute"})
_TALK = frozenset({"interview", "conversation", "comment", "remark", "statement", "speak", "talk", "tell", "speaking", "television", "tv", "program", "programme"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NP = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(slots=True)
class Complements:
    """What hangs on a cue verb, by what it can carry."""

    clauses: list[int] = field(default_factory=list)
    infinitives: list[int] = field(default_factory=list)
    gerunds: list[int] = field(default_factory=list)
    object: int = -1
    dative: int = -1
    agent: int = -1
    preps: dict[str, int] = field(default_factory=dict)
    passive: bool = False
    negated: bool = False
    as_clause: bool = False
    subject: int = -1


def complements(parsed: Parsed, i: int) -> Complements:
    """Sort the children of the verb at `i`."""
    found = Complements()
    dep, tag, lower = parsed.dep, parsed.tag, parsed.lower
    for child in parsed.children[i]:
        d = dep[child]
        if d in _SUBJECT:
            found.subject = child
            found.passive = found.passive or d == "nsubjpass"
        elif d == "ccomp" or (d == "xcomp" and tag[child] in _FINITE):
            infinitive = tag[child] == "VB" and any(lower[g] == "to" and dep[g] == "aux" for g in parsed.children[child])
            (found.infinitives if infinitive else found.clauses).append(child)
        elif d == "xcomp":
            (found.gerunds if tag[child] == "VBG" else found.infinitives).append(child)
        elif d in ("dobj", "attr", "oprd") and found.object < 0:
            found.object = child
        elif d == "dative":
            found.dative = child if parsed.pos[child] != "ADP" else pobj(parsed, child)
        elif d == "agent":
            found.agent = pobj(parsed, child)
        elif d == "prep":
            found.preps.setdefault(lower[child], child)
        elif d == "auxpass":
            found.passive = True
        elif d == "neg":
            found.negated = True
        elif d == "mark" and lower[child] == "as":
            found.as_clause = True
    if tag[i] == "VBN" and found.subject < 0 and dep[i] in ("acl", "ROOT", "advcl", "amod"):
        found.passive = found.passive or not any(dep[c] == "aux" for c in parsed.children[i])
    if not found.clauses and not found.infinitives:
        _loose(parsed, i, found)
    return found


def _loose(parsed: Parsed, i: int, found: Complements) -> None:
    """Clauses that the parser hung on as adverbial: "warned Kot it was …", "urged all who fled to stay"."""
    for child in parsed.children[i]:
        if child < i or parsed.dep[child] != "advcl":
            continue
        inner = parsed.children[child]
        if any(parsed.dep[g] in ("mark", "advmod") and g < child and parsed.lower[g] not in ("that", "for") for g in inner):
            continue
        subject = any(parsed.dep[g] in ("nsubj", "nsubjpass") for g in inner)
        if any(parsed.lower[g] == "to" and parsed.dep[g] == "aux" for g in inner):
            if found.object >= 0 or subject:
                found.infinitives.append(child)
        elif subject and parsed.words[parsed.left[child] - 1] != ",":
            found.clauses.append(child)


class VerbReader:
    """Finds the statements that verbs make."""

    def __init__(self, parsed: Parsed, speakers: Speakers, table: CueTable, inside: list[int]) -> None:
        self.inside = inside
        self.parsed = parsed
        self.speakers = speakers
        self.table = table

    def read(self, i: int) -> list[Draft]:
        """The statements made by the verb at token `i`; none when it is no cue or carries nothing."""
        parsed = self.parsed
        cues = self.table.verbs.get(parsed.lemma[i])
        if cues is None or parsed.tag[i][:2] not in ("VB",):
            return []
        if parsed.dep[i] in ("aux", "auxpass", "amod"):
            return []
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

    def _phrase(self, cue: Cue, i: int) -> bool:
        """The other words of the cue stand under the verb, within a few tokens."""
        parsed = self.parsed
        last = min(parsed.sentences[parsed.sentence[i]][1], i + 9)
        at = i
        for word in cue.words:
            if word == (cue.head or cue.words[0]):
                continue
            at = next(
                (j for j in range(at + 1, last) if parsed.lemma[j] == word or parsed.lower[j] == word), -1
            )
            if at < 0:
                if word == "responsibility" or parsed.dep[i] not in ("relcl", "acl", "ROOT", "conj", "ccomp", "advcl"):
                    subject = child_with(parsed, i, "nsubjpass")
                    if subject >= 0 and parsed.lemma[subject] == word:
                        at = i
                        continue
                return False
            if parsed.tag[at].startswith("VB"):
                return False
        return True

    # --- what is said

    def _draft(self, cue: Cue, i: int, found: Complements) -> Draft | None:
        parsed = self.parsed
        frame, spans, head = self._content(cue, i, found)
        if frame is None:
            return None
        draft = Draft(i, cue.effect_of(frame), self._basis(frame), spans, frame, head=head, own_deed=cue.own_deed)
        if not self._who(cue, i, found, draft):
            return None
        if found.negated and not draft.nobody or self._refused(i):
            if parsed.lemma[i] in _MIND:
                draft.effect = "denied"
            elif cue.effect == "denied":
                draft.effect = "possible"
            elif frame in ("clause", "infinitive", "np") and cue.effect != "none":
                draft.effect = "possible"
        if cue.accused == "object":
            draft.accused = found.subject if found.passive else found.object
        elif cue.accused in found.preps:
            draft.accused = pobj(parsed, found.preps[cue.accused])
        self._addressee(cue, i, found, draft)
        return draft

    def _basis(self, frame: Frame) -> str:
        return {"clause": "indirect speech", "infinitive": "indirect speech, infinitive", "np": "object of a cue",
                "gerund": "indirect speech, gerund"}.get(frame, f"after “{frame}”")  # fmt: skip

    def _content(self, cue: Cue, i: int, found: Complements) -> tuple[Frame | None, Spans, int]:
        parsed = self.parsed
        frames = cue.frames
        if len(cue.words) > 1 and frames != ("clause",):
            return self._phrase_content(cue, i, found)
        if cue.accused != "none":
            content = self._accusation(cue, i, found)
            if content[0] is not None:
                return content
        if "clause" in frames or "quote" in frames:
            spans, head = self._clause(i, found, "quote" in frames and "clause" in frames, "quote" in frames)
            if spans:
                return "clause", spans, head
        if "name" in frames or "as" in frames:
            spans, head = self._naming(i, found, "name" in frames)
            if spans:
                return ("name" if "name" in frames else "as"), spans, head
        if "infinitive" in frames and found.infinitives:
            inf = found.infinitives[0]
            first = parsed.left[inf]
            thing = found.object if found.object >= 0 else found.dative
            if thing >= 0 and cue.addressee != "object":
                first = min(first, parsed.left[thing])
            if found.passive and found.subject >= 0:
                return "infinitive", [
                    (parsed.left[found.subject], parsed.right[found.subject]),
                    (parsed.left[inf], parsed.right[inf]),
                ], inf
            return "infinitive", [(first, parsed.right[inf])], inf
        if "gerund" in frames and found.gerunds:
            gerund = found.gerunds[0]
            return "gerund", [(parsed.left[gerund], parsed.right[gerund])], gerund
        for word in frames:
            if word in found.preps and word not in ("as",):
                thing = pobj(parsed, found.preps[word])
                if thing >= 0 and not (word == "to" and self.speakers.at(thing).sort in ("media", "person", "people")):
                    return word, [(parsed.left[thing], parsed.right[thing])], thing
        if "np" in frames:
            thing = found.subject if found.passive else found.object
            if thing >= 0 and parsed.pos[thing] in ("NOUN", "PROPN", "NUM"):
                if parsed.lower[thing] in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
                    return None, [], -1
                return "np", [(parsed.left[thing], parsed.right[thing])], thing
        return None, [], -1

    def _naming(self, i: int, found: Complements, free: bool) -> tuple[Spans, int]:
        """What something is called: "described the raid as …", "called it “…”"; with `free` also without "as"."""
        parsed = self.parsed
        thing = found.subject if found.passive else found.object
        if "as" in found.preps:
            name = pobj(parsed, found.preps["as"])
            if name < 0 or (parsed.pos[name] == "VERB" and parsed.lemma[name] in self.table.verbs):
                return [], -1
            spans = [(parsed.left[name], parsed.right[name])]
            if thing >= 0 and parsed.tag[thing] not in ("WP", "WDT"):
                spans.insert(0, (parsed.left[thing], min(parsed.right[thing], spans[0][0] - 1)))
            return spans, name
        if not free or found.passive:
            return [], -1
        right = [c for c in parsed.children[i] if c > i and parsed.dep[c] in ("dobj", "oprd", "attr", "ccomp", "xcomp")]
        if not right:
            return [], -1
        end = max(parsed.right[c] for c in right)
        quoted = any(parsed.words[j] in ("“", '"', "``") for j in range(i + 1, end + 1))
        if len(right) > 1 or parsed.dep[right[0]] in ("oprd", "ccomp") or quoted:
            return [(i + 1, end)], right[-1]
        return [], -1

    def _phrase_content(self, cue: Cue, i: int, found: Complements) -> tuple[Frame | None, Spans, int]:
        """What follows a cue of several words: "claimed responsibility for the blast", "called for talks"."""
        parsed = self.parsed
        for frame in cue.frames:
            if frame == "infinitive" and (found.infinitives or found.clauses):
                inf = (found.infinitives or found.clauses)[0]
                first = parsed.left[inf]
                on = found.preps.get("on", found.preps.get("upon", -1))
                if on >= 0:
                    first = min(first, on + 1)
                return frame, [(first, parsed.right[inf])], inf
            if frame == "infinitive":
                on = found.preps.get("on", found.preps.get("upon", -1))
                if on >= 0:
                    for inf in range(on + 1, parsed.right[on] + 1):
                        if parsed.tag[inf] == "VB" and parsed.lower[inf - 1] == "to":
                            return frame, [(on + 1, parsed.right[on])], inf
            if frame == "clause" or frame == "quote":
                spans, head = self._clause(i, found, False, True)
                if spans:
                    return frame, spans, head
            if frame == "np":
                thing = found.object if found.object >= 0 else found.subject
                last = parsed.sentences[parsed.sentence[i]][1] - 1
                return frame, [(i + 1, min(parsed.right[i], last))], thing
            last = parsed.right[i]
            for at in range(i + 1, last + 1):
                if parsed.lower[at] == frame and parsed.dep[at] == "mark" and at <= i + 2:
                    clause = parsed.head[at]
                    return frame, [(at + 1, parsed.right[clause])], clause
                if parsed.lower[at] == frame and parsed.dep[at] in ("prep", "dative"):
                    thing = pobj(parsed, at)
                    if thing >= 0:
                        return frame, [(parsed.left[thing], parsed.right[thing])], thing
        if cue.own_deed and "for" in cue.frames:
            return "for", self._elsewhere(i), -1
        return None, [], -1

    def _elsewhere(self, i: int) -> Spans:
        """A claim of responsibility with the deed in another clause: "the blast, for which X claimed …"."""
        parsed = self.parsed
        if parsed.dep[i] == "relcl":
            noun = parsed.head[i]
            return [(parsed.left[noun], parsed.left[i] - 1)] if parsed.left[i] > parsed.left[noun] else []
        return []

    def _accusation(self, cue: Cue, i: int, found: Complements) -> tuple[Frame | None, Spans, int]:
        parsed = self.parsed
        thing = found.subject if found.passive else found.object
        for word in cue.frames:
            if word in found.preps:
                deed = pobj(parsed, found.preps[word])
                if deed < 0:
                    continue
                if word == "on":
                    # "blamed the blast on rebels": the object is the deed
                    if thing >= 0:
                        return word, [(parsed.left[thing], parsed.right[thing]), (parsed.left[deed], parsed.right[deed])], thing
                    continue
                spans = [(parsed.left[deed], parsed.right[deed])]
                if thing >= 0:
                    spans.insert(0, (parsed.left[thing], min(parsed.right[thing], parsed.left[deed] - 1)))
                return word, spans, deed
        if thing >= 0 and parsed.pos[thing] in _NP:
            # The parser hangs "of burning" on the accused noun.
            for child in parsed.children[thing]:
                if parsed.dep[child] == "prep" and parsed.lower[child] in cue.frames:
                    deed = pobj(parsed, child)
                    if deed >= 0:
                        return "of", [(parsed.left[thing], parsed.right[thing])], deed
            for at in range(thing + 1, parsed.right[i] + 1):
                if parsed.lower[at] == "of" and "of" in cue.frames and (deed := pobj(parsed, at)) >= 0:
                    return "of", [(parsed.left[thing], parsed.right[i])], deed
            if "np" in cue.frames:
                return "np", [(parsed.left[thing], parsed.right[thing])], thing
        return None, [], -1

    def _clause(self, i: int, found: Complements, strict: bool, before: bool) -> tuple[Spans, int]:
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
            merged = _merged(spans)
            return [(a if b < own_first else max(a, i + 1), b) for a, b in merged if b < own_first or b > i], right[0]
        above = parsed.head[i]
        if self._final(i, found, own_first, first, stop):
            return [(first, own_first - 1)], above
        if found.as_clause and above != i:
            return without(parsed.left[above], parsed.right[above], [(parsed.left[i], parsed.right[i])]), above
        if parsed.dep[i] in ("parataxis", "intj", "dep") and above != i and (found.subject >= 0 or found.object >= 0):
            low, high = first, stop - 1
            own_last = self._own_last(i, found)
            return without(low, high, [(own_first, own_last)]), above
        if not strict or found.subject < 0 and found.object < 0:
            return [], -1
        return self._lost(i, found, own_first)

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
        return _merged(spans), clause

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
            return any(parsed.lower[g] == "that" for g in parsed.children[child]) or before > 0 and (
                parsed.words[before] != "," and parsed.words[before - 1] != "," or child > i and self._mid(i)
            )
        if dep == "advcl":
            if tag == "VBG" and parsed.lemma[child] not in _REMARK and parsed.lemma[child] not in self.table.verbs:
                return not any(parsed.dep[g] == "prep" for g in parsed.children[child] if g < child)
            return tag in _FINITE and parsed.lower[parsed.left[child]] in ("because", "although", "though", "unless", "if", "until")
        return False

    def _mid(self, i: int) -> bool:
        """The cue stands between commas: "wars may be unlikely, adds Noor, but both may fight"."""
        parsed = self.parsed
        return any(c < i and parsed.dep[c] in ("ccomp", "parataxis") for c in parsed.children[i])

    def _final(self, i: int, found: Complements, own_first: int, first: int, stop: int) -> bool:
        """ "…, the agency reported Friday." at the end of a sentence, hung where it does not belong."""
        parsed = self.parsed
        if found.subject < 0 or found.as_clause or own_first < first + 3 or parsed.words[own_first - 1] not in (",", "—", "–"):
            return False
        if parsed.lower[found.subject] in _RELATIVE or parsed.tag[i] not in ("VBD", "VBZ", "VBP", "VBN"):
            return False
        if found.passive or found.object >= 0 or found.infinitives or "to" in found.preps or stop - i > 12:
            return False
        if parsed.lower[own_first] in ("who", "which", "as", "but", "and", "while", "when", "where", "whom", "whose", "that"):
            return False
        return not any(parsed.tag[j] in _FINITE for j in range(i + 1, stop))

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
        first, stop = parsed.sentences[parsed.sentence[i]]
        after = i + 1
        while after < stop and parsed.lower[after] in ("that", ",", ":", "“", '"', "``"):
            after += 1
        thing = found.object if found.object > i else found.dative
        if found.subject >= 0 and thing > i:
            after = parsed.right[thing] + 1
            if any(parsed.tag[j] in _FINITE for j in range(i + 1, after)) or found.object >= 0:
                return [], -1
        if found.subject >= 0 and parsed.dep[i] == "ROOT":
            if parsed.pos[min(after, stop - 1)] == "ADP" or parsed.lower[min(after, stop - 1)] in ("by", "with"):
                return [], -1
            verb = next((j for j in range(after, stop) if parsed.tag[j] in _FINITE and parsed.head[j] != i), -1)
            if verb >= 0 and parsed.dep[verb] not in ("relcl", "advcl", "acl", "conj") and after < stop:
                return [(after, stop - 1)], verb
        return [], -1

    # --- who says it

    def _who(self, cue: Cue, i: int, found: Complements, draft: Draft) -> bool:
        """Fill in the speaker; False when this is no statement at all."""
        parsed = self.parsed
        if cue.source == "none":
            draft.nobody = True
            return True
        if found.passive:
            if found.agent >= 0:
                draft.subjects = self.speakers.conjuncts(found.agent)
                return True
            if parsed.lemma[i] in ("tell", "inform", "ask", "order", "urge", "warn", "assure", "remind", "advise"):
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
        if cue.strict and not self.can_speak(subject):
            return False
        if cue.strict and draft.frame == "np" and self.speakers.at(subject).sort != "document":
            return False
        draft.subjects = self.speakers.conjuncts(subject)
        for child in parsed.children[i]:
            if parsed.lemma[child] == "cite" and parsed.tag[child] == "VBG":
                thing = child_with(parsed, child, "dobj")
                if thing >= 0:
                    draft.inner = [thing]
        for child in parsed.children[subject]:
            if parsed.lemma[child] == "cite" and parsed.tag[child] == "VBG":
                thing = child_with(parsed, child, "dobj")
                if thing >= 0:
                    draft.inner = [thing]
        return True

    def can_speak(self, subject: int) -> bool:
        """Not "the crash suggests that …": somebody or something that can say so."""
        parsed = self.parsed
        if parsed.pos[subject] == "PRON":
            return parsed.lower[subject] not in ("it", "that", "this", "which")
        return parsed.pos[subject] == "PROPN" or bool(self.speakers.at(subject).sort)

    def inherited(self, i: int) -> int:
        """The subject of the clause that a participle, infinitive or coordinated verb leans on; -2: not a speaker."""
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
            if dep in ("ccomp",):
                return -1
            subject = child_with(parsed, head, "nsubj", "nsubjpass")
            thing = child_with(parsed, head, "dobj") if dep == "xcomp" else -1
            if thing >= 0 and parsed.lemma[head] in ("ask", "tell", "order", "urge", "force", "hear", "see", "lead", "prompt"):
                return thing
            if subject >= 0:
                if parsed.lower[subject] in _RELATIVE and parsed.dep[head] == "relcl":
                    return parsed.head[head]
                above = child_with(parsed, parsed.head[head], "nsubj")
                if parsed.dep[head] == "ccomp" and above >= 0 and not self.can_speak(subject):
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

    def _refused(self, i: int) -> bool:
        parsed = self.parsed
        if parsed.dep[i] != "xcomp":
            return any(
                parsed.dep[c] == "aux" and parsed.lower[c] in ("could", "can", "ca")
                for c in parsed.children[i]
            ) and any(parsed.dep[c] == "neg" for c in parsed.children[i])
        return parsed.lemma[parsed.head[i]] in _REFUSALS

    def _addressee(self, cue: Cue, i: int, found: Complements, draft: Draft) -> None:
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
        told.extend(self._outlets(i, draft))
        for token in told:
            speaker = self.speakers.at(token)
            if speaker.sort == "media" and not self.speakers.is_publisher(speaker) and token not in draft.subjects:
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


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for a, b in sorted(spans):
        if b < a:
            continue
        if merged and a <= merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else:
            merged.append((a, b))
    return merged
