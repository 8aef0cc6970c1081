"""Screening: which pairs can't be one event, told from what is cheap to compare.

Of the tellings that share a blocking key, hardly one in thirty is near the same event. The score of a pair is a sum, so
what the features compared so far leave possible bounds it from above; a pair whose bound is no more than clustering
takes for a pair never compared (`clustering.UNKNOWN`) need not be weighed. Nothing that weighs more is ever passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.comparing import levels
from rashomon.comparing.nearness import time_level
from rashomon.comparing.sketch import Sketch
from rashomon.comparing.tolls_alike import other_level, toll_level
from rashomon.comparing.weighing import CONSTANT, weights

PERSON = "same person"
_ROUNDING = 1e-6
_LAST = ("kind", "words", "modality", "weight in the report", "settled")


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one mode, with what is left to gain at most after each step of `hopeful`.

    `sides` has the most that agents and targets can add, without and with a person among them.
    """

    time: dict[str, float]
    place: dict[str, float]
    killed: dict[str, float]
    numbers: dict[str, float]
    wording: dict[str, float]
    scene: dict[str, float]
    constant: float
    sides: tuple[float, float]
    no_killed: float
    no_numbers: float
    after_killed: float
    after_time: float
    after_numbers: float
    most_scene: float
    most_wording: float


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
    constant = of[CONSTANT][CONSTANT] + sum(_most(of[feature]) for feature in _LAST)
    scene, wording, numbers, time = (_most(of[feature]) for feature in ("scene", "wording", "numbers", "time"))
    return Table(
        of["time"], of["place"], of["killed"], of["numbers"], of["wording"], of["scene"], constant, (plain, personal),
        of["killed"].get("none", 0.0), of["numbers"].get("none", 0.0),
        scene + wording + numbers + time, scene + wording + numbers, scene + wording, scene, wording,
    )  # fmt: skip


def _most(of: dict[str, float]) -> float:
    """The most a feature can add: a level without a weight adds nothing."""
    return max(0.0, *of.values())


def hopeful(one: Sketch, other: Sketch, floor: float) -> bool:
    """Whether two tellings may score above `floor`; where it says no, `weighing.score` is at most that. Symmetric.

    Example:
        >>> from datetime import date
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling, Where
        >>> def told(place, day):
        ...     return sketch(Telling(f"t{day}", f"d{day}", "e1", None, ("attack",), places=(place,),
        ...                           start=date(2016, 7, day), end=date(2016, 7, day)))
        >>> kot, kidal = (Where(name, name, ("x", of), of) for name, of in (("Kot", "AF"), ("Kidal", "ML")))
        >>> hopeful(told(kot, 4), told(kot, 5), -1.5), hopeful(told(kot, 4), told(kidal, 9), -1.5)
        (True, False)
    """
    of = table(levels.mode(one, other))
    # Both sides of the comparison carry what is still open: what is left to gain is taken off the bar.
    bar = floor + _ROUNDING - of.constant - of.sides[one.person or other.person]
    total = of.place.get(levels._place(one, other), 0.0)
    if "killed" in one.numbers and "killed" in other.numbers:
        total += of.killed.get(toll_level(one, other, "killed"), 0.0)
    else:
        total += of.no_killed
    if total + of.after_killed <= bar:
        return False
    total += of.time.get(time_level(one, other), 0.0)
    if total + of.after_time <= bar:
        return False
    total += of.numbers.get(other_level(one, other), 0.0) if one.harmed and other.harmed else of.no_numbers
    if total + of.after_numbers <= bar:
        return False
    if one.telling.document == other.telling.document:
        total += of.most_scene
    else:
        total += of.scene.get(_scene(one.scene, one.scene_worth, other.scene, other.scene_worth), 0.0)
    if total + of.most_wording <= bar:
        return False
    wording = levels._share_level(one.words & other.words, min(one.worth, other.worth))
    return total + of.wording.get(wording, 0.0) > bar


@lru_cache(maxsize=1 << 14)
def _scene(one: frozenset[str], worth: float, other: frozenset[str], its_worth: float) -> str:
    """The level of two reports' scenes, which all their tellings have in common."""
    return levels._share_level(one & other, min(worth, its_worth))
