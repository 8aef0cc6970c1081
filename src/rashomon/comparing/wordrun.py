"""A text as a run of folded words with their places, and the hashes of every few words in a row.

Case, accents, punctuation and the breaks between lines don't count, so that a text set anew has the same run.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rashomon.comparing.datelines import dateline_end

Hashes: TypeAlias = NDArray[np.uint64]

_APOSTROPHES = str.maketrans("’ʼ", "''")
_LETTER, _APOSTROPHE = 1, 2
_LAST = 0xFFFF
# Knuth's multiplier of the 64-bit linear congruential generator MMIX, and the finaliser of SplitMix64.
_STEP = 6364136223846793005
_MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


@dataclass(frozen=True, slots=True, eq=False)
class WordRun:
    """The words of a text: a 64-bit hash of each, and where each starts and ends (exclusive)."""

    hashes: Hashes
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


@lru_cache(maxsize=512)
def word_run(text: str) -> WordRun:
    """The words of `text`, folded; the last 512 texts are kept, since a text meets several others.

    Example:
        >>> one, other = word_run("Shells fell\\non Kot’s town."), word_run("SHELLS fell on Kot's town")
        >>> bool((one.hashes == other.hashes).all()), one.starts[1], one.ends[1]
        (True, 7, 11)
    """
    starts, ends = _bounds(text)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return WordRun(np.fromiter(map(_hash, words), np.uint64, len(words)), starts, ends)


def _bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where words start and end: letters and digits, and apostrophes between them."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    sorts = np.zeros(len(codes) + 2, np.uint8)
    sorts[1:-1] = _table()[np.minimum(codes, _LAST)]
    for at in np.flatnonzero(codes > _LAST).tolist():
        sorts[at + 1] = text[at].isalnum()
    inside = sorts == _LETTER
    inside[1:-1] |= (sorts[1:-1] == _APOSTROPHE) & inside[:-2] & inside[2:]
    edges = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    return tuple(edges[::2]), tuple(edges[1::2])


@cache
def _table() -> NDArray[np.uint8]:
    """The sort of each character of the basic plane."""
    sorts = np.fromiter((chr(code).isalnum() for code in range(_LAST + 1)), np.uint8, _LAST + 1)
    sorts[[ord(mark) for mark in "'’ʼ"]] = _APOSTROPHE
    return sorts


@lru_cache(maxsize=512)
def body_run(text: str) -> WordRun:
    """The words of `text` behind its dateline: two reports from one town have that in common anyway.

    Example:
        >>> len(body_run("KABUL (AFP) -- Shells fell on Kot."))
        4
    """
    run = word_run(text)
    first = bisect_left(run.starts, dateline_end(text))
    return WordRun(run.hashes[first:], run.starts[first:], run.ends[first:]) if first else run


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    folded = word.lower() if word.isascii() else _fold(word)
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def grams(hashes: Hashes, size: int) -> Hashes:
    """A hash for each `size` words in a row; none for a text that has fewer.

    Example:
        >>> run = word_run("shells fell on Kot and shells fell on Zar")
        >>> found = grams(run.hashes, 3)
        >>> len(found), bool(found[0] == found[5])
        (7, True)
    """
    count = len(hashes) - size + 1
    if count < 1:
        return np.empty(0, np.uint64)
    step = np.uint64(_STEP)
    found = hashes[:count].copy()
    for at in range(1, size):
        found *= step
        found += hashes[at : at + count]
    for shift, factor in _MIX:
        found ^= found >> np.uint64(shift)
        found *= np.uint64(factor)
    mixed: Any = found ^ (found >> np.uint64(31))
    return np.asarray(mixed, np.uint64)
