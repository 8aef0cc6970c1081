"""Evidence: the clause around the word that carries a claim, verbatim."""

from __future__ import annotations

from functools import cache

from rashomon.reading.claim import Span
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.cues import Cue
from rashomon.vocabulary.load import entries

CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "pcomp", "csubj", "dep", "conj"})
# Clauses of a neighbour that are not needed to carry this one.
APART = frozenset({"advcl", "parataxis", "conj", "ccomp"})
# What may hang at the end of a clause and only describes its last noun.
TAIL = frozenset({"advcl", "parataxis", "relcl", "appos"})
# Words that make a piece of evidence one that a reader understands; fewer do where there is a subject.
SHORT = 5
SHORT_WITH_SUBJECT = 4
# A clause of more words than this is narrowed to the phrase of its noun, where that stands by itself.
LONG = 20
# A clause without a subject of its own is shown with the clause it hangs on, up to so many words.
WHOLE = 32
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "agent"})
# A dateline ("BEIRUT, 3 May 2020 - ") ends within so many tokens.
DATELINE = 14
DASHES = frozenset({"-", "--", "—", "–"})
CLOSING = {"”": "“", "’": "‘", ")": "(", "]": "["}


def evidence(parsed: Parsed, i: int, denied: bool = False) -> Span:
    """The clause of token `i`, without the clauses beside it; never across the end of a sentence.

    For a noun it is the clause that the noun stands in, or the phrase where the clause is long.
    With a few words only, or no subject of its own, it grows to the clause around it. What is
    `denied` is shown with the word that denies it, unless that makes it too long.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> text = "Police said that rebels shelled the town of Kot, and the mayor fled."
        >>> parsed = parse(Document("a", text))
        >>> evidence(parsed, parsed.words.index("shelled")).quote
        'rebels shelled the town of Kot'
    """
    at = _clause(parsed, i)
    first, last = _bounds(parsed, i, at)
    while parsed.head[at] != at:
        whole = first > at or _has_subject(parsed, at)
        short = _count(parsed, first, last) < (SHORT_WITH_SUBJECT if whole else SHORT)
        if whole and not short:
            break
        around = _noun_before(parsed, at, first, last) or _bounds(parsed, i, _clause(parsed, parsed.head[at]))
        if not short and _count(parsed, *around) > WHOLE:
            break
        (first, last), at = around, _clause(parsed, parsed.head[at])
    if denied and (wider := _denying(parsed, i, first, last)):
        first, last = wider
    return parsed.span(first, last)


def _denying(parsed: Parsed, i: int, first: int, last: int) -> tuple[int, int] | None:
    """The clause of the word outside that denies token `i`; None where the denial lies within, or far off."""
    begin, end = parsed.sentences[parsed.sentence[i]]
    at = i
    while parsed.head[at] != at:
        at = parsed.head[at]
        word = at if parsed.lemma[at] in denying_words() else _negation(parsed, at)
        if word >= 0:
            if first <= word <= last:
                return None
            left, right = _bounds(parsed, at, _clause(parsed, at))
            left, right = max(min(left, first), begin), min(max(right, last), end - 1)
            return (left, right) if _count(parsed, left, right) <= WHOLE else None
    return None


def _negation(parsed: Parsed, at: int) -> int:
    """The "not" of a verb: "were not involved in the explosion"; -1 for none."""
    return next((child for child in parsed.children[at] if parsed.dep[child] == "neg"), -1)


@cache
def denying_words() -> frozenset[str]:
    """The verbs and nouns by which a speaker denies what follows.

    Example:
        >>> "deny" in denying_words(), "say" in denying_words()
        (True, False)
    """
    return frozenset(cue.cue for cue in entries("cues", Cue) if cue.effect == "denied")


def _has_subject(parsed: Parsed, at: int) -> bool:
    """Whether a reader learns from the clause alone who or what it is about."""
    if parsed.dep[at] in ("relcl", "acl"):
        return False
    return any(parsed.dep[child] in SUBJECTS for child in parsed.children[at])


def _noun_before(parsed: Parsed, at: int, first: int, last: int) -> tuple[int, int] | None:
    """For a clause that describes a noun: the same with the noun before it."""
    noun = parsed.head[at]
    if parsed.dep[at] not in ("relcl", "acl") or noun >= first or parsed.pos[noun] in ("VERB", "AUX"):
        return None
    return _trim(parsed, noun, parsed.left[noun], last)


def _clause(parsed: Parsed, i: int) -> int:
    """The verb of the clause that token `i` stands in; the root where there is no verb."""
    while parsed.head[i] != i and not (parsed.pos[i] in ("VERB", "AUX") and parsed.dep[i] in CLAUSE):
        i = parsed.head[i]
    return i


def _bounds(parsed: Parsed, i: int, at: int) -> tuple[int, int]:
    """First and last token of what is shown of the clause of `at`."""
    first, last = _phrase(parsed, i, at) or _without_neighbours(parsed, i, at)
    begin, end = parsed.sentences[parsed.sentence[i]]
    first, last = max(min(first, i), begin), min(max(last, i), end - 1)
    last = _without_tail(parsed, max(i, at if first <= at else i), first, last)
    return _trim(parsed, i, _after_dateline(parsed, i, first), last)


def _without_neighbours(parsed: Parsed, i: int, at: int) -> tuple[int, int]:
    first, last = parsed.left[at], parsed.right[at]
    for child in parsed.children[at]:
        left, right = parsed.left[child], parsed.right[child]
        if parsed.dep[child] not in APART or left <= i <= right or _counts(parsed, left, right):
            continue
        if child > at and left > i and _only_marks(parsed, right + 1, last):
            last = left - 1
        elif child < at and left == first and right < min(i, at) - 1:
            first = right + 1
    return first, last


def _phrase(parsed: Parsed, i: int, at: int) -> tuple[int, int] | None:
    """The prepositional phrase of a noun, when it says enough and the clause says much else."""
    if at == i or _count(parsed, parsed.left[at], parsed.right[at]) <= LONG:
        return None
    while parsed.head[i] != at:
        i = parsed.head[i]
        if parsed.head[i] == i:
            return None
    first, last = parsed.left[i], parsed.right[i]
    enough = parsed.dep[i] == "prep" and _count(parsed, first, last) >= SHORT
    return (first, last) if enough else None


def _without_tail(parsed: Parsed, kept: int, first: int, last: int) -> int:
    """The last token once the clauses that only describe the last noun are taken off."""
    for token in range(kept + 1, last + 1):
        left = parsed.left[token]
        if (
            parsed.dep[token] in TAIL
            and left > kept
            and not (parsed.dep[token] == "appos" and parsed.pos[token] == "PROPN")
            and _only_marks(parsed, parsed.right[token] + 1, last)
            and not _counts(parsed, left, last)
            and _count(parsed, first, left - 1) >= SHORT
        ):
            return left - 1
    return last


def _counts(parsed: Parsed, first: int, last: int) -> bool:
    """Whether somebody is counted there ("killing 12"): a clause that belongs to the claim."""
    return any(parsed.dep[k] == "nummod" or parsed.lower[k] == "no" for k in range(first, last + 1))


def _only_marks(parsed: Parsed, first: int, last: int) -> bool:
    return all(parsed.pos[k] == "PUNCT" for k in range(first, last + 1))


def _count(parsed: Parsed, first: int, last: int) -> int:
    return sum(parsed.pos[k] not in ("PUNCT", "SPACE") for k in range(first, last + 1))


def _after_dateline(parsed: Parsed, i: int, first: int) -> int:
    """`first`, or the token behind "TOWN, date - " where the clause begins with that."""
    if not parsed.words[first].isupper() or parsed.work[parsed.body :].isupper():
        return first
    for k in range(first + 1, min(first + DATELINE, i)):
        if parsed.words[k] in DASHES:
            return k + 1
    return first


def _trim(parsed: Parsed, i: int, first: int, last: int) -> tuple[int, int]:
    """Without joining words and marks at the ends; quotation marks and brackets come in pairs."""
    while first < i and (
        parsed.pos[first] in ("CCONJ", "SPACE")
        or (parsed.dep[first] == "mark" and parsed.lower[first] == "that")
        or (parsed.pos[first] == "PUNCT" and not _opens(parsed, first, last))
    ):
        first += 1
    while last > i and (
        parsed.pos[last] in ("CCONJ", "SPACE")
        or parsed.lower[last] in (",", ";", ":", *DASHES)
        or (parsed.pos[last] == "PUNCT" and _lonely(parsed, first, last))
    ):
        last -= 1
    begin, end = parsed.sentences[parsed.sentence[i]]
    if last + 1 < end and _closes(parsed, first, last + 1):
        last += 1
    elif first > begin and _opened(parsed, first - 1, last):
        first -= 1
    return first, last


def _opens(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a mark at the start has its partner within, or just behind."""
    mark, within = parsed.words[first], parsed.words[first + 1 : last + 2]
    return mark in within if mark in ('"', "'") else any(CLOSING.get(word) == mark for word in within)


def _lonely(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the mark at the end is one half of a pair whose other half lies outside."""
    mark, within = parsed.words[last], parsed.words[first:last]
    if mark in CLOSING:
        return within.count(CLOSING[mark]) <= within.count(mark)
    return mark in CLOSING.values() or (mark in ('"', "'") and within.count(mark) % 2 == 0)


def _closes(parsed: Parsed, first: int, after: int) -> bool:
    mark, within = parsed.words[after], parsed.words[first:after]
    if mark in CLOSING:
        return within.count(CLOSING[mark]) > within.count(mark)
    return mark in ('"', "'") and within.count(mark) % 2 == 1


def _opened(parsed: Parsed, before: int, last: int) -> bool:
    mark, within = parsed.words[before], parsed.words[before + 1 : last + 1]
    if mark in ('"', "'"):
        return within.count(mark) % 2 == 1
    return any(CLOSING.get(word) == mark for word in within) and mark not in within
