"""Events as columns for a map with a timeline: also fifty thousand of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.record.catalogue import Catalogue, Positions

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


def map_points(events: Catalogue, at: Positions) -> Iterator[tuple[str, list[Any]]]:
    """Name and values of each of `COLUMNS`, all of one length, None where nothing is known; in the order of the ids.

    Events without a place or a day are there too, for a page to show beside the map. Each column is made when it is
    taken.
    """
    c = events.columns

    def words(name: str) -> list[str]:
        found: list[str] = np.array([*events.values[name], ""], dtype=object)[c[name][at]].tolist()
        return found

    def radius() -> list[int | None]:
        by_precision = [RADIUS.get(word, UNKNOWN) for word in (*events.values["precision"], "")]
        found = np.array(by_precision, dtype=object)[c["precision"][at]]
        found[np.isnan(c["latitude"][at])] = None
        return list(found)

    making: dict[str, Callable[[], list[Any]]] = {
        "id": lambda: events.ids[at].tolist(),
        "title": lambda: c["title"][at].tolist(),
        "lon": lambda: _numbers(c["longitude"][at]),
        "lat": lambda: _numbers(c["latitude"][at]),
        "radius_km": radius,
        "start": lambda: _days(c["start"][at]),
        "end": lambda: _days(c["end"][at]),
        "killed": lambda: _numbers(c["killed_best"][at], whole=True),
        "origins": lambda: _numbers(c["origins"][at], whole=True),
    }
    return ((name, making[name]() if name in making else words(name)) for name in COLUMNS)


def _numbers(column: NDArray[Any], *, whole: bool = False) -> list[Any]:
    known = ~np.isnan(column)
    found: NDArray[Any] = np.full(len(column), None, dtype=object)
    found[known] = column[known].astype(np.int64) if whole else np.round(column[known], 4)
    return list(found)


def _days(column: NDArray[Any]) -> list[Any]:
    found = np.datetime_as_string(column, unit="D").astype(object)
    found[np.isnat(column)] = None
    return list(found)
