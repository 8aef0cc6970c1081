"""The claims of a record as columns in memory, so that a list of 200,000 with its facets costs milliseconds.

Made of the readings that count now, and brought up to date report by report; one for each record in a process, shared
by all threads, never changed once made. A claim that somebody edited is here as it is with the edit.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from rashomon.record.bulk import Among, lookup
from rashomon.record.catalogue import Catalogue, Positions
from rashomon.record.catalogue_changes import reports_changed_since
from rashomon.record.claim_edits import PARTY, edited_claims, mended, mended_parties
from rashomon.record.columns import Column, Mask
from rashomon.record.in_columns import codes_of, days_of, each_once, in_columns
from rashomon.record.tables import CLAIMS, PARTICIPANTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_READINGS

CODED = ("kind", "type", "modality", "speaker_kind", "origin", "speaker", "report", "outlet", "telling")
DAYS = ("start", "end", "published")
LISTS = ("at", "country", "placed", "acting", "party")
"""Of a claim's own places the keys of those with a name, and the countries; that a place is told, and somebody who did
it; all parties as `party_value`."""
SLOTS, ACTING = ("places", "agents", "targets", "sources"), ("agents", "targets")
"""The slots of parties, and those of whoever does or suffers something."""
_KEPT = "claims"
_C, _V, _P, _R = CLAIMS.c, VIEW_CLAIMS.c, PARTICIPANTS.c, VIEW_READINGS.c
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class ClaimColumns:
    """All claims that count now, in the order in which they were recorded.

    `numbers` and `ids` are those of the table, `days` have NaT where no time is told; `lists` are flat, with the rows
    they belong to beside them. `values` are those of all codes.
    """

    seq: int
    numbers: NDArray[np.int64]
    ids: NDArray[Any]
    codes: Mapping[str, NDArray[np.int32]]
    days: Mapping[str, NDArray[np.datetime64]]
    self_interested: Mask
    lists: Mapping[str, tuple[NDArray[np.int32], NDArray[np.int64]]]
    values: Mapping[str, Sequence[str]]
    by_id: list[NDArray[np.intp]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> Column:
        """A column of codes, or of lists of them."""
        if name in self.lists:
            codes, owners = self.lists[name]
            return Column(self.values[name], codes, len(self), owners)
        return Column(self.values[name], self.codes[name], len(self))

    def naming(self, key: str, slots: Sequence[str] = SLOTS) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The codes of `party` of that key in one of these slots, and the claims that have them."""
        begins = tuple(party_value(slot, key, "") for slot in slots)
        values = self.values["party"]
        wanted = np.fromiter((one.startswith(begins) for one in values), dtype=bool, count=len(values))
        codes, owners = self.lists["party"]
        has = wanted[codes]
        return codes[has], owners[has]

    def positions(self, ids: Iterable[str]) -> Positions:
        """Where these claims stand; ids of older readings are left out."""
        wanted = np.array(list(ids), dtype=self.ids.dtype)
        if not len(wanted) or not len(self):
            return np.empty(0, dtype=np.intp)
        if not self.by_id:
            self.by_id.append(np.argsort(self.ids))
        order = self.by_id[0]
        at = np.searchsorted(self.ids, wanted, sorter=order)
        at[at == len(self)] = 0
        candidates = order[at]
        found: Positions = candidates[self.ids[candidates] == wanted]
        return found

    def among(self, ids: Iterable[str]) -> Mask:
        """The claims of these ids."""
        found = np.zeros(len(self), dtype=bool)
        found[self.positions(ids)] = True
        return found


def party_value(slot: str, key: str, name: str) -> str:
    """What stands for a party in the column of that name; `name_of_party` gives the name back.

    Example:
        >>> name_of_party(party_value("agents", "taliban", "the Taliban"))
        'the Taliban'
    """
    return f"{slot}\0{key}\0{name}"


def name_of_party(value: str) -> str:
    """The name in a value of the column `party`."""
    return value.split("\0", 2)[2]


def at_hand(events: Catalogue) -> ClaimColumns | None:
    """The claims of a record if they are all read and up to date; None where that is still to be done."""
    known: ClaimColumns | None = events.carried.get(_KEPT)
    return known if known is not None and known.seq >= events.seq else None


def claim_columns(connection: Connection, events: Catalogue) -> ClaimColumns:
    """The claims as of the catalogue of the same record, brought up to date."""
    with _LOCK:
        known: ClaimColumns | None = events.carried.get(_KEPT)
        if known is None or known.seq < events.seq:
            known = _brought_up(connection, known, events.seq)
            events.carried[_KEPT] = known
        return known


def _brought_up(connection: Connection, old: ClaimColumns | None, seq: int) -> ClaimColumns:
    reports = reports_changed_since(connection, old.seq) if old is not None else None
    if old is None or reports is None or 4 * len(reports) > len(old.values["report"]):
        return _read(connection, seq, None, {name: [] for name in (*CODED, *LISTS)})
    new = _read(connection, seq, sorted(reports), {name: list(known) for name, known in old.values.items()})
    return _joined(old, ~old.column("report").having(reports), new)


def _read(
    connection: Connection, seq: int, reports: Sequence[str] | None, values: dict[str, list[str]]
) -> ClaimColumns:
    """The claims of these reports, or of all; new values get codes after those that are known."""
    reports_read, outlet, published = in_columns(connection, select(_R.document, _R.outlet, _R.published))
    outlets, days = (dict(zip(reports_read, one, strict=True)) for one in (outlet, published))
    number, ids, start, end, own, *told = _claims(connection, reports)
    edited = edited_claims(connection, None if reports is None else ids)
    columns = mended(dict(zip(_TEXTS, told, strict=True)) | {"start": start, "end": end}, ids, edited)
    columns["outlet"] = [outlets.get(one, "") for one in columns["report"]]
    columns["published"] = [days.get(one) for one in columns["report"]]
    order = np.argsort(numbers := np.array(number, dtype=np.int64))
    ids = [ids[at] for at in order.tolist()]
    at = dict(zip(ids, range(len(ids)), strict=True))
    some: dict[str, tuple[NDArray[np.int32], NDArray[np.intp]]] = {}
    parties: list[tuple[NDArray[np.int32], NDArray[np.intp]]] = []
    for slot in SLOTS:
        told_of, keys, countries, names = mended_parties(_parties(connection, slot, ids, reports), slot, edited)
        owners = np.fromiter(map(at.get, told_of, repeat(-1)), np.intp, len(told_of))
        # One string for each party that there is, not for each time that it is named.
        called = {one: party_value(slot, *one) for one in dict.fromkeys(zip(keys, names, strict=True))}
        column = list(map(called.__getitem__, zip(keys, names, strict=True)))
        parties.append((codes_of(column, values["party"]), owners))
        if slot == "places":
            # "Two villages" is a place, and no name of one.
            proper = {name: any(map(str.isupper, name)) for name in dict.fromkeys(names)}
            named = np.fromiter(map(proper.__getitem__, names), bool, len(names))
            some["at"] = np.where(named, codes_of(keys, values["at"]), -1), owners
            some["country"] = codes_of(countries, values["country"]), owners
        if slot in _FILLED:
            some[_FILLED[slot]] = np.zeros(len(told_of), dtype=np.int32), owners
            values[_FILLED[slot]][:] = ["yes"]
    codes, all_owners = zip(*parties, strict=True)
    some["party"] = np.concatenate(codes), np.concatenate(all_owners)
    return ClaimColumns(
        seq,
        numbers[order],
        np.array(ids, dtype="S17"),
        {name: codes_of(columns[name], values[name])[order] for name in CODED},
        {name: days_of(columns[name])[order] for name in DAYS},
        np.array(own, dtype=bool)[order],
        {name: each_once(*pairs) for name, pairs in some.items()},
        values,
    )


_FILLED = {"places": "placed", "agents": "acting"}
"""Slots of which lists ask whether anything stands in them."""
_TEXTS = ("kind", "type", "modality", "report", "telling", "origin", "speaker", "speaker_kind")
_TOLD = (
    select(
        _C.number, _C.id, _C.when_start, _C.when_end, _V.self_interested, _C.kind, _C.type, _C.modality, _C.document,
        _V.telling, _V.origin, _V.speaker, _V.speaker_kind,
    )
    .select_from(VIEW_CLAIMS)
    .join(CLAIMS, _C.id == _V.claim)
    # By itself SQLite goes through the rows of claims, which are long.
    .with_hint(CLAIMS, "INDEXED BY ix_claims_found", "sqlite")
)  # fmt: skip
_TOLD_IN = Among(lambda among: _TOLD.where(among(_V.document)))


def _claims(connection: Connection, reports: Sequence[str] | None) -> Sequence[Sequence[Any]]:
    if reports is None:
        return in_columns(connection, _TOLD)
    return list(zip(*_TOLD_IN(connection, reports), strict=True)) or [()] * len(_TOLD.selected_columns)


def _parties(
    connection: Connection, slot: str, ids: Sequence[str], reports: Sequence[str] | None
) -> Sequence[Sequence[str]]:
    """Claim, key, country and name of those in a slot."""
    columns = tuple(_P[name] for name in PARTY)
    if reports is None:
        return in_columns(connection, select(*columns).where(_P.slot == slot))
    rows = [row[:4] for row in lookup(connection, _P.claim, ids, *columns, _P.slot) if row.slot == slot]
    return list(zip(*rows, strict=True)) or [()] * len(columns)


def _joined(old: ClaimColumns, stay: Mask, new: ClaimColumns) -> ClaimColumns:
    """The claims of `old` that stay, and those of `new`, in order; the codes of `new` are those of both."""

    def both(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
        found: NDArray[Any] = np.concatenate([a[stay], b])[order]
        return found

    order = np.argsort(np.concatenate([old.numbers[stay], new.numbers]))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    of_old = np.cumsum(stay) - 1
    kept = int(stay.sum())
    lists = {}
    for name, (codes, owners) in old.lists.items():
        still = stay[owners]
        fresh, of_new = new.lists[name]
        lists[name] = (
            np.concatenate([codes[still], fresh]),
            place[np.concatenate([of_old[owners[still]], of_new + kept])],
        )
    return ClaimColumns(
        new.seq,
        both(old.numbers, new.numbers),
        both(old.ids, new.ids),
        {name: both(codes, new.codes[name]) for name, codes in old.codes.items()},
        {name: both(days, new.days[name]) for name, days in old.days.items()},
        both(old.self_interested, new.self_interested),
        lists,
        new.values,
    )
