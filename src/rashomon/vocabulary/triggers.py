"""Finding triggers in a parse: one dictionary look-up a token, then the other words beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import Trigger


class Tokens(Protocol):
    """The parallel lists of a parse that the look-up needs (`reading.parse.Parsed` has them)."""

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a text: `token` is where its head stands, `tokens` all its words, in trigger order."""

    trigger: Trigger
    token: int
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A trigger made ready: the words before the head, nearest first, and those after it."""

    trigger: Trigger
    before: tuple[str, ...]
    after: tuple[str, ...]


_TAGS = {
    "verb": ("VB",),
    "light": ("VB",),
    "noun": ("NN", "VBG"),
    "adjective": ("JJ", "VBN", "VBD", "VBG"),
    "phrase": ("",),
}
# Words inside a noun phrase that may stand between the parts of a compound noun or a fixed phrase.
_SKIPPED = frozenset({"-", "–", "the", "a", "an", "and", "or", ",", "/", "'s", "’s", "its", "their", "his", "her"})
_COORDINATORS = frozenset({"conj", "appos"})
_GAP = 4


class TriggerTable:
    """Triggers by head word.

    Example:
        >>> table = TriggerTable([Trigger(trigger="open fire", pos="light", type="attack",
        ...                               example="Gunmen opened fire on a bus.")])
        >>> sorted(table.heads)
        ['open']
    """

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self.triggers = tuple(triggers)
        index: dict[str, list[_Pattern]] = defaultdict(list)
        for trigger in self.triggers:
            words = trigger.words
            at = words.index(trigger.head)
            index[trigger.head].append(_Pattern(trigger, words[:at][::-1], words[at + 1 :]))
        for patterns in index.values():
            patterns.sort(key=lambda p: -len(p.before) - len(p.after))
        self._index = dict(index)

    @property
    def heads(self) -> frozenset[str]:
        """The words that triggers are looked up by."""
        return frozenset(self._index)

    def match(self, parsed: Tokens, i: int) -> list[Trigger]:
        """The triggers whose head is token `i`, longest first."""
        return [hit.trigger for hit in self.hits(parsed, i)]

    def hits(self, parsed: Tokens, i: int) -> list[Hit]:
        """The triggers whose head is token `i` with the tokens they cover, longest first.

        A verb's particle, preposition, or object may stand apart from it, a light verb's noun also
        before it ("the attack that they carried out"); words of a phrase are next to each other.
        """
        patterns = self._index.get(parsed.lemma[i])
        if patterns is None:
            patterns = self._index.get(parsed.lower[i]) or self._index.get(_singular(parsed, i))
            if patterns is None:
                return []
        tag = parsed.tag[i]
        found = []
        for pattern in patterns:
            if not tag.startswith(_TAGS[pattern.trigger.pos]):
                continue
            if not pattern.before and not pattern.after:
                found.append(Hit(pattern.trigger, i, (i,)))
                continue
            tokens = _tokens(parsed, pattern, i)
            if tokens is not None:
                found.append(Hit(pattern.trigger, i, tokens))
        return found

    def scan(self, parsed: Tokens, first: int = 0, last: int | None = None) -> list[Hit]:
        """All triggers from token `first` up to `last` (exclusive), in text order.

        Where triggers of one kind share a token, the one with the most words wins: "carried out an
        attack" is not besides an "attack". Triggers of different kinds do not hide each other.
        """
        end = len(parsed.lemma) if last is None else last
        hits = [hit for i in range(first, end) for hit in self.hits(parsed, i)]
        taken: dict[tuple[str, int], int] = {}
        for hit in hits:
            for token in hit.tokens:
                key = (hit.trigger.kind, token)
                taken[key] = max(taken.get(key, 0), len(hit.tokens))
        return [
            hit
            for hit in hits
            if all(taken[hit.trigger.kind, token] <= len(hit.tokens) for token in hit.tokens)
        ]


@cache
def trigger_table(own: Path | None = None) -> TriggerTable:
    """The table of all event, relation, control, leadership and strength triggers.

    Example:
        >>> "ambush" in trigger_table().heads
        True
    """
    triggers: list[Trigger] = []
    for name in ("events", "relations"):
        triggers.extend(entries(name, Trigger, own))
    return TriggerTable(triggers)


def _singular(parsed: Tokens, i: int) -> str:
    """The lemma of a word in capitals ("Air Strikes"), which the lemmatizer takes for a name."""
    word = parsed.lower[i]
    if parsed.tag[i] != "NNPS" or not word.endswith("s"):
        return ""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _tokens(parsed: Tokens, pattern: _Pattern, i: int) -> tuple[int, ...] | None:
    """The tokens of the pattern around its head `i`, in trigger order; None where a word is missing."""
    fixed = pattern.trigger.pos == "phrase"
    front: list[int] = []
    anchor = i
    for word in pattern.before:
        found = _left(parsed, word, anchor, None if fixed else i)
        if found is None:
            return None
        front.append(found)
        anchor = min(found, anchor)
    back: list[int] = []
    anchor = i
    for word in pattern.after:
        found = _right(parsed, word, anchor) if fixed else _below(parsed, word, [*back[::-1], i])
        if found is None:
            return None
        back.append(found)
        anchor = found
    return (*front[::-1], i, *back)


def _is(parsed: Tokens, i: int, word: str) -> bool:
    return parsed.lemma[i] == word or parsed.lower[i] == word


def _left(parsed: Tokens, word: str, before: int, head: int | None) -> int | None:
    """`word` just before token `before`, or among the modifiers of the noun `head`."""
    j = before - 1
    while j >= 0 and parsed.lower[j] in _SKIPPED and before - j <= 2:
        j -= 1
    if j >= 0 and _is(parsed, j, word):
        return j
    return None if head is None else _among(parsed, word, parsed.children[head], head)


def _right(parsed: Tokens, word: str, after: int) -> int | None:
    """`word` just after token `after`, an article or hyphen between them allowed."""
    j = after + 1
    while j < len(parsed.lemma) and parsed.lower[j] in _SKIPPED and j - after <= 2:
        j += 1
    return j if j < len(parsed.lemma) and _is(parsed, j, word) else None


def _below(parsed: Tokens, word: str, anchors: Sequence[int]) -> int | None:
    """`word` next to or under one of `anchors` (the head last), or the noun that the verb modifies."""
    found = _right(parsed, word, anchors[0])
    if found is not None:
        return found
    for anchor in anchors:
        found = _among(parsed, word, parsed.children[anchor], -1)
        if found is not None:
            return found
    verb = anchors[-1]
    if parsed.dep[verb] in ("acl", "relcl") and _is(parsed, parsed.head[verb], word):
        return parsed.head[verb]
    return None


def _among(parsed: Tokens, word: str, tokens: Sequence[int], head: int) -> int | None:
    """`word` among `tokens`, what is coordinated with them, and what stands under "a series of"."""
    queue = list(tokens)
    for depth, j in enumerate(queue):
        if j != head and _is(parsed, j, word):
            return j
        if depth > 4 * _GAP:
            break
        for child in parsed.children[j]:
            dep = parsed.dep[child]
            if dep in _COORDINATORS or (dep == "pobj" and parsed.lower[j] == "of") or (
                dep == "prep" and parsed.lower[child] == "of" and parsed.dep[j] in ("dobj", "nsubjpass")
            ):
                queue.append(child)
    return None
