"""Which words of two texts stand in both in the same order: exact runs, chained over small changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from rashomon.comparing.wordrun import Hashes, WordRun, grams

SEED = 4
"""Words in a row that begin a run; shorter ones ("said on Friday that") join texts that have nothing in common."""
GAP = 4
"""Words that may be changed, put in or left out between two runs of one passage."""
SHORTEST = 7
"""Words that a passage must share, small as it is, to count towards the share of the whole."""
DENSITY = 0.6
"""The part of a passage's words that must be the same in both."""
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Words `a` to `a_last` (inclusive) of one text beside `b` to `b_last` of another.

    `matched` words are the same in both; `longest` is the first word and the size of the longest exact run in the one.
    """

    a: int
    a_last: int
    b: int
    b_last: int
    matched: int
    longest: tuple[int, int]


def blocks(one: WordRun, other: WordRun) -> list[Block]:
    """The passages that two texts share, in the order of the first; no word of it is in two of them.

    Example:
        >>> from rashomon.comparing.wordrun import word_run
        >>> text = "nine people died when shells fell on the market of Kot on Friday"
        >>> [(b.matched, b.longest) for b in blocks(word_run(text), word_run(text.replace("market", "bazaar")))]
        [(12, (0, 8))]
    """
    return _chained(_runs(one, other))


def at_most(one: WordRun, other: WordRun) -> int:
    """The most words of `one` that its blocks with `other` can have in common: those of runs that both have.

    Worked out at once for all words, a small part of what `blocks` costs.

    Example:
        >>> from rashomon.comparing.wordrun import word_run
        >>> text = word_run("nine people died when shells fell on the market of Kot on Friday")
        >>> at_most(text, word_run("the market of Kot")), at_most(text, word_run("the market of Zar"))
        (4, 0)
    """
    ours = _seeds(one)
    shared = np.isin(ours, _seeds(other))
    covered = np.zeros(len(one), bool)
    for at in range(SEED):
        covered[at : at + len(ours)] |= shared
    return int(covered.sum())


class _Laid(NamedTuple):
    """The words of a text, every `SEED` of them in a row, and the first places where each of these stands."""

    words: list[int]
    grams: list[int]
    places: dict[int, tuple[int, ...]]


@lru_cache(maxsize=512)
def _laid(run: WordRun) -> _Laid:
    """A run laid out; the last ones are kept, since a text meets several others."""
    found = _seeds(run).tolist()
    # Tuples of numbers, which a look for cycles passes over: there are hundreds of thousands of them.
    places: dict[int, tuple[int, ...]] = {}
    for at, gram in enumerate(found):
        if len(before := places.get(gram, ())) < _MOST_PLACES:
            places[gram] = (*before, at)
    return _Laid(run.hashes.tolist(), found, places)


@lru_cache(maxsize=512)
def _seeds(run: WordRun) -> Hashes:
    return grams(run.hashes, SEED)


def _runs(one: WordRun, other: WordRun) -> list[tuple[int, int, int]]:
    """Exact runs as (first word in one, first word in other, size); the longest at each place of the one."""
    ours, theirs = _laid(one), _laid(other)
    places = theirs.places
    seeds = [(at, gram) for at, gram in enumerate(ours.grams) if gram in places]
    a, b = ours.words, theirs.words
    found: list[tuple[int, int, int]] = []
    done, expected = 0, 0
    for i, gram in seeds:
        if i < done:
            continue
        best, size = -1, 0
        for j in places[gram]:
            length = SEED
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            # Of equally long runs the one that goes on where the last one ended.
            if length > size or (length == size and abs(j - expected) < abs(best - expected)):
                best, size = j, length
        found.append((i, best, size))
        done, expected = i + size, best + size
    return found


def _chained(runs: list[tuple[int, int, int]]) -> list[Block]:
    found: list[Block] = []
    group: list[tuple[int, int, int]] = []
    for run in runs:
        if group:
            i, j, size = group[-1]
            skipped, left_out = run[0] - i - size, run[1] - j - size
            if not (skipped <= GAP and 0 <= left_out <= GAP):
                found.extend(_block(group))
                group = []
        group.append(run)
    if group:
        found.extend(_block(group))
    return found


def _block(group: list[tuple[int, int, int]]) -> list[Block]:
    """The runs as one passage; without, where they are too few words or too thin."""
    matched = sum(size for _, _, size in group)
    (a, b, _), (i, j, size) = group[0], group[-1]
    a_last, b_last = i + size - 1, j + size - 1
    if matched < SHORTEST or matched < DENSITY * max(a_last - a + 1, b_last - b + 1):
        return []
    longest = max(((first, length) for first, _, length in group), key=lambda run: (run[1], -run[0]))
    return [Block(a, a_last, b, b_last, matched, longest)]
