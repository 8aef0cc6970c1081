"""Who is a private person: what the words beside a name say of its bearer, by rules with their reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.exchange.protecting_words import PARTICLES
from rashomon.registers.actors import actor_matches
from rashomon.registers.actors_data import countries
from rashomon.vocabulary.load import checked, read_yaml
from rashomon.vocabulary.nouns import noun_class
from rashomon.vocabulary.titles import title_table

DATA = Path(__file__).parent / "data"
Standing = Literal["public", "private", "sheltered"]
PERSON = "person"
"""What takes the name of somebody of whom nothing is known."""
CUT = frozenset({"of", "for", "in", "at", "from", "to", "with", "who", "whose", "near", "on", "by", "and"})
"""Words before which the head of a description ends."""
_TRIMMED = "()[]{}\"“”'‘’.,:;*!?…-–—"
# "Osso-On Friday", 'Osso-“There is': a name and a dash without spaces, then the next words.
_RUN_ON = re.compile(
    r"(?<=\w)-(?:[“\"‘].*|(?:On|In|At|The|There|This|That|It|A|An|But|And|For|From|With|To|By|As|He|She|They))$"
)
_LONGEST = 5
"""Words of the longest post."""


class Rule(BaseModel):
    """Descriptions that make somebody public or private; of a private one, `role` takes the name's place.

    `sheltered` words make a post that would be public a private one: a director is, a hospital's is not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: str
    standing: Standing
    words: tuple[str, ...] = Field(min_length=1)
    because: str = Field(min_length=20)


class Pattern(BaseModel):
    """What in running words gives somebody away, or is only a word."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sort: Literal["contact", "named", "surname", "ordinary", "thing", "firm", "caption", "post", "state"]
    label: str = ""
    role: str = ""
    pattern: str = ""
    stands: Literal["", "first", "last", "alone", "anywhere", "beside"] = ""
    words: tuple[str, ...] = ()
    example: str = Field(min_length=8)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of somebody: the words of the name in it, if there is one, and what the rest says.

    `public` holds a post, `role` is the number of the first rule that makes a private person of them, or None.
    """

    name: tuple[str, ...]
    public: bool = False
    role: int | None = None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order.

    Example:
        >>> rules()[1].role, "nurse" in rules()[1].words
        ('medic', True)
    """
    file = DATA / "protection.yaml"
    return tuple(checked(read_yaml(file), Rule, file.name))


@cache
def patterns(sort: str) -> tuple[Pattern, ...]:
    """The patterns of one sort."""
    file = DATA / "protection_patterns.yaml"
    return tuple(row for row in checked(read_yaml(file), Pattern, file.name) if row.sort == sort)


@cache
def plain_words(sort: str) -> frozenset[str]:
    """All words of the patterns of one sort."""
    return frozenset(word for row in patterns(sort) for word in row.words)


@cache
def things(stands: str) -> frozenset[str]:
    """The words that make a thing of a name where they stand in it or beside it."""
    return frozenset(word for row in patterns("thing") if row.stands == stands for word in row.words)


@cache
def _described() -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for number, rule in enumerate(rules()):
        if rule.standing != "sheltered":
            for word in rule.words:
                found.setdefault(tuple(word.split()), number)
    return found


@cache
def _posts() -> dict[tuple[str, ...], bool]:
    """Titles, and whether they make public: posts that lead, and ranks."""
    titles = (title for some in title_table().values() for title in some)
    return {tuple(t.title.split()): t.leads or t.sort == "rank" for t in titles}


@cache
def _shelters() -> tuple[tuple[re.Pattern[str], int], ...]:
    sheltered = [(number, rule) for number, rule in enumerate(rules()) if rule.standing == "sheltered"]
    return tuple((re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.words))})s?\b"), n) for n, rule in sheltered)


def role_named(number: int | None) -> str:
    """What stands for the name of somebody whom this rule makes private.

    Example:
        >>> role_named(None), role_named(0)
        ('person', 'child')
    """
    return rules()[number].role if number is not None else PERSON


def standing(description: Sequence[str], *, whole: bool = False) -> tuple[bool, int | None]:
    """Whether words in lower case hold a public post, and the first rule that makes a private person of them.

    Only what ends them counts: "the minister's wife" is a wife. With `whole`, posts anywhere in them do, as before
    a name: "Health Minister Dr.".

    Example:
        >>> standing(["former", "defence", "minister"]), role_named(standing(["hospital", "director"])[1])
        ((True, None), 'medic')
        >>> role_named(standing("director of the clinic".split())[1])
        'medic'
    """
    words = [word.strip("\"“”'‘’()[]") for word in description]
    cut = next((at for at, word in enumerate(words) if word in CUT and at), len(words))
    head = [word.removesuffix("'s").removesuffix("’s") for word in words[:cut]]
    public, role, end = False, None, len(head)
    while end > 0:
        size = next((n for n in range(min(_LONGEST, end), 0, -1) if _known(tuple(head[end - n : end]))), 0)
        if size:
            phrase = _key(tuple(head[end - size : end]))
            number = _described().get(phrase)
            if number is None:
                public = public or _posts().get(phrase, False)
            elif rules()[number].standing == "public":
                public = True
            else:
                role = number if role is None else min(role, number)
        if not whole:
            break
        end -= size or 1
    if public and (shelter := _shelter(" ".join(words))) is not None:
        return False, shelter if role is None else min(role, shelter)
    return public, role


def _known(phrase: tuple[str, ...]) -> bool:
    return _key(phrase) in _described() or _key(phrase) in _posts()


def _key(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase as the lists have it: without the stop after an abbreviation that has none there."""
    if phrase in _described() or phrase in _posts():
        return phrase
    last = phrase[-1]
    for tried in (last.removesuffix("."), last + ".", last.removesuffix("s")):
        if (other := (*phrase[:-1], tried)) in _described() or other in _posts():
            return other
    return phrase


def _shelter(words: str) -> int | None:
    return next((_rule_for(rules()[number].role) for pattern, number in _shelters() if pattern.search(words)), None)


@cache
def _rule_for(role: str) -> int:
    return next(number for number, rule in enumerate(rules()) if rule.role == role)


@lru_cache(maxsize=100_000)
def mention(words: str) -> Mention:
    """What a mention says: the name at its end, and the post or description before it or instead of it.

    Example:
        >>> mention("police spokesman Tarik Osso")
        Mention(name=('Tarik', 'Osso'), public=True, role=None)
        >>> mention("two sisters").name, role_named(mention("shopkeeper").role)
        ((), 'resident')
    """
    parts = [_RUN_ON.sub("", part) for part in words.split()]
    shouted = words.isupper() and len(words) > 4
    begin = len(parts)
    while begin > 0 and _of_name(parts, begin - 1, begin == len(parts), shouted):
        begin -= 1
    while begin < len(parts) and parts[begin].lower().strip(_TRIMMED) in PARTICLES - {"abu", "umm", "al", "el", "abd"}:
        begin += 1
    # "the institute's Ona Bel": what belongs to somebody is named after it.
    begin = max((at + 1 for at in range(begin, len(parts) - 1) if parts[at].endswith(("'s", "’s"))), default=begin)
    before = [part.lower() for part in parts[:begin]]
    if begin == len(parts) or any(word.strip(_TRIMMED) in CUT for word in before):
        return Mention((), *standing([part.lower() for part in parts]))
    name = tuple(part.strip(_TRIMMED) for part in parts[begin:])
    return Mention(tuple(part for part in name if part), *standing(before, whole=True))


def _of_name(parts: Sequence[str], at: int, last: bool, shouted: bool) -> bool:
    word = parts[at].strip(_TRIMMED)
    lower = word.lower()
    if not word or any(c.isdigit() for c in word):
        return False
    if lower in PARTICLES:
        return not last
    if word[0].islower() or lower in CUT:
        return any(
            lower.startswith(f"{article}-") for article in ("al", "el", "as", "ad", "an", "ar", "at", "az", "ash")
        )
    if lower in _peoples():
        return last and not shouted and at > 0 and _of_name(parts, at - 1, False, shouted)
    if (lower,) in _described() or (lower,) in _posts() or noun_class(lower) is not None or (f"{lower}.",) in _posts():
        before = parts[at - 1].strip(_TRIMMED) if at else ""
        family = last and not shouted and lower in plain_words("surname") and before[:1].isupper()
        return family and not _title(before)
    return True


@cache
def _peoples() -> frozenset[str]:
    """Adjectives and peoples of states: "Syrian" before a name is no part of it."""
    return frozenset(word.lower() for row in countries() for word in (*row.adj, *row.people))


def of_a_people(name: Sequence[str]) -> bool:
    """Whether words only say which people somebody is of.

    Example:
        >>> of_a_people(("Syrian",)), of_a_people(("African", "American")), of_a_people(("Ona", "Bel"))
        (True, True, False)
    """
    return all(word.lower() in _peoples() or word.lower() in _PARTS for word in name)


_PARTS = frozenset({"african", "asian", "european", "arab", "latin", "north", "south", "east", "west", "central"})


@lru_cache(maxsize=100_000)
def no_name(word: str) -> bool:
    """Whether a word in lower case is a post, a people's or a state's name, or a noun that says what something is.

    Example:
        >>> [no_name(word) for word in ("minister", "syrian", "bel", "battalion")]
        [True, True, False, True]
    """
    return _title(word) or word in _peoples() or noun_class(word) is not None


def _title(word: str) -> bool:
    lower = (word.lower(),)
    return lower in _described() or lower in _posts()


def honorific(word: str) -> bool:
    """Whether a word stands before people's names alone and says nothing of a post: "Mr".

    Example:
        >>> honorific("Mrs."), honorific("General")
        (True, False)
    """
    return word.lower() in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(t.title for some in title_table().values() for t in some if t.sort == "honorific")


@cache
def heads() -> frozenset[str]:
    """Words with which descriptions of people end, and posts: what may stand beside a name.

    Example:
        >>> "spokesman" in heads(), "villagers" in heads(), "bread" in heads()
        (True, True, False)
    """
    last = {phrase[-1] for phrase in (*_described(), *_posts())}
    return frozenset(last | {f"{word}s" for word in last})


def weighty(words: Sequence[str]) -> bool:
    """Whether a post in these words is public by itself, or by a state, a force or a party beside it.

    A minister is; a director, a head, a leader is one of something, and most lead firms, schools and associations.

    Example:
        >>> weighty("director of a bakery".split()), weighty("police director".split()), weighty(["minister"])
        (False, True, True)
    """
    given = [word.strip(_TRIMMED).removesuffix("'s").removesuffix("’s") for word in words]
    plain = [word.lower() for word in given]
    at = next((n for n, word in enumerate(plain) if n and word in CUT), len(plain))
    if at and plain[at - 1].removesuffix("s") not in plain_words("post"):
        return True
    if any(word.endswith("-year-old") for word in plain):
        return False
    plain, given = plain[: at + _OF], given[: at + _OF]
    if any(match.actor.kind in _RULERS for match in actor_matches(given)):
        return True
    nouns = [found.cls for word in plain if (found := noun_class(word)) is not None]
    states = plain_words("state")
    return any(cls in _RULING for cls in nouns) or any(word in _peoples() or word in states for word in plain)


_OF = 4
"""Words behind a post that say of what it is."""
_RULERS = frozenset({"government", "state_force", "armed_group"})
_RULING = frozenset({"government", "state_force", "armed"})
