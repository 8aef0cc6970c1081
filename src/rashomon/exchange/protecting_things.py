"""What looks like somebody's name and is a body's, a place's, a law's, a ship's: by its words and by the registers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.comparing.outlets import known_outlet
from rashomon.errors import PrerequisiteError
from rashomon.exchange.protecting_rules import PERSON, plain_words, things
from rashomon.exchange.protecting_words import folded, telling
from rashomon.reading.naming import TIME_WORDS
from rashomon.reading.truecase_words import Case, lexicon
from rashomon.registers.actors import actor_matches, actor_register
from rashomon.vocabulary.nouns import noun_class

_BODIES = frozenset({"organisation", "media", "government", "state_force", "armed", "object_target", "weapon"})
_NAMED_BODIES = frozenset({"organisation", "media", "government"})
_ABSTRACT = re.compile(r"..(?:ation|ution|ition|ction|sion|ness|ism|ology)s?$")
"""Endings of what is done or thought, which no family name has."""
_INITIALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,}|[A-Z]{3,}s|U\.?[NSK]\.?|E\.?U\.?")


def nobody(name: tuple[str, ...], kind: str) -> bool:
    """Whether a name that nothing else says of to be a person's is none: a body, a people, one plain word.

    Example:
        >>> nobody(("Khorasan", "Press", "Service"), "name"), nobody(("Ona", "Bel"), "name"), nobody(("IFEX",), "name")
        (True, False, True)
        >>> nobody(("Honest", "Administration"), "person"), nobody(("KRT", "Speaker"), "person")
        (True, True)
    """
    if not telling(folded(" ".join(name))) or {word.lower() for word in name} & TIME_WORDS:
        return True
    if any(_ABSTRACT.search(word.lower()) or _INITIALS.fullmatch(word) for word in name):
        return True
    if len(name) > 1 and (name[-1].removesuffix(".") in plain_words("firm") or _english(name)):
        return True
    return (kind != PERSON and len(name) < 2) or _thing(name, kind)


@lru_cache(maxsize=100_000)
def _thing(name: tuple[str, ...], kind: str) -> bool:
    lower = [word.lower() for word in name]
    asked = lower[-1:] if kind == PERSON else lower
    nouns = [found.cls for word in asked if (found := noun_class(word)) is not None]
    if any(cls in (_NAMED_BODIES if kind == PERSON else _BODIES) for cls in nouns):
        return True
    if _says_thing(lower) or known_outlet(" ".join(name)) is not None:
        return True
    whole = [match.actor for match in actor_matches(name) if match.last - match.first + 1 == len(name)]
    return bool(whole) and whole[0].kind != PERSON


def thing(name: tuple[str, ...]) -> bool:
    """Whether the words of a name, or the registers, make it a thing's, a body's or an outlet's.

    Example:
        >>> thing(("Ona", "Bel", "Street")), thing(("Ona", "Bel"))
        (True, False)
    """
    return _thing(name, PERSON)


def _says_thing(lower: Sequence[str]) -> bool:
    """Whether a word where it stands makes a name a thing's: the first of a ship's, the last of a street's.

    Example:
        >>> _says_thing(["uss", "ona", "bel"]), _says_thing(["bel", "street"]), _says_thing(["bill", "bel"])
        (True, True, False)
    """
    if not things("anywhere").isdisjoint(lower) or (len(lower) == 1 and lower[0] in things("alone")):
        return True
    return len(lower) > 1 and (lower[0] in things("first") or lower[-1] in things("last"))


@lru_cache(maxsize=20_000)
def _english(name: tuple[str, ...]) -> bool:
    """Whether words of a wire in capitals are words of every day, but for one at most: "UNDELIMITED BORDER AREAS"."""
    if len(name) < 2 or not all(word.isupper() for word in name) or max(map(len, name)) < 5:
        return False
    try:
        plain = [lexicon().case(word.lower()) is Case.LOWER for word in name]
    except PrerequisiteError:
        return False
    return sum(plain) >= max(2, len(name) - 1) and plain[-1]


_NEXT = re.compile(r"[ \u00a0-]([\w’'-]+)")


def thing_after(words: str) -> bool:
    """Whether the word that words begin with makes a thing of a name before it: " brigade", " airport".

    Example:
        >>> thing_after(" airport was hit"), thing_after(" wept"), thing_after("hospital")
        (True, False, True)
    """
    found = _NEXT.match(words if words[:1] in " \u00a0-" else f" {words}")
    return found is not None and found[1].lower() in things("beside")


@lru_cache(maxsize=100_000)
def registered(name: tuple[str, ...]) -> bool:
    """Whether the register of actors has a person of this name.

    Example:
        >>> registered(("Barack", "Obama")), registered(("Ona", "Bel"))
        (True, False)
    """
    found = actor_register().lookup(" ".join(name))
    return found is not None and found.kind == PERSON
