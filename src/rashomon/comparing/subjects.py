"""Subjects: what relation, control, leadership and strength claims are about, so that they can be lined up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.comparing.parties import named
from rashomon.comparing.telling import Where, Who
from rashomon.comparing.values import party_of, place_of
from rashomon.reading.claim import Claim
from rashomon.registers.gazetteer_names import fold

Kind = Literal["ties", "control", "leads", "strength"]
THINGS = frozenset({"place", "thing", "object"})
SYMMETRIC = frozenset({"allied", "hostile"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What histories are kept of; `key` compares, `words` are for people.

    `ties` of two parties take in every relation between them, whichever way it goes; `control` is of
    a place, `leads` of the group that is led, `strength` of a group.
    """

    key: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """One claim about one subject: `state` holds between `parties`, in `place`.

    The parties of a directed relation stand agent first, those of a symmetric one in the order of
    their keys. `detail` is the role of a leader. Two claims are of one line where `line` is equal.
    """

    subject: Subject
    state: str
    parties: tuple[Who, ...]
    place: Where | None = None
    detail: str = ""

    @property
    def line(self) -> tuple[str, ...]:
        """What makes two propositions one: subject, state, parties and role."""
        return (self.subject.key, self.state, *map(party_key, self.parties), self.detail)

    @property
    def words(self) -> str:
        """The proposition in words.

        Example:
            >>> from rashomon.reading.claim import Party
            >>> taliban, state = (Party(name, "armed_group") for name in ("Taliban", "Islamic State"))
            >>> claim = Claim("relation", "allied", agents=(taliban, state))
            >>> propositions(claim)[0].words
            'Islamic State and Taliban: allied'
        """
        names = [p.name for p in self.parties]
        if self.subject.kind == "ties":
            joint = " and " if self.state in SYMMETRIC else " to "
            return f"{joint.join(names)}: {self.state.replace('_', ' ')}"
        if self.subject.kind == "control":
            return f"{', '.join(names)}: {self.state} {self.place.name if self.place else ''}".rstrip()
        if self.subject.kind == "leads":
            return f"{names[0]}: {self.detail or 'leads'}, {names[1]}"
        return f"{names[0]}: strength"


def party_key(party: Who) -> str:
    """What stands for a party in a subject: its own key, or its words where it has no name.

    Comparing takes all unnamed soldiers for possibly the same; a subject must not.

    Example:
        >>> party_key(Who("~soldiers", "Afghan forces", "state_force"))
        'afghan forces'
    """
    return party.key if named(party) else fold(party.name)


def propositions(claim: Claim) -> tuple[Proposition, ...]:
    """What a claim says, one proposition for each pair of parties, or each place, group or leader.

    Event claims have none, nor have claims that lack a party or the place: nothing can be lined up
    with them.

    Example:
        >>> from rashomon.reading.claim import Party
        >>> taliban, state = (Party(name, "armed_group") for name in ("Taliban", "Islamic State"))
        >>> army = Party("Afghan forces", "state_force")
        >>> claim = Claim("relation", "hostile", agents=(taliban, state), targets=(army,))
        >>> [p.subject.key for p in propositions(claim)]
        ['ties: afghan forces | taliban', 'ties: afghan forces | islamic state']
    """
    agents = [party_of(p) for p in claim.agents if p.kind != "place"]
    targets = [party_of(p) for p in claim.targets if p.kind != "place"]
    if claim.kind == "relation":
        return _ties(claim.type, agents, targets)
    if claim.kind == "control":
        # Who holds a place is said where it is said: a party brought in from elsewhere stands beside nobody.
        said = [party_of(p) for p in claim.agents if p.kind not in THINGS and not p.inferred]
        return _control(claim, tuple(said or [party_of(p) for p in claim.agents if p.kind not in THINGS]))
    if claim.kind == "leadership":
        return tuple(_leads(person, group, claim.role) for person in agents for group in targets if person != group)
    if claim.kind == "strength":
        return tuple(_strength(group, claim.type) for group in agents)
    return ()


def _leads(person: Who, group: Who, role: str) -> Proposition:
    subject = Subject(f"leads: {party_key(group)}", "leads", f"who leads {group.name}")
    return Proposition(subject, "leads", (person, group), detail=role.lower())


def _strength(group: Who, type_: str) -> Proposition:
    return Proposition(
        Subject(f"strength: {party_key(group)}", "strength", f"strength of {group.name}"), type_, (group,)
    )


def _ties(state: str, agents: list[Who], targets: list[Who]) -> tuple[Proposition, ...]:
    pairs = [(a, b) for a in agents for b in targets]
    if not targets:
        pairs = [(a, b) for i, a in enumerate(agents) for b in agents[i + 1 :]]
    found = []
    for a, b in pairs:
        if party_key(a) == party_key(b):
            continue
        first, second = (a, b) if party_key(a) < party_key(b) else (b, a)
        subject = Subject(f"ties: {party_key(first)} | {party_key(second)}", "ties", f"{first.name} and {second.name}")
        found.append(Proposition(subject, state, (first, second) if state in SYMMETRIC else (a, b)))
    return tuple(found)


def _control(claim: Claim, agents: tuple[Who, ...]) -> tuple[Proposition, ...]:
    found: list[Proposition] = []
    for place in filter(None, map(place_of, claim.places)):
        subject = Subject(f"control: {place.key}", "control", f"who holds {place.name}")
        found.extend(Proposition(subject, claim.type, (agent,), place) for agent in agents)
    return tuple(found)


def subjects(claim: Claim) -> tuple[Subject, ...]:
    """The subjects a claim speaks of, each once.

    Example:
        >>> from rashomon.reading.claim import Party
        >>> subjects(Claim("strength", "members", agents=(Party("Taliban", "armed_group"),)))
        (Subject(key='strength: taliban', kind='strength', words='strength of Taliban'),)
    """
    return tuple(dict.fromkeys(p.subject for p in propositions(claim)))
