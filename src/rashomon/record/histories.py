"""Histories out of the record: ties, control, leaders and strength of what a user names, as they are kept at hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

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
    wanted = [(PLACE, key) for key in wanted_places(place)]
    wanted += [(ACTOR, wanted_actor(name)) for name in actors if name.strip()]
    subjects = _subjects(connection, kind, wanted, most)
    kept = lookup(connection, VIEW_SPELLS.c.subject, subjects, *(VIEW_SPELLS.c[name] for name in _KEPT))
    found = [
        from_row(row.subject, row.kind, spell)
        for row in sorted(kept, key=lambda row: row.subject)
        for spell in row.spells
    ]
    return found if day is None else [holding.spell for holding in on(found, day)]


def _subjects(connection: Connection, kind: str, wanted: Sequence[tuple[str, str]], most: int) -> Sequence[str]:
    """The subjects of a kind that are found under all these keys; of more than `most` those of the most claims."""
    k, s = VIEW_KEYS.c, VIEW_SUBJECTS.c
    under = [select(k.topic).where(k.what == what, k.key == key, *_of_kind(kind)) for what, key in wanted]
    if under:
        first, *others = under
        found = connection.scalars(first.where(*(k.topic.in_(one) for one in others))).all()
        # To count the claims of each would take most of the time, and only says which to leave out.
        if len(found) <= most:
            return found
    chosen = select(s.subject).where(s.kind == kind, *(s.subject.in_(one) for one in under)).group_by(s.subject)
    return connection.scalars(chosen.order_by(func.count().desc(), s.subject).limit(most)).all()


def _of_kind(kind: str) -> tuple[ColumnElement[bool], ...]:
    """That a topic is a subject of this kind: its key begins with the word, see `comparing.subjects`."""
    return VIEW_KEYS.c.topic >= f"{kind}: ", VIEW_KEYS.c.topic < f"{kind}:!"
