"""Tokens as times and numbers need them: "2011–2013" and "mid-1990s" in their parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.reading.parse import Parsed
from rashomon.vocabulary.times import time_words

_BREAK = "\n\n"
_HYPHENS = "-–—"
_PREFIXES = ("mid-", "early-", "late-", "pre-", "post-")


@dataclass(frozen=True, slots=True)
class Subwords:
    """Words, the same in lower case, and for each the token that it is part of.

    Three empty words stand at the end, so that looking ahead needs no check of the length.
    """

    words: list[str]
    lower: list[str]
    token: list[int]
    size: int


def subwords(words: Sequence[str], lower: Sequence[str], breaks: Collection[int] = ()) -> Subwords:
    """Splits tokens that hold hyphens between numbers or behind "mid" or a month; others stay.

    `breaks` are the tokens that begin a paragraph, for words that hold no line breaks: a word "\\n\\n" is
    put in before each.

    Example:
        >>> subwords(["2011–2013", "mid-May", "M-16"], ["2011–2013", "mid-may", "m-16"]).words[:7]
        ['2011', '–', '2013', 'mid', '-', 'May', 'M-16']
    """
    parts: list[str] = []
    low: list[str] = []
    token: list[int] = []
    months = time_words().month
    for i, word in enumerate(words):
        if i and i in breaks:
            parts.append(_BREAK)
            low.append(_BREAK)
            token.append(i - 1)
        if len(word) > 2 and (
            word[0].isdigit()
            or lower[i].startswith(_PREFIXES)
            or (word[-1].isdigit() and lower[i].partition("-")[0] in months)
        ):
            cut = _cut(word)
            parts += cut
            low += [part.lower() for part in cut]
            token += [i] * len(cut)
        else:
            parts.append(word)
            low.append(lower[i])
            token.append(i)
    size = len(parts)
    last = len(words) - 1
    return Subwords([*parts, "", "", ""], [*low, "", "", ""], [*token, last, last, last], size)


def paragraph_starts(parsed: Parsed) -> set[int]:
    """The tokens that begin a paragraph of a parsed report, to be given as `breaks`."""
    paragraph, sentences = parsed.paragraph, parsed.sentences
    return {sentences[i][0] for i in range(1, len(sentences)) if paragraph[i] != paragraph[i - 1]}


def _cut(word: str) -> list[str]:
    parts = [""]
    for character in word:
        if character in _HYPHENS:
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]
