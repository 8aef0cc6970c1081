"""Where a text names a place, and what speaks for its being one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

LONGEST = 5
"""The most words that a name of the gazetteer is looked up by."""


class Support(IntEnum):
    """Why a word is taken for a place: how much speaks for it apart from the word itself."""

    BARE = 0
    """Nothing: an ordinary word, a person's name or a little-known place, said without context."""
    KNOWN = 1
    """A well-known name that is hardly anything else."""
    PREPOSED = 2
    """Said where something is: "in X", "near X"."""
    NAMED = 3
    """Said to be a place: "X district", "the town of X", "X, Syria"."""


@dataclass(slots=True)
class PlaceMatch:
    """Tokens `first` to `last` (inclusive) that name a place; `surface` is them without the direction.

    `core_first` to `core_last` are the name without its noun and direction, and `name` is how the
    text writes it; `candidates` are the gazetteer's records of that name. `noun` is the kind of
    place said with it ("district"), `direction` the part meant ("northern"); `container` is the
    number of the match, in the list that `find` gave, that is said to hold this one, or -1.
    `doubt` says why a bare name may be no place at all.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    name: str
    key: str
    candidates: tuple[int, ...] = ()
    support: Support = Support.BARE
    noun: str = ""
    direction: str = ""
    container: int = -1
    doubt: str = ""
    surface: str = ""
