"""Names of outlets: what the words of a name say of whose voice an outlet is (`data/organs.yaml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.sides import ONE_STATE, STATE, actors_in, affiliations_of
from rashomon.comparing.slots import DATA
from rashomon.comparing.words import runs
from rashomon.reading.claim import Party
from rashomon.registers.countries import country_of
from rashomon.vocabulary.load import checked, read_yaml

FILE = DATA / "organs.yaml"
Sort = Literal["body", "organ", "ngo"]
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_MOST = 3
"""Words of a country's name that are looked up together; of a row's words one more."""


class OrganRow(BaseModel):
    """Words of a name, and whose voice the outlet is that has them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sort: Sort
    of: Literal["state", "forces", "group", ""] = ""
    country: bool = False
    words: frozenset[str]
    without: frozenset[str] = frozenset()


class Named(NamedTuple):
    """What a name says: the ids that an organ speaks for, or the body that publishes for itself."""

    sort: Sort
    sides: frozenset[str] = frozenset()
    party: Party | None = None


@lru_cache(maxsize=1 << 14)
def named(name: str) -> Named | None:
    """What an outlet is by its name alone; None where that says nothing.

    Example:
        >>> sorted(named("Malian State Radio").sides), named("UK Government").party.ref
        (['ml', 'state:ML'], 'gb:government')
        >>> named("Llanos Human Rights Network").sort, named("The Kot Courier")
        ('ngo', None)
    """
    said = _WORD.findall(name)
    pieces = runs([word.lower() for word in said], _MOST + 1)
    row = next((row for row in _rows() if pieces & row.words and not pieces & row.without), None)
    if row is None:
        return None
    if row.sort == "ngo":
        return Named("ngo")
    actors = actors_in(name)
    if row.of == "group":
        groups = [id for id, kind in actors if kind == "armed_group"]
        return Named("organ", affiliations_of(groups[0])) if groups else None
    country = next(filter(None, map(country_of, sorted(runs(said, _MOST), key=_length))), "")
    if row.country and not country:
        return None
    if row.sort == "organ":
        whose = f"{country.lower()}:forces" if row.of == "forces" else country.lower()
        return Named("organ", affiliations_of(whose) if whose else frozenset({ONE_STATE}))
    ref = next((id for id, kind in actors if kind in STATE), "")
    kind = "state_force" if row.of == "forces" else "government"
    return Named("body", party=Party(name, kind, ref=ref, country=country))


def _length(piece: str) -> tuple[int, str]:
    """The longest first: "South Sudan" before "Sudan"."""
    return -len(piece.split()), piece


@cache
def _rows() -> tuple[OrganRow, ...]:
    return tuple(checked(read_yaml(FILE), OrganRow, FILE.name))
