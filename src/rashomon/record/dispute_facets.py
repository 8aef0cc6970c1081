"""What the list of disagreements can be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from rashomon.record.catalogue import Catalogue, raw
from rashomon.record.closed import DISPUTED
from rashomon.record.columns import Column, Mask, column, column_of_masks
from rashomon.record.event_facets import ALL
from rashomon.record.facets import Facet, Kind, countries, narrowed, wanted_of
from rashomon.record.finding import ACTOR, PLACE, wanted_actor, wanted_places
from rashomon.record.several import Several
from rashomon.record.views import VIEW_DISAGREEMENTS, VIEW_KEYS

YES = "true"
"""The one value of a facet that is there or not."""
KINDS = (
    Kind("type", ALL), Kind("slot", ALL, of=DISPUTED), Kind("single_origin"), Kind("self_interested"), Kind("country"),
)  # fmt: skip
_D = VIEW_DISAGREEMENTS.c


@dataclass(frozen=True, slots=True)
class DisputeFilter:
    """Which disagreements to list, as `Record.disagreements` takes it."""

    type: Several = ""
    slot: Several = ""
    country: Several = ""
    place: str = ""
    actor: str = ""
    topic: str = ""
    single_origin: bool = False
    self_interested: bool = False


def dispute_facets(connection: Connection, events: Catalogue, chosen: DisputeFilter) -> tuple[Facet, ...]:
    """The facets; each counts the disagreements that pass all other filters."""
    return events.kept(("disagreements", chosen), lambda: _facets(connection, events, chosen))


def _facets(connection: Connection, events: Catalogue, chosen: DisputeFilter) -> tuple[Facet, ...]:
    columns = events.part("columns of disagreements", lambda: _columns(connection, events))
    wanted = wanted_of(KINDS[:2] + KINDS[4:], chosen)
    wanted |= {name: (YES,) if getattr(chosen, name) else () for name in ("single_origin", "self_interested")}
    others = _others(connection, columns["topic"], chosen)
    return narrowed(columns, KINDS, wanted, others, labels={"country": countries}).facets


def _columns(connection: Connection, events: Catalogue) -> dict[str, Column]:
    rows = raw(connection, select(_D.topic, _D.type, _D.slot, _D.single_origin, _D.self_interested))
    topics, types, slots, single, own = zip(*rows, strict=True) if rows else [()] * 5
    at = {event: position for position, event in enumerate(events.ids.tolist())}
    codes = [at.get(topic, -1) for topic in topics]
    lands = np.append(events.columns["country"], -1)[np.array(codes, dtype=np.intp)]
    return {
        "topic": column(topics),
        "type": column(types),
        "slot": column(slots),
        "country": Column(events.values["country"], lands, len(rows)),
        "single_origin": column_of_masks({YES: np.array(single, dtype=bool)}),
        "self_interested": column_of_masks({YES: np.array(own, dtype=bool)}),
    }


def _others(connection: Connection, topics: Column, chosen: DisputeFilter) -> Mask:
    """The disagreements that pass the filters that are no facets."""
    k = VIEW_KEYS.c
    found = np.ones(topics.rows, dtype=bool)
    under = [(PLACE, key) for key in wanted_places(chosen.place)]
    under += [(ACTOR, wanted_actor(chosen.actor))] if chosen.actor else []
    for what, key in under:
        found &= topics.exactly(connection.scalars(select(k.topic).where(k.what == what, k.key == key)))
    return found & topics.exactly([chosen.topic]) if chosen.topic else found
