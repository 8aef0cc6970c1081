"""The claims of a record as columns in memory, so that a list of 200,000 with its facets costs milliseconds.

Made of the readings that count now, and brought up to date report by report; one for each record in a process, shared
by all threads, never changed once made. As everywhere in lists, a claim is what was read, without people's edits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, select

from rashomon.record.bulk import Among, lookup
from rashomon.record.catalogue import Catalogue, Positions, raw
from rashomon.record.catalogue_changes import reports_changed_since
from rashomon.record.columns import Column, Mask
from rashomon.record.tables import CLAIMS, PARTICIPANTS
from rashomon.record.views import VIEW_CLAIMS, VIEW_READINGS

CODED = ("kind", "type", "modality", "speaker_kind", "origin", "speaker", "report", "outlet", "telling")
DAYS = ("start", "end")
LISTS = ("at", "country", "placed", "acting")
"""Of a claim's own places the keys of those with a name, and the countries; that a place is told, and somebody who did
it."""
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
    outlets = dict(map(tuple, raw(connection, select(_R.document, _R.outlet))))
    rows = sorted(_rows(connection, reports))
    number, ids, kind, type_, modality, start, end, report, telling, origin, speaker, speaker_kind, own = (
        zip(*rows, strict=True) if rows else [()] * 13
    )
    told: dict[str, Sequence[str]] = {
        "kind": kind, "type": type_, "modality": modality, "speaker_kind": speaker_kind, "origin": origin,
        "speaker": speaker, "report": report, "outlet": [outlets.get(one, "") for one in report], "telling": telling,
    }  # fmt: skip
    places, actors = (_parties(connection, slot, ids, reports) for slot in ("places", "agents"))
    at = {id_: position for position, id_ in enumerate(ids)}
    owned: dict[str, list[tuple[str, int]]] = {
        # "Two villages" is a place, and no name of one.
        "at": sorted({(row[1], at[row[0]]) for row in places if row[0] in at and any(map(str.isupper, row[3]))}),
        "country": sorted({(row[2], at[row[0]]) for row in places if row[0] in at}),
        "placed": [("yes", owner) for owner in sorted({at[row[0]] for row in places if row[0] in at})],
        "acting": [("yes", owner) for owner in sorted({at[row[0]] for row in actors if row[0] in at})],
    }
    return ClaimColumns(
        seq,
        np.array(number, dtype=np.int64),
        np.array(ids, dtype="S17"),
        {name: _coded(column, values[name]) for name, column in told.items()},
        {name: np.array(days, dtype="datetime64[D]") for name, days in (("start", start), ("end", end))},
        np.array(own, dtype=bool),
        {
            name: (
                _coded([value for value, _ in pairs], values[name]),
                np.fromiter((owner for _, owner in pairs), dtype=np.int64, count=len(pairs)),
            )
            for name, pairs in owned.items()
        },
        values,
    )


def _rows(connection: Connection, reports: Sequence[str] | None) -> list[Any]:
    return list(map(tuple, raw(connection, _told()) if reports is None else _TOLD(connection, reports)))


def _told() -> Select[Any]:
    names = ("number", "id", "kind", "type", "modality", "when_start", "when_end", "document")
    said = ("telling", "origin", "speaker", "speaker_kind", "self_interested")
    return (
        select(*(_C[name] for name in names), *(_V[name] for name in said))
        .select_from(VIEW_CLAIMS)
        .join(CLAIMS, _C.id == _V.claim)
    )


_TOLD = Among(lambda among: _told().where(among(_V.document)))


def _parties(connection: Connection, slot: str, ids: Sequence[str], reports: Sequence[str] | None) -> list[Any]:
    """Claim, key, country and name of those in a slot."""
    columns = (_P.claim, _P.key, _P.country, _P.name)
    if reports is None:
        return list(raw(connection, select(*columns).where(_P.slot == slot)))
    return [row for row in lookup(connection, _P.claim, ids, *columns, _P.slot) if row.slot == slot]


def _coded(column: Sequence[str], values: list[str]) -> NDArray[np.int32]:
    """A code for each value, -1 for an empty one."""
    codes = {value: code for code, value in enumerate(values)}
    found = np.fromiter((codes.setdefault(v, len(codes)) if v else -1 for v in column), np.int32, len(column))
    values[:] = codes
    return found


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
