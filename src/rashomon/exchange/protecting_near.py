"""What reports say of private people, as it is needed for words that come from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rashomon.exchange.protecting_roster import Name, Roster
from rashomon.exchange.protecting_spellings import sound
from rashomon.exchange.protecting_words import capitals, telling, vocabulary

Ids = frozenset[str]
Pseudonym = Callable[[Name, str], str]
"""What stands for a name, with the role."""


class Near(NamedTuple):
    """What reports say: words that name private people there, also as they sound, their names, public ones, words of
    other names.
    """

    single: dict[str, str]
    sounds: dict[str, str]
    forms: dict[str, list[tuple[Name, str]]]
    known: frozenset[Name]
    spared: frozenset[str]

    def among(self, text: str) -> bool:
        """Whether a word of a text begins a name or is one: what most texts are asked, and no more."""
        found = vocabulary(text)
        if not (self.single.keys().isdisjoint(found) and self.forms.keys().isdisjoint(found)):
            return True
        single, sounds = self.single, self.sounds
        return bool(single) and any(
            sound(word) in sounds or word.removesuffix("s") in single for word in capitals(text)
        )


class _Said(NamedTuple):
    """What one report says: forms of names with what stands for them, words of them, names known, words of others."""

    forms: list[tuple[Name, str]]
    words: list[tuple[str, str]]
    last: list[tuple[str, str]]
    known: Ids
    spared: Ids


class Nearness:
    """Makes what reports say out of what is known of each."""

    def __init__(self, people: Roster, pseudonym: Pseudonym) -> None:
        self._people, self._pseudonym = people, pseudonym
        self._said: Callable[[str], _Said] = lru_cache(maxsize=4096)(self._of_report)
        self._of: Callable[[Ids, Ids], Near] = lru_cache(maxsize=4096)(self._of_reports)

    def __call__(self, near: Ids, text: str) -> Near:
        """What these reports say, and those of the same events that name somebody by one of the words of the text."""
        return self._of(near, self._people.beside(near, [text]))

    def _of_report(self, key: str) -> _Said:
        people = self._people
        forms, alone, last = list[tuple[Name, str]](), list[tuple[str, str]](), list[tuple[str, str]]()
        for full, (role, written) in sorted(people.hidden.get(key, {}).items()):
            stands = self._pseudonym(full, role)
            forms += [(form, stands) for form in _orders({full, *written}) if len(telling(form)) > 1]
            alone += [(word, stands) for word in sorted({word for form in (full, *written) for word in telling(form)})]
            last.append((telling(full)[-1], stands))
        known = people.known.get(key, frozenset())
        return _Said(
            forms, alone, last, frozenset(word for name in known for word in name), people.others.get(key, Ids())
        )

    def _of_reports(self, near: Ids, beside: Ids) -> Near:
        people, single, shared = self._people, dict[str, str](), set[str]()
        forms: dict[str, dict[Name, str]] = {}
        spared = set[str]()
        for key in sorted(near):
            said = self._said(key)
            spared |= said.known | said.spared
            for form, stands in said.forms:
                forms.setdefault(form[0], {}).setdefault(form, stands)
            for word, stands in said.words:
                if single.setdefault(word, stands) != stands:
                    shared.add(word)
        for other in sorted(beside):
            said = self._said(other)
            spared |= said.known
            for word, stands in said.last:
                single.setdefault(word, stands)
        for word in shared:  # two people of one family: it says only that
            single[word] = self._pseudonym((word,), "person")
        hidden = {full for key in near for full in people.hidden.get(key, ())}
        known = {name for key in near for name in people.known.get(key, ())}
        single = {word: who for word, who in single.items() if word not in spared}
        return Near(
            single,
            {heard: who for word, who in single.items() if (heard := sound(word))},
            {first: sorted(some.items(), key=lambda one: (-len(one[0]), one[0])) for first, some in forms.items()},
            frozenset(map(telling, known - hidden)),
            frozenset(spared),
        )


def _orders(forms: Iterable[Name]) -> Iterator[Name]:
    """Each form; of two words the other way round as well ("OSSO Tarik"); of more, the first with the last."""
    for form in sorted(forms):
        yield form
        short = telling(form)
        if len(short) > 1:
            yield short
            yield (short[-1], *short[:-1])
        if len(short) > 2:
            yield (short[0], short[-1])
