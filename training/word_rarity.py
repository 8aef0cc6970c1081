"""Counts how many reports hold each word, for `comparing/data/words.yaml`.

    python training/word_rarity.py ../shared/corpus/*.jsonl > src/rashomon/comparing/data/words.yaml

Reads JSON lines with `title` and `text`. Words of fewer than three reports are left out, so that no
single report shows through.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rashomon.comparing.words import stems

LEAST = 3
STEP = 0.5
"""Rarities are kept in bands of this width."""


def counted(texts: Iterable[str]) -> tuple[int, Counter[str]]:
    """How many texts there are, and how many hold each stem."""
    number, found = 0, Counter[str]()
    for text in texts:
        number += 1
        found.update(set(stems(text)))
    return number, found


def bands(number: int, found: Counter[str]) -> dict[float, list[str]]:
    """Stems by rarity, rounded to the step."""
    out: dict[float, list[str]] = {}
    for word in sorted(found):
        if found[word] >= LEAST and len(word) > 2:
            out.setdefault(round(math.log(number / found[word]) / STEP) * STEP, []).append(word)
    return out


def main(files: list[str]) -> None:
    rows = [json.loads(line) for file in files for line in Path(file).read_text(encoding="utf-8").splitlines()]
    number, found = counted(f"{row.get('title') or ''}\n{row['text']}" for row in rows)
    print(f"# Stems by rarity, ln(reports / reports with it), from {number} reports: training/word_rarity.py")
    for value, words in sorted(bands(number, found).items()):
        print(f"- rarity: {value}\n  words: >-")
        line = "   "
        for word in words:
            if len(line) + len(word) > 150:
                print(line)
                line = "   "
            line += f" {word}"
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
