"""When two names are the same name, for scoring."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Words too common in names to make two of them alike.
COMMON = frozenset(
    {
        *("the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "from", "by", "with"),
        *("its", "his", "her", "their", "group", "groups", "force", "forces"),
    }
)
_OTHER = re.compile(r"[^0-9a-z]+")
_LEADING = frozenset({"the", "a", "an"})


@cache
def plain(name: str) -> str:
    """Lower case, without accents, possessives, punctuation and leading articles.

    Example:
        >>> plain("The Taliban’s Émirat")
        'taliban emirat'
    """
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    words = _OTHER.sub(" ", letters.replace("’s", "").replace("'s", "")).split()
    first = next((i for i, word in enumerate(words) if word not in _LEADING), len(words))
    return " ".join(words[first:])


@cache
def _telling(name: str) -> frozenset[str]:
    return frozenset(plain(name).split()) - COMMON


@cache
def same_name(one: str, other: str) -> bool:
    """Equal but for form, or sharing at least half of their telling words, one of them over two letters.

    Example:
        >>> same_name("the Afghan army", "Afghan army commander"), same_name("IS", "US")
        (True, False)
    """
    a, b = plain(one), plain(other)
    if not a or not b:
        return False
    if a == b:
        return True
    left, right = _telling(one), _telling(other)
    shared = left & right
    return bool(shared) and 2 * len(shared) >= len(left | right) and any(len(word) > 2 for word in shared)
