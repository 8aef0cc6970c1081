"""Histories as the record stood at a moment: the claims of the readings of then, with the edits and rejections of then.

Today's histories are kept at hand (`histories`); those of then are summed up when they are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from rashomon.comparing.account import Account
from rashomon.comparing.geography import bare
from rashomon.comparing.parties import who
from rashomon.comparing.spell_rows import from_row
from rashomon.comparing.spells import Spell, on
from rashomon.comparing.voices import in_order
from rashomon.reading.claim import Party
from rashomon.record.bulk import chunks, lookup
from rashomon.record.decisions import Decisions
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.judged import edited_then
from rashomon.record.past import accounts_then
from rashomon.record.subject_sums import subject_sum
from rashomon.record.subjects import subject_rows
from rashomon.record.summing import standing_accounts
from rashomon.record.tables import CLAIMS, PARTICIPANTS, READING_CLAIMS
from rashomon.record.views import VIEW_KEYS, VIEW_SUBJECTS

CLAIM_KINDS = {"ties": "relation", "control": "control", "leads": "leadership", "strength": "strength"}
"""Which claims tell of a kind of subject."""
Key = tuple[str, str]


def spells_then(
    connection: Connection, kind: str, place: str, actors: Sequence[str], day: date | None, seq: int
) -> list[Spell]:
    """The spells of the subjects of a kind that were about all these actors and this place, as of a transaction.

    `day` keeps those that held then, or may have.
    """
    decisions = Decisions(connection, seq)
    wanted = [(PLACE, key) for key in wanted_places(place)]
    wanted += [(ACTOR, wanted_actor(name)) for name in actors if name.strip()]
    claims = _ever(connection, kind, wanted) | {claim for claim, _ in decisions.judged()}
    read = accounts_then(connection, list(lookup(connection, READING_CLAIMS.c.claim, claims)), seq)
    told = standing_accounts(edited_then(read, decisions), decisions)
    of = {account.id: account for account in told}
    about: dict[str, list[Account]] = defaultdict(list)
    for row in subject_rows({id_: account.claim for id_, account in of.items()}):
        if row["kind"] == kind:
            about[row["subject"]].append(of[row["claim"]])
    found = []
    for subject, accounts in sorted(about.items()):
        made = subject_sum(subject, in_order(accounts))
        if made is not None and set(wanted) <= set(made.keys):
            found += [from_row(subject, made.spells["kind"], spell) for spell in made.spells["spells"]]
    return found if day is None else [holding.spell for holding in on(found, day)]


def _ever(connection: Connection, kind: str, wanted: Sequence[Key]) -> set[str]:
    """Claims of any reading that may have been about the first of what is wanted: those of today, and those named so.

    What people's edits of then made of others is not among them.
    """
    s, k, p, c = VIEW_SUBJECTS.c, VIEW_KEYS.c, PARTICIPANTS.c, CLAIMS.c
    of_kind = select(c.id).where(c.kind == CLAIM_KINDS[kind])
    if not wanted:
        return set(connection.scalars(of_kind))
    what, key = wanted[0]
    topics = select(k.topic).where(k.what == what, k.key == key)
    found = set(connection.scalars(select(s.claim).where(s.kind == kind, s.subject.in_(topics))))
    slots = ("places",) if what == PLACE else ("agents", "targets")
    named = select(p.key, p.name, p.inside, p.country).where(p.slot.in_(slots), p.claim.in_(of_kind)).distinct()
    known_as = _of_place if what == PLACE else _of_actor
    keys = sorted({row.key for row in connection.execute(named) if key in known_as(*row)})
    for some in chunks(keys):
        found |= set(connection.scalars(select(p.claim).where(p.key.in_(some), p.claim.in_(of_kind))))
    return found


def _of_place(key: str, name: str, inside: str, country: str) -> set[str]:
    """The keys of a place and of what it lies in, as in `finding.place_keys`."""
    return {key, bare(name), country.lower(), *map(bare, inside.split(", "))}


def _of_actor(key: str, name: str, _: str, country: str) -> set[str]:
    """The keys of an actor and of all that it belongs to, as in `finding.actor_keys`."""
    return {key, name.casefold(), *who(Party(name, "armed_group", ref=key, country=country)).above}
