"""The claims of a record as columns in memory, so that a list of 200,000 with its facets costs milliseconds.

Made of the readings that count now, and brought up to date report by report; one for each record in a process, shared
by all threads, never changed once made. A claim that somebody edited is here as it is with the edit.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
DAYS = ("start", "end")
LISTS = ("at", "country", "placed", "acting")
"""Of a claim's own places the keys of those with a name, and the countries; that a place is told, and somebody who did
it."""
_KEPT, _TO_COME = "claims", "claims to come"
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


def claim_columns(connection: Connection, events: Catalogue) -> ClaimColumns:
    """The claims as of the catalogue of the same record, brought up to date."""
    with _LOCK:
        known: ClaimColumns | None = events.carried.get(_KEPT)
        if known is None or known.seq < events.seq:
            known = _brought_up(connection, known, events.seq)
            events.carried[_KEPT] = known
        return known


def first_read(events: Catalogue) -> bool:
    """Whether all claims of this record are read right now, or soon will be (`to_come`), for the first time."""
    return _KEPT not in events.carried and (_LOCK.locked() or _TO_COME in events.carried)


@contextmanager
def to_come(events: Catalogue) -> Iterator[None]:
    """Say that in the block somebody will read all claims."""
    events.carried[_TO_COME] = True
    try:
        yield
    finally:
        events.carried.pop(_TO_COME, None)


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
    outlets = dict(zip(*in_columns(connection, select(_R.document, _R.outlet)), strict=True))
    number, ids, start, end, own, *told = _claims(connection, reports)
    edited = edited_claims(connection, None if reports is None else ids)
    columns = mended(dict(zip(_TEXTS, told, strict=True)) | {"start": start, "end": end}, ids, edited)
    columns["outlet"] = [outlets.get(one, "") for one in columns["report"]]
    order = np.argsort(numbers := np.array(number, dtype=np.int64))
    ids = [ids[at] for at in order.tolist()]
    placed, keys, countries, names = mended_parties(_parties(connection, "places", ids, reports), "places", edited)
    acting, *_ = mended_parties(_parties(connection, "agents", ids, reports), "agents", edited)
    at = dict(zip(ids, range(len(ids)), strict=True))
    owners = {"places": _owners(at, placed), "agents": _owners(at, acting)}
    # "Two villages" is a place, and no name of one.
    proper = {name: any(map(str.isupper, name)) for name in dict.fromkeys(names)}
    called = np.fromiter(map(proper.__getitem__, names), bool, len(names))
    some: dict[str, tuple[NDArray[np.int32], NDArray[np.intp]]] = {
        "at": (np.where(called, codes_of(keys, values["at"]), -1), owners["places"]),
        "country": (codes_of(countries, values["country"]), owners["places"]),
        "placed": (np.zeros(len(placed), dtype=np.int32), owners["places"]),
        "acting": (np.zeros(len(acting), dtype=np.int32), owners["agents"]),
    }
    values["placed"][:] = values["acting"][:] = ["yes"]
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


def _owners(at: Mapping[str, int], claims: Sequence[str]) -> NDArray[np.intp]:
    return np.fromiter(map(at.get, claims, repeat(-1)), np.intp, len(claims))


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
