"""Screening: which pairs can't be one event, told from what is cheap to compare.

Of the tellings that share a blocking key, hardly one in thirty is near the same event. The score of a pair is a sum,
so what the features compared so far leave possible bounds it from above; a pair whose bound is no more than clustering
takes for a pair never compared (`clustering.UNKNOWN`) need not be weighed. What weighs more is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.comparing import levels
from rashomon.comparing.nearness import time_level
from rashomon.comparing.sketch import Sketch
from rashomon.comparing.tolls_alike import other_level, toll_level
from rashomon.comparing.weighing import CONSTANT, weights

PERSON = "same person"
_ROUNDING = 1e-6
_STEPS = frozenset(
    {CONSTANT, "kind", "place", "time", "agents", "targets", "killed", "numbers", "wording", "scene", "modality"}
    | {"weight in the report", "settled"}
)
"""The features that are looked at or bounded one by one; any other counts as the most that it can add."""


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one mode, with the most that each feature can add.

    `sides` has the most that agents and targets can add, without and with a person among them.
    """

    kind: dict[str, float]
    place: dict[str, float]
    time: dict[str, float]
    killed: dict[str, float]
    numbers: dict[str, float]
    wording: dict[str, float]
    scene: dict[str, float]
    modality: dict[str, float]
    lead: dict[str, float]
    constant: float
    sides: tuple[float, float]
    no_killed: float
    no_numbers: float
    most_killed: float
    most_numbers: float
    most_time: float


@cache
def table(mode: str) -> Table:
    """The weights of a mode as `hopeful` needs them.

    Example:
        >>> table("incident").sides[0] <= table("incident").sides[1]
        True
    """
    of = weights(mode)
    plain, personal = 0.0, 0.0
    for side in ("agents", "targets"):
        plain += _most({level: weight for level, weight in of[side].items() if level != PERSON})
        personal += _most(of[side])
    rest = sum(_most(of[feature]) for feature in sorted(of.keys() - _STEPS))
    return Table(
        of["kind"], of["place"], of["time"], of["killed"], of["numbers"], of["wording"], of["scene"],
        of["modality"], of["weight in the report"],
        of[CONSTANT][CONSTANT] + of["settled"].get("open", 0.0) + rest,
        (plain, personal),
        of["killed"].get("none", 0.0), of["numbers"].get("none", 0.0),
        *(_most(of[feature]) for feature in ("killed", "numbers", "time")),
    )  # fmt: skip


def _most(of: dict[str, float]) -> float:
    """The most a feature can add: a level without a weight adds nothing."""
    return max(0.0, *of.values())


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
    document, kind, scene, words, worth = one.telling.document, one.sort, one.scene, one.words, one.worth
    killed = "killed" in one.numbers
    for other in others:
        if other.telling.document == document:
            found.append(other)
            continue
        if (known := _BASES.get((kind, other.sort))) is None:
            known = _base(one, other)
        of, total = known
        if (level := _SCENES.get((scene, other.scene))) is None:
            level = _scene(one, other)
        total += of.scene.get(level, 0.0) + of.place.get(_place(one, other), 0.0)
        common = words & other.words
        wording = levels._share_level(common, min(worth, other.worth)) if common else "none"
        # What is still open counts as the most that it can be.
        tolls, harmed = killed and "killed" in other.numbers, one.harmed and other.harmed
        total += of.wording.get(wording, 0.0) + of.sides[one.person or other.person] + of.most_time
        total += (of.most_killed if tolls else of.no_killed) + (of.most_numbers if harmed else of.no_numbers)
        if total <= bar:
            continue
        total += of.time.get(time_level(one, other), 0.0) - of.most_time
        if total <= bar:
            continue
        if tolls:
            total += of.killed.get(toll_level(one, other, "killed"), 0.0) - of.most_killed
        if harmed:
            total += of.numbers.get(other_level(one, other), 0.0) - of.most_numbers
        if total > bar:
            found.append(other)
    return found


def _base(one: Sketch, other: Sketch) -> tuple[Table, float]:
    """What two tellings of different reports score by what they are: mode, kinds, modality, weight in the report."""
    of = table(levels.mode(one, other))
    total = of.constant + of.kind.get(levels._kind(one, other), 0.0)
    total += of.modality.get(levels._modality(one, other), 0.0) + of.lead.get(levels._lead(one, other), 0.0)
    if len(_BASES) > _MOST:
        _BASES.clear()
    _BASES[one.sort, other.sort] = of, total
    return of, total


def _scene(one: Sketch, other: Sketch) -> str:
    """The level of two reports' scenes, which all their tellings have in common."""
    if len(_SCENES) > _MOST:
        _SCENES.clear()
    found = levels._share_level(one.scene & other.scene, min(one.scene_worth, other.scene_worth))
    _SCENES[one.scene, other.scene] = found
    return found


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
            if len(_LYING) > _MOST:
                _LYING.clear()
            found = _LYING[two] = levels._place(one, other)
        return found
    return levels._place(one, other)


_BASES: dict[tuple[str, str], tuple[Table, float]] = {}
_SCENES: dict[tuple[frozenset[str], frozenset[str]], str] = {}
_LYING: dict[tuple[str, str], str] = {}
_MOST = 1 << 16
