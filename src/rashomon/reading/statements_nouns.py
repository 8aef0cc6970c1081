"""Statements without a verb of saying: "according to", "the army's claim that", "Analysts: …"."""

from __future__ import annotations

import re

from rashomon.reading.parse import Parsed
from rashomon.reading.refuted import is_told, refuted
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_draft import Draft, Spans, child_with, pobj, without
from rashomon.vocabulary.cues import Cue, CueTable, Frame

# Verbs whose subject is the speaker of the noun under them: "voiced fears that", "made the claim that".
_VOICING = frozenset(
    {
        "make",
        "issue",
        "voice",
        "express",
        "raise",
        "level",
        "repeat",
        "have",
        "state",
        "give",
        "put",
        "post",
        "publish",
        "release",
        "send",
        "renew",
        "deliver",
        "reiterate",
        "hold",
        "share",
        "air",
        "offer",
        "harbor",
        "harbour",
    }
)
# Whose "of" may bring on the teller as well: "accounts of survivors".
_TOLD = frozenset({"account", "version", "description", "testimony"})
_SPOKEN = frozenset(
    {"say", "tell", "claim", "warn", "announce", "deny", "insist", "vow", "add", "declare", "state", "confirm", "write"}
)
_NO = frozenset({"no", "without", "little"})
_ADVERB_VERBS = ("VERB", "AUX", "ADJ", "NOUN")
_SPEAKS = frozenset({"NOUN", "PROPN", "PRON"})
_PUNCT = frozenset(",—–-")


def prepositions(parsed: Parsed, speakers: Speakers, table: CueTable, i: int) -> Draft | None:
    """ "According to X" and its like at token `i`: the whole sentence, or the clause it stands in."""
    for cue in table.phrases.get(parsed.lower[i], ()):
        words = cue.words
        end = i + len(words)
        if tuple(parsed.lower[i:end]) != words:
            continue
        first, stop = parsed.sentences[parsed.sentence[i]]
        near = range(end, min(stop, end + 12))
        subject = next((j for j in near if parsed.dep[j] == "pobj" and i <= parsed.head[j] < end), -1)
        if subject < 0:
            subject = next((j for j in near if parsed.pos[j] in _SPEAKS and parsed.dep[j] != "compound"), -1)
        if subject < 0 or parsed.tag[subject] in ("WDT", "WP"):
            return None
        subjects = speakers.conjuncts(subject)
        last = max(_phrase_end(parsed, i, subject, stop), speakers.at(subjects[-1]).last)
        draft = Draft(i, cue.effect, "according to", without(first, stop - 1, [(i, last)]), head=parsed.head[i])
        draft.subjects = subjects
        at_edge = i <= first + 1 or last >= stop - 2 or parsed.lower[i - 1] in ("and", "but")
        if parsed.dep[i] == "prep" and parsed.head[i] != i and not at_edge:
            above = parsed.head[i]
            if parsed.pos[above] in ("VERB", "AUX"):
                low, high = parsed.left[above], parsed.right[above]
                if parsed.lower[i - 1] in _PUNCT and low > first and parsed.dep[above] == "conj":
                    low = min(low, above)
                draft.spans = without(low, high, [(i, last)])
        if parsed.lower[i - 1] in ("and", "but") and i - 1 > first:
            draft.spans = [(last + 1, stop - 1)]
        draft.spans = [s for s in draft.spans if s[0] <= s[1]]
        return draft if draft.spans else None
    return None


def _phrase_end(parsed: Parsed, i: int, subject: int, stop: int) -> int:
    """The last token of "according to X, an analyst at Y," before what is said goes on."""
    first = parsed.sentences[parsed.sentence[i]][0]
    end = parsed.right[subject]
    if i <= first + 1:
        # at the start: up to the comma behind the name and its apposition
        return min(end, stop - 1)
    return max(end, min(parsed.right[i], stop - 1))


def nouns(parsed: Parsed, speakers: Speakers, table: CueTable, i: int) -> Draft | None:
    """A noun of saying with what it says: "the army's claim that …", "fears of an attack"."""
    for cue in table.nouns.get(parsed.lemma[i], ()):
        if len(cue.words) > 1 and tuple(parsed.lower[i + 1 : i + len(cue.words)]) != cue.words[1:]:
            continue
        draft = _noun(parsed, speakers, cue, i)
        if draft is not None:
            return draft
    return None


def _noun(parsed: Parsed, speakers: Speakers, cue: Cue, i: int) -> Draft | None:
    if cue.effect == "denied" and any(parsed.lower[c] in _NO for c in parsed.children[i]):
        return None  # "There is no doubt that the army shelled Kot": nobody denies it.
    spans: Spans = []
    head = -1
    frame: Frame = "clause"
    verb = parsed.head[i]
    voiced = parsed.dep[i] == "dobj" and parsed.lemma[verb] in _VOICING
    beside = [c for c in parsed.children[verb] if parsed.dep[c] == "prep"] if voiced else []
    for child in (*parsed.children[i], *beside):
        dep, tag = parsed.dep[child], parsed.tag[child]
        if child < i:
            continue
        if dep in ("acl", "ccomp", "relcl") and "clause" in cue.frames:
            opener = parsed.left[child]
            marks = parsed.tag[opener] == "IN" or parsed.dep[opener] == "mark" or _full(parsed, child, opener)
            if marks and parsed.lower[opener] == "that":
                spans, head = [(opener, parsed.right[child])], child
        if not spans and dep == "acl" and tag == "VB" and "infinitive" in cue.frames:
            spans, head, frame = [(parsed.left[child], parsed.right[child])], child, "infinitive"
        if not spans and dep == "prep" and parsed.lower[child] in cue.frames:
            thing = pobj(parsed, child)
            told = parsed.lemma[i] in _TOLD and speakers.at(max(thing, 0)).sort in ("person", "people")
            if thing >= 0 and not told:
                spans, head = [(parsed.left[thing], parsed.right[thing])], thing
                frame = next(f for f in cue.frames if f == parsed.lower[child])
    if not spans and "clause" in cue.frames:
        head, frame = _behind_owner(parsed, cue, i)
        if head >= 0:
            spans = [(parsed.left[head], parsed.right[head])]
    if not spans and parsed.dep[i] == "nsubj" and parsed.lemma[verb] == "be" and "clause" in cue.frames:
        clause = child_with(parsed, verb, "ccomp")
        if clause >= 0:
            spans, head = [(parsed.left[clause], parsed.right[clause])], clause
    if not spans:
        return None
    effect = cue.effects.get(frame, cue.effect)
    draft = Draft(i, effect, f"“{cue.cue}” as a noun", spans, frame, head=head, own_deed=cue.own_deed)
    draft.mere = not cue.act
    said = _said_in(parsed, i)
    joined = [c for c in parsed.children[said] if parsed.dep[c] == "conj" and c > head] if said >= 0 else []
    if joined and child_with(parsed, joined[0], "nsubj", "nsubjpass") >= 0:
        # "… that 12 were killed and five others wounded": said as well, though hung on "said".
        spans = [(spans[0][0], max(spans[0][1], parsed.right[joined[0]]))]
        draft.spans = spans
    if is_told(cue.cue) and refuted(parsed, i) >= 0:
        caller = child_with(parsed, verb, "nsubj") if parsed.dep[i] == "dobj" else -1
        draft.subjects = speakers.conjuncts(caller) if caller >= 0 else []
        draft.nobody, draft.effect = caller < 0, "denied"  # whoever calls it false says so
        return draft
    owner = _owner(parsed, speakers, i, spans[0][0])
    if owner >= 0 and cue.source != "none":
        draft.subjects = speakers.conjuncts(owner)
    else:
        draft.nobody = True
        if draft.effect == "asserted":
            draft.effect = "possible"
    return draft


def _full(parsed: Parsed, clause: int, that: int) -> bool:
    """A clause that lacks nothing though "that" was read as its object: "that they shot down the plane"."""
    return parsed.dep[that] == "dobj" and any(
        parsed.dep[child] == "dobj" and child > clause for child in parsed.children[clause]
    )


def _prepositions(parsed: Parsed, i: int) -> list[int]:
    """Prepositions on the noun at `i`, and one right behind it that the parser hung on its verb."""
    found = [child for child in parsed.children[i] if parsed.dep[child] == "prep"]
    beside = parsed.children[parsed.head[i]] if parsed.dep[i] == "dobj" else []
    found.extend(c for c in beside if parsed.dep[c] in ("prep", "agent") and c == parsed.right[i] + 1)
    return found


def _behind_owner(parsed: Parsed, cue: Cue, i: int) -> tuple[int, Frame]:
    """ "Claims by the rebels that the army used gas": what the parser hung on the rebels; -1 without it."""
    for child in _prepositions(parsed, i):
        if child < i or parsed.lower[child] not in ("by", "from"):
            continue
        owner = pobj(parsed, child)
        for clause in parsed.children[owner] if owner >= 0 else ():
            that = parsed.left[clause]
            if parsed.dep[clause] in ("relcl", "ccomp") and parsed.lower[that] == "that":
                return (clause if parsed.dep[that] not in ("nsubj", "nsubjpass") else -1), "clause"
            if parsed.dep[clause] == "prep" and parsed.lower[clause] == "of" and "of" in cue.frames:
                deed = child_with(parsed, clause, "pcomp")
                if deed >= 0:
                    return deed, "of"
    return -1, "clause"


def _owner(parsed: Parsed, speakers: Speakers, i: int, stop: int) -> int:
    """Whose claim it is: possessive, "by X", "their", or the subject of "made the claim"; -1 without one."""
    owner = speakers.owner(i)
    if owner is not None:
        return owner
    for child in parsed.children[i]:
        if parsed.tag[child] == "PRP$":
            return child
    for child in _prepositions(parsed, i):
        if child < stop and parsed.lower[child] in ("by", "from", "among"):
            return pobj(parsed, child)
    verb = parsed.head[i]
    if parsed.dep[i] in ("dobj", "pobj") and parsed.lemma[verb] in _VOICING:
        return child_with(parsed, verb, "nsubj")
    said = _said_in(parsed, i)
    return child_with(parsed, said, "nsubj") if said >= 0 else -1


def _said_in(parsed: Parsed, i: int) -> int:
    """The verb of "the army said in a statement that …", whose clause the parser hangs on the statement; else -1."""
    prep = parsed.head[i]
    if parsed.dep[i] != "pobj" or parsed.lower[prep] not in ("in", "through", "via"):
        return -1
    verb = parsed.head[prep]
    return verb if parsed.lemma[verb] in _SPOKEN and verb < i else -1


def adjective(parsed: Parsed, speakers: Speakers, table: CueTable, i: int) -> Draft | None:
    """ "Officials are worried that …": the subject says so."""
    for cue in table.adjectives.get(parsed.lower[i], ()):
        verb = parsed.head[i] if parsed.dep[i] in ("acomp", "oprd") else i
        subject = child_with(parsed, verb, "nsubj", "nsubjpass")
        if subject < 0 or parsed.lower[subject] in ("it", "this", "that", "what"):
            return None
        if parsed.lower[subject] == "who" and parsed.dep[verb] == "relcl":
            subject = parsed.head[verb]
        for word in cue.frames:
            for child in (*parsed.children[i], *(parsed.children[verb] if verb != i else ())):
                if child < i:
                    continue
                if word == "clause" and parsed.dep[child] == "ccomp":
                    head = child
                elif parsed.dep[child] == "prep" and parsed.lower[child] == word:
                    head = pobj(parsed, child)
                else:
                    continue
                if head >= 0:
                    spans = [(parsed.left[head], parsed.right[head])]
                    draft = Draft(i, cue.effect_of(word), f"“{cue.cue}”", spans, word, head=head)
                    draft.subjects = speakers.conjuncts(subject)
                    return draft
    return None


def adverb(parsed: Parsed, table: CueTable, i: int) -> Draft | None:
    """ "Reportedly": said by nobody that is named; it weakens the clause it stands in."""
    cue = table.adverbs.get(parsed.lower[i])
    if cue is None or parsed.dep[i] not in ("advmod", "dep"):
        return None
    above = parsed.head[i]
    if parsed.pos[above] not in _ADVERB_VERBS:
        return None
    spans = without(parsed.left[above], parsed.right[above], [(i, i)])
    return Draft(i, cue.effect, f"“{cue.cue}”", spans, nobody=True, head=above)


_DATELINE = re.compile(r"\(([^()\n]{2,60})\)\s*(?:--|—|–|-)\s")
_MONITOR = re.compile(
    r"\[(?:TEXT|ARTICLE|EXCERPTS?|REPORT|COMMUNIQUE|EDITORIAL REPORT|COMMENTARY|INTERVIEW)\b", re.IGNORECASE
)


# Whose words a monitored text gives: "[COMMUNIQUE] [GENERAL STAFF]", "[EDITORIAL REPORT] RADIO X IN DARI".
_ISSUER = re.compile(r"\[(?:COMMUNIQUE|STATEMENT|SPEECH|MESSAGE|LETTER)\]\s*\[([^\[\]\n]{3,120})", re.IGNORECASE)
_STATION = re.compile(
    r"\[EDITORIAL REPORT\]\s*(?:\[TEXT\]\s*)?(?:\([^()]*\)\s*)?([^.\[\]\n]{3,60}?) IN [A-Z]+ (?:TO|AT)\b",
    re.IGNORECASE,
)


def credits(parsed: Parsed, speakers: Speakers) -> list[Draft]:
    """The outlet named in the dateline of a monitored wire, and the issuer of the text it carries.

    A dateline's "(AP)" in a report of AP's own, or of an unnamed publisher, is no source.
    """
    top = parsed.work[parsed.body : parsed.body + 400]
    found = [draft for draft in (_dateline(parsed),) if draft is not None]
    for pattern in (_STATION, _ISSUER):
        match = pattern.search(top)
        if match is not None:
            draft = _credit(parsed, parsed.body + match.start(1), parsed.body + match.end(1))
            found.extend([draft] if draft is not None else [])
    return found


def _dateline(parsed: Parsed) -> Draft | None:
    head_of_text = parsed.work[parsed.body : parsed.body + 240]
    match = _DATELINE.search(head_of_text)
    if match is None or "\n" in head_of_text[: match.start()].strip():
        return None
    monitored = _MONITOR.search(head_of_text) is not None
    if not monitored and not parsed.document.publisher:
        return None
    return _credit(parsed, parsed.body + match.start(1), parsed.body + match.end(1))


def _credit(parsed: Parsed, start: int, end: int) -> Draft | None:
    tokens = [i for i in range(min(120, len(parsed.words))) if start <= parsed.start[i] and parsed.end[i] <= end]
    if not tokens or any(parsed.tag[i] == "CD" and len(parsed.words[i]) == 4 for i in tokens):
        return None
    after = tokens[-1] + 1
    draft = Draft(tokens[0], "asserted", "credit line", [(after, len(parsed.words) - 1)], frame="credit")
    draft.subjects, draft.exact = [tokens[-1]], (tokens[0], tokens[-1])
    return draft


_TITLE_CUT = re.compile(r"^([^:?!]{2,40}):\s")
_TITLE_TAIL = re.compile(r"(?::|\s[–—-])\s([^:?!–—,.]{2,40})$")
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART"})


def headline(parsed: Parsed, speakers: Speakers) -> Draft | None:
    """ "Analysts: War Is Near", "War Is Near: Analysts": the name before or behind a headline says it."""
    title = parsed.work[: parsed.body].rstrip()
    match = _TITLE_CUT.match(title)
    draft = _leading(parsed, speakers, match) if match is not None else None
    if draft is None and (match := _TITLE_TAIL.search(title)) is not None:
        return _tailing(parsed, speakers, match)
    return draft


def _tailing(parsed: Parsed, speakers: Speakers, match: re.Match[str]) -> Draft | None:
    first = next((i for i in range(len(parsed.words)) if parsed.start[i] >= match.start(1)), -1)
    last = max((i for i in range(first, min(first + 6, len(parsed.words)))
                if parsed.end[i] <= match.end(1)), default=-1)  # fmt: skip
    if first < 3 or last < first or parsed.end[last] != match.end(1):
        return None
    if any(parsed.pos[i] not in _NAMING for i in range(first, last + 1)):
        return None
    speaker = speakers.exactly(first, last)
    if speaker.sort == "" and not _speaks_below(parsed, last):
        return None
    draft = Draft(last, "asserted", "headline", [(0, first - 2)], frame="headline")
    draft.subjects, draft.exact = [last], (first, last)
    return draft


def _leading(parsed: Parsed, speakers: Speakers, match: re.Match[str]) -> Draft | None:
    last = max((i for i in range(min(12, len(parsed.words))) if parsed.end[i] <= match.end(1)), default=-1)
    stop = next((i for i in range(len(parsed.words)) if parsed.start[i] >= parsed.body), len(parsed.words))
    if last < 0 or last > 5 or last + 2 >= stop:
        return None
    if any(parsed.pos[i] in ("VERB", "AUX") and i not in speakers.named for i in range(last + 1)):
        return None
    speaker = speakers.at(last)
    if speaker.sort == "" and not _speaks_below(parsed, last):
        return None
    draft = Draft(last, "asserted", "headline", [(last + 2, stop - 1)], frame="headline")
    draft.subjects, draft.exact = [last], (0, last)
    return draft


def _speaks_below(parsed: Parsed, last: int) -> bool:
    """Whether the text lets the name that ends at `last` in the headline speak."""
    lower = parsed.lower[last]
    return any(
        parsed.lower[i] == lower
        and parsed.start[i] >= parsed.body
        and parsed.dep[i] == "nsubj"
        and parsed.lemma[parsed.head[i]] in _SPOKEN
        for i in range(len(parsed.words))
    )
