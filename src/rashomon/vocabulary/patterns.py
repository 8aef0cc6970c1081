"""One trigger against one place of a parse: which tokens are its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.vocabulary.schema import Trigger


class Tokens(Protocol):
    """The parallel lists of a parse that the look-up needs (`reading.parse.Parsed` has them)."""

    words: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger made ready: the words before the head, nearest first, and those after it."""

    trigger: Trigger
    before: tuple[str, ...]
    after: tuple[str, ...]


_LIKE_NOUNS = frozenset({"VB", "VBP", "VBZ", "VBG"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "compound"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_MONEY = frozenset({"dollar", "euro", "pound", "million", "billion"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
# A word in front of a verb is its subject or agent, never its object; one after it never its subject.
_NOT_BEFORE = _OBJECTS
_NOT_AFTER = frozenset({"nsubj"})
# What may stand between the parts of a compound noun or a fixed phrase.
_SKIPPED = frozenset({"-", "–", "the", "a", "an", "and", "or", ",", "/", "'s", "’s", "its", "their", "his", "her"})
# The most words that are looked at beside one head: a bound on lists, not on ordinary sentences.
_QUEUE = 24


def fits(parsed: Tokens, i: int, pattern: Pattern) -> bool:
    """Whether token `i` can be the head of the pattern by its part of speech.

    A word tagged as a verb that stands where only nouns stand ("Air strikes on Kot killed two"
    is often read so) is a noun; a noun in -ing is told from a participle by the same places.
    """
    tag, dep, pos = parsed.tag[i], parsed.dep[i], pattern.trigger.pos
    if pos == "phrase":
        return True
    if pos == "adjective":
        return dep in ("amod", "compound", "acomp", "nmod") or tag.startswith("JJ")
    if pos == "noun" and tag.startswith("NNP") and _only_a_name(parsed, i, pattern):
        return False
    nominal = tag.startswith(("NN", "FW")) or (tag in _LIKE_NOUNS and dep in _NOMINAL)
    if pos == "noun":
        return nominal or (tag == "VBG" and bool(pattern.before) and parsed.head[i] == i - 1)
    return tag.startswith("VB") and not (nominal and tag != "VBG")


def _only_a_name(parsed: Tokens, i: int, pattern: Pattern) -> bool:
    """Whether a weak noun is no more than a part of a name or date ("World War", "26 March")."""
    weak = pattern.trigger.weight == "weak" and not pattern.before and not pattern.after
    return weak and parsed.words[i][:1].isupper()


def covered(parsed: Tokens, pattern: Pattern, i: int) -> tuple[int, ...] | None:
    """The tokens of the pattern around its head `i`, in trigger order; None where a word is missing."""
    fixed = pattern.trigger.pos == "phrase"
    front: list[int] = []
    anchor = i
    for word in pattern.before:
        found = _left(parsed, word, anchor, -1 if fixed else i)
        if found < 0:
            return None
        front.append(found)
        anchor = found
    back: list[int] = []
    for word in pattern.after:
        found = _right(parsed, word, back[-1] if back else i) if fixed else _below(parsed, word, [*back[::-1], i])
        if found < 0:
            return None
        back.append(found)
    return (*front[::-1], i, *back)


def _is(parsed: Tokens, i: int, word: str) -> bool:
    lower = parsed.lower[i]
    if parsed.lemma[i] == word or lower == word:
        return True
    return parsed.tag[i].startswith("NN") and lower.endswith("s") and lower[:-1] == word


def _left(parsed: Tokens, word: str, before: int, head: int) -> int:
    """`word` just before token `before`, or among modifiers, subject or agent of `head`; or -1."""
    for j in range(before - 1, max(before - 4, -1), -1):
        if _is(parsed, j, word):
            return j
        if parsed.lower[j] not in _SKIPPED:
            break
    return -1 if head < 0 else _among(parsed, word, parsed.children[head], _NOT_BEFORE)


def _right(parsed: Tokens, word: str, after: int) -> int:
    """`word` just after token `after`, an article or hyphen between them allowed; or -1."""
    for j in range(after + 1, min(after + 4, len(parsed.lemma))):
        if _is(parsed, j, word):
            return j
        if parsed.lower[j] not in _SKIPPED:
            break
    return -1


def _below(parsed: Tokens, word: str, anchors: Sequence[int]) -> int:
    """`word` next to or under one of `anchors` (the head last), or the noun the head modifies; or -1."""
    near, verb = anchors[0], anchors[-1]
    found = _right(parsed, word, near)
    if found >= 0:
        return found
    if parsed.tag[near] == "TO" and _is(parsed, parsed.head[near], word):
        return parsed.head[near]
    for anchor in anchors:
        found = _among(parsed, word, parsed.children[anchor], _NOT_AFTER)
        if found >= 0:
            return found
    if word == "to":
        for child in parsed.children[verb]:
            if parsed.dep[child] in _CLAUSES:
                for mark in parsed.children[child]:
                    if parsed.tag[mark] == "TO":
                        return mark
    if parsed.dep[verb] in ("acl", "relcl") and _is(parsed, parsed.head[verb], word):
        return parsed.head[verb]
    return -1


def _among(parsed: Tokens, word: str, tokens: Sequence[int], barred: frozenset[str]) -> int:
    """`word` among `tokens`, what is coordinated with them, the agent, and under "a series of"; or -1."""
    # Another verb beside the head is another deed: who "has bases and controls Kot" doesn't "have control".
    queue = [j for j in tokens if parsed.dep[j] not in barred and not _another_verb(parsed, j)]
    for j in queue:
        if _is(parsed, j, word):
            return j
        if len(queue) > _QUEUE:
            continue
        passing = parsed.dep[j] == "agent" or (parsed.dep[j] == "prep" and _leads_on(parsed, j))
        for child in parsed.children[j]:
            dep = parsed.dep[child]
            if (
                dep in ("conj", "appos")
                or (passing and dep == "pobj")
                or (
                    dep == "prep"
                    and parsed.dep[j] in _OBJECTS
                    and (_leads_on(parsed, child) or _is(parsed, child, word))
                )
            ):
                queue.append(child)
    return -1


def _another_verb(parsed: Tokens, j: int) -> bool:
    return parsed.dep[j] == "conj" and parsed.tag[j].startswith("VB")


def _leads_on(parsed: Tokens, preposition: int) -> bool:
    """Whether what is done goes on to what the preposition adds: "a series *of*", "9 million *in* aid"."""
    lower = parsed.lower[preposition]
    if lower != "in":
        return lower == "of"
    noun = parsed.head[preposition]
    # The parser hangs "in aid" on the sum or on the verb.
    return any(
        parsed.tag[j] == "CD" or parsed.lemma[j] in _MONEY
        for j in (noun, *parsed.children[noun])
        if parsed.dep[j] in _OBJECTS
    )
