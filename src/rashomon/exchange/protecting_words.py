"""Names as words: cut out of running text and folded, so that one name is found however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Marks over letters, marks of direction and joiners stand inside words; `re` takes them for the end of one.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f"
)
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_UNSEEN}])*")
# Letters that writers of Arabic and Persian put for each other, and those without a decomposition.
_SAME = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe",
})  # fmt: skip
PARTICLES = frozenset({
    "al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "bin", "ibn", "bint", "ben", "abu", "umm", "um", "abd",
    "de", "del", "da", "dos", "das", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "san", "santa", "st",
    "y", "e", "i", "o", "d", "ould", "ag", "jr", "sr", "ii", "iii", "ال",
})  # fmt: skip
"""Parts of names that name nobody by themselves."""
LITTLE = frozenset({
    "the", "and", "for", "with", "from", "his", "her", "its", "our", "their", "your", "this", "that", "these", "who",
    "was", "were", "has", "had", "not", "but", "all", "some", "one", "two", "three", "other", "same", "she", "they",
})  # fmt: skip
"""Words that stand in capitals at the beginning of a sentence or in a title, and name nobody."""


_JOINTS = re.compile(r"[\s\-‐‑.'’·,_+/]{0,3}")


class Word(NamedTuple):
    """A word of a text, folded, from code point `start` to `end`."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order.

    Example:
        >>> [word.folded for word in words("Renée O’Brien, AL-HADDAD's حدّاد")]
        ['renee', 'o', 'brien', 'al', 'haddad', 's', 'حداد']
    """
    for match in _WORD.finditer(text):
        if folded := fold(match[0]):
            yield Word(folded, match.start(), match.end())


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Word, ...]:
    """The words of a text, kept for the next one who asks: each text that leaves is gone through three times.

    Example:
        >>> [word.folded for word in cut("Ona Bel")]
        ['ona', 'bel']
    """
    return tuple(words(text))


@lru_cache(maxsize=8192)
def vocabulary(text: str) -> frozenset[str]:
    """The folded words of a text, each once.

    Example:
        >>> sorted(vocabulary("Ona Bel, Ona"))
        ['bel', 'ona']
    """
    return frozenset(word.folded for word in cut(text))


@lru_cache(maxsize=8192)
def capitals(text: str) -> frozenset[str]:
    """Those of them that do not stand in small letters everywhere.

    Example:
        >>> sorted(capitals("Ona met General Bel"))
        ['bel', 'general', 'ona']
    """
    return frozenset(word.folded for word in cut(text) if not text[word.start].islower())


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, marks and what can't be seen.

    Example:
        >>> fold("Bélkacem"), fold("STRASSE") == fold("Straße")
        ('belkacem', True)
    """
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    kept = (c for c in bare if c != "\u0640" and unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return "".join(kept).translate(_SAME).casefold()


@lru_cache(maxsize=100_000)
def folded(text: str) -> tuple[str, ...]:
    """The folded words of a name.

    Example:
        >>> folded("Karim al-Haddad")
        ('karim', 'al', 'haddad')
    """
    return tuple(word.folded for word in words(text))


@lru_cache(maxsize=200_000)
def telling(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that can name somebody alone: no particles, no initials.

    Example:
        >>> telling(("karim", "j", "al", "haddad"))
        ('karim', 'haddad')
    """
    return tuple(
        word for word in name if word not in PARTICLES and word not in LITTLE and (len(word) > 2 or not word.isascii())
    )


def joint(text: str, one: Word, other: Word) -> bool:
    """Whether nothing stands between two words of a text but what stands inside names."""
    return _JOINTS.fullmatch(text, one.end, other.start) is not None
