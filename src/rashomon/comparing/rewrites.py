"""Rewrites in other words: what a report made of the text of an agency that it credits.

Two independent reports of one event share names, numbers and nouns; so likeness of this kind shows a rewrite only
where the report itself says whose text it used. It then tells which sentence comes from which.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.comparing.shared import Shared

LIKE = 0.4
"""The part of the telling words of the poorer of two sentences that both must have."""
COMMON = 3
"""Telling words that two sentences must share at least."""
_STEM, _SHORTEST = 5, 4

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"”’)]*(?=\s|$)|(?=\n)|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    {"that", "this", "with", "from", "have", "been", "were", "they", "them", "their", "there", "which", "when", "where"}
    | {"while", "would", "could", "should", "said", "says", "told", "also", "more", "than", "after", "before", "about"}
    | {"into", "over", "only", "some", "other", "what", "will"}
)


def reworded(taken: str, source: str) -> list[Shared]:
    """The sentences of `taken` that say what a sentence of `source` says, in order, each with the one most like it.

    Example:
        >>> source = "Rebels took the town of Kot on Tuesday. The mayor, Omar Zia, has fled to Darwaz with his family."
        >>> taken = "Omar Zia, the mayor, fled with his family to Darwaz."
        >>> [source[s.other_start : s.other_end][:9] for s in reworded(taken, source)]
        ['The mayor']
    """
    found = []
    for start, end, words in _sentences(taken):
        best, most = None, 0.0
        for low, high, theirs in _sentences(source):
            common = len(words & theirs)
            like = common / (min(len(words), len(theirs)) or 1)
            if common >= COMMON and like >= LIKE and common * like > most:
                best, most = Shared(start, end, low, high, "passage", round(like, 4)), common * like
        if best:
            found.append(best)
    return found


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    return tuple((match.start(), match.end(), _telling(match[0])) for match in _SENTENCE.finditer(text))


def _telling(sentence: str) -> frozenset[str]:
    """Numbers and the stems of the longer words."""
    words = _WORD.findall(sentence.lower())
    return frozenset(
        word[:_STEM] for word in words if word not in _SMALL and (word.isdigit() or len(word) >= _SHORTEST)
    )
