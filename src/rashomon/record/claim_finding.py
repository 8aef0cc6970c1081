"""Which claims pass a filter, and what the list of them can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection, func, or_, select

from rashomon.record.catalogue import Catalogue
from rashomon.record.claim_columns import ACTING, ClaimColumns, claim_columns
from rashomon.record.closed import CLAIM_KINDS, CLAIM_TYPES, MODALITIES, SPEAKER_KINDS, STATUSES
from rashomon.record.columns import Column, Mask, column_of_days, column_of_masks
from rashomon.record.event_facets import ALL, outlet_names
from rashomon.record.facets import Kind, Labels, Narrowed, countries, narrowed, wanted_of
from rashomon.record.filtering import EVERY, REJECTED
from rashomon.record.finding import PLACE, wanted_actor, wanted_places
from rashomon.record.searching import numbers_of
from rashomon.record.tables import CLAIMS, PARTICIPANTS
from rashomon.record.views import VIEW_KEYS, VIEW_STATUSES, VIEW_SUBJECTS, VIEW_TELLINGS, VIEW_VOICES

if TYPE_CHECKING:
    from rashomon.record.claim_lists import ClaimFilter

MACHINE = "machine"
"""The status of a claim about which nobody decided."""
MISSING = ("unlocated", "undated", "nobody named")
"""What a claim may leave open: where (of events and control), when, and who did it (of events)."""
KINDS = (
    Kind("kind", ALL, of=CLAIM_KINDS), Kind("type", ALL, of=CLAIM_TYPES), Kind("modality", ALL, of=MODALITIES),
    Kind("missing", ALL, of=MISSING), Kind("speaker_kind", ALL, of=SPEAKER_KINDS),
    Kind("origin"), Kind("outlet"), Kind("country"), Kind("at", of=()), Kind("year", in_time=True),
    Kind("month", in_time=True), Kind("status", ALL, of=STATUSES),
)  # fmt: skip


def narrowed_claims(connection: Connection, events: Catalogue, chosen: ClaimFilter) -> Narrowed:
    """The claims that pass, in the order of `claim_columns`, and the facets.

    Raises:
        UserError: words without a letter, or a value that is none of a closed vocabulary.
    """
    return events.kept(("claims", chosen), lambda: _narrowed(connection, events, chosen))


def _narrowed(connection: Connection, events: Catalogue, chosen: ClaimFilter) -> Narrowed:
    whole = claim_columns(connection, events)
    columns = events.part("columns of claims", lambda: _columns(connection, whole))
    # Months are of use where years are chosen, and would be hundreds otherwise.
    by_month = chosen.year not in (None, ()) or bool(chosen.month)
    kinds = [kind for kind in KINDS if kind.name != "month" or by_month]
    wanted = wanted_of(kinds, chosen)
    usual = {} if wanted["status"] else {"status": ~columns["status"].having([REJECTED])}
    wanted["status"] = tuple(one for one in wanted["status"] if one != EVERY)
    wanted["origin"] = tuple(id_ for one in wanted["origin"] for id_ in _voices(connection, "origin", one) or [one])
    labels: dict[str, Labels] = {
        "origin": partial(outlet_names, connection), "outlet": partial(outlet_names, connection),
        "country": countries, "at": partial(_place_names, connection),
    }  # fmt: skip
    others = _others(connection, whole, chosen)
    return narrowed(columns, kinds, wanted, others, usual=usual, labels=labels)


def _columns(connection: Connection, whole: ClaimColumns) -> dict[str, Column]:
    names = ("kind", "type", "modality", "speaker_kind", "origin", "outlet", "country", "at")
    found = {name: whole.column(name) for name in names}
    kind = found["kind"]
    somewhere, somebody = (_filled(whole, name) for name in ("placed", "acting"))
    unlocated, unnamed = kind.exactly(["event", "control"]) & ~somewhere, kind.exactly(["event"]) & ~somebody
    found["missing"] = column_of_masks(
        dict(zip(MISSING, (unlocated, np.isnat(whole.days["start"]), unnamed), strict=True))
    )
    found["year"] = column_of_days(whole.days["start"], "Y")
    found["month"] = column_of_days(whole.days["start"], "M")
    found["status"] = _statuses(connection, whole)
    return found


def _filled(whole: ClaimColumns, name: str) -> Mask:
    found = np.zeros(len(whole), dtype=bool)
    found[whole.lists[name][1]] = True
    return found


def _statuses(connection: Connection, whole: ClaimColumns) -> Column:
    s = VIEW_STATUSES.c
    decided = connection.execute(select(s.topic, s.word).where(s.kind == "claim")).all()
    words = [MACHINE, *sorted({row.word for row in decided} - {MACHINE})]
    codes = np.zeros(len(whole), dtype=np.int32)
    for code, word in enumerate(words):
        codes[whole.positions(row.topic for row in decided if row.word == word)] = code
    return Column(words, codes, len(whole))


def _others(connection: Connection, whole: ClaimColumns, chosen: ClaimFilter) -> Mask:
    """The claims that pass the filters that are no facets."""
    t, s = VIEW_TELLINGS.c, VIEW_SUBJECTS.c
    found = np.ones(len(whole), dtype=bool)
    if chosen.words:
        found &= np.isin(whole.numbers, numbers_of(connection, CLAIMS, chosen.words))
    if chosen.actor:
        named = np.zeros(len(whole), dtype=bool)
        named[whole.naming(wanted_actor(chosen.actor), ACTING)[1]] = True
        found &= named
    if chosen.speaker:
        found &= whole.column("speaker").exactly(_voices(connection, "speaker", chosen.speaker))
    if chosen.subject:
        found &= whole.among(connection.scalars(select(s.claim).where(s.subject == chosen.subject)))
    if chosen.event:
        tellings = connection.scalars(select(t.telling).where(t.event == chosen.event))
        found &= whole.column("telling").exactly(tellings)
    if chosen.report:
        found &= whole.column("report").exactly([chosen.report])
    for key in wanted_places(chosen.place):
        found &= _there(connection, whole, key)
    if chosen.since:
        found &= whole.days["end"] >= np.datetime64(chosen.since)
    if chosen.until:
        found &= whole.days["start"] <= np.datetime64(chosen.until)
    if chosen.self_interested is not None:
        found &= whole.self_interested == chosen.self_interested
    return found


def _there(connection: Connection, whole: ClaimColumns, key: str) -> Mask:
    """The claims of events and subjects that are found under the key of a place."""
    t, s, k = VIEW_TELLINGS.c, VIEW_SUBJECTS.c, VIEW_KEYS.c
    topics = select(k.topic).where(k.what == PLACE, k.key == key)
    told = connection.scalars(select(t.telling).where(t.event.in_(topics)))
    about = connection.scalars(select(s.claim).where(s.subject.in_(topics)))
    return whole.column("telling").exactly(told) | whole.among(about)


def _voices(connection: Connection, side: str, value: str) -> Sequence[str]:
    """The ids of the voices that are called so."""
    v = VIEW_VOICES.c
    named = or_(v.id == value, func.lower(v.name) == value.lower())
    return connection.scalars(select(v.id).where(v.side == side, named)).all()


def _place_names(connection: Connection, keys: Sequence[str]) -> Mapping[str, str]:
    """What the first of the claims that name a place call it."""
    p = PARTICIPANTS.c
    found: dict[str, str] = {}
    for key in keys:
        name = connection.scalar(select(p.name).where(p.key == key, p.slot == "places").limit(1))
        if name:
            found[key] = name
    return found
