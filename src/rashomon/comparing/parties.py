"""Parties that can be compared: the named by their register id or name, the unnamed by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.sides import STATE
from rashomon.comparing.telling import Who
from rashomon.comparing.words import stem
from rashomon.errors import DataError
from rashomon.reading.claim import Party
from rashomon.registers.actors import actor_register
from rashomon.registers.gazetteer_names import fold
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "generic.yaml"
UNNAMED = "~"
"""Begins the key of a party that has no name: `~fighters`."""
LEVELS = ("none", "apart", "kin", "fits", "same kind", "part", "same")
"""How two sides agree, from nothing to compare to the same name; `agreement` gives the number."""

_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "at", "from", "some", "several", "many", "least"})
# What stands behind one of these says more of the word before it: "residents of Kot".
_BEHIND = re.compile(r"\b(?:of|in|from|at|near|who|that|with)\b")
_BY_KIND = {"armed_group": "fighters", "state_force": "soldiers", "government": "officials", "people": "civilians"}


class Generic(BaseModel):
    """Words for people without a name, and the kinds of named actor that they may stand for."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str = Field(alias="class")
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _generic() -> dict[str, Generic]:
    found: dict[str, Generic] = {}
    for number, row in enumerate(checked(read_yaml(FILE), Generic, FILE.name), 1):
        for word in row.words:
            if (key := stem(word)) in found and found[key] is not row:
                raise DataError(f"{word!r} is in two classes", file=FILE.name, row=number, field="words")
            found[key] = row
    return found


@cache
def _kinds_of(key: str) -> tuple[str, ...]:
    return next((row.kinds for row in _generic().values() if UNNAMED + row.name == key), ())


@lru_cache(maxsize=1 << 14)
def _above(ref: str) -> tuple[str, ...]:
    """What an actor of the register belongs to, nearest first; a person belongs to whom he leads."""
    register, found, at = actor_register(), list[str](), ref
    while (actor := register.get(at)) is not None:
        at = actor.parent or actor.leads
        if not at or at in found:
            break
        found.append(at)
    return tuple(found)


def who(party: Party) -> Who:
    """A party of a claim in the form that is compared.

    The key is the register's id; without one the folded name, or for a mere description
    ("three gunmen") the class of its last known word after a tilde.

    Example:
        >>> who(Party("unknown gunmen", "armed_group")).key, who(Party("Omar Zia", "person")).key
        ('~fighters', 'omar zia')
        >>> who(Party("Nusra Front", "armed_group", ref="nusra-front", country="SY")).key
        'nusra-front'
    """
    ref = party.ref
    if ref and not ref.startswith(":"):
        return Who(ref, party.name, party.kind, party.country, _above(ref))
    return Who(_key(party.name, party.kind), party.name, party.kind, party.country)


def _key(name: str, kind: str) -> str:
    words = [word for word in _NAME.findall(name) if word.lower() not in _SMALL]
    head = [word for word in _NAME.findall(_BEHIND.split(name)[0]) if word.lower() not in _SMALL] or words
    proper = [word for word in words if word[:1].isupper()]
    described = bool(head) and head[-1].islower() and stem(head[-1]) in _generic()
    # "Shiite militias" is a description still, "Sons of the Dawn" and "Omar Zia" are names.
    proper_enough = kind == "person" or len(proper) * 2 > len(words)
    if not described and proper_enough and any(stem(word) not in _generic() for word in proper):
        return fold(" ".join(proper))
    for word in reversed(head):
        if (row := _generic().get(stem(word))) is not None:
            return UNNAMED + row.name
    return UNNAMED + _BY_KIND[kind] if kind in _BY_KIND else fold(name)


def named(party: Who) -> bool:
    """Whether a party has a name of its own.

    Example:
        >>> named(Who("~fighters", "gunmen", "armed_group"))
        False
    """
    return not party.key.startswith(UNNAMED)


@lru_cache(maxsize=1 << 16)
def fit(one: Who, other: Who) -> int:
    """How far two parties can be the same, as a place in `LEVELS`; symmetric.

    Example:
        >>> gunmen, group = Who("~fighters", "gunmen", "armed_group"), Who("boko-haram", "Boko Haram", "armed_group")
        >>> LEVELS[fit(gunmen, group)], LEVELS[fit(group, group)]
        ('fits', 'same')
    """
    a, b = named(one), named(other)
    if one.key == other.key:
        return 6 if a else 4
    if not a and not b:
        return 2 if set(_kinds_of(one.key)) & set(_kinds_of(other.key)) else 1
    if a != b:
        plain, proper = (other, one) if a else (one, other)
        if plain.country and proper.country and plain.country != proper.country and of_states(plain, proper):
            return 1
        return 3 if proper.kind in _kinds_of(plain.key) else 1
    if one.key in other.above or other.key in one.above:
        return 5
    if _words_within(one, other):
        return 5
    if one.country and one.country == other.country and of_states(one, other):
        return 5
    return 2 if set(one.above) & set(other.above) else 1


def of_states(one: Who, other: Who) -> bool:
    """Whether both parties act for a state, be it one or two.

    Example:
        >>> of_states(Who("~soldiers", "soldiers", "state_force"), Who("ml", "Mali", "government", "ML"))
        True
    """
    return {one.kind, other.kind} <= set(STATE)


def _words_within(one: Who, other: Who) -> bool:
    """Whether one name holds the other's words: "Zia" and "Omar Zia"; of persons the last word must agree."""
    a, b = one.key.split(), other.key.split()
    if one.kind == other.kind == "person":
        return a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0] == b[0])
    short, long = sorted((set(a), set(b)), key=len)
    return len(short) > 1 and short <= long


def agreement(ours: Sequence[Who], theirs: Sequence[Who]) -> tuple[int, Who | None, Who | None]:
    """The best fit between two sides, with the parties that show it; (0, None, None) where one is empty.

    Example:
        >>> agreement([], [Who("af:police", "Afghan police", "state_force", "AF")])[0]
        0
    """
    best, first, second = 0, None, None
    for a in ours:
        for b in theirs:
            level = fit(a, b)
            if level > best or (level == best and first and second and _order(a, b) < _order(first, second)):
                best, first, second = level, a, b
    return best, first, second


def _order(one: Who, other: Who) -> tuple[tuple[str, str, str], ...]:
    """Which of two equal fits is shown: persons first, whatever the order of the sides."""
    return tuple(sorted(("" if party.kind == "person" else "~", party.key, party.name) for party in (one, other)))
