"""The review queue: which claims or events wait for a decision, in an order that stays while decisions are made."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from rashomon.errors import UserError
from rashomon.record.catalogue import catalogue
from rashomon.record.claim_columns import ClaimColumns, claim_columns
from rashomon.record.claim_finding import narrowed_claims
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.filtering import EVERY, Filter
from rashomon.record.in_columns import in_columns
from rashomon.record.listing import in_order
from rashomon.record.statuses import SENT_BACK, STATUS
from rashomon.record.tables import LOG, READINGS
from rashomon.record.types import canonical
from rashomon.record.views import VIEW_CLAIMS, VIEW_DISAGREEMENTS, VIEW_STATUSES, VIEW_TELLINGS, VIEW_VERDICTS

_T = VIEW_TELLINGS.c
Kind = Literal["claim", "event"]
UNREVIEWED, CODED, DISPUTED, REVIEWED = "unreviewed", "coded", "disputed", "reviewed"
WAITING = (UNREVIEWED, CODED, SENT_BACK, DISPUTED, REVIEWED, *STATUS.values(), EVERY)
"""What a queue can be of: `unreviewed` nobody decided about, `coded` waits for a reviewer, `reviewed` does not."""
ORDERS = ("weight", "time")
"""The most disputed and deadliest events first; or events latest first, claims report by report as they came in."""
KEPT = 8
"""Orders of claims that are kept in a process."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What queue is wanted. `blind_to` names who must not see what others decided: the queue then goes by their own
    decisions alone. `disagreeing` keeps what takes part in a disagreement. `only` are filters of the lists.
    """

    kind: Kind = "claim"
    only: Filter | ClaimFilter | None = None
    status: str = UNREVIEWED
    order: str = "weight"
    blind_to: str = ""
    disagreeing: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Ids in order."""

    ids: NDArray[Any]
    _places: dict[str, int] = field(default_factory=dict, compare=False)

    def at(self, id: str) -> int:
        """The place of an id, -1 of another one."""
        found = np.flatnonzero(self.ids == id)
        return int(found[0]) if len(found) else -1

    def places(self, ids: Iterable[str]) -> list[int]:
        """The places of those of these ids that are there; they are numbered when some are first looked for."""
        wanted = list(ids)
        if wanted and not self._places:
            self._places.update(zip(self.ids.tolist(), range(len(self.ids)), strict=True))
        return [self._places[id] for id in wanted if id in self._places]


@dataclass(frozen=True, slots=True)
class Queue:
    """All that passes the filters, in order; `waits` says of each whether it has the status that was asked for.

    `orphans` counts what people decided about claims that no reading of today has, nor one in place of them.

    Example:
        >>> queue = Queue("claim", Order(np.array(["c1", "c2", "c3"])), np.array([True, False, True]))
        >>> queue.left, queue.next("c1"), queue.next("c3"), queue.previous("c3")
        (2, 'c3', '', 'c2')
    """

    kind: Kind
    order: Order
    waits: NDArray[np.bool_]
    orphans: int = 0

    @property
    def ids(self) -> NDArray[Any]:
        """Their ids."""
        return self.order.ids

    @property
    def total(self) -> int:
        """How many pass the filters, whatever their status."""
        return len(self.ids)

    @property
    def left(self) -> int:
        """How many wait."""
        return int(self.waits.sum())

    def waiting(self) -> list[str]:
        """Those that wait, in order."""
        return [str(one) for one in self.ids[self.waits]]

    def next(self, after: str = "", passing_over: Collection[str] = ()) -> str:
        """The first that waits `after` another one; empty at the end.

        Those to pass over come where no other is left.
        """
        begin = self._at(after) + 1
        following = [str(one) for one in self.ids[begin:][self.waits[begin:]][: len(passing_over) + 1]]
        return next((one for one in following if one not in passing_over), following[0] if following else "")

    def previous(self, before: str) -> str:
        """The one before another one, whatever its status; empty at the beginning."""
        at = self._at(before)
        return str(self.ids[at - 1]) if at > 0 else ""

    def _at(self, id: str) -> int:
        return self.order.at(id)


def queue(connection: Connection, wanted: Wanted) -> Queue:
    """The queue as it stands now.

    Raises:
        UserError: a status or an order that there is not, filters of another kind, words without a letter.
    """
    if wanted.status not in WAITING:
        raise UserError(f"no queue of {wanted.status!r}; there are: {', '.join(WAITING)}")
    if wanted.order not in ORDERS:
        raise UserError(f"no order {wanted.order!r}; there are: {', '.join(ORDERS)}")
    among, topics = _wanted(connection, wanted)
    order = Order(_events(connection, wanted)) if wanted.kind == "event" else _claims(connection, wanted)
    found = np.zeros(len(order.ids), dtype=bool)
    found[order.places(topics)] = True
    return Queue(wanted.kind, order, found if among else ~found, _orphans(connection, wanted))


def _orphans(connection: Connection, wanted: Wanted) -> int:
    v = VIEW_VERDICTS.c
    gone = ~select(VIEW_CLAIMS.c.claim).where(VIEW_CLAIMS.c.claim == v.topic).exists()
    chosen = select(func.count()).select_from(VIEW_VERDICTS).where(v.kind == "claim", gone)
    if wanted.blind_to:
        chosen = chosen.where(v.by == wanted.blind_to)
    return (connection.scalar(chosen) or 0) if wanted.kind == "claim" else 0


def digest(connection: Connection, kind: str, ids: Sequence[str]) -> str:
    """A hash over a set of claims or events and their statuses: another one, and something has changed."""
    s = VIEW_STATUSES.c
    rows = connection.execute(select(s.topic, s.coder, s.reviewer).where(s.kind == kind))
    known = {row.topic: (row.coder, row.reviewer) for row in rows}
    return hashlib.sha256(canonical([kind, [[one, known.get(one)] for one in sorted(ids)]]).encode()).hexdigest()[:16]


def _wanted(connection: Connection, wanted: Wanted) -> tuple[bool, set[str]]:
    """Which have the status asked for: those in the set, or all but those in it."""
    if wanted.status == EVERY:
        return False, set()
    if wanted.blind_to:
        if wanted.status not in (UNREVIEWED, REVIEWED):
            raise UserError(f"who decides blind can ask for {UNREVIEWED}, {REVIEWED} or {EVERY}")
        v = VIEW_VERDICTS.c
        own = connection.scalars(select(v.topic).where(v.kind == wanted.kind, v.by == wanted.blind_to))
        return wanted.status == REVIEWED, set(own)
    s = VIEW_STATUSES.c
    chosen = select(s.topic).where(s.kind == wanted.kind)
    if wanted.status == UNREVIEWED:
        return False, set(connection.scalars(chosen))
    conditions = {
        CODED: (s.coder.not_in(("", SENT_BACK)), s.reviewer == ""),
        SENT_BACK: (s.coder == SENT_BACK,),
        DISPUTED: (s.disputed.is_(True),),
        REVIEWED: (s.reviewer != "",),
    }
    return True, set(connection.scalars(chosen.where(*conditions.get(wanted.status, (s.word == wanted.status,)))))


def _events(connection: Connection, wanted: Wanted) -> NDArray[Any]:
    only = wanted.only or Filter()
    if not isinstance(only, Filter):
        raise UserError("these are filters of claims, not of events")
    if wanted.disagreeing:
        only = replace(only, disagreeing=True)
    whole = catalogue(connection)
    at = in_order(connection, whole, replace(only, status=only.status or EVERY), _EVENT_ORDER[wanted.order])
    if wanted.order == "weight":
        at = at[np.argsort(-whole.columns["disagreements"][at], kind="stable")]
    found: NDArray[Any] = whole.ids[at]
    return found


_EVENT_ORDER = {"weight": "killed", "time": "start"}
_LOCK = threading.Lock()
_ORDERED: OrderedDict[Hashable, Order] = OrderedDict()


def _claims(connection: Connection, wanted: Wanted) -> Order:
    """The claims in order; kept until another report is read, so that decisions don't change the order."""
    only = wanted.only or ClaimFilter()
    if not isinstance(only, ClaimFilter):
        raise UserError("these are filters of events, not of claims")
    begun, last = connection.scalar(select(func.min(LOG.c.at))), connection.scalar(select(func.max(READINGS.c.seq)))
    key = (str(connection.engine.url), begun, last, only, wanted.order, wanted.disagreeing)
    with _LOCK:
        if key in _ORDERED and not only.status:
            _ORDERED.move_to_end(key)
            return _ORDERED[key]
    found = Order(_ordered(connection, only, wanted))
    with _LOCK:
        _ORDERED[key] = found
        while len(_ORDERED) > KEPT:
            _ORDERED.popitem(last=False)
    return found


def _ordered(connection: Connection, only: ClaimFilter, wanted: Wanted) -> NDArray[Any]:
    events = catalogue(connection)
    whole = claim_columns(connection, events)
    found = narrowed_claims(connection, events, replace(only, status=only.status or EVERY)).passing
    if wanted.disagreeing:
        found = found & events.part("claims that disagree", lambda: _disagreeing(connection, whole))
    at = np.flatnonzero(found)
    if wanted.order != "time":
        ranks = events.part("weights of claims", lambda: _ranks(connection, whole))
        at = at[np.argsort(ranks[at], kind="stable")]
    return whole.ids[at].astype(str)


def _ranks(connection: Connection, whole: ClaimColumns) -> NDArray[np.intp]:
    """The place of each claim's event among all events; what is about no event comes after them."""
    events = _events(connection, Wanted("event")).tolist()
    place = dict(zip(events, range(len(events)), strict=True))
    event_of = dict(zip(*in_columns(connection, select(_T.telling, _T.event)), strict=True))
    ranks = [place.get(event_of.get(telling, ""), len(place)) for telling in whole.values["telling"]]
    # A code of -1, of no telling, takes the last one.
    return np.array([*ranks, len(place)], dtype=np.intp)[whole.codes["telling"]]


def _disagreeing(connection: Connection, whole: ClaimColumns) -> NDArray[np.bool_]:
    """The claims that take part in a disagreement."""
    d = VIEW_DISAGREEMENTS.c
    found: set[str] = set()
    for a, b, also_a, also_b in connection.execute(select(d.a, d.b, d.also_a, d.also_b)):
        found.update((a, b, *also_a, *also_b))
    return whole.among(found)
