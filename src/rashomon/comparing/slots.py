"""The slots of the side-by-side table, and how numbers and event types are to be taken."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.reading.claim import Number
from rashomon.vocabulary.load import checked, read_yaml

DATA = Path(__file__).parent / "data"
NUMBER_SLOTS = ("killed", "wounded", "abducted", "arrested", "displaced")


class Slot(BaseModel):
    """A row of the table: its name, how its values compare, its label."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slot: str
    kind: Literal["type", "parties", "place", "days", "number", "polarity"]
    label: str


class Vagueness(BaseModel):
    """What words of vagueness leave open: factors of the coded value; None is an open end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    low: float = Field(ge=0, le=1)
    high: float | None


class EventType(BaseModel):
    """Whether a type is violence, spreads over days and places, and has interchangeable sides."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    violent: bool = False
    spread: bool = False
    mutual: bool = False


@cache
def slots() -> tuple[Slot, ...]:
    """The slots in the order of the table.

    Example:
        >>> [s.slot for s in slots()][:3]
        ['what', 'who', 'whom']
    """
    file = DATA / "slots.yaml"
    return tuple(checked(read_yaml(file), Slot, file.name))


@cache
def _vagueness() -> dict[str, Vagueness]:
    file = DATA / "vagueness.yaml"
    return {word: row for row in checked(read_yaml(file), Vagueness, file.name) for word in row.words}


def bounds(number: Number) -> tuple[int, int | None]:
    """The least and the most that a number can mean; None where it is open.

    The reader's own bounds count first, then `data/vagueness.yaml`.

    Example:
        >>> bounds(Number(12)), bounds(Number(12, 12, None, "at_least")), bounds(Number(100, None, None, "hundreds"))
        ((12, 12), (12, None), (100, 999))
    """
    row = _vagueness().get(number.vagueness)
    low = number.low if number.low is not None else int(number.value * (row.low if row else 1))
    high = number.high
    if high is None and (row is None or row.high is not None):
        high = max(number.value, round(number.value * (row.high if row and row.high is not None else 1)))
    return low, high


_PLAIN = EventType(type="")


@cache
def event_types() -> dict[str, EventType]:
    """The event types that are not one act at one spot of one side, by name."""
    file = DATA / "event_types.yaml"
    return {row.type: row for row in checked(read_yaml(file), EventType, file.name)}


def event_type(name: str) -> EventType:
    """How an event type is to be taken; an unlisted one is one act at one spot.

    Example:
        >>> event_type("armed_clash").mutual, event_type("bombing").spread
        (True, False)
    """
    return event_types().get(name, _PLAIN)
