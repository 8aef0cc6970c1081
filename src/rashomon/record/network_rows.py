"""What the network of actors gives out: who is in it, and the ties between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An actor of a network; `events` are those by or against it."""

    id: str
    name: str
    kind: str
    country: str
    events: int


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """How two actors stand to each other for a time: `claims` assert it, `denials` deny it.

    `subject` names the tie, for the list of its claims.
    """

    id: str
    a: str
    b: str
    relation: str
    first: date | None
    last: date | None
    claims: int
    denials: int
    subject: str


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and the ties between them; `left_out` are further ties for which there was no room."""

    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    left_out: int
