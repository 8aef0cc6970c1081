"""Fronts: a state's forces, their own people and their enemy, where the words tell them and no name does."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.slots import DATA
from rashomon.comparing.words import runs
from rashomon.vocabulary.load import checked, read_yaml

FILE = DATA / "fronts.yaml"
Front = Literal["forces", "army", "own", "enemy"]
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 3
"""Words of the longest entry that is looked for."""


class FrontRow(BaseModel):
    """Words that show one side of a front."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    front: Front
    words: tuple[str, ...]


@cache
def _words() -> dict[Front, frozenset[str]]:
    return {row.front: frozenset(row.words) for row in checked(read_yaml(FILE), FrontRow, FILE.name)}


@lru_cache(maxsize=1 << 14)
def fronts(words: str) -> frozenset[Front]:
    """The sides of a front that a description shows.

    Example:
        >>> sorted(fronts("eight soldiers")), sorted(fronts("40 terrorists")), sorted(fronts("gunmen"))
        (['own'], ['enemy'], [])
        >>> "forces" in fronts("a Defence Ministry spokesman"), "forces" in fronts("Health Ministry")
        (True, False)
    """
    said = _WORD.findall(words.lower())
    pieces = runs(said, _MOST)
    pieces |= {piece.removesuffix("s") for piece in pieces}
    return frozenset(front for front, known in _words().items() if known & pieces)
