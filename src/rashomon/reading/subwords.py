"""Tokens as times and numbers need them: "2011–2013" and "mid-1990s" in their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def subwords(words: Sequence[str], lower: Sequence[str]) -> Subwords:
    """Splits tokens that hold hyphens between numbers or behind "mid"; all others stay as they are.

    Example:
        >>> subwords(["2011–2013", "mid-May", "M-16"], ["2011–2013", "mid-may", "m-16"]).words[:7]
        ['2011', '–', '2013', 'mid', '-', 'May', 'M-16']
    """
    parts: list[str] = []
    low: list[str] = []
    token: list[int] = []
    for i, word in enumerate(words):
        if len(word) > 2 and (word[0].isdigit() or lower[i].startswith(_PREFIXES)):
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


def _cut(word: str) -> list[str]:
    parts = [""]
    for character in word:
        if character in _HYPHENS:
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]
