"""Texts in which nobody can be named: titles of events, made of type, place, day and how many died, ids, days."""

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
_OUTLET = re.compile(r"outlet:[\w.-]+")
_LONGEST = 100
"""Letters of the longest name of a publisher that is asked for."""
_PLAIN = re.compile(r"[ced][0-9a-f]{16}|[12]\d{3}-\d\d-\d\d|-?\d+\.\d+")


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


def nameless(text: str) -> bool:
    """Whether a text is an id of the record, a day or a number, and nothing else: most cells of tables are.

    A number with more to it may be a telephone's.

    Example:
        >>> [nameless(text) for text in ("", "c0123456789abcdef", "2031-05-09", "34.5", "3", "0093-70-01", "Bel")]
        [True, True, True, True, True, False, False]
    """
    return not text or text.isdigit() or _PLAIN.fullmatch(text) is not None


def stays(text: str, places: Container[tuple[str, ...]], outlets: Container[tuple[str, ...]]) -> bool:
    """Whether nobody can be named in a text of a record with these places and publishers: a publisher's id and name are
    nobody's, whatever they are made of.

    Example:
        >>> [stays(text, set(), {("ona", "wire")}) for text in ("outlet:ona-bel", "Ona Wire", "Ona Bel")]
        [True, True, False]
    """
    if nameless(text) or plain_title(text, places) or _OUTLET.fullmatch(text):
        return True
    return len(text) < _LONGEST and folded(text) in outlets


@cache
def _types() -> frozenset[str]:
    return frozenset(row.type.replace("_", " ").capitalize() for row in type_rows())
