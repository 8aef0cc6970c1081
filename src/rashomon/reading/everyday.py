"""Words of everyday life: bodies that are no party to anything, and what kills without anybody meaning it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "everyday.yaml"


class Everyday(BaseModel):
    """The word lists of `everyday.yaml`, in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    civil_bodies: frozenset[str]
    civil_posts: frozenset[str]
    causes: frozenset[str]
    aircraft: frozenset[str]
    mere_harm: frozenset[str]
    areas: frozenset[str]
    asked: frozenset[str]
    held_to: frozenset[str]
    no_doers: frozenset[str]


@cache
def everyday() -> Everyday:
    """The lists, read once.

    Raises:
        DataError: the file doesn't fit.

    Example:
        >>> "university" in everyday().civil_bodies, "earthquake" in everyday().causes
        (True, True)
    """
    (found,) = checked([read_yaml(FILE)], Everyday, FILE.name)
    return found
