"""The events of a record as columns in memory, so that lists, counts and maps of all of them cost milliseconds.

Built from the derived tables and brought up to date by what the log says has changed since; one for each record
in a process, shared by all threads, never changed once made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, func, select

from rashomon.record.bulk import lookup
from rashomon.record.catalogue_changes import changed_since
from rashomon.record.finding import ACTOR
from rashomon.record.in_columns import codes_of, days_of, each_once, in_columns
from rashomon.record.tables import LOG
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS, VIEW_READINGS, VIEW_TELLINGS

Positions = NDArray[np.intp]
Flat = tuple[NDArray[np.int32], Positions]
"""Codes laid end to end, and at each where the event stands that it belongs to."""
Answer = TypeVar("Answer")
CODED = ("type", "country", "status", "modality", "precision")
DAYS = ("start", "end", "first_published", "last_published")
NUMBERS = (
    "killed_lowest", "killed_best", "killed_highest", "killed_latest", "wounded_best",
    "origins", "speakers", "documents", "copies", "disagreements", "latitude", "longitude",
)  # fmt: skip
WORDS = ("title", "place")
_NAMES = (*CODED, *DAYS, *NUMBERS, *WORDS)
COLUMNS = [VIEW_EVENTS.c.event, *(VIEW_EVENTS.c[name] for name in _NAMES)]
ANSWERS = 256
"""Answers that a catalogue keeps, the last asked for."""
LISTS = ("actors", "outlets", "reports")
"""Columns with several values for one event; they are made when they are first asked for."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All events at one moment, in the order of their ids.

    `columns` has an array for each name: days as `datetime64[D]`, numbers as floats (NaN where unknown), words as
    objects, and for the coded ones integers into `values[name]`. `lists` are those of `LISTS`, no code of an event
    twice; `names` what is known of actors by key (`actor_names`). `carried` goes on to the catalogues that follow.
    """

    seq: int
    ids: NDArray[Any]
    columns: Mapping[str, NDArray[Any]]
    values: Mapping[str, list[str]]
    lists: dict[str, Flat] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    carried: dict[Hashable, Any] = field(default_factory=dict)
    answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    parts: dict[Hashable, _Part] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    naming: threading.Lock = field(default_factory=threading.Lock)

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

    def part(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """What many answers draw on: made once, whoever asks first, and kept as long as the catalogue."""
        with self.lock:
            part = self.parts.setdefault(key, _Part())
        with part.lock:
            if not part.made:
                part.made.append(make())
            found: Answer = part.made[0]
            return found

    def flat(self, connection: Connection, name: str) -> Flat:
        """A column of `LISTS`, which has several values for an event."""
        known = self.lists.get(name)
        if known is None:
            known = self.part(("flat", name), lambda: _flat(_whole(connection, name), self.ids, self.values[name]))
            self.lists[name] = known
        return known


@dataclass(frozen=True, slots=True)
class _Part:
    """What is being made or was; who needs it while another one makes it waits for that one alone."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: list[Any] = field(default_factory=list)


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
    last, key = _whose(connection)
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


def announce(connection: Connection) -> Callable[[], None]:
    """Say that somebody will soon read what lists are answered from, for the first time (`reading_first`).

    What comes back takes that back, whether it was read or not.
    """
    whose = _whose(connection)[1]
    _READ.add(whose)
    return partial(_READ.discard, whose)


@contextmanager
def reading_first(connection: Connection) -> Iterator[None]:
    """Say that it is done in the block."""
    taken_back = announce(connection)
    try:
        yield
    finally:
        taken_back()


def being_read(connection: Connection) -> bool:
    """Whether somebody is at that or soon will be, so that lists would have to wait for it."""
    return bool(_READ) and _whose(connection)[1] in _READ


def _whose(connection: Connection) -> tuple[int, Any]:
    """The last change of a record, and the record: a file may be deleted, and another one made under its name."""
    last, begun = connection.execute(select(func.max(LOG.c.seq), func.min(LOG.c.at))).one()
    return last, (str(connection.engine.url), begun)


MOST = 4
"""Records whose catalogues are kept in one process."""
_READ = set[Any]()
_LOCK = threading.Lock()
_LOCKS: defaultdict[Any, threading.Lock] = defaultdict(threading.Lock)
_KNOWN: OrderedDict[Any, Catalogue] = OrderedDict()


def _brought_up(connection: Connection, old: Catalogue | None, seq: int) -> Catalogue:
    changed = changed_since(connection, old.seq) if old is not None else None
    if old is None or changed is None or 4 * len(changed) > len(old):
        found = catalogue_of(seq, in_columns(connection, select(*COLUMNS)))
        return found if old is None else replace(found, carried=old.carried)
    rows = lookup(connection, VIEW_EVENTS.c.event, changed, *COLUMNS)
    gone = old.positions(changed)
    found, at = exchanged(old, gone, rows, seq)
    new = found.ids[at + np.arange(len(at))]
    for name, flat in old.lists.items():
        fresh = _flat(_some(connection, name, new.tolist()), new, found.values[name])
        found.lists[name] = _brought_over(flat, gone, at, fresh, len(old))
    found.names.update(old.names)
    return replace(found, carried=old.carried)


def catalogue_of(seq: int, told: Sequence[Sequence[Any]]) -> Catalogue:
    """A catalogue of events told by columns like `COLUMNS`, in any order."""
    values: dict[str, list[str]] = {name: [] for name in (*CODED, *LISTS)}
    ids, *rest = told
    order = np.argsort(found := _ids(ids))
    columns = {name: column[order] for name, column in _arrays(rest, values).items()}
    return Catalogue(seq, found[order], columns, values)


def exchanged(old: Catalogue, gone: Positions, rows: Iterable[Any], seq: int) -> tuple[Catalogue, Positions]:
    """A catalogue without some events and with other ones instead, and where among the old ones these were put in."""
    told = sorted(rows, key=lambda row: row[0])
    values = {name: list(known) for name, known in old.values.items()}
    ids, new = np.delete(old.ids, gone), _ids([row[0] for row in told])
    at = np.searchsorted(ids, new)
    fresh = _arrays(list(zip(*told, strict=True))[1:] or [()] * len(_NAMES), values)
    columns = {name: np.insert(np.delete(array, gone), at, fresh[name]) for name, array in old.columns.items()}
    return Catalogue(seq, np.insert(ids, at, new), columns, values), at


def raw(connection: Connection, statement: Select[Any]) -> Sequence[Any]:
    """The rows as the driver gives them, which takes half the time; days are text on SQLite, and read as days later."""
    return connection.exec_driver_sql(
        str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
    ).fetchall()


def _ids(ids: Sequence[str]) -> NDArray[Any]:
    return np.array(ids, dtype="U17")


def _arrays(told: Sequence[Sequence[Any]], values: dict[str, list[str]]) -> dict[str, NDArray[Any]]:
    """The columns of `_NAMES`; values that are new get a code at the end."""
    found: dict[str, NDArray[Any]] = {}
    for name, column in zip(_NAMES, told, strict=True):
        if name in CODED:
            codes = {value: code for code, value in enumerate(values[name])}
            for value in dict.fromkeys(column):
                codes.setdefault(value, len(codes))
            found[name] = np.fromiter(map(codes.__getitem__, column), np.int32, len(column))
            values[name][:] = codes
        elif name in DAYS:
            found[name] = days_of(column)
        elif name in NUMBERS:
            found[name] = np.array(column, dtype=np.float64)
        else:
            found[name] = np.fromiter(column, dtype=object, count=len(column))
    return found


def _flat(told: Sequence[Sequence[str]], ids: NDArray[Any], values: list[str]) -> Flat:
    """A column of lists out of events and their values; what is told of others than `ids` is left out."""
    events, column = told
    at = {id_: position for position, id_ in enumerate(ids.tolist())}
    owners = np.fromiter(map(at.get, events, repeat(-1)), np.intp, len(events))
    return each_once(codes_of(column, values), owners)


def _brought_over(old: Flat, gone: Positions, at: Positions, fresh: Flat, number: int) -> Flat:
    """A column of lists without the events that are `gone` (of a `number`), and with the fresh ones put in `at`."""
    stay = np.ones(number, dtype=bool)
    stay[gone] = False
    new = at + np.arange(len(at))
    still = np.ones(int(stay.sum()) + len(at), dtype=bool)
    still[new] = False
    places = np.full(number, -1, dtype=np.intp)
    places[stay] = np.flatnonzero(still)
    codes, owners = old
    kept = stay[owners]
    return np.concatenate([codes[kept], fresh[0]]), np.concatenate([places[owners[kept]], new[fresh[1]]])


_K, _T, _R = VIEW_KEYS.c, VIEW_TELLINGS.c, VIEW_READINGS.c
_WHOLE = {
    # The ids of events begin with an e and subjects don't, see `comparing.subjects`.
    "actors": select(_K.topic, _K.key).where(_K.what == ACTOR, _K.topic >= "e", _K.topic < "f"),
    "outlets": select(_T.event, _R.outlet).join(VIEW_READINGS, _R.document == _T.document),
    "reports": select(_T.event, _T.document),
}


def _whole(connection: Connection, name: str) -> Sequence[Sequence[str]]:
    return in_columns(connection, _WHOLE[name])


def _some(connection: Connection, name: str, events: Sequence[str]) -> Sequence[Sequence[str]]:
    """The same of some events."""
    if name == "actors":
        rows = [
            (topic, key) for topic, key, what in lookup(connection, _K.topic, events, _K.topic, _K.key, _K.what)
            if what == ACTOR
        ]  # fmt: skip
    else:
        rows = list(map(tuple, lookup(connection, _T.event, events, _T.event, _T.document)))
        if name == "outlets":
            outlets = dict(lookup(connection, _R.document, {report for _, report in rows}, _R.document, _R.outlet))
            rows = [(event, outlets[report]) for event, report in rows]
    return list(zip(*rows, strict=True)) or [(), ()]
