"""Who stands with and against whom, as a network: actors, and what is claimed of the ties between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, literal_column, select

from rashomon.comparing.subjects import SYMMETRIC
from rashomon.record.actor_lists import actors
from rashomon.record.actor_names import ActorName, names_of, proper
from rashomon.record.bulk import Among, lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.finding import ACTOR, wanted_actor
from rashomon.record.rows import Network, NetworkEdge, NetworkNode
from rashomon.record.tables import CLAIMS, DOCUMENTS, PARTICIPANTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_KEYS, VIEW_STATUSES, VIEW_SUBJECTS

MOST = 80
"""Ties of a network, those of the most claims: more than that nobody can tell apart on a screen."""
_S, _C, _V, _D = VIEW_SUBJECTS.c, CLAIMS.c, VIEW_CLAIMS.c, DOCUMENTS.c
_TOLD = Among(
    lambda among: select(
        _S.subject, _S.words, _S.claim, _C.type, _C.modality, _C.when_start, _C.when_end, _D.published,
    )
    .join(VIEW_CLAIMS, _V.claim == _S.claim)
    .join(CLAIMS, _C.id == _S.claim)
    .join(DOCUMENTS, _D.key == _C.document)
    .where(among(_S.subject))
)  # fmt: skip

_UNDER = Among(
    lambda among: select(VIEW_KEYS.c.topic).where(
        VIEW_KEYS.c.what == literal_column(f"'{ACTOR}'"), among(VIEW_KEYS.c.key)
    )
)


def network(
    connection: Connection, events: Catalogue, actor: str, on: date | None, since: date | None, until: date | None
) -> Network:
    """The ties of one actor and those among whom it is tied to, or the ties that are told of most.

    `on` keeps those told of both by then and later, `since` and `until` those told of any time between.
    """
    key = wanted_actor(actor) if actor.strip() else ""
    edges, said, left_out = events.kept(("network", key), lambda: _edges(connection, key))
    shown = [edge for edge in edges if _at(edge, on or since, on or until)]
    known = names_of(connection, events, sorted({end for edge in shown for end in (edge.a, edge.b)} | {key}))
    known |= {end: ActorName(name, "name", "") for end, name in said.items() if end not in known and proper(name)}
    if not key:
        # "The army" may be that of any country: among all ties, it would tie together what is not.
        shown = [edge for edge in shown if edge.a in known and edge.b in known]
    counted = {row.key: row.events for row in actors(connection, events, "", "", "")}
    nodes = []
    for end in sorted({end for edge in shown for end in (edge.a, edge.b)} | ({key} & known.keys())):
        name = known.get(end) or ActorName(said.get(end, end), "unknown", "")
        nodes.append(NetworkNode(end, name.name, name.kind, name.country, counted.get(end, 0)))
    return Network(tuple(nodes), tuple(shown), left_out)


def _edges(connection: Connection, key: str) -> tuple[list[NetworkEdge], dict[str, str], int]:
    """The ties, what their parties are called there, and how many further ties there are."""
    subjects = _subjects(connection, key)
    s = VIEW_STATUSES.c
    told = _TOLD(connection, subjects[:MOST])
    rejected = set(connection.scalars(select(s.topic).where(s.kind == "claim", s.word == "rejected")))
    ties: dict[tuple[str, str], list[Any]] = {}
    for row in told:
        if row.claim not in rejected:
            ties.setdefault((row.subject, row.type), []).append(row)
    turned = _turned(connection, ties)
    found = [_edge(subject, relation, rows, turned) for (subject, relation), rows in sorted(ties.items())]
    said: dict[str, str] = {}
    for row in told:
        names = row.words.split(" and ")
        if len(names) == 2:
            said |= dict(zip(_pair(row.subject), names, strict=True))
    return found, said, max(0, len(subjects) - MOST)


def _edge(subject: str, relation: str, rows: Sequence[Any], turned: set[tuple[str, str]]) -> NetworkEdge:
    a, b = _pair(subject)
    firsts = [day for row in rows if (day := row.when_start or row.published)]
    lasts = [day for row in rows if (day := row.when_end or row.published)]
    denials = sum(row.modality == "denied" for row in rows)
    if (subject, relation) in turned:
        a, b = b, a
    return NetworkEdge(
        f"{a} {relation} {b}", a, b, relation, min(firsts, default=None), max(lasts, default=None),
        len(rows) - denials, denials, subject,
    )  # fmt: skip


def _turned(connection: Connection, ties: dict[tuple[str, str], list[Any]]) -> set[tuple[str, str]]:
    """Of the ties that have a direction, those in whose claims the second of the pair is more often the agent."""
    tie_of = {row.claim: tie for tie, rows in ties.items() if tie[1] not in SYMMETRIC for row in rows}
    p = PARTICIPANTS.c
    leaning: dict[tuple[str, str], int] = {}
    for row in lookup(connection, p.claim, tie_of, p.claim, p.slot, p.key):
        pair = _pair(tie_of[row.claim][0])
        if row.slot == "agents" and row.key in pair:
            leaning[tie_of[row.claim]] = leaning.get(tie_of[row.claim], 0) + (1 if row.key == pair[1] else -1)
    return {tie for tie, second in leaning.items() if second > 0}


def _subjects(connection: Connection, key: str) -> Sequence[str]:
    """The ties to show, those of the most claims first; those of the actor itself before those around it."""
    s = VIEW_SUBJECTS.c
    chosen = select(s.subject).where(s.kind == "ties").group_by(s.subject).order_by(func.count().desc(), s.subject)
    if not key:
        return connection.scalars(chosen).all()

    def of(keys: Iterable[str]) -> set[str]:
        return {row.topic for row in _UNDER(connection, keys) if row.topic.startswith("ties: ")}

    own = {one for one in of([key]) if key in _pair(one)}
    others = {name for subject in own for name in _pair(subject)} - {key}
    among = {one for one in of(others) if set(_pair(one)) <= others}
    found: list[str] = []
    for some in (own, among):
        found += connection.scalars(chosen.where(s.subject.in_(sorted(some)[: 10 * MOST]))).all()
    return found


def _pair(subject: str) -> list[str]:
    """The keys of the two parties of a tie.

    Example:
        >>> _pair("ties: islamic-state | taliban")
        ['islamic-state', 'taliban']
    """
    return subject.removeprefix("ties: ").split(" | ")


def _at(edge: NetworkEdge, since: date | None, until: date | None) -> bool:
    """Whether a tie was told of a time between the two days."""
    if since is not None and (edge.last is None or edge.last < since):
        return False
    return until is None or (edge.first is not None and edge.first <= until)
