"""A piece that two texts have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Shared:
    """Code points `start` to `end` (exclusive) of the one text that say the same as `other_start` to `other_end`.

    `like` is how alike they are: 1 for the same words but for small changes, less for a rewrite in other words.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    kind: Literal["passage", "quotation"] = "passage"
    like: float = 1.0

    def turned(self) -> Shared:
        """The same, seen from the other text."""
        return Shared(self.other_start, self.other_end, self.start, self.end, self.kind, self.like)
