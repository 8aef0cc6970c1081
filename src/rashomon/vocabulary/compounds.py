"""Hyphenated words that state a relation: "US-backed", "rebel-held", "pro-government"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import TYPES

Role = Literal["agent", "target", "place", "number"]
_HYPHENS = frozenset({"-", "–", "‑"})


class Compound(BaseModel):
    """The fixed part of a hyphenated word, and who is who in the relation it states.

    `side` says whether the part follows the hyphen ("-backed") or precedes it ("pro-"). `name` is
    the role of the word at the other side of the hyphen, `noun` that of the noun it modifies.

    Example:
        >>> held = compound_table()["held"]
        >>> held.type, held.name, held.noun
        ('controls', 'agent', 'place')
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: str = Field(min_length=2)
    side: Literal["suffix", "prefix"]
    kind: Literal["relation", "control", "leadership", "strength"]
    type: str
    name: Role
    noun: Role
    example: str = Field(min_length=12)

    @model_validator(mode="after")
    def _check(self) -> Compound:
        if self.type not in TYPES[self.kind]:
            raise ValueError(f"type: {self.type!r} is no type of {self.kind}")
        return self

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return self.part


@cache
def compound_table(own: Path | None = None) -> dict[str, Compound]:
    """All hyphenated parts, by the part in lower case.

    Raises:
        DataError: an entry of the list doesn't fit.

    Example:
        >>> compound_table()["pro"].type
        'supports'
    """
    return {entry.part: entry for entry in entries("compounds", Compound, own)}


def compound_at(lower: Sequence[str], i: int) -> tuple[Compound, int] | None:
    """The compound whose fixed part is token `i`, with the token of the name at the hyphen's other side.

    A name of several words ends (suffix) or begins (prefix) at that token.

    Example:
        >>> found = compound_at(["iran", "-", "backed", "militias"], 2)
        >>> found[0].type, found[1]
        ('supports', 0)
        >>> compound_at(["they", "backed", "him"], 1) is None
        True
    """
    entry = compound_table().get(lower[i])
    if entry is None:
        return None
    hyphen, name = (i - 1, i - 2) if entry.side == "suffix" else (i + 1, i + 2)
    if name < 0 or name >= len(lower) or lower[hyphen] not in _HYPHENS:
        return None
    return entry, name
