"""Under which names reports speak of an actor, and in which years."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import Connection, func, select

from rashomon.record.bulk import lookup
from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_columns import ClaimColumns, at_hand, name_of_party
from rashomon.record.claim_edits import edited_claims
from rashomon.record.finding import wanted_actor
from rashomon.record.in_columns import each_once
from rashomon.record.readings import participants_of
from rashomon.record.tables import PARTICIPANTS, RUNS
from rashomon.record.views import VIEW_CLAIMS, VIEW_READINGS

MOST = 60
"""Names of an actor that are given."""


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name in the reports: how many claims use it, the first and the last day on which one was published."""

    name: str
    claims: int
    first: date | None
    last: date | None


def names_used(connection: Connection, events: Catalogue, actor: str) -> list[NameUsed]:
    """The names that claims of the readings of today use for an actor, those of the most claims first.

    A claim that somebody edited counts as it is with the edit. Where all claims are in memory the store is not asked.
    """
    key, whole = wanted_actor(actor), at_hand(events)
    found = _asked(connection, key) if whole is None else _of_columns(whole, key)
    return sorted(found, key=lambda one: (-one.claims, one.name))[:MOST]


def all_names(connection: Connection, events: Catalogue, key: str) -> list[str]:
    """The names that claims of any reading use for an actor, those used most first."""
    p, whole = PARTICIPANTS.c, at_hand(events)
    if whole is None or connection.scalar(select(func.count()).select_from(RUNS)) != 1:
        number = func.count()
        seen = select(p.name).where(p.key == key).group_by(p.name).order_by(number.desc(), p.name)
        return list(connection.scalars(seen))
    numbers = Counter[str]()
    for code, number in zip(*np.unique(whole.naming(key)[0], return_counts=True), strict=True):
        numbers[name_of_party(whole.values["party"][code])] += int(number)
    return sorted(numbers, key=lambda name: (-numbers[name], name))


def _of_columns(whole: ClaimColumns, key: str) -> list[NameUsed]:
    codes, owners = whole.naming(key)
    names: dict[str, int] = {}
    by_code = np.full(len(whole.values["party"]), -1, dtype=np.int32)
    for code in np.unique(codes).tolist():
        by_code[code] = names.setdefault(name_of_party(whole.values["party"][code]), len(names))
    # One claim may name a party in two slots.
    named, claims = each_once(by_code[codes], owners)
    days = whole.days["published"][claims]
    found = []
    for name, at in names.items():
        own = days[named == at]
        known = own[~np.isnat(own)]
        first, last = (known.min().item(), known.max().item()) if len(known) else (None, None)
        found.append(NameUsed(name, len(own), first, last))
    return found


def _asked(connection: Connection, key: str) -> list[NameUsed]:
    p, v, r, edited = PARTICIPANTS.c, VIEW_CLAIMS.c, VIEW_READINGS.c, edited_claims(connection)
    # Not the reports themselves, whose rows hold their texts.
    today = select(v.claim, r.published).join(VIEW_READINGS, r.document == v.document).subquery()
    read = select(p.name, p.claim, today.c.published).join(today, today.c.claim == p.claim).where(p.key == key)
    told = {(name, claim): day for name, claim, day in connection.execute(read) if claim not in edited}
    of = dict(map(tuple, lookup(connection, v.claim, edited, v.claim, v.document)))
    published = dict(map(tuple, lookup(connection, r.document, set(of.values()), r.document, r.published)))
    for claim, document in of.items():
        parties = (one for one in participants_of(claim, edited[claim]) if one["key"] == key)
        told |= {(one["name"], claim): published[document] for one in parties}
    by_name: dict[str, list[date | None]] = defaultdict(list)
    for (name, _), day in told.items():
        by_name[name].append(day)
    return [
        NameUsed(name, len(some), min(filter(None, some), default=None), max(filter(None, some), default=None))
        for name, some in by_name.items()
    ]
