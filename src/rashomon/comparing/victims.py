"""Victims: whose number a toll is, so that the children among the dead don't contradict the dead."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.slots import DATA
from rashomon.errors import DataError
from rashomon.vocabulary.load import checked, read_yaml

PERSON = "person"
"""The group of a single named person, who is a part of any toll."""
_FIGHTERS = "fighters"
_WORD = re.compile(r"[^\W\d_]+")
Names = tuple[tuple[str, str], ...]
"""Name and kind of each party."""


class Victims(BaseModel):
    """A group of victims: the words and kinds of party that name it, what it lies within, and whose side it is.

    The words of people `at_large` name no group.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    group: str
    words: tuple[str, ...]
    within: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    side: Literal["state", "group", ""] = ""
    at_large: bool = False


def _rows() -> list[Victims]:
    file = DATA / "victims.yaml"
    return checked(read_yaml(file), Victims, file.name)


@cache
def victims() -> tuple[dict[str, Victims], dict[str, Victims]]:
    """The groups by word and by kind of party.

    Raises:
        DataError: an entry of `data/victims.yaml` that doesn't fit.
    """
    file = DATA / "victims.yaml"
    by_word: dict[str, Victims] = {}
    by_kind: dict[str, Victims] = {}
    rows = _rows()
    groups = {row.group for row in rows}
    for number, row in enumerate(rows, 1):
        for outer in row.within:
            if outer not in groups:
                raise DataError(f"no such group: {outer!r}", file=file.name, row=number, field="within")
        for word in () if row.at_large else row.words:
            if word in by_word:
                raise DataError(f"{word!r} is in two groups", file=file.name, row=number, field="words")
            by_word[word] = row
        by_kind.update(dict.fromkeys(row.kinds, row))
    return by_word, by_kind


@lru_cache(maxsize=1 << 14)
def victim_group(name: str, kind: str) -> str:
    """The victim group that a party belongs to; empty for people at large, `PERSON` for somebody by name.

    Example:
        >>> [victim_group(*v) for v in (("12 children", "people"), ("80 people", "people"), ("Omar Zia", "person"))]
        ['children', '', 'person']
        >>> victim_group("National Liberation Army", "armed_group"), victim_group("six Thai nationals", "people")
        ('fighters', 'nationals of one state')
    """
    by_word, by_kind = victims()
    words = _WORD.findall(name.lower())
    for at, word in enumerate(words):
        pair = f"{words[at - 1]} {word}" if at else word
        for form in (pair, pair.removesuffix("s"), word, word.removesuffix("s")):
            row = by_word.get(form)
            # Many a group of fighters calls itself an army.
            if row is not None and (kind != "armed_group" or _FIGHTERS in (row.group, *row.within)):
                return row.group
    if kind == "person":
        return PERSON
    row = by_kind.get(kind)
    return row.group if row else ""


@cache
def _anybody() -> frozenset[str]:
    return frozenset(word for row in _rows() if row.at_large for word in row.words)


def at_large(name: str) -> bool:
    """Whether a name may be of anybody, fighters as well: "six people", and not "six farmers".

    Example:
        >>> at_large("Six people"), at_large("six farmers")
        (True, False)
    """
    return not _anybody().isdisjoint(name.lower().split()[-1:])


@cache
def within(group: str) -> frozenset[str]:
    """The groups that a victim group lies within.

    Example:
        >>> sorted(within("children"))
        ['civilians']
    """
    by_word, _ = victims()
    return frozenset(outer for row in by_word.values() if row.group == group for outer in row.within)


def groups_of(victims: Names) -> frozenset[str]:
    """The victim groups that a number counts; empty where it counts everybody.

    Example:
        >>> groups_of((("two soldiers", "people"), ("Omar Zia", "person"))) == {"soldiers", "“Omar Zia”"}
        True
        >>> groups_of((("two soldiers", "people"), ("worshippers", "people")))
        frozenset()
    """
    found = [(victim_group(name, kind), name) for name, kind in victims if kind != "place"]
    if not all(group for group, _ in found):
        return frozenset()
    return frozenset(f"“{name}”" if group == PERSON else group for group, name in found)


def part_of(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether the victims of one number are surely among those of the other, and not all of them.

    Example:
        >>> part_of(frozenset({"children"}), frozenset()), part_of(frozenset(), frozenset({"children"}))
        (True, False)
    """
    if part == whole or not part:
        return False
    return not whole or all(group in whole or bool(within(group) & whole) for group in part)


def by_name(victims: frozenset[str]) -> bool:
    """Whether a number counts only people whom it names: it is a part of any toll, and never a total beside one.

    Example:
        >>> by_name(frozenset({"“Omar Zia”"})), by_name(frozenset({"“Omar Zia”", "fighters"})), by_name(frozenset())
        (True, False, False)
    """
    return bool(victims) and not unnamed(victims)


def unnamed(victims: frozenset[str]) -> frozenset[str]:
    """The groups of victims without those who are counted by name.

    Example:
        >>> sorted(unnamed(frozenset({"“Omar Zia”", "fighters"})))
        ['fighters']
    """
    return frozenset(group for group in victims if not group.startswith("“"))


def outer(group: str) -> str:
    """The widest group that a victim group lies within: civilians for children, fighters for the attackers.

    Example:
        >>> outer("children"), outer("police"), outer("“Omar Zia”")
        ('civilians', 'police', '“Omar Zia”')
    """
    return min(within(group), default=group)


def sides_of(victims: frozenset[str]) -> frozenset[str]:
    """The sides of a fight whose people some victims are, those named put aside; "" for who may be of either.

    Example:
        >>> sorted(sides_of(frozenset({"police", "children"}))), sorted(sides_of(frozenset({"the attackers"})))
        (['', 'state'], ['group'])
    """
    return frozenset(_side(outer(group)) for group in unnamed(victims))


@cache
def _side(group: str) -> str:
    by_word, _ = victims()
    return next((row.side for row in by_word.values() if row.group == group), "")
