"""Names in other spellings: what is left of a word when writers' ways of putting sounds into letters are put aside.

Two measures: `sound` keeps apart names that differ in more than a vowel's shade, and will do for one word beside a
report that names its bearer; `bones` lets vowels go, and is asked of whole names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rashomon.exchange.protecting_words import PARTICLES, Word, capitals, joint, telling, vocabulary

_SERVANT = re.compile(r"abd(?:[aeou]?[lrsdntz]|[aeou])?(?=[^aeiou].{4})")
SERVANTS = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdu", "abdo", "abdoul", "abdou"})
"""Words of names that stand for nothing in other spellings of them."""
_ARTICLE = re.compile(r"[aeu]l(?=[^aeioul].{4})")
# How one sound is written in English, French and German papers; the longer ways first.
_WAYS = tuple(
    (re.compile(given), put)
    for given, put in (
        ("tch|sch|ch|sh", "S"), ("dzh|dj|zh|gh|g|j", "j"), ("kh|ck|q|k", "k"), ("c(?=[eiy])", "s"), ("c", "k"),
        ("dh|d", "d"), ("th|t", "t"), ("ph|f", "f"), ("x", "ks"), ("h(?![aeiouy])", ""), ("(?<!^)(?:[ou]+w?|w)", "u"),
    )
)  # fmt: skip
_LIGHT, _DARK = re.compile("[aei][aeiy]*|(?<!^)y[aeiy]*"), re.compile("^[ou]+")
_VOWELS = re.compile("(?<!^)[aeiouy]")
_TWICE = re.compile(r"(.)\1+")
_SHORTEST = 4
"""Letters of a sound, and of the bones of a whole name, below which too many names are alike."""
_LONGEST = 5
"""Words of a name, particles left out."""
_LONG = 7
"""Letters of a whole name as one word, below which it may be another word."""


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A folded word as it sounds, with two vowels left; empty where too little remains to know a name by.

    Example:
        >>> sound("hussein") == sound("husain"), sound("hussein") == sound("hassan"), sound("elhaddad"), sound("ali")
        (True, False, 'hadad', '')
    """
    if not word.isascii() or len(word) < _SHORTEST:
        return ""
    found = _TWICE.sub(r"\1", _LIGHT.sub("a", _heard(word)))
    return found if len(found) >= _SHORTEST else ""


@lru_cache(maxsize=200_000)
def bone(word: str) -> str:
    """A folded word without its vowels, but for one that it begins with.

    Example:
        >>> bone("muhammad") == bone("mohamed"), bone("abdelrahman") == bone("rahman"), bone("osama") == bone("usama")
        (True, True, True)
    """
    return _TWICE.sub(r"\1", _VOWELS.sub("", _LIGHT.sub("a", _heard(word)))) if word.isascii() else word


@lru_cache(maxsize=200_000)
def bones(name: tuple[str, ...]) -> tuple[str, ...]:
    """What a whole name has in common with its other spellings; empty where that is too little.

    Example:
        >>> bones(("mohammed", "abdul", "rahman")) == bones(("muhamad", "abdelrahman")), bones(("bel",))
        (True, ())
    """
    found = tuple(bone(word) for word in telling(name) if word not in SERVANTS)
    return found if len(found) > 1 and sum(map(len, found)) > _SHORTEST and min(map(len, found)) > 1 else ()


def heard(word: str) -> str:
    """What a word has in common with those that may stand for it alone: its sound, or itself if that says too little.

    Example:
        >>> heard("hussein") == heard("husain"), heard("ali")
        (True, 'ali')
    """
    return sound(word) or word


@lru_cache(maxsize=16_384)
def heard_in(found: frozenset[str]) -> frozenset[str]:
    """The same of all words of a text, with and without an s at their end.

    Example:
        >>> sorted(heard_in(frozenset({"bels", "kot"})))
        ['bals', 'bel', 'kot']
    """
    return frozenset(heard(one) for word in found for one in (word, word.removesuffix("s")))


def orders(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name as it is, the family name first, and the first with the last word of it.

    Example:
        >>> orders(("ona", "mila", "bel"))
        (('ona', 'mila', 'bel'), ('bel', 'ona', 'mila'), ('ona', 'bel'))
    """
    return (name, (name[-1], *name[:-1]), (name[0], name[-1])) if len(name) > 1 else (name,)


def run_together(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name as one word, as accounts and tags have it; nothing where that is too short to be known by.

    Example:
        >>> run_together(("ona", "osso")), run_together(("ona", "bel"))
        ((('onaosso',), ('ossoona',)), ())
    """
    whole = {("".join(one),) for one in orders(name)} if len(name) > 1 else set()
    return tuple(sorted(one for one in whole if len(one[0]) >= _LONG))


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words of names, and what they have in common with other spellings of them.

    Example:
        >>> spelt = Spelt({"osso"}, {bone("mohammed")})
        >>> [spelt.among(text) for text in ("the osso", "Muhamad", "muhamad", "Bel")]
        [True, True, False, False]
    """

    words: Set[str]
    bones: Set[str]

    def among(self, text: str) -> bool:
        """Whether a text has any of them; other spellings in capitals only."""
        return not self.words.isdisjoint(vocabulary(text)) or any(bone(word) in self.bones for word in capitals(text))

    def at(self, text: str, word: Word) -> bool:
        """Whether this word of a text is one."""
        return word.folded in self.words or (not text[word.start].islower() and bone(word.folded) in self.bones)


def spans(text: str, found: Sequence[Word], first: Spelt, others: Spelt) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What may be a name in a text: from each word of it that is a first one on, as long as they go on.

    Gives the numbers of the first and the last word, shorter ones first. Particles and initials may stand between.

    Example:
        >>> from rashomon.exchange.protecting_words import cut
        >>> text = "to Karim J. al-Haddad, 34"
        >>> [name for _, _, name in spans(text, cut(text), Spelt({"karim"}, set()), Spelt({"haddad"}, set()))]
        [('karim',), ('karim', 'haddad')]
    """
    for at, word in enumerate(found):
        if not first.at(text, word):
            continue
        name: tuple[str, ...] = (word.folded,)
        yield at, at, name
        for last in range(at + 1, min(len(found), at + 2 * _LONGEST)):
            here = found[last]
            if len(name) == _LONGEST or not joint(text, found[last - 1], here):
                break
            if telling((here.folded,)):
                if not others.at(text, here):
                    break
                name = (*name, here.folded)
                yield at, last, name
            elif here.folded not in PARTICLES and len(here.folded) > 1 and not text[here.start].isupper():
                break


@lru_cache(maxsize=200_000)
def _heard(word: str) -> str:
    plain = _ARTICLE.sub("", _SERVANT.sub("", word, count=1), count=1) if word[0] in "aeu" else word
    for pattern, put in _WAYS:
        plain = pattern.sub(put, plain)
    return _DARK.sub("u", plain)
