"""Summing up a subject of relations, control, leadership or strength: its spells, its disagreements, its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import Disagreement
from rashomon.comparing.disagreement_row import ranked
from rashomon.comparing.disagreement_subjects import rows_about
from rashomon.comparing.geography import where
from rashomon.comparing.histories import spells_about
from rashomon.comparing.sightings import sightings
from rashomon.comparing.spell_rows import to_row
from rashomon.comparing.telling import Where, Who
from rashomon.record.finding import ACTOR, PLACE, actor_keys, place_keys


@dataclass(frozen=True, slots=True)
class SubjectSum:
    """What is kept at hand of a subject: `spells` as plain values, `keys` are those under which it is found."""

    spells: dict[str, Any]
    disagreements: tuple[Disagreement, ...]
    keys: tuple[tuple[str, str], ...]


def subject_sum(subject: str, accounts: Sequence[Account]) -> SubjectSum | None:
    """The sum of a subject from the accounts that count, in order; None where none is about it."""
    told = [one for account in accounts for one in sightings(account) if one.proposition.subject.key == subject]
    if not told:
        return None
    places: set[Where] = set()
    parties: set[Who] = set()
    for one in told:
        # A tie has no place of its own: it is found by those that its claims name.
        place = one.proposition.place
        places.update([place] if place else filter(None, map(where, one.account.claim.places)))
        parties.update(one.proposition.parties)
    keys = [(PLACE, key) for key in place_keys(places)] + [(ACTOR, key) for key in actor_keys(parties)]
    spells = spells_about(told)
    kept = [to_row(spell) for spell in spells]
    return SubjectSum(
        {"subject": subject, "kind": spells[0].subject.kind, "spells": kept},
        tuple(ranked(rows_about(subject, told))),
        tuple(sorted(set(keys))),
    )
