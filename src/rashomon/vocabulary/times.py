"""Words of time: months, weekdays, units and what stands around them, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon.vocabulary.load import entries

WordKind = Literal[
    "month",  # value 1 to 12
    "weekday",  # value 0 (Monday) to 6
    "unit",  # value: the granularity
    "today",  # value: days from the day of publication
    "overnight",
    "now",
    "holiday",  # with a rule
    "dated",  # a name that is a date: value [year, month, day]
    "same",  # phrase that takes up the last date of the text
    "then",  # from that date on
    "eve",
    "part",  # early, mid, late
    "edge",  # start, middle, end "of the month"
    "which",  # last, this, next, same, previous …
    "each",
    "often",
    "back",  # ago
    "shift",  # value 1: later; -1: earlier
    "bound",  # since, until, by, before, after
    "approx",  # says nothing about the interval, is stepped over
    "link",  # between the ends of a range
    "counted",  # things that are counted: the number before them is no year
    "clock",
    "lasting",  # wars and the like, with a length
    "term",  # sentences and bans, with a length
    "perfect",
    "ahead",  # signs of the future
    "said",  # a weekday behind one of these is when it was said
]


class TimeWord(BaseModel):
    """One entry of `times.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: WordKind
    words: list[str] = Field(min_length=1)
    value: int | str | list[int] | None = None
    rule: Literal["fixed", "nth", "easter", "islamic"] | None = None
    doubtful: bool = False
    example: str

    @property
    def key(self) -> str:
        """Kind and first word."""
        return f"{self.kind} {self.words[0]}"

    @model_validator(mode="after")
    def _complete(self) -> TimeWord:
        number = self.kind in ("month", "weekday", "today", "shift")
        text = self.kind in ("unit", "part", "edge", "which", "bound")
        row = self.kind in ("holiday", "dated")
        fits = (
            isinstance(self.value, int) if number else isinstance(self.value, str) if text
            else isinstance(self.value, list) if row else self.value is None
        )  # fmt: skip
        if not fits:
            raise ValueError(f"value: a {self.kind} has another kind of value")
        if (self.rule is not None) != (self.kind == "holiday"):
            raise ValueError("rule: goes with holidays, and only with them")
        return self


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast: the rule that dates it and the rule's numbers."""

    rule: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The word list by kind. `phrases` maps a first word to (rest of the phrase, kind, value)."""

    month: dict[str, int]
    weekday: dict[str, int]
    doubtful: frozenset[str]
    unit: dict[str, str]
    today: dict[str, int]
    part: dict[str, str]
    edge: dict[str, str]
    which: dict[str, str]
    shift: dict[str, int]
    bound: dict[str, str]
    sets: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Holiday | tuple[int, ...] | None], ...]]


@cache
def time_words() -> TimeWords:
    """The words of time of the standing list and of the user's own.

    Raises:
        DataError: an entry doesn't fit.

    Example:
        >>> time_words().month["sept."], time_words().unit["weeks"]
        (9, 'week')
    """
    numbers: dict[str, dict[str, int]] = {kind: {} for kind in ("month", "weekday", "today", "shift")}
    texts: dict[str, dict[str, str]] = {kind: {} for kind in ("unit", "part", "edge", "which", "bound")}
    sets: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Holiday | tuple[int, ...] | None]]] = {}
    doubtful: set[str] = set()
    for entry in entries("times", TimeWord):
        if entry.doubtful:
            doubtful.update(entry.words)
        for word in entry.words:
            if isinstance(entry.value, int):
                numbers[entry.kind][word] = entry.value
            elif isinstance(entry.value, str):
                texts[entry.kind][word] = entry.value
            elif entry.kind in ("holiday", "dated", "same", "then", "eve"):
                first, *rest = word.split()
                row = tuple(entry.value or ())
                value = Holiday(entry.rule, row) if entry.rule else row
                phrases.setdefault(first, []).append((tuple(rest), entry.kind, value))
            else:
                sets.setdefault(entry.kind, set()).add(word)
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return TimeWords(
        numbers["month"],
        numbers["weekday"],
        frozenset(doubtful),
        texts["unit"],
        numbers["today"],
        texts["part"],
        texts["edge"],
        texts["which"],
        numbers["shift"],
        texts["bound"],
        {kind: frozenset(words) for kind, words in sets.items()},
        {first: tuple(choices) for first, choices in phrases.items()},
    )
