"""Finding triggers in a parse: one dictionary look-up a token, then the other words beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.vocabulary.load import entries
from rashomon.vocabulary.patterns import Pattern, Tokens, covered, fits
from rashomon.vocabulary.schema import Trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a text: `token` is where its head stands, `tokens` all its words, in trigger order."""

    trigger: Trigger
    token: int
    tokens: tuple[int, ...]


_NONE: tuple[Pattern, ...] = ()


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
        self._lemma: dict[str, str] = {}
        index: dict[str, list[Pattern]] = defaultdict(list)
        for trigger in self.triggers:
            words = trigger.words
            at = words.index(trigger.head)
            index[trigger.head].append(Pattern(trigger, words[:at][::-1], words[at + 1 :]))
            for form in (*forms(trigger.head), *trigger.forms):
                self._lemma.setdefault(form, trigger.head)
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
        found = []
        for pattern in self._candidates(parsed, i):
            if not fits(parsed, i, pattern):
                continue
            if not pattern.before and not pattern.after:
                found.append(Hit(pattern.trigger, i, (i,)))
                continue
            tokens = covered(parsed, pattern, i)
            if tokens is not None:
                found.append(Hit(pattern.trigger, i, tokens))
        return found

    def _candidates(self, parsed: Tokens, i: int) -> Sequence[Pattern]:
        """What is listed under the lemma, under the word as it stands, and under its true lemma.

        Lemmatizers that go by rule strip too much ("staged" becomes "stag"), take nouns in -ing for
        verbs, and leave words in capitals ("Air Strikes") as they are.
        """
        lemma, lower = parsed.lemma[i], parsed.lower[i]
        first = self._index.get(lemma, _NONE)
        if lower == lemma and first:
            return first
        others = dict.fromkeys((lower, self._lemma.get(lower, "")))
        more = [p for key in others if key != lemma for p in self._index.get(key, _NONE)]
        if not more:
            return first
        return sorted([*first, *more], key=lambda p: -len(p.before) - len(p.after)) if first else more

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
        return [hit for hit in hits if all(taken[hit.trigger.kind, token] <= len(hit.tokens) for token in hit.tokens)]


@cache
def peaceful_table(own: Path | None = None) -> TriggerTable:
    """Phrases in which a trigger word has a peaceful sense ("released a statement").

    Example:
        >>> "release" in peaceful_table().heads
        True
    """
    return TriggerTable(entries("peaceful", Trigger, own))


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


def forms(word: str) -> tuple[str, ...]:
    """The regular inflections of a word, with and without a doubled consonant.

    Example:
        >>> forms("stage")
        ('stages', 'staged', 'staging')
        >>> forms("gut")[1:]
        ('guted', 'guting', 'gutted', 'gutting')
        >>> forms("rally")
        ('rallies', 'rallied', 'rallying')
    """
    if word.endswith("e"):
        return f"{word}s", f"{word}d", f"{word[:-1]}ing"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    plain = (f"{word}{'es' if word.endswith(('s', 'x', 'ch', 'sh')) else 's'}", f"{word}ed", f"{word}ing")
    if word[-1] in "aeiouwxy" or word[-2:-1] not in "aeiou" or word[-3:-2] in "aeiou":
        return plain
    return *plain, f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"
