"""What decides the case of a word: the registers' names, and the English word list of the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from rashomon.errors import DataError
from rashomon.registers.actors_data import countries
from rashomon.registers.actors_index import load_actors
from rashomon.registers.gazetteer import Gazetteer, gazetteer
from rashomon.registers.gazetteer_build import ADMIN1, COUNTRY
from rashomon.registers.gazetteer_names import fold
from rashomon.registers.places_data import place_words

FILE = Path(__file__).parent / "data" / "truecase.yaml"
# An English word that is also a city's name is taken for the city from this population on.
LARGE_CITY = 100_000
_VOWELS = frozenset("aeiouy")
_SUFFIXES = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ers", ""), ("ers", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
    ("ily", "y"), ("ly", ""), ("ably", "able"), ("ness", ""), ("ment", ""), ("like", ""), ("less", ""),
    ("men", "man"), ("women", "woman"), ("isation", "ize"), ("ization", "ize"), ("ised", "ize"),
    ("ising", "ize"), ("our", "or"), ("ists", "ism"), ("ist", "ism"), ("s", "ing"),
)  # fmt: skip
_CLITICS = ("n't", "'ve", "'re", "'ll", "'d", "'m")
_PREFIXES = (
    "un",
    "re",
    "non",
    "counter",
    "anti",
    "pre",
    "mis",
    "over",
    "under",
    "out",
    "inter",
    "super",
    "co",
    "pro",
    "ultra",
    "para",
)


class Case(Enum):
    """How a word is written in running text."""

    LOWER = "lower"
    NAME = "name"
    UPPER = "upper"


class Words(BaseModel):
    """The lists of truecase.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lower: frozenset[str]
    names: frozenset[str]
    upper: frozenset[str]
    either: frozenset[str]
    modal: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]
    joining: frozenset[str]
    before_us: frozenset[str]
    after_us: frozenset[str]
    before_month: frozenset[str]
    auxiliaries: frozenset[str]


@dataclass(slots=True)
class Node:
    """Where a name of a register has come to; `forms` where it may end."""

    next: dict[str, Node]
    forms: tuple[Case, ...] = ()


class Lexicon:
    """The known words and names, each asked for in lower case."""

    longest = 8

    def __init__(self, words: Words, english: frozenset[str], places: Gazetteer) -> None:
        table = place_words()
        self.words, self._english, self._places = words, english, places
        self.either, self.modal, self.inner, self.articles = (
            words.either,
            words.modal,
            words.inner,
            words.articles,
        )
        self.peoples = table.peoples | {people + "s" for people in table.peoples}
        self.titles, self._calendar = table.titles, table.calendar - {"may", "march", "sun", "sat", "mar"}
        self._personal, self._ordinary = table.personal, table.ordinary
        self.either |= self._personal & self._ordinary
        self.acronyms = set(words.upper)
        self._root = Node({})
        self._single: set[str] = set()
        self._load_actors()
        self._memory: dict[str, Case] = {}

    def _load_actors(self) -> None:
        for actor in load_actors().values():
            for name in (actor.name, *actor.aliases):
                if actor.kind != "media" or not all(map(self.english, name.lower().split())):
                    self._learn(name, actor.kind == "person")
        for row in countries():
            for name in (row.name, *row.aliases, *row.adj, *row.people):
                self._learn(name, True)

    def _learn(self, name: str, proper: bool) -> None:
        parts = name.replace("-", " ").split()
        forms = tuple(_form(part) for part in parts)
        words = [part.lower().replace("’", "'") for part in parts]
        if len(parts) == 1:
            if forms[0] is Case.UPPER and words[0] not in self.words.lower:
                if not self.english(words[0]):
                    self.acronyms.add(words[0])
            elif forms[0] is Case.NAME and (proper or not self.english(words[0])):
                self._single.add(words[0])
            return
        if Case.NAME not in forms and Case.UPPER not in forms:
            return
        node = self._root
        for word in words:
            node = node.next.setdefault(word, Node({}))
        node.forms = forms

    def english(self, word: str) -> bool:
        """Is this an English word that is written small, as it stands or by its ending?"""
        word = word.partition("'")[0] if word.endswith(_CLITICS) else word
        if word.endswith("n") and word[:-1] in self.words.auxiliaries:
            return True
        if self._inflected(word):
            return True
        return any(word.startswith(p) and len(word) - len(p) > 3 and self._inflected(word[len(p) :]) for p in _PREFIXES)

    def _inflected(self, word: str) -> bool:
        known = self._english
        if word in known or word in self.words.lower:
            return True
        for suffix, base in _SUFFIXES:
            if word.endswith(suffix) and len(word) > len(suffix) + 1:
                stem = word[: -len(suffix)]
                if stem + base in known:
                    return True
                if not base and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known:
                    return True
        return False

    def looks_initial(self, word: str) -> bool:
        """Could these be initials: no vowel in it, or short and no name of the gazetteer?"""
        return not _VOWELS & set(word) or (len(word) < 6 and not self._places.named(word) and word not in self._single)

    def phrase(self, words: Sequence[str]) -> tuple[Case, ...]:
        """The cases of the longest name of several words that these begin with, or nothing."""
        node = self._root
        best: tuple[Case, ...] = ()
        for word in words:
            following = node.next.get(word)
            if following is None:
                break
            node = following
            best = node.forms or best
        return max(best, self._place(words), key=len)

    def _place(self, words: Sequence[str]) -> tuple[Case, ...]:
        if words[0] in self.words.inner or words[0] in self._calendar:
            return ()
        key, best = fold(words[0]), 0
        for count, word in enumerate(words[1:5], 2):
            if not self._places.begins(key):
                break
            key = f"{key} {fold(word)}"
            records = self._places.named(key)
            if records and self._worth(records[0], words[:count]):
                best = count
        return tuple(Case.LOWER if w in self.words.inner else Case.NAME for w in words[:best])

    def _worth(self, record: int, words: Sequence[str]) -> bool:
        """Is a place of several words more likely than the words in their common meaning?"""
        if words[-1] in self.words.inner:
            return False
        if all(self.english(word) for word in words):
            kind = self._places.kind[record]
            return kind == COUNTRY or (
                (kind == ADMIN1 or self._places.population[record] >= LARGE_CITY)
                and not all(w in self._ordinary or w in self.words.inner for w in words)
            )
        return True

    def case(self, word: str) -> Case:
        """How a word that is part of no known phrase is written."""
        if word not in self._memory:
            self._memory[word] = self._case(word)
        return self._memory[word]

    def _case(self, word: str) -> Case:
        if "." in word or word in self.acronyms or word == "i":
            return Case.UPPER
        if word in self.words.lower or word in self.either:
            return Case.LOWER
        if word in self._calendar or word in self.peoples or word in self._single or word in self.words.names:
            return Case.NAME
        if word in self._personal and word not in self._ordinary:
            return Case.NAME
        if self.english(word):
            return Case.NAME if self._city(word) else Case.LOWER
        if len(word) > 1 and not _VOWELS & set(word) and not self._places.named(word):
            return Case.UPPER
        return Case.NAME

    def _city(self, word: str) -> bool:
        if word in self._ordinary or word not in self._english:
            return False
        places = self._places
        records = places.named(word)
        return any(places.kind[r] in (COUNTRY, ADMIN1) or places.population[r] >= LARGE_CITY for r in records[:4])


def _form(word: str) -> Case:
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return Case.UPPER
    return Case.NAME if word[:1].isupper() else Case.LOWER


@cache
def lexicon() -> Lexicon:
    """All that is known of the case of words, loaded once.

    Raises:
        DataError: truecase.yaml doesn't fit.
        PrerequisiteError: no English model is installed.

    Example:
        >>> lexicon().case("soldiers"), lexicon().case("usulutan"), lexicon().case("fmln")
        (<Case.LOWER: 'lower'>, <Case.NAME: 'name'>, <Case.UPPER: 'upper'>)
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        words = Words.model_validate(yaml.load(FILE.read_text(encoding="utf-8"), Loader=loader))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(str(error), file=FILE.name) from error
    return Lexicon(words, _english_words(), gazetteer())


def _english_words() -> frozenset[str]:
    """The words of the lemmatizer's tables: WordNet's, some proper names among them."""
    from spacy.lang.en.stop_words import STOP_WORDS

    # Imported here since the pipeline itself puts texts into running case first.
    from rashomon.reading.parser import pipeline

    lookups: Any = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    out = set(STOP_WORDS)
    for group in lookups.get_table("lemma_index").values():
        out.update(group)
    for group in lookups.get_table("lemma_exc").values():
        out.update(group)
    return frozenset(out)
