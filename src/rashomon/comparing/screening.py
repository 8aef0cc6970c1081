"""Screening: which pairs can't be one event, told from what is cheap to compare.

Of the tellings that share a blocking key, hardly one in thirty is near the same event. The score of a pair is a sum,
so what the features compared so far leave possible bounds it from above; a pair whose bound is no more than clustering
takes for a pair never compared (`clustering.UNKNOWN`) need not be weighed. What weighs more is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from rashomon.comparing import levels
from rashomon.comparing.levels import ANCHORS, words_level
from rashomon.comparing.marks import KINDS, mark_level
from rashomon.comparing.nearness import time_level
from rashomon.comparing.sketch import Sketch
from rashomon.comparing.tolls_alike import other_level, toll_level
from rashomon.comparing.weighing import CONSTANT, weights
from rashomon.comparing.words import worth

K = TypeVar("K")
V = TypeVar("V")
_ROUNDING = 1e-6
_STEPS = frozenset(
    {CONSTANT, "kind", "place", "time", "agents", "targets", "killed", "numbers", "words", "wording", "scene", "anchor"}
    | {"published", "modality", "weight in the report", "settled", *KINDS}
)
"""The features that are looked at one by one; any other counts as the most that it can add."""
_MOST = 1 << 16


class Table:
    """The weights of one mode, and what is known of pairs that were met before.

    Times, parties, numbers, marks and scenes come again from pair to pair: what two of them add is worked out
    once. Each of these memories is emptied when it is full.
    """

    def __init__(self, mode: str) -> None:
        self.of = of = weights(mode)
        self.constant = of[CONSTANT][CONSTANT] + sum(_most(of[feature]) for feature in sorted(of.keys() - _STEPS))
        self.open = of["settled"].get("open", 0.0)
        self.told_apart = of["settled"].get("told apart", 0.0)
        self.one_report = of["scene"].get("one report", 0.0)
        self.words, self.wording, self.place, self.anchor = (of[f] for f in ("words", "wording", "place", "anchor"))
        # The most that is still to come before each of these is compared.
        self.before_places = _most(self.place) + max(self.anchor.get(level, 0.0) for level in ANCHORS)
        self.before_marks = self.before_places + sum(_most(of[kind]) for kind in KINDS)
        self.before_words = self.before_marks + _most(self.words) + _most(self.wording)
        self.before_parties = self.before_words + _most(of["agents"]) + _most(of["targets"])
        self.scenes: dict[tuple[frozenset[str], frozenset[str]], float] = {}
        self.times: dict[tuple[str, str, int], tuple[float, str]] = {}
        self.acting: dict[tuple[str, str], float] = {}
        self.suffering: dict[tuple[str, str], float] = {}
        self.tolls: dict[tuple[str, str], float] = {}
        self.borne: dict[tuple[str, str], float] = {}

    def scene(self, one: Sketch, other: Sketch) -> float:
        """What two reports' scenes add."""
        level = levels.share_level(worth(one.scene & other.scene), min(one.scene_worth, other.scene_worth))
        return _kept(self.scenes, (one.scene, other.scene), self.of["scene"].get(level, 0.0))

    def time(self, one: Sketch, other: Sketch) -> tuple[float, str]:
        """What the times and the days of publication add, with the level of the first."""
        level = time_level(one, other)
        total = self.of["time"].get(level, 0.0) + self.of["published"].get(levels._published(one, other), 0.0)
        return _kept(self.times, (one.clock, other.clock, one.since - other.since), (total, level))

    def parties(self, one: Sketch, other: Sketch) -> float:
        """What agents and targets add."""
        acting, suffering = levels._sides(one, other)
        return self.of["agents"].get(acting, 0.0) + self.of["targets"].get(suffering, 0.0)

    def act(self, one: Sketch, other: Sketch) -> float:
        """What agents add, where they can't be the other's targets."""
        level = levels._sides(one, other)[0]
        return _kept(self.acting, (one.acting, other.acting), self.of["agents"].get(level, 0.0))

    def suffer(self, one: Sketch, other: Sketch) -> float:
        """What targets add, where they can't be the other's agents."""
        level = levels._sides(one, other)[1]
        return _kept(self.suffering, (one.suffering, other.suffering), self.of["targets"].get(level, 0.0))

    def toll(self, one: Sketch, other: Sketch) -> float:
        """What the numbers add."""
        total = self.of["killed"].get(toll_level(one, other, "killed"), 0.0)
        return _kept(self.tolls, (one.tolls, other.tolls), total + self.of["numbers"].get(other_level(one, other), 0.0))

    def marks(self, one: Sketch, other: Sketch) -> float:
        """What the marks add."""
        total = 0.0
        for kind, ours, theirs in zip(KINDS, one.marked, other.marked, strict=True):
            level = mark_level(kind, ours, theirs) if ours and theirs else "none"
            total += self.of[kind].get(level, 0.0)
        return _kept(self.borne, (one.borne, other.borne), total)


@cache
def table(mode: str) -> Table:
    """The table of a mode.

    Example:
        >>> table("incident").before_places > 0
        True
    """
    return Table(mode)


def _most(of: dict[str, float]) -> float:
    """The most a feature can add: a level without a weight adds nothing."""
    return max(0.0, *of.values())


def _kept(memory: dict[K, V], key: K, value: V) -> V:
    if len(memory) > _MOST:
        memory.clear()
    memory[key] = value
    return value


def hopeful(one: Sketch, others: Iterable[Sketch], floor: float) -> list[Sketch]:
    """Those of `others` that may score above `floor` with `one`: the score of each one left out is at most that.

    Example:
        >>> from datetime import date
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling, Where
        >>> def told(place, day):
        ...     return sketch(Telling(f"t{day}", f"d{day}", "e1", None, ("attack",), places=(place,),
        ...                           start=date(2016, 7, day), end=date(2016, 7, day)))
        >>> kot, kidal = (Where(name, name, ("x", of), of) for name, of in (("Kot", "AF"), ("Kidal", "ML")))
        >>> [found.telling.id for found in hopeful(told(kot, 4), [told(kot, 5), told(kidal, 29)], 0.0)]
        ['t5']
    """
    bar = floor + _ROUNDING
    found = []
    document, sort, scene, clock, since = one.telling.document, one.sort, one.scene, one.clock, one.since
    acting, suffering, mutual = one.acting, one.suffering, one.mutual
    tolls, borne, words, worthy = one.tolls, one.borne, one.words, one.worth
    for other in others:
        if other.telling.document == document:
            of, total = _of_one_report(one, other)
        else:
            of, total = _BASES.get((sort, other.sort)) or _base(one, other)
            if (added := of.scenes.get((scene, other.scene))) is None:
                added = of.scene(one, other)
            total += added
        time, day = of.times.get((clock, other.clock, since - other.since)) or of.time(one, other)
        if (numbers := of.tolls.get((tolls, other.tolls))) is None:
            numbers = of.toll(one, other)
        # What is still open counts as the most that it can be.
        if (total := total + time + numbers) + of.before_parties <= bar:
            continue
        if mutual and other.mutual:
            parties = of.parties(one, other)
        else:
            if (acts := of.acting.get((acting, other.acting))) is None:
                acts = of.act(one, other)
            if (suffers := of.suffering.get((suffering, other.suffering))) is None:
                suffers = of.suffer(one, other)
            parties = acts + suffers
        if (total := total + parties) + of.before_words <= bar:
            continue
        rare = worth(words & other.words)
        total += of.words.get(words_level(rare), 0.0)
        total += of.wording.get(levels.share_level(rare, min(worthy, other.worth)), 0.0)
        if total + of.before_marks <= bar:
            continue
        if (marks := of.borne.get((borne, other.borne))) is None:
            marks = of.marks(one, other)
        if (total := total + marks) + of.before_places <= bar:
            continue
        place = _place(one, other)
        # The anchor may be less than this, where what recurs is told.
        anchor = levels._anchor(place, day, rare, levels._sides(one, other))
        if total + of.place.get(place, 0.0) + max(of.anchor.get(anchor, 0.0), of.anchor.get("topic", 0.0)) > bar:
            found.append(other)
    return found


def _base(one: Sketch, other: Sketch) -> tuple[Table, float]:
    """What two tellings of different reports score by what they are: mode, kinds, modality, weight in the report."""
    of = table(levels.mode(one, other))
    return _kept(_BASES, (one.sort, other.sort), (of, of.constant + of.open + _sorts(of, one, other)))


def _of_one_report(one: Sketch, other: Sketch) -> tuple[Table, float]:
    """The same for two tellings of one report, with what they have in common by that."""
    of = table(levels.mode(one, other))
    settled = of.told_apart if one.telling.settled or other.telling.settled else of.open
    return of, of.constant + settled + of.one_report + _sorts(of, one, other)


def _sorts(of: Table, one: Sketch, other: Sketch) -> float:
    total = of.of["kind"].get(levels.kind_level(one, other), 0.0)
    total += of.of["modality"].get(levels.modality_level(one, other), 0.0)
    return total + of.of["weight in the report"].get(levels.lead_level(one, other), 0.0)


def _place(one: Sketch, other: Sketch) -> str:
    """The level of the places. Most pairs name nothing of each other's: theirs is a matter of the places alone."""
    ours, theirs = one.spots, other.spots
    if (
        ours.isdisjoint(theirs)
        and ours.isdisjoint(other.words)
        and theirs.isdisjoint(one.words)
        and ours.isdisjoint(other.scene)
        and theirs.isdisjoint(one.scene)
    ):
        two = (one.ground, other.ground)
        if (found := _LYING.get(two)) is None:
            found = _kept(_LYING, two, levels.place_level(one, other))
        return found
    return levels.place_level(one, other)


_BASES: dict[tuple[str, str], tuple[Table, float]] = {}
_LYING: dict[tuple[str, str], str] = {}
