"""The network of actors: who stands with and against whom, each tie opening its claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from rashomon.exchange.plain import plain
from rashomon.record.network_rows import Network, NetworkNode
from rashomon.web.depends import Kept
from rashomon.web.list_query import NetworkQuery
from rashomon.web.paging import address
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["actors"])
TIE_COLUMNS = ("id", "a", "a_name", "b", "b_name", "relation", "first", "last", "claims", "denials", "href")
NODE_COLUMNS = tuple(NetworkNode.__dataclass_fields__)
Rows = Annotated[Literal["edges", "nodes"], Query(description="What has a row: a tie, or an actor")]


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


@router.get("/network.csv", summary="The network of actors as a table", response_class=StreamingResponse, responses=CSV)
def network_csv(record: Kept, asked: Annotated[NetworkQuery, Query()], table: Rows = "edges") -> StreamingResponse:
    """One row a tie, or one row an actor."""
    found = _found(record, asked)
    if table == "nodes":
        return at_hand(map(plain, found.nodes), NODE_COLUMNS, "actors-of-network")
    names = {node.id: node.name for node in found.nodes}
    ties = (tie.model_dump(mode="json") | {"a_name": names[tie.a], "b_name": names[tie.b]} for tie in _ties(found))
    return at_hand(ties, TIE_COLUMNS, "network")


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
        as_csv=address(request, "/network.csv"),
        nodes_csv=address(request, "/network.csv", table="nodes"),
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
