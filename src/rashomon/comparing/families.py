"""Families of event types: which words of two reports may mean one act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.errors import DataError
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "families.yaml"
Scale = Literal["incident", "campaign", "sum"]


class Family(BaseModel):
    """Types that reports use for one act; `near` names families that may be another view of it.

    `lasting` acts are told long after and often without a day: a pact, a war, a withdrawal. What is `recurring`
    the same parties do again and again: talks, visits, statements.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: str
    types: tuple[str, ...]
    near: tuple[str, ...] = ()
    scale: Scale = "incident"
    lasting: bool = False
    recurring: bool = False


@cache
def families() -> dict[str, Family]:
    """The family of each event type.

    Raises:
        DataError: a type in two families, or a `near` that is no family.

    Example:
        >>> families()["shelling"].family == families()["air_strike"].family
        True
    """
    rows = checked(read_yaml(FILE), Family, FILE.name)
    known = {row.family for row in rows}
    found: dict[str, Family] = {}
    for number, row in enumerate(rows, 1):
        for type_ in row.types:
            if type_ in found:
                raise DataError(f"{type_!r} is in two families", file=FILE.name, row=number, field="types")
            found[type_] = row
        for name in row.near:
            if name not in known:
                raise DataError(f"no such family: {name!r}", file=FILE.name, row=number, field="near")
    return found


@cache
def alike(one: str, other: str) -> int:
    """How far two event types can mean one act: 3 the same, 2 one family, 1 near families, 0 neither.

    Nearness holds both ways, whichever row says so. A type that no family holds is near none.

    Example:
        >>> alike("bombing", "suicide_bombing"), alike("bombing", "attack"), alike("protest", "agreement")
        (2, 1, 0)
    """
    if one == other:
        return 3
    a, b = families().get(one), families().get(other)
    if a is None or b is None:
        return 0
    if a.family == b.family:
        return 2
    return int(b.family in a.near or a.family in b.near)


def scale(types: Sequence[str]) -> Scale:
    """Whether the types tell of one incident, of a campaign of many, or of a sum; the first one decides.

    Example:
        >>> scale(("offensive", "armed_clash")), scale(())
        ('campaign', 'incident')
    """
    family = families().get(types[0]) if types else None
    return family.scale if family else "incident"
