"""What the grammar of time finds: an expression and its parts, not yet put on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.vocabulary.times import Holiday

Shape = Literal[
    "date",  # year, month, day as far as given
    "weekday",
    "today",  # with an offset in days
    "unit",  # last week, this month, the past three years
    "ago",
    "shift",  # two days later, the following day, a week after the attack
    "lasting",  # a 15-year insurgency, for the past three years
    "length",  # for three hours: no place on the calendar
    "frequency",
    "same",  # that day, at the time
    "then",  # since then
    "eve",
    "now",
    "overnight",
    "holiday",
    "decade",
    "century",
]


@dataclass(slots=True)
class Mention:
    """Words `first` to `last` (inclusive, of the subwords) and what they say.

    `which` is last, past, this, next, coming, recent, previous, following or same; `low` and `high`
    the number of units; `part` early, mid or late; `cut` (parts, index) a half, quarter or week of
    the interval; `year_of` places a date without a year ("May 2 last year"); `upto` is the other end.
    `named`: an event follows ("after the attack"); `beside`: a date stands right in front ("on May 4, a
    day after the attack"); `eve`: the day before is meant.
    """

    first: int
    last: int
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    holiday: Holiday | None = None
    unit: str = ""
    low: float = 1
    high: float = 1
    which: str = ""
    part: str = ""
    cut: tuple[int, int] | None = None
    year_of: str = ""
    offset: int = 0
    bound: str = ""
    named: bool = False
    beside: bool = False
    eve: bool = False
    upto: Mention | None = None
