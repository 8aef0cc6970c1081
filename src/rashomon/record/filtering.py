"""What events to list: the filter, and which events of the catalogue pass it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from rashomon.record.catalogue import Catalogue, Positions
from rashomon.record.closed import EVENT_STATUSES, EVENT_TYPES, MODALITIES, all_known, known
from rashomon.record.finding import ACTOR, NAMES, PLACE, country_name, named, wanted_actor, wanted_places
from rashomon.record.in_columns import in_columns
from rashomon.record.searching import numbers_of
from rashomon.record.several import Several, normal, several
from rashomon.record.tables import DOCUMENTS
from rashomon.record.views import VIEW_EVENTS, VIEW_KEYS

Mask = NDArray[np.bool_]
EVERY, REJECTED = "all", "rejected"
"""A status that stands for each of them, and the one that is left out where none is chosen."""
POLICIES = {
    "best-low-high": VIEW_EVENTS.c.killed_best,
    "lowest": VIEW_EVENTS.c.killed_lowest,
    "latest": VIEW_EVENTS.c.killed_latest,
    "highest": VIEW_EVENTS.c.killed_highest,
}
"""By which policy `min_killed` and the order by killed take a toll."""
CLOSED = {"type": EVENT_TYPES, "modality": MODALITIES, "status": EVENT_STATUSES}
"""Filters that take the words of a closed vocabulary only."""
ASKED = ("place", "actor", "words", "outlet")
"""Filters for which the store is asked; what it answers is kept."""
_YES_NO = {
    "located": ("with a place on the map", "without a place on the map"),
    "dated": ("with a day", "without a day"),
    "single_origin": ("of one origin only", "of several origins"),
    "disagreeing": ("with disagreements", "without disagreements"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; what is empty filters nothing. Days count inclusive, and against the event's own time.

    `country` is a code of ISO 3166; `year` that of the event's first day, or of its first report where nobody
    tells a day. `outlet` is the id of a publisher (`outlet:…`). `single_origin` takes in what no origin asserts.
    Where a filter takes several values, one of them is enough.
    """

    place: str = ""
    actor: Several = ""
    type: Several = ""
    since: date | None = None
    until: date | None = None
    min_killed: int | None = None
    policy: str = "best-low-high"
    words: str = ""
    status: Several = ""
    min_origins: int | None = None
    published_until: date | None = None
    country: Several = ""
    modality: Several = ""
    year: int | tuple[int, ...] | None = None
    outlet: Several = ""
    located: bool | None = None
    dated: bool | None = None
    single_origin: bool | None = None
    disagreeing: bool | None = None

    def set_fields(self) -> list[tuple[str, Any]]:
        """The filters that are set, by name.

        Example:
            >>> Filter(place="Kot", located=False).set_fields()
            [('place', 'Kot'), ('located', False)]
        """
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, value) for name, value in named if value not in ("", None, ()) and name != "policy"]

    def in_words(self) -> str:
        """The filters that are set, for the sentence that says why nothing was found.

        Example:
            >>> Filter(place="Kot", min_killed=10, dated=False, type=("attack", "air_strike")).in_words()
            'in or around Kot, of the type attack or air strike, with at least 10 killed (best-low-high), without a day'
        """
        outlets = (one.partition(":")[2].replace("-", " ") or one for one in several(self.outlet))
        said = {
            "place": f"in or around {self.place}",
            "actor": f"by or against {_or(self.actor)}",
            "min_killed": f"with at least {self.min_killed} killed ({self.policy})",
            "country": f"in {' or '.join(map(country_name, several(self.country)))}",
            "type": f"of the type {_or(several(self.type))}".replace("_", " "),
            "outlet": f"published by {' or '.join(outlets)}",
            "words": f"with the words {self.words!r}",
            "min_origins": f"with at least {self.min_origins} origins",
            "published_until": f"published until {self.published_until}",
            "status": f"of the status {_or(self.status)}",
            "modality": f"told as {_or(self.modality)}",
            "year": f"of {_or(self.year)}",
        }
        return ", ".join(
            _YES_NO[name][not value] if name in _YES_NO else said.get(name) or f"{name} {_or(value)}"
            for name, value in self.set_fields()
        )


def _or(value: Any) -> str:
    return " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def checked(chosen: Filter) -> None:
    """Refuse what is none of a closed vocabulary (a policy, a type, a status, a modality), and names without a letter.

    Raises:
        UserError: there is no such word; the nearest are named, or all.

    Example:
        >>> checked(Filter(status="acepted"))
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no status 'acepted'; there are: machine, accepted, rejected, unverifiable, all
    """
    for what in NAMES:
        for name in several(getattr(chosen, what)):
            named(what, name)
    known("policy", chosen.policy, POLICIES)
    for name, words in CLOSED.items():
        all_known(name, getattr(chosen, name), words)


def passing(connection: Connection, events: Catalogue, chosen: Filter) -> Positions:
    """Where the events stand that pass, in the order of their ids.

    Raises:
        UserError: what `checked` refuses, or words without a letter.
    """
    found: Positions = events.kept(
        ("passing", chosen), lambda: np.flatnonzero(together(masks(connection, events, chosen), len(events)))
    )
    return found


def masks(connection: Connection, events: Catalogue, chosen: Filter) -> dict[str, Mask]:
    """For every filter that is set, which events pass it."""
    checked(chosen)
    found: dict[str, Mask] = {}
    for name, value in chosen.set_fields():
        if name in ASKED:
            found[name] = events.kept(("mask", name, value), partial(_asked, connection, events, chosen, name))
        else:
            found[name] = by_columns(events, chosen, name)
    if not several(chosen.status):
        # What people rejected is kept, and listed when it is asked for.
        found["status"] = events.columns["status"] != events.code("status", REJECTED)
    return found


def without(found: dict[str, Mask], name: str, number: int) -> Mask:
    """The events that pass every filter but one: what each value of it would give."""
    return together({key: mask for key, mask in found.items() if key != name}, number)


def together(found: Mapping[Any, Mask], number: int) -> Mask:
    """The events that pass every filter."""
    whole = np.ones(number, dtype=bool)
    for mask in found.values():
        whole &= mask
    return whole


def happened(events: Catalogue) -> NDArray[np.datetime64]:
    """The first day of each event; of its first report where nobody tells a day."""
    start, published = events.columns["start"], events.columns["first_published"]
    return np.where(np.isnat(start), published, start)


def _asked(connection: Connection, events: Catalogue, chosen: Filter, name: str) -> Mask:
    if name == "place":
        keys = [_under(connection, events, PLACE, key) for key in wanted_places(chosen.place)]
        return np.asarray(np.logical_and.reduce([np.ones(len(events), dtype=bool), *keys]))
    if name == "actor":
        return _any(_under(connection, events, ACTOR, wanted_actor(one)) for one in several(chosen.actor))
    return _told(connection, events, name, getattr(chosen, name))


def by_columns(events: Catalogue, chosen: Filter, name: str) -> Mask:
    """Which events pass a filter for which nothing has to be asked."""
    c = events.columns
    value = getattr(chosen, name)
    match name:
        case "type" | "country" | "modality" | "status":
            wanted = {normal(one) for one in several(value)}
            if EVERY in wanted:
                return np.ones(len(events), dtype=bool)
            return np.isin(c[name], [code for code, one in enumerate(events.values[name]) if normal(one) in wanted])
        case "since":
            # An event whose time nobody tells happened before its first report, and is listed by that.
            return np.asarray(np.where(np.isnat(c["end"]), c["first_published"], c["end"]) >= np.datetime64(value))
        case "until":
            return np.asarray(happened(events) <= np.datetime64(value))
        case "year":
            years = np.array([f"{year:04d}" for year in several(value)], dtype="datetime64[Y]")
            return np.isin(happened(events).astype("datetime64[Y]"), years)
        case "min_killed":
            return np.asarray(c[POLICIES[chosen.policy].name] >= value)
        case "min_origins":
            return np.asarray(c["origins"] >= value)
        case "published_until":
            return np.asarray(c["first_published"] <= np.datetime64(value))
        case "located":
            return np.asarray(~np.isnan(c["latitude"]) == value)
        case "dated":
            return np.asarray(~np.isnat(c["start"]) == value)
        case "single_origin":
            return np.asarray((c["origins"] < 2) == value)
        case _:
            return np.asarray((c["disagreements"] > 0) == value)


def _under(connection: Connection, events: Catalogue, what: str, key: str) -> Mask:
    k = VIEW_KEYS.c
    return among(events, connection.scalars(select(k.topic).where(k.what == what, k.key == key)).all())


def _any(found: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_or.reduce(list(found)))


def _told(connection: Connection, events: Catalogue, name: str, value: Several) -> Mask:
    """The events of which a report tells that has these words, or came from this outlet."""
    codes, owners = events.flat(connection, "outlets" if name == "outlet" else "reports")
    if name == "outlet":
        wanted, values = set(several(value)), events.values["outlets"]
        has = np.fromiter((one in wanted for one in values), dtype=bool, count=len(values))
    else:
        has = np.isin(events.part("reports by number", partial(_numbers, connection, events)),
                      numbers_of(connection, DOCUMENTS, str(value)))  # fmt: skip
    found = np.zeros(len(events), dtype=bool)
    found[owners[has[codes]]] = True
    return found


def _numbers(connection: Connection, events: Catalogue) -> NDArray[np.int64]:
    """The number of each report that tells of an event: what the search knows it by."""
    known = numbers_of_reports(connection, events)
    values = events.values["reports"]
    # Who asks for the numbers may have begun to read before the last reports came.
    return np.fromiter(map(known.get, values, repeat(-1)), np.int64, len(values))


def numbers_of_reports(connection: Connection, events: Catalogue) -> Mapping[str, int]:
    """The number of each report by its key."""
    d = DOCUMENTS.c
    return events.part(
        "numbers of reports", lambda: dict(zip(*in_columns(connection, select(d.key, d.number)), strict=True))
    )


def among(events: Catalogue, ids: Iterable[str]) -> Mask:
    """The events of these ids."""
    found = np.zeros(len(events), dtype=bool)
    found[events.positions(ids)] = True
    return found
