"""Marks: the kind of spot, the hour and the means by which two happenings of one town and day are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.errors import DataError
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
def _marks() -> tuple[dict[str, str], re.Pattern[str]]:
    """What each named group stands for, and one pattern of all."""
    rows = checked(read_yaml(FILE), Mark, FILE.name)
    names, parts = {}, []
    for number, row in enumerate(rows, 1):
        try:
            re.compile("|".join(row.words))
        except re.error as problem:
            raise DataError(f"no pattern: {problem}", file=FILE.name, row=number, field="words") from problem
        names[f"m{number}"] = f"{row.kind}:{row.mark}"
        parts.append(f"(?P<m{number}>{'|'.join(sorted(row.words, key=lambda w: (-len(w), w)))})")
    # The longest phrases first, so that a bus station is no bus.
    parts.sort(key=lambda part: -max(map(len, part.split("|"))))
    return names, re.compile(rf"\b(?:{'|'.join(parts)})\b")


def marks(passages: Iterable[str]) -> tuple[str, ...]:
    """The marks that passages of a report bear, sorted.

    Example:
        >>> marks(["A car bomb went off near a bus station in Kot on Friday morning."])
        ('hour:morning', 'means:vehicle bomb', 'spot:bus station')
    """
    names, pattern = _marks()
    found = {
        names[match.lastgroup]
        for passage in passages
        for match in pattern.finditer(passage.lower())
        if match.lastgroup is not None
    }
    return tuple(sorted(found))


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
