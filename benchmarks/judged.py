"""Judging a sample by eye: what was said of each item drawn, and the share that is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import yaml

ANSWERS = ("yes", "no", "unsure")


def judged(file: Path, key: str, question: str, names: Iterable[str]) -> str:
    """Reads the judgement file, adds rows for what it lacks, and says how precise the sample is."""
    drawn = list(names)
    rows = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
    known = {str(row[key]): row for row in rows or []}
    for name in drawn:
        known.setdefault(name, {key: name, question: "", "note": ""})
    words = yaml.safe_dump(list(known.values()), sort_keys=False, allow_unicode=True, width=200)
    file.write_text(words, encoding="utf-8")
    answers = Counter(answer(known[name][question]) for name in drawn)
    right, wrong, unsure = answers["yes"], answers["no"], answers["unsure"]
    said = f"{right + wrong + unsure} of {len(drawn)} judged: {right} right, {wrong} wrong, {unsure} unsure"
    if right + wrong == 0:
        return f"{said}; write yes, no or unsure into {file}"
    low, high = wilson(right, right + wrong)
    return f"{said}: precision {right / (right + wrong):.3f} (95 % {low:.2f} to {high:.2f})"


def answer(said: object) -> str:
    """What a row says, with YAML's own yes and no understood.

    Example:
        >>> answer(True), answer("no"), answer("")
        ('yes', 'no', '')
    """
    word = {True: "yes", False: "no"}.get(said, said) if isinstance(said, bool) else said
    return str(word) if word in ANSWERS else ""


def wilson(right: int, number: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    Example:
        >>> tuple(round(end, 3) for end in wilson(95, 100))
        (0.888, 0.978)
    """
    z, share = 1.96, right / number
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number)) / (1 + z * z / number)
    return max(0.0, middle - half), min(1.0, middle + half)
