"""The mention: one noun phrase that can stand in a slot of a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.registers.actors import ActorMatch
    from rashomon.registers.places import PlaceMatch


@dataclass(slots=True)
class Mention:
    """Tokens `first` to `last` around `head`: a party, place or thing as the text names it here.

    `variants` are the surface forms this very phrase offers, the shortest proper one first.
    `entity` is the number of its cluster, set when the clusters are made; `inferred` says that a
    pronoun or description was resolved to it.
    """

    head: int
    first: int
    last: int
    name: str
    kind: str
    variants: tuple[str, ...] = ()
    actor: ActorMatch | None = None
    place: PlaceMatch | None = None
    pronoun: bool = False
    definite: bool = False
    plural: bool = False
    proper: bool = False
    modifier: bool = False
    entity: int = -1
    inferred: bool = False
    apposition: int = field(default=-1)
