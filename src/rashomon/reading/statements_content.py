"""What a verb of saying carries: a clause, an infinitive, an object, an accusation, a name."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.speakers import DAYS, Speakers
from rashomon.reading.statements_clause import ClauseReader
from rashomon.reading.statements_complements import Complements
from rashomon.reading.statements_draft import Spans, pobj
from rashomon.vocabulary.cues import Cue, CueTable, Frame

_NP = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class ContentReader:
    """Finds the tokens that a cue makes somebody's words."""

    def __init__(self, parsed: Parsed, speakers: Speakers, table: CueTable) -> None:
        self.parsed = parsed
        self.speakers = speakers
        self.table = table
        self.clauses = ClauseReader(parsed, table)

    def read(self, cue: Cue, i: int, found: Complements) -> tuple[Frame | None, Spans, int]:
        parsed = self.parsed
        frames = cue.frames
        if len(cue.words) > 1 and frames != ("clause",):
            return self._phrase_content(cue, i, found)
        if cue.accused != "none":
            content = self._accusation(cue, i, found)
            if content[0] is not None:
                return content
        denied = "gerund" in frames and found.gerunds and not found.clauses
        if not denied and ("clause" in frames or "quote" in frames):
            spans, head = self.clauses.read(i, found, "quote" in frames and "clause" in frames, "quote" in frames)
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
                return (
                    "infinitive",
                    [
                        (parsed.left[found.subject], parsed.right[found.subject]),
                        (parsed.left[inf], parsed.right[inf]),
                    ],
                    inf,
                )
            return "infinitive", [(first, parsed.right[inf])], inf
        if "gerund" in frames and found.gerunds:
            gerund = found.gerunds[0]
            return "gerund", [(parsed.left[gerund], parsed.right[gerund])], gerund
        if "np" in frames and found.passive and found.subject >= 0:
            return "np", [(parsed.left[found.subject], parsed.right[found.subject])], found.subject
        for word in frames:
            if word in found.preps and word not in ("as",):
                thing = pobj(parsed, found.preps[word])
                if thing >= 0 and not (word == "to" and self.speakers.at(thing).sort in ("media", "person", "people")):
                    return word, [(parsed.left[thing], parsed.right[thing])], thing
        if "np" in frames:
            thing = found.subject if found.passive else found.object
            if thing >= 0 and parsed.pos[thing] in ("NOUN", "PROPN", "NUM"):
                if parsed.lower[thing] in DAYS:
                    return None, [], -1
                return "np", [(parsed.left[thing], parsed.right[thing])], thing
        return None, [], -1

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
                spans, head = self.clauses.read(i, found, False, True)
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
                        return (
                            word,
                            [
                                (parsed.left[thing], parsed.right[thing]),
                                (parsed.left[deed], parsed.right[deed]),
                            ],
                            thing,
                        )
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
                    if deed >= 0 and parsed.lower[child] == "on":
                        return "on", [(parsed.left[thing], parsed.right[thing])], thing
                    if deed >= 0:
                        return "of", [(parsed.left[thing], parsed.right[thing])], deed
            for at in range(thing + 1, parsed.right[i] + 1):
                if parsed.lower[at] == "of" and "of" in cue.frames and (deed := pobj(parsed, at)) >= 0:
                    return "of", [(parsed.left[thing], parsed.right[i])], deed
            if "np" in cue.frames:
                return "np", [(parsed.left[thing], parsed.right[thing])], thing
        return None, [], -1

    def blamed(self, i: int, found: Complements) -> int:
        """Whom a deed is laid at the door of: "blamed the blast on rebels"; -1 for nobody."""
        parsed = self.parsed
        under = parsed.children[found.object] if found.object >= 0 else []
        for prep in (*parsed.children[i], *under):
            if parsed.lower[prep] == "on" and parsed.dep[prep] == "prep":
                return pobj(parsed, prep)
        return -1

    def _naming(self, i: int, found: Complements, free: bool) -> tuple[Spans, int]:
        """What something is called: "described the raid as …"; with `free` also without "as"."""
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
