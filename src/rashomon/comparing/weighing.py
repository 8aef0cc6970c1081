"""Weighing two tellings: do they tell of one happening? A sum of log-odds, each with its reason.

Every feature gives one level, every level has a weight (natural log-odds) in `data/weights.yaml`,
fitted by `training/same_event.py`; the constant is what stands before anything is known. The form is
Fellegi and Sunter's (1969) record linkage, shown the way Splink shows it: as a waterfall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.levels import levels, mode
from rashomon.comparing.reasons import reason
from rashomon.comparing.sketch import sketch
from rashomon.comparing.telling import Telling
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "weights.yaml"
CONSTANT = "constant"


class Weights(BaseModel):
    """The weights of one feature's levels, for pairs of one mode (`levels.mode`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: Literal["main", "incident", "lasting", "report"]
    feature: str
    levels: dict[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """What one feature adds: its level, its weight in log-odds, and the words for a reader."""

    feature: str
    level: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of log-odds, and the parts that make it, the weightiest first."""

    score: float
    parts: tuple[Part, ...]


@cache
def weights(mode_: str) -> dict[str, dict[str, float]]:
    """The weights of a mode by feature and level.

    Example:
        >>> weights("incident")["place"]["other country"] < 0 < weights("incident")["time"]["same day"]
        True
    """
    return {row.feature: row.levels for row in checked(read_yaml(FILE), Weights, FILE.name) if row.mode == mode_}


def score(one: Telling, other: Telling) -> float:
    """The log-odds that two tellings tell of one happening; symmetric, the score of `compare` alone.

    Example:
        >>> told = Telling("t1", "d1", "e1", None, ("attack",))
        >>> score(told, told) == compare(told, told).score
        True
    """
    a, b = sketch(one), sketch(other)
    table = weights(mode(a, b))
    total = table[CONSTANT][CONSTANT]
    for feature, level in levels(a, b):
        total += table[feature].get(level, 0.0)
    # Nothing is added to a number but to -0.0, which one engine would keep and the other one make 0.0.
    return round(total, 3) + 0.0


def compare(one: Telling, other: Telling, spelled: Mapping[str, str] | None = None) -> Comparison:
    """The score of two tellings, taken apart; `spelled` gives the words that stems stand for (`words.spelling`).

    Example:
        >>> told = Telling("t1", "d1", "e1", None, ("attack",))
        >>> [(p.feature, p.words) for p in compare(told, told).parts if p.feature == "kind"]
        [('kind', 'both attack')]
    """
    a, b = sorted((one, other), key=lambda telling: telling.id)
    table = weights(mode(sketch(a), sketch(b)))
    parts = [Part(CONSTANT, CONSTANT, table[CONSTANT][CONSTANT], "before anything is compared")]
    for feature, level in levels(sketch(one), sketch(other)):
        if weight := table[feature].get(level, 0.0):
            parts.append(Part(feature, level, weight, reason(feature, level, a, b, spelled or {})))
    parts[1:] = sorted(parts[1:], key=lambda part: (-abs(part.weight), part.feature))
    return Comparison(score(one, other), tuple(parts))
