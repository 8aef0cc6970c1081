"""The two sides of a comparison: a claim as annotated and a claim as predicted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.reading.claim import NUMBERS

ENTITIES = ("agents", "targets", "places", "sources")
SLOTS = (*ENTITIES, "type", "modality", "when", "change", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Side:
    """One claim ready to compare: per slot the names that stand for each item, the days, the evidence.

    `chars` are the code points of the text that the evidence covers.
    """

    claim: Mapping[str, Any]
    items: dict[str, list[list[str]]]
    when: tuple[date, date] | None
    chars: frozenset[int]

    def size(self, slot: str) -> int:
        """How many values the slot holds; type and modality always one.

        Example:
            >>> predicted({"killed": 0, "sources": ["AFP", "UN"]}, "").size("sources")
            2
        """
        if slot in self.items:
            return len(self.items[slot])
        if slot in ("type", "modality"):
            return 1
        if slot == "when":
            return int(self.when is not None)
        if slot == "change":
            return int(bool(self.claim.get("change")))
        return int(self.claim.get(slot) is not None)


def annotated(claim: Mapping[str, Any], document: Mapping[str, Any]) -> Side:
    """A gold claim: each key of an entity or place stands for all its aliases.

    Example:
        >>> gold = {"entities": {"is": {"name": "IS", "aliases": ["Daesh"]}}, "places": {}, "text": ""}
        >>> annotated({"agents": ["is"]}, gold).items["agents"]
        [['IS', 'Daesh']]
    """
    items = {}
    for slot in ENTITIES:
        known = document["places" if slot == "places" else "entities"]
        items[slot] = [[known[key]["name"], *known[key]["aliases"]] for key in claim.get(slot) or []]
    return Side(claim, items, interval(claim.get("when")), covered(claim.get("evidence"), document["text"]))


def predicted(claim: Mapping[str, Any], text: str) -> Side:
    """A predicted claim: items are strings, or objects with a name and mentions; nameless ones are dropped.

    Example:
        >>> predicted({"agents": ["IS", {"name": "US", "mentions": ["Washington"]}, {}]}, "").items["agents"]
        [['IS'], ['US', 'Washington']]
    """
    items = {slot: [n for item in claim.get(slot) or [] if (n := names(item))] for slot in ENTITIES}
    return Side(claim, items, interval(claim.get("when")), covered(claim.get("evidence"), text))


def names(item: str | Mapping[str, Any]) -> list[str]:
    """All names of one item.

    Example:
        >>> names({"name": "US", "mentions": ["Washington", ""]})
        ['US', 'Washington']
    """
    if isinstance(item, str):
        return [item]
    return [name for name in (item.get("name"), *item.get("mentions", [])) if name]


def covered(quotes: Sequence[str] | None, text: str) -> frozenset[int]:
    """The code points that the quotes take up, each where it first occurs.

    Example:
        >>> sorted(covered(["bc", "absent"], "abcbc"))
        [1, 2]
    """
    found: set[int] = set()
    for quote in quotes or ():
        start = text.find(quote)
        if start >= 0:
            found.update(range(start, start + len(quote)))
    return frozenset(found)


def interval(when: Mapping[str, Any] | None) -> tuple[date, date] | None:
    """First and last day, or None when there is none or it can't be read.

    Example:
        >>> interval({"start": "2016-07-01"})
        (datetime.date(2016, 7, 1), datetime.date(2016, 7, 1))
    """
    if not when or not when.get("start"):
        return None
    try:
        start = date.fromisoformat(str(when["start"])[:10])
        end = date.fromisoformat(str(when.get("end") or when["start"])[:10])
    except ValueError:
        return None
    return (start, end) if start <= end else None
