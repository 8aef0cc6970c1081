"""Keys by which a passage or a quotation is found again in another text, without comparing all with all.

Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003):
of every `WINDOW` neighbouring grams the smallest is kept, so two texts with `GRAM + WINDOW - 1` words in a row in
common share a key, wherever the words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import numpy as np

from rashomon.comparing.wordrun import WordRun, body_run, grams

GRAM = 6
WINDOW = 12
"""Of so many passages in a row one is kept. Runs of more than GRAM + WINDOW - 2 words in common are always found."""
QUOTE = 6
"""Words from which on a quotation is taken to be told, not found anew."""

_QUOTED = re.compile(r'“([^“”\n]+)(?:”|$|(?=\n))|"([^"\n]+)(?:"|$|(?=\n))|«([^«»\n]+)»|``([^\n]+?)\'\'', re.MULTILINE)
_STOP = re.compile(r"(?<=[\w)][.!?…])\s+(?=[^a-z\s])")


def passage_keys(text: str) -> list[tuple[str, int, int]]:
    """Keys to store and look up, each with the code points (end exclusive) of the words that it stands for.

    Keys of passages begin with `p`, those of quotations of at least `QUOTE` words with `q`. A key that a text has
    twice is given once, where it stands first. Look up who holds a key in the order (published, key of the document)
    and take the first few: the earliest telling is what origins need, and boilerplate that thousands hold costs no
    more.

    Example:
        >>> text = 'The mayor of Zar told them: "We shall not give up a single street of this town."'
        >>> [(key[0], text[start:end]) for key, start, end in passage_keys(text)][-1]
        ('q', 'We shall not give up a single street of this town')
        >>> passage_keys("No.")
        []
    """
    run = body_run(text)
    hashes = grams(run.hashes, GRAM)
    found: dict[str, tuple[int, int]] = {}
    for at in _winnowed(hashes):
        found.setdefault(f"p{hashes[at]:016x}", (run.starts[at], run.ends[at + GRAM - 1]))
    for first, last in quotations(text, run):
        key = int(grams(run.hashes[first : last + 1], last - first + 1)[0])
        found.setdefault(f"q{key:016x}", (run.starts[first], run.ends[last]))
    return [(key, start, end) for key, (start, end) in found.items()]


def _winnowed(hashes: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> list[int]:
    """The places of the smallest gram of every window, the last of equals, in order."""
    if not len(hashes):
        return []
    if len(hashes) <= WINDOW:
        return [int(hashes.argmin())]
    windows = np.lib.stride_tricks.sliding_window_view(hashes[::-1], WINDOW)
    places = windows.argmin(axis=1) + np.arange(len(windows))
    return sorted(set((len(hashes) - 1 - places).tolist()))


def quotations(text: str, run: WordRun | None = None) -> list[tuple[int, int]]:
    """First and last word (both inclusive) of each quoted sentence of at least `QUOTE` words.

    Sentence by sentence, since one report prints the whole statement and another a sentence of it. A quotation
    without a closing mark goes on to the end of its paragraph.

    Example:
        >>> quotations('He said: "It is over. We shall not give up this town')
        [(5, 11)]
    """
    run = run or body_run(text)
    found = []
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        for stop in (*(mark.start() for mark in _STOP.finditer(text, start, end)), end):
            first, last = bisect_left(run.starts, start), bisect_left(run.starts, stop) - 1
            if last - first + 1 >= QUOTE:
                found.append((first, last))
            start = stop
    return found
