"""The telling: what one report says of one happening, in the few facts that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Who:
    """A party: `key` compares (a register's id, or the folded name; see `parties.who`).

    `above` holds the ids of what it belongs to, nearest first: the Nusra Front is of al-Qaida.
    """

    key: str
    name: str
    kind: str
    country: str = ""
    above: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.key, self.name))


@dataclass(frozen=True, slots=True)
class Where:
    """A place: `key` compares; `inside` holds the folded names of what contains it, nearest first."""

    key: str
    name: str
    inside: tuple[str, ...] = ()
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""

    def __hash__(self) -> int:
        return hash((self.key, self.name))


@dataclass(frozen=True, slots=True)
class Telling:
    """What a report says of one happening: enough to compare it, small enough to keep at hand.

    `events` are the reader's keys within the report, `event` the first; `types` goes from the most to the least
    frequent; `numbers` has (low, high) for each slot, the main one first; `modality` is the strongest of its
    claims. `sure` says that its own words give the time, which was not taken from elsewhere in the text.
    `words` are the stems of its evidence that mean something, `scene` those of the report as a whole, the
    rarest first; `lead` marks what the report is about: its title or first sentences tell it. `settled` says
    that a person has been over its claims (each has the score 1), so that what is told apart is apart. `marks`
    are the kind of spot, the hour and the means (`marks.marks`); `times` other days that its claims or
    sentences give; `sided` the slots whose numbers only a side of the fighting gives (`side_counts`).
    """

    id: str
    document: str
    event: str
    published: date | None
    types: tuple[str, ...]
    agents: tuple[Who, ...] = ()
    targets: tuple[Who, ...] = ()
    places: tuple[Where, ...] = ()
    start: date | None = None
    end: date | None = None
    numbers: tuple[tuple[str, int, int], ...] = ()
    modality: str = "asserted"
    words: tuple[str, ...] = ()
    sure: bool = True
    scene: tuple[str, ...] = ()
    lead: bool = False
    settled: bool = False
    events: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    times: tuple[tuple[date, date], ...] = ()
    sided: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.events:
            object.__setattr__(self, "events", (self.event,))

    def __hash__(self) -> int:
        # Tellings are keys of caches that comparing asks for every pair: the id is enough.
        return hash(self.id)
