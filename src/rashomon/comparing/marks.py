"""Marks: the kind of spot, the hour and the means by which two happenings of one town and day are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.regexes import compiled
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "marks.yaml"
KINDS = ("spot", "hour", "means")


class Mark(BaseModel):
    """A mark and the phrases that make it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["spot", "hour", "means"]
    mark: str
    words: tuple[str, ...]


@cache
def _marks() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """One pattern of all phrases, and the pattern of each mark, those with the longest phrases first.

    So a bus station is no bus. The one pattern has no groups: it passes by what no phrase begins with at once.
    """
    rows = []
    for number, row in enumerate(checked(read_yaml(FILE), Mark, FILE.name), 1):
        words = sorted(row.words, key=lambda w: (-len(w), w))
        pattern = compiled("|".join(words), FILE.name, number).pattern
        rows.append((-len(words[0]), number, f"{row.kind}:{row.mark}", pattern))
    rows.sort()
    every = "|".join(words for _, _, _, words in rows)
    return re.compile(rf"\b(?:{every})\b"), tuple((mark, re.compile(rf"\b(?:{w})\b")) for _, _, mark, w in rows)


def marks(passages: Iterable[str]) -> tuple[str, ...]:
    """The marks that passages of a report bear, sorted.

    Example:
        >>> marks(["A car bomb went off near a bus station in Kot on Friday morning."])
        ('hour:morning', 'means:vehicle bomb', 'spot:bus station')
    """
    return tuple(sorted({mark for passage in passages for mark in _borne(passage.lower())}))


@lru_cache(maxsize=512)
def _borne(text: str) -> frozenset[str]:
    """The marks of one passage in lower case: a report's tellings share its first sentences."""
    every, each = _marks()
    return frozenset(
        next(mark for mark, pattern in each if pattern.match(text, hit.start())) for hit in every.finditer(text)
    )


def mark_level(kind: str, ours: Sequence[str], theirs: Sequence[str]) -> str:
    """How the marks of one kind agree: "none" where one side has none of it.

    Example:
        >>> mark_level("spot", ["spot:market"], ["hour:night", "spot:mosque"])
        'other'
    """
    a, b = ({one for one in side if one.startswith(f"{kind}:")} for side in (ours, theirs))
    if not a or not b:
        return "none"
    if a == b:
        return "same"
    return "shared" if a & b else "other"
