"""Titles of events, which are made of words of ours: type, place, day, how many died."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from rashomon.exchange.protecting_words import folded
from rashomon.exchange.type_words import type_rows

_DAY = r"\d{4}-\d\d-\d\d"
_MADE = re.compile(
    r"(?P<type>[A-Z][a-z ]*)(?: \([a-z]+\))?, (?P<place>[^\d()\[\]]+), "
    rf"(?:undated|{_DAY}(?: to {_DAY})?)(?:: \d+ killed)?"
)


def plain_title(text: str, places: Container[tuple[str, ...]]) -> bool:
    """Whether a text is the title of an event at one of these places, folded, and nothing else.

    There is nobody in it: places stay what they are, also where somebody bears the name of one.

    Example:
        >>> [plain_title(text, {("kot",)}) for text in ("Bombing, Kot, 2031-05-09: 3 killed", "Bombing, Bel, undated")]
        [True, False]
    """
    found = _MADE.fullmatch(text) if "," in text else None
    if found is None or found["type"] not in _types():
        return False
    return found["place"] == "unlocated" or folded(found["place"]) in places


@cache
def _types() -> frozenset[str]:
    return frozenset(row.type.replace("_", " ").capitalize() for row in type_rows())
