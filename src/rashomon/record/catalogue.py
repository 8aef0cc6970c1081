"""The events of a record as columns in memory, so that lists, counts and maps of all of them cost milliseconds.

Built from the derived tables and brought up to date by what the log says has changed since; one for each record
in a process, shared by all threads, never changed once made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, func, select

from rashomon.record.bulk import lookup
from rashomon.record.catalogue_changes import changed_since
from rashomon.record.finding import ACTOR
from rashomon.record.tables import LOG
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS, VIEW_READINGS, VIEW_TELLINGS

Positions = NDArray[np.intp]
Answer = TypeVar("Answer")
CODED = ("type", "country", "status", "modality", "precision")
DAYS = ("start", "end", "first_published", "last_published")
NUMBERS = (
    "killed_lowest", "killed_best", "killed_highest", "killed_latest", "wounded_best",
    "origins", "speakers", "documents", "copies", "disagreements", "latitude", "longitude",
)  # fmt: skip
WORDS = ("title", "place")
_NAMES = (*CODED, *DAYS, *NUMBERS, *WORDS)
_COLUMNS = [VIEW_EVENTS.c.event, *(VIEW_EVENTS.c[name] for name in _NAMES)]
ANSWERS = 64
"""Answers that a catalogue keeps, the last asked for."""
LISTS = ("actors", "outlets", "reports")
"""Columns with several values for one event; they are made when they are first asked for."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All events at one moment, in the order of their ids.

    `columns` has an array for each name: days as `datetime64[D]`, numbers as floats (NaN where unknown), words as
    objects, and for the coded ones integers into `values[name]`. `lists` holds, an event, a tuple of such integers;
    `names` what is known of actors by key (`actor_names`). `carried` goes on to the catalogues that follow.
    """

    seq: int
    ids: NDArray[Any]
    columns: Mapping[str, NDArray[Any]]
    values: Mapping[str, Sequence[str]]
    lists: dict[str, NDArray[Any]] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    carried: dict[Hashable, Any] = field(default_factory=dict)
    answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __len__(self) -> int:
        return len(self.ids)

    def positions(self, ids: Iterable[str]) -> Positions:
        """Where these events stand, in order and each once; ids that are no event are left out."""
        wanted = np.unique(np.array(list(ids), dtype=self.ids.dtype))
        if not len(wanted) or not len(self.ids):
            return np.empty(0, dtype=np.intp)
        at = np.searchsorted(self.ids, wanted)
        at[at == len(self.ids)] = 0
        found: Positions = at[self.ids[at] == wanted]
        return found

    def code(self, name: str, value: str) -> int:
        """What stands for a value in a coded column; -1 where no event has it."""
        try:
            return self.values[name].index(value)
        except ValueError:
            return -1

    def kept(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """An answer that was given before, or is made now and kept."""
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                known: Answer = self.answers[key]
                return known
        made = make()
        with self.lock:
            self.answers[key] = made
            while len(self.answers) > ANSWERS:
                self.answers.popitem(last=False)
        return made

    def flat(self, connection: Connection, name: str) -> tuple[Positions, Positions]:
        """A column of `LISTS` laid end to end, and at each of its values where the event stands that it belongs to."""

        def make() -> tuple[Positions, Positions]:
            column = self.several(connection, name)
            sizes = np.fromiter(map(len, column), dtype=np.intp, count=len(column))
            codes = np.fromiter(chain.from_iterable(column), dtype=np.intp, count=int(sizes.sum()))
            return codes, np.repeat(np.arange(len(column)), sizes)

        return self.kept(("flat", name), make)

    def several(self, connection: Connection, name: str) -> NDArray[Any]:
        """A column of `LISTS`."""
        with self.lock:
            if name not in self.lists:
                self.lists[name] = _objects(_LOADERS[name](connection, None), self.ids, self.values[name])
            return self.lists[name]


def catalogue(connection: Connection) -> Catalogue:
    """The catalogue of the record that this connection reads, brought up to date.

    Example:
        >>> import tempfile
        >>> from rashomon.record.dialects import reading
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     with reading(engine) as connection:
        ...         len(catalogue(connection))
        ...     engine.dispose()
        0
    """
    last, begun = connection.execute(select(func.max(LOG.c.seq), func.min(LOG.c.at))).one()
    # A file may be deleted and another record made under its name.
    key = (str(connection.engine.url), begun)
    with _LOCK:
        lock = _LOCKS[key]
    with lock:
        known = _KNOWN.get(key)
        if known is None or known.seq < last:
            known = _brought_up(connection, known, last)
            with _LOCK:
                _KNOWN[key] = known
                _KNOWN.move_to_end(key)
                while len(_KNOWN) > MOST:
                    _LOCKS.pop(_KNOWN.popitem(last=False)[0], None)
        return known


MOST = 4
"""Records whose catalogues are kept in one process."""
_LOCK = threading.Lock()
_LOCKS: defaultdict[Any, threading.Lock] = defaultdict(threading.Lock)
_KNOWN: OrderedDict[Any, Catalogue] = OrderedDict()


def _brought_up(connection: Connection, old: Catalogue | None, seq: int) -> Catalogue:
    changed = changed_since(connection, old.seq) if old is not None else None
    if old is None or changed is None or 4 * len(changed) > len(old):
        values: dict[str, list[str]] = {name: [] for name in (*CODED, *LISTS)}
        rows = raw(connection, select(*_COLUMNS).order_by(VIEW_EVENTS.c.event))
        carried = old.carried if old is not None else {}
        return Catalogue(seq, _ids(row[0] for row in rows), _arrays(rows, values), values, carried=carried)
    values = {name: list(known) for name, known in old.values.items()}
    rows = sorted(lookup(connection, VIEW_EVENTS.c.event, changed, *_COLUMNS), key=lambda row: row.event)
    gone = old.positions(changed)
    ids = np.delete(old.ids, gone)
    new = _ids(row.event for row in rows)
    at = np.searchsorted(ids, new)
    fresh = _arrays(rows, values)
    columns = {name: np.insert(np.delete(array, gone), at, fresh[name]) for name, array in old.columns.items()}
    lists = {}
    for name, array in old.lists.items():
        some = _objects(_LOADERS[name](connection, [row.event for row in rows]), new, values[name])
        lists[name] = _inserted(np.delete(array, gone), at, some)
    return Catalogue(seq, np.insert(ids, at, new), columns, values, lists, dict(old.names), old.carried)


def raw(connection: Connection, statement: Select[Any]) -> Sequence[Any]:
    """The rows as the driver gives them, which takes half the time; days are text on SQLite, and read as days later."""
    return connection.exec_driver_sql(
        str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
    ).fetchall()


def _ids(ids: Iterable[str]) -> NDArray[Any]:
    return np.array(list(ids), dtype="U17")


def _arrays(rows: Sequence[Any], values: dict[str, list[str]]) -> dict[str, NDArray[Any]]:
    """The columns of rows that begin with the id; values that are new get a code at the end."""
    taken = list(zip(*rows, strict=True))[1:] if rows else [()] * len(_NAMES)
    found: dict[str, NDArray[Any]] = {}
    for name, column in zip(_NAMES, taken, strict=True):
        if name in CODED:
            codes = {value: code for code, value in enumerate(values[name])}
            found[name] = np.fromiter((codes.setdefault(value, len(codes)) for value in column), np.int32, len(column))
            values[name][:] = codes
        elif name in DAYS:
            found[name] = np.array(column, dtype="datetime64[D]")
        elif name in NUMBERS:
            found[name] = np.array(column, dtype=np.float64)
        else:
            found[name] = np.fromiter(column, dtype=object, count=len(column))
    return found


def _objects(by_event: Mapping[str, Sequence[str]], ids: NDArray[Any], known: Any) -> NDArray[Any]:
    """An array of tuples of codes, for every id one."""
    codes = {value: code for code, value in enumerate(known)}
    found = np.empty(len(ids), dtype=object)
    for at, id_ in enumerate(ids.tolist()):
        found[at] = tuple(codes.setdefault(value, len(codes)) for value in by_event.get(id_, ()))
    known[:] = codes
    return found


def _inserted(array: NDArray[Any], at: Positions, some: NDArray[Any]) -> NDArray[Any]:
    """`numpy.insert` for tuples, which it would take for rows of numbers."""
    found = np.empty(len(array) + len(some), dtype=object)
    new = at + np.arange(len(at))
    old = np.ones(len(found), dtype=bool)
    old[new] = False
    found[new], found[old] = some, array
    return found


def _actors(connection: Connection, events: Sequence[str] | None) -> dict[str, list[str]]:
    k = VIEW_KEYS.c
    if events is None:
        # The ids of events begin with an e and subjects don't, see `comparing.subjects`.
        rows: Iterable[Any] = raw(
            connection, select(k.topic, k.key).where(k.what == ACTOR, k.topic >= "e", k.topic < "f").order_by(k.key)
        )
    else:
        rows = sorted(row for row in lookup(connection, k.topic, events, k.topic, k.key, k.what) if row.what == ACTOR)
    return _by_event(rows)


def _outlets(connection: Connection, events: Sequence[str] | None) -> dict[str, list[str]]:
    t, r = VIEW_TELLINGS.c, VIEW_READINGS.c
    if events is None:
        joined = select(t.event, r.outlet).join(VIEW_READINGS, r.document == t.document)
        return _by_event(sorted(set(map(tuple, raw(connection, joined)))))
    told = lookup(connection, t.event, events, t.event, t.document)
    outlets = dict(lookup(connection, r.document, {row.document for row in told}, r.document, r.outlet))
    return _by_event(sorted({(row.event, outlets[row.document]) for row in told}))


def _reports(connection: Connection, events: Sequence[str] | None) -> dict[str, list[str]]:
    t = VIEW_TELLINGS.c
    if events is None:
        return _by_event(raw(connection, select(t.event, t.document).order_by(t.document)))
    return _by_event(sorted(lookup(connection, t.event, events, t.event, t.document)))


def _by_event(rows: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row[1]:
            found[row[0]].append(row[1])
    return found


_LOADERS = {"actors": _actors, "outlets": _outlets, "reports": _reports}
