"""Histories out of the record: ties, control, leaders and strength of what a user names, as they are kept at hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from rashomon.comparing.spell_rows import from_row
from rashomon.comparing.spells import Spell, on
from rashomon.record.bulk import lookup
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.views import VIEW_KEYS, VIEW_SPELLS, VIEW_SUBJECTS

MOST = 2000
"""Subjects whose histories are built for one question."""
_KEPT = ("subject", "kind", "spells")


def spells(
    connection: Connection,
    kind: str,
    place: str,
    actors: Sequence[str],
    day: date | None,
    most: int = MOST,
) -> list[Spell]:
    """The spells of the subjects of a kind that are about all these actors and this place.

    `day` keeps those that held then, or may have. Where there are more than `most` subjects, those of the most claims
    are taken.
    """
    s = VIEW_SUBJECTS.c
    chosen = select(s.subject).where(s.kind == kind).group_by(s.subject)
    chosen = chosen.order_by(func.count().desc(), s.subject).limit(most)
    wanted = [(PLACE, key) for key in wanted_places(place)]
    wanted += [(ACTOR, wanted_actor(name)) for name in actors if name.strip()]
    for what, key in wanted:
        k = VIEW_KEYS.c
        chosen = chosen.where(s.subject.in_(select(k.topic).where(k.what == what, k.key == key)))
    subjects = connection.scalars(chosen).all()
    kept = lookup(connection, VIEW_SPELLS.c.subject, subjects, *(VIEW_SPELLS.c[name] for name in _KEPT))
    found = [
        from_row(row.subject, row.kind, spell)
        for row in sorted(kept, key=lambda row: row.subject)
        for spell in row.spells
    ]
    return found if day is None else [holding.spell for holding in on(found, day)]
