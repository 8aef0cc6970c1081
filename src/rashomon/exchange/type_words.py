"""What each type of claim means, in a few words for people."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "types.yaml"


class TypeRow(BaseModel):
    """A type of claim with its meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    type: str
    means: str = Field(min_length=12)


@cache
def type_rows() -> tuple[TypeRow, ...]:
    """All types of claims, in the order of the claim guide.

    Example:
        >>> next(row.means for row in type_rows() if row.type == "talks")
        'sides or mediators meet or negotiate about the conflict'
    """
    return tuple(checked(read_yaml(FILE), TypeRow, FILE.name))
