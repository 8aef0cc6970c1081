"""Events and claims on a map: GeoJSON (RFC 7946), the unlocated among them with no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def geojson_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A FeatureCollection, a feature a line; `precision` says what the point is a point of.

    Example:
        >>> print("".join(geojson_lines([{"id": "e1", "latitude": None, "longitude": None, "precision": ""}])))
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "e1", "geometry": null, "properties": {"id": "e1", "precision": "", "located": false}}
        ]}
    """
    yield '{"type": "FeatureCollection", "features": ['
    joint = "\n"
    for row in rows:
        yield joint + json.dumps(feature(row), ensure_ascii=False)
        joint = ",\n"
    yield "\n]}\n"


def feature(row: Mapping[str, Any]) -> dict[str, Any]:
    """One row as a feature: longitude before latitude, all else as properties.

    Example:
        >>> feature({"id": "e1", "latitude": 34.5, "longitude": 70.25})["geometry"]
        {'type': 'Point', 'coordinates': [70.25, 34.5]}
    """
    latitude, longitude = row.get("latitude"), row.get("longitude")
    located = latitude is not None and longitude is not None
    point = {"type": "Point", "coordinates": [longitude, latitude]} if located else None
    properties = {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties | {"located": located}}
