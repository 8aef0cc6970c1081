"""The network of actors: who stands with and against whom, each tie opening its claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from rashomon.record.rows import Network, NetworkNode
from rashomon.web.depends import Kept
from rashomon.web.list_query import NetworkQuery
from rashomon.web.paging import address
from rashomon.web.rendering import page

router = APIRouter(tags=["actors"])


class Tie(BaseModel):
    """How two actors stand to each other; `first` and `last` are the days it is told of, `href` lists its claims."""

    id: str
    a: str
    b: str
    relation: str
    first: date | None
    last: date | None
    claims: int
    denials: int
    href: str


class Ties(BaseModel):
    """Actors and the ties between them; `left_out` further ties are told of by fewer claims."""

    nodes: list[NetworkNode]
    edges: list[Tie]
    left_out: int


@router.get("/network.json", summary="The network of actors as values")
def network_json(record: Kept, asked: Annotated[NetworkQuery, Query()]) -> Ties:
    """The ties of an actor and among those it is tied to, or those of the whole record that are told of most."""
    found = _found(record, asked)
    return Ties(nodes=list(found.nodes), edges=_ties(found), left_out=found.left_out)


@router.get("/network", summary="The page of the network", response_class=HTMLResponse)
def network_page(request: Request, record: Kept, asked: Annotated[NetworkQuery, Query()]) -> HTMLResponse:
    """The network, and the same as a table."""
    found = _found(record, asked)
    return page(
        request,
        "network.html",
        found=found,
        names={node.id: node.name for node in found.nodes},
        ties=_ties(found),
        chosen=asked,
        source=address(request, "/network.json"),
    )


def _found(record: Kept, asked: NetworkQuery) -> Network:
    return record.network(asked.actor, on=asked.on, since=asked.since, until=asked.until)


def _ties(found: Network) -> list[Tie]:
    return [
        Tie(
            id=edge.id, a=edge.a, b=edge.b, relation=edge.relation, first=edge.first, last=edge.last,
            claims=edge.claims, denials=edge.denials,
            href=f"/claims?{urlencode({'subject': edge.subject, 'type': edge.relation})}",
        )
        for edge in found.edges
    ]  # fmt: skip
