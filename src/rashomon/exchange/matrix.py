"""Who says what: propositions down, sources across."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from rashomon.exchange import wording
from rashomon.reading.claim import Claim


@dataclass(slots=True)
class Row:
    """One proposition: the claim that tells most of it, and the numbers of its claims by source.

    `contested` says that it is both asserted and denied.
    """

    best: Claim
    cells: dict[str, list[int]] = field(default_factory=dict)
    stances: set[str] = field(default_factory=set)

    @property
    def contested(self) -> bool:
        """Whether one claim asserts it and another denies it."""
        return {"asserted", "denied"} <= self.stances


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and sources in the order in which they are shown."""

    sources: list[str]
    rows: list[Row]


def matrix(claims: Sequence[Claim]) -> Matrix:
    """The propositions of one report against its sources.

    Propositions without any participant are left out. Claims share a row when they are about the
    same event (by its key) and of the same type, or else when type, participants, (for control)
    places and an end are the same. Rows that several sources speak to come first, those both
    asserted and denied before all others; the sources follow the rows, the report's own voice before
    all others, so that a dispute stands in the first corner.

    Example:
        >>> from rashomon.reading.claim import Party
        >>> un, a, b = (Party(name, "organisation") for name in ("UN", "A", "B"))
        >>> says = Claim("relation", "allied", (a,), (b,), sources=(un,))
        >>> denies = Claim("relation", "allied", (b,), (a,), sources=(a,), modality="denied")
        >>> found = matrix([says, denies])
        >>> found.sources, [(row.contested, row.cells) for row in found.rows]
        (['UN', 'A'], [(True, {'UN': [1], 'A': [2]})])
    """
    rows: dict[Hashable, Row] = {}
    for number, claim in enumerate(claims, 1):
        who = wording.chain(claim.sources)
        row = rows.setdefault(proposition(claim), Row(claim))
        row.cells.setdefault(who, []).append(number)
        row.stances.add(claim.modality)
        if _fullness(claim) > _fullness(row.best):
            row.best = claim
    shown = [row for row in rows.values() if row.best.agents or row.best.targets]
    order = sorted(shown, key=lambda row: (not row.contested, -min(len(row.cells), 3)))
    own = [wording.OWN_VOICE] if any(wording.OWN_VOICE in row.cells for row in order) else []
    sources = dict.fromkeys([*own, *(who for row in order for who in row.cells)])
    return Matrix(list(sources), order)


def proposition(claim: Claim) -> Hashable:
    """What makes two claims of one report the same proposition, whoever says it.

    Example:
        >>> proposition(Claim("event", "attack", event="e3"))
        ('attack', 'e3')
    """
    if claim.event:
        return claim.type, claim.event
    agents = frozenset(party.name for party in claim.agents)
    targets = frozenset(party.name for party in claim.targets)
    places = frozenset(party.name for party in claim.places) if claim.kind in ("control", "event") else None
    # That a tie began and that it is there go together; that it ended says something else.
    ended = claim.change == "ends"
    if claim.type in wording.SYMMETRIC:
        return claim.type, agents | targets, places, ended
    return claim.type, agents, targets, places, ended


def _fullness(claim: Claim) -> int:
    people = len(claim.agents) + len(claim.targets)
    asserted = claim.modality == "asserted"
    # Somebody who takes part outweighs all else: a row is known by its participants.
    return 10 * bool(people) + 2 * people + len(claim.places) + len(claim.numbers) + bool(claim.when) + asserted
