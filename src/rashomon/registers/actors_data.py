"""The YAML files of the actor register, checked row by row."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from rashomon.errors import DataError
from rashomon.registers.actors_model import Kind
from rashomon.vocabulary.load import checked

DATA = Path(__file__).parent / "data"
# The first file that has a name wins a draw between actors that share it.
ACTOR_FILES: dict[str, Kind] = {
    "media": "media",
    "organisations": "organisation",
    "actors_state": "state_force",
    "actors_middle_east": "armed_group",
    "actors_asia": "armed_group",
    "actors_africa": "armed_group",
    "actors_latin_america": "armed_group",
    "actors_europe": "armed_group",
    "actors_persons": "person",
    "actors_peoples": "people",
}


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ActorRow(_Row):
    """One actor of the register, as its file has it."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["", "armed_group", "state_force", "government", "organisation", "media"] = ""
    country: str = Field("", pattern=r"^([A-Z]{2})?$")
    start: int | None = Field(None, alias="from")
    end: int | None = Field(None, alias="to")
    parent: str = ""
    leads: str = ""
    role: str = ""
    surname: bool = True


class CountryRow(_Row):
    """A state, a territory or a region with its names."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    region: str = ""
    kind: Literal["country", "territory", "region", "bloc"] = "country"
    country: str | None = None
    guard: bool = False

    @property
    def regional(self) -> bool:
        """Whether this is a part of the world rather than a state or a part of one."""
        return self.kind in ("region", "bloc")


class ForceRow(_Row):
    """What one force or body of a state is called behind the state's name."""

    unit: str
    kind: Literal["state_force", "government", "media"]
    phrases: tuple[str, ...]
    bare: tuple[str, ...] = ()
    the: tuple[str, ...] = ()
    regional: Literal["never", "also", "only"] = "never"


class RuleRow(_Row):
    """One word list of the rules."""

    list: str
    rows: tuple[tuple[str, ...], ...]


R = TypeVar("R", bound=_Row)


def rows(name: str, model: type[R]) -> tuple[R, ...]:
    """The rows of `data/<name>.yaml`, each checked against `model`.

    Raises:
        DataError: a file that isn't a list, or a row that doesn't fit, by number (from 1) and field.

    Example:
        >>> rows("media", ActorRow)[0].name
        'Agence France-Presse'
    """
    return tuple(checked(read(DATA / f"{name}.yaml"), model, f"{name}.yaml"))


def read(file: Path) -> object:
    """The content of a YAML file.

    Raises:
        DataError: the file isn't YAML.
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"not YAML: {error}", file=file.name) from error


@cache
def countries() -> tuple[CountryRow, ...]:
    """All states, territories and regions, in this order."""
    found = list(rows("countries", CountryRow))
    for row in rows("countries_regions", CountryRow):
        found.append(row if row.kind == "bloc" else row.model_copy(update={"kind": "region"}))
    return tuple(found)


@cache
def _rules() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {row.list: row.rows for row in rows("actors_rules", RuleRow)}


def rule_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the word list `name`."""
    return _rules()[name]


@cache
def rule(name: str) -> frozenset[str]:
    """All words of the word list `name`.

    Example:
        >>> "backed" in rule("joints")
        True
    """
    return frozenset(word for row in rule_rows(name) for word in row)
