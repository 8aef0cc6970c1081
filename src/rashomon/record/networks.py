"""Who stands with and against whom, as a network: actors, and what is claimed of the ties between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, case, func, literal_column, select

from rashomon.comparing.subjects import SYMMETRIC
from rashomon.record.actor_lists import ActorFilter, actors
from rashomon.record.actor_names import ActorName, names_of, proper
from rashomon.record.bulk import Among
from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_edits import edited_claims
from rashomon.record.finding import ACTOR, wanted_actor
from rashomon.record.network_rows import Network, NetworkEdge, NetworkNode
from rashomon.record.readings import party_key
from rashomon.record.tables import CLAIMS, PARTICIPANTS
from rashomon.record.views import VIEW_EDITS, VIEW_KEYS, VIEW_READINGS, VIEW_STATUSES, VIEW_SUBJECTS

MOST = 80
"""Ties of a network, those of the most claims: more than that nobody can tell apart on a screen."""
_S, _C, _R, _P, _J = VIEW_SUBJECTS.c, CLAIMS.c, VIEW_READINGS.c, PARTICIPANTS.c, VIEW_STATUSES.c


def _word(word: str) -> ColumnElement[str]:
    """A word in a statement that has room for one parameter, the values that are asked about."""
    return literal_column(f"'{word}'")


_STANDING = _S.claim.not_in(select(_J.topic).where(_J.kind == _word("claim"), _J.word == _word("rejected")))
_AS_READ = _S.claim.not_in(select(VIEW_EDITS.c.claim))
_FIRST, _LAST = (func.coalesce(column, _R.published) for column in (_C.when_start, _C.when_end))
_DENIED = case((_C.modality == _word("denied"), literal_column("1")), else_=literal_column("0"))
_ASSERTED = case((_C.modality == _word("asserted"), literal_column("1")), else_=literal_column("0"))
_TOLD = Among(
    lambda among: select(
        _S.subject, _C.type, func.min(_S.words).label("words"), func.sum(_ASSERTED).label("claims"),
        func.sum(_DENIED).label("denials"), func.min(_FIRST).label("first"), func.max(_LAST).label("last"),
    )
    .join(CLAIMS, _C.id == _S.claim)
    .join(VIEW_READINGS, _R.document == _C.document)
    .where(among(_S.subject), _STANDING, _AS_READ)
    .group_by(_S.subject, _C.type)
)  # fmt: skip
"""The ties as they were read: by subject and relation how many claims assert and deny them, from when to when."""
_EDITED = Among(
    lambda among: (
        select(_S.subject, _S.words, _S.claim, _R.published)
        .join(CLAIMS, _C.id == _S.claim)
        .join(VIEW_READINGS, _R.document == _C.document)
        .where(among(_S.subject), _STANDING, _S.claim.in_(select(VIEW_EDITS.c.claim)))
    )
)
"""The claims of ties that somebody edited; what they say is in the edit."""
_AGENTS = Among(
    lambda among: (
        select(_S.subject, _C.type, _P.key, func.count().label("claims"))
        .join(CLAIMS, _C.id == _S.claim)
        .join(PARTICIPANTS, _P.claim == _S.claim)
        .where(
            among(_S.subject),
            _STANDING,
            _AS_READ,
            _P.slot == _word("agents"),
            _C.type.not_in(map(_word, sorted(SYMMETRIC))),
        )
        .group_by(_S.subject, _C.type, _P.key)
    )
)
"""Who acts in the ties that have a direction, in how many claims."""
_UNDER = Among(lambda among: select(VIEW_KEYS.c.topic).where(VIEW_KEYS.c.what == _word(ACTOR), among(VIEW_KEYS.c.key)))


@dataclass(frozen=True, slots=True)
class _Told:
    """How many claims assert and deny a tie, from when to when it is told of; what is planned does neither."""

    subject: str
    type: str
    words: str
    claims: int
    denials: int
    first: date | None
    last: date | None


def network(
    connection: Connection, events: Catalogue, actor: str, on: date | None, since: date | None, until: date | None
) -> Network:
    """The ties of one actor and those among whom it is tied to, or the ties that are told of most.

    `on` keeps those told of both by then and later, `since` and `until` those told of any time between.
    """
    key = wanted_actor(actor) if actor.strip() else ""
    # The one of all ties is what is asked for most.
    keep = events.kept if key else events.part
    edges, said, left_out = keep(("network", key), lambda: _edges(connection, key))
    shown = [edge for edge in edges if _at(edge, on or since, on or until)]
    known = names_of(connection, events, sorted({end for edge in shown for end in (edge.a, edge.b)} | {key}))
    known |= {end: ActorName(name, "name", "") for end, name in said.items() if end not in known and proper(name)}
    if not key:
        # "The army" may be that of any country: among all ties, it would tie together what is not.
        shown = [edge for edge in shown if edge.a in known and edge.b in known]
    counted = {row.key: row.events for row in actors(connection, events, ActorFilter()).rows}
    nodes = []
    for end in sorted({end for edge in shown for end in (edge.a, edge.b)} | ({key} & known.keys())):
        name = known.get(end) or ActorName(said.get(end, end), "unknown", "")
        nodes.append(NetworkNode(end, name.name, name.kind, name.country, counted.get(end, 0)))
    return Network(tuple(nodes), tuple(shown), left_out)


def _edges(connection: Connection, key: str) -> tuple[list[NetworkEdge], dict[str, str], int]:
    """The ties, what their parties are called there, and how many further ties there are."""
    subjects = _subjects(connection, key)
    edited = _edited(connection, subjects[:MOST])
    told = _together([*(_Told(*row) for row in _TOLD(connection, subjects[:MOST])), *(tie for tie, _ in edited)])
    turned = _turned(connection, subjects[:MOST], edited)
    said: dict[str, str] = {}
    for row in told:
        names = row.words.split(" and ")
        if len(names) == 2:
            said |= dict(zip(_pair(row.subject), names, strict=True))
    return [_edge(row, turned) for row in told], said, max(0, len(subjects) - MOST)


def _edited(connection: Connection, subjects: Sequence[str]) -> list[tuple[_Told, tuple[str, ...]]]:
    """The edited claims of ties as they are with the edit, each with the keys of its agents."""
    rows = list(_EDITED(connection, subjects))
    claims = edited_claims(connection, [row.claim for row in rows])
    found = []
    for row in rows:
        claim = claims[row.claim]
        first, last = (claim.when.start, claim.when.end) if claim.when else (row.published, row.published)
        asserted, denied = int(claim.modality == "asserted"), int(claim.modality == "denied")
        tie = _Told(row.subject, claim.type, row.words, asserted, denied, first, last)
        found.append((tie, tuple(party_key(party) for party in claim.agents)))
    return found


def _together(some: Iterable[_Told]) -> list[_Told]:
    """One row for each subject and relation."""
    found: dict[tuple[str, str], list[_Told]] = {}
    for one in some:
        found.setdefault((one.subject, one.type), []).append(one)
    return [
        _Told(
            subject, relation, min(one.words for one in told), sum(one.claims for one in told),
            sum(one.denials for one in told), min((one.first for one in told if one.first), default=None),
            max((one.last for one in told if one.last), default=None),
        )
        for (subject, relation), told in sorted(found.items())
    ]  # fmt: skip


def _edge(row: _Told, turned: set[tuple[str, str]]) -> NetworkEdge:
    a, b = _pair(row.subject)
    if (row.subject, row.type) in turned:
        a, b = b, a
    return NetworkEdge(f"{a} {row.type} {b}", a, b, row.type, row.first, row.last, row.claims, row.denials, row.subject)


def _turned(
    connection: Connection, subjects: Sequence[str], edited: Iterable[tuple[_Told, tuple[str, ...]]]
) -> set[tuple[str, str]]:
    """Of the ties that have a direction, those in whose claims the second of the pair is more often the agent."""
    leaning: dict[tuple[str, str], int] = {}
    acting = [(row.subject, row.type, row.key, row.claims) for row in _AGENTS(connection, subjects)]
    acting += [(tie.subject, tie.type, key, 1) for tie, keys in edited if tie.type not in SYMMETRIC for key in keys]
    for subject, relation, key, claims in acting:
        pair = _pair(subject)
        if key in pair:
            leaning[subject, relation] = leaning.get((subject, relation), 0) + (claims if key == pair[1] else -claims)
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
