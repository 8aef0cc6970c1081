"""The place register's own words and names: what stands in its YAML files, checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from rashomon.errors import DataError

DATA = Path(__file__).parent / "data"
ALIAS_FILE = DATA / "places.yaml"
WORD_FILE = DATA / "places_words.yaml"
MIDDLE_FILE = DATA / "places_countries.yaml"
_MIDDLES = TypeAdapter(dict[Annotated[str, Field(pattern="^[A-Z]{2}$")], tuple[float, float]])
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Alias(BaseModel):
    """More names for a place of the gazetteer (`of` is its name there), or a place it lacks (`at`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=2)
    aliases: tuple[str, ...] = ()
    kind: Literal["country", "region", "admin1", "admin2", "city", "locality", "water"]
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    of: str = ""
    inside: str = ""
    at: tuple[float, float] | None = None
    population: int = Field(default=0, ge=0)


class PlaceWords(BaseModel):
    """The words around place names, and the names that are ordinary words as well."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: dict[str, str]
    facilities: frozenset[str]
    directions: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    division_suffixes: frozenset[str]
    division_prefixes: tuple[str, ...]
    arabic_script: frozenset[str]
    facility_adjectives: frozenset[str]
    vague: frozenset[str]
    offices: frozenset[str]
    plurals: dict[str, str]
    inner: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    calendar: frozenset[str]
    peoples: frozenset[str]
    world_cities: frozenset[str]
    ordinary: frozenset[str]
    personal: frozenset[str]

    def bare_division(self, key: str) -> list[str]:
        """A division's folded name without "province", "departamento de" and the like.

        Example:
            >>> place_words().bare_division("aleppo governorate")
            ['aleppo']
        """
        head, _, tail = key.rpartition(" ")
        bare = [head] if head and tail in self.division_suffixes else []
        bare += [key[len(p) + 1 :] for p in self.division_prefixes if key.startswith(p + " ")]
        return [name for name in bare if len(name) > 2]


def _read(file: Path) -> Any:
    with file.open(encoding="utf-8") as stream:
        try:
            return yaml.load(stream, Loader=_Loader)
        except yaml.YAMLError as error:
            raise DataError(f"not YAML: {error}", file=file.name) from error


def _complaint(error: ValidationError, file: Path, row: int | None = None) -> DataError:
    first = error.errors()[0]
    return DataError(first["msg"], file=file.name, row=row, field=".".join(map(str, first["loc"])))


@cache
def place_words(file: Path = WORD_FILE) -> PlaceWords:
    """The words around place names.

    Raises:
        DataError: the file doesn't fit the schema.

    Example:
        >>> place_words().nouns["district"]
        'admin2'
    """
    try:
        return PlaceWords.model_validate(_read(file))
    except ValidationError as error:
        raise _complaint(error, file) from error


@cache
def aliases(file: Path = ALIAS_FILE) -> tuple[Alias, ...]:
    """Our own names and places, in the order of the file.

    Raises:
        DataError: an entry doesn't fit the schema; `row` counts entries from 1.

    Example:
        >>> any(entry.name == "Kobani" for entry in aliases())
        True
    """
    rows = _read(file)
    if not isinstance(rows, list):
        raise DataError("not a list of entries", file=file.name)
    out = []
    for row, entry in enumerate(rows, 1):
        try:
            out.append(Alias.model_validate(entry))
        except ValidationError as error:
            raise _complaint(error, file, row) from error
    return tuple(out)


@cache
def middles(file: Path = MIDDLE_FILE) -> dict[str, tuple[float, float]]:
    """The conventional middle of each country, by ISO code, as latitude and longitude in degrees.

    Raises:
        DataError: an entry that is no pair of numbers.

    Example:
        >>> middles()["IQ"]
        (33.0, 44.0)
    """
    try:
        return _MIDDLES.validate_python(_read(file))
    except ValidationError as error:
        raise _complaint(error, file) from error
