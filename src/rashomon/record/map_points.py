"""Events as columns for a map with a timeline: also fifty thousand of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from rashomon.record.catalogue import Catalogue
from rashomon.record.filtering import Filter, passing
from rashomon.record.rows import EventRow

RADIUS = {"exact": 1, "near": 5, "city": 8, "admin2": 25, "admin1": 90, "country": 300}
"""Kilometres around a point within which the event lies, by what the point is a point of.

Half the way across a usual place of that kind: a town with its fields, a district of 2,000 square kilometres, a
province of 25,000, a state of 280,000. A convention for drawing, and no statement about a single place.
"""
UNKNOWN = 50
"""Kilometres for a point of which nobody knows what it is a point of."""
COLUMNS = (
    "id", "title", "lon", "lat", "radius_km", "precision", "start", "end", "type", "killed", "origins", "status",
    "modality",
)  # fmt: skip


def map_points(connection: Connection, events: Catalogue, chosen: Filter) -> dict[str, list[Any]]:
    """A list for each of `COLUMNS`, all of one length, None where nothing is known; in the order of the ids.

    Events without a place or a day are there too, for a page to show beside the map.
    """
    at = passing(connection, events, chosen)
    c = {name: column[at] for name, column in events.columns.items()}

    def words(name: str) -> list[str]:
        found: list[str] = np.array([*events.values[name], ""], dtype=object)[c[name]].tolist()
        return found

    precision = words("precision")
    unlocated = np.isnan(c["latitude"])
    radius = np.array([RADIUS.get(word, UNKNOWN) for word in (*events.values["precision"], "")], dtype=object)
    radius = radius[c["precision"]]
    radius[unlocated] = None
    found: tuple[list[Any], ...] = (
        events.ids[at].tolist(), c["title"].tolist(), _numbers(c["longitude"]), _numbers(c["latitude"]),
        radius.tolist(), precision, _days(c["start"]), _days(c["end"]), words("type"),
        _numbers(c["killed_best"], whole=True), _numbers(c["origins"], whole=True), words("status"),
        words("modality"),
    )  # fmt: skip
    return dict(zip(COLUMNS, found, strict=True))


def points_of(events: Iterable[EventRow]) -> dict[str, list[Any]]:
    """The same columns for events that were summed up one by one.

    Example:
        >>> sorted(points_of([])) == sorted(COLUMNS)
        True
    """
    rows = [
        (
            row.id, row.title, _rounded(row.longitude), _rounded(row.latitude),
            None if row.latitude is None else RADIUS.get(row.precision, UNKNOWN), row.precision,
            row.start and row.start.isoformat(), row.end and row.end.isoformat(), row.type, row.killed_best,
            row.origins, row.status, row.modality,
        )
        for row in sorted(events, key=lambda row: row.id)
    ]  # fmt: skip
    return {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 4)


def _numbers(column: NDArray[Any], *, whole: bool = False) -> list[Any]:
    known = ~np.isnan(column)
    found: NDArray[Any] = np.full(len(column), None, dtype=object)
    found[known] = column[known].astype(np.int64) if whole else np.round(column[known], 4)
    return list(found)


def _days(column: NDArray[Any]) -> list[Any]:
    found = np.datetime_as_string(column, unit="D").astype(object)
    found[np.isnat(column)] = None
    return list(found)
