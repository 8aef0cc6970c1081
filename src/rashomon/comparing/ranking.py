"""Ranking: which disagreements are to be seen first, and why; the weights stand in `data/ranking.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from math import log2
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.account import Account
from rashomon.comparing.slots import DATA, NUMBER_SLOTS
from rashomon.comparing.values import Value, party_of
from rashomon.comparing.voices import has_stake, origin_id
from rashomon.errors import DataError
from rashomon.vocabulary.load import checked, read_yaml

Type = Literal["denial", "update", "contradiction"]
_SIDES = {1: "one side", 2: "both sides"}


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the accounts that put it forward, the one that speaks for them first.

    `own`: none but parties that speak of their own or their enemy's losses put it forward; `last` is the last day on
    which somebody did. Both, and the origins, are worked out once: a side stands against many.
    """

    value: Value
    accounts: tuple[Account, ...]
    origins: frozenset[str] = field(init=False, repr=False, compare=False)
    own: bool = field(init=False, repr=False, compare=False)
    last: date | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = [account.published for account in self.accounts if account.published]
        object.__setattr__(self, "origins", frozenset(map(origin_id, self.accounts)))
        object.__setattr__(self, "own", all(account.speaker.self_interested for account in self.accounts))
        object.__setattr__(self, "last", max(days, default=None))

    @property
    def single(self) -> bool:
        """Whether all that put it forward go back to one origin."""
        return len(self.origins) < 2

    @property
    def accused(self) -> frozenset[str]:
        """Who is said to have done it, states by their code: "ua" for the country and for its forces alike."""
        agents = {agent for account in self.accounts for agent in account.claim.agents}
        return frozenset(_whose(party_of(agent).key) for agent in agents)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a row has that moves it up or down: by how many points, in which words."""

    sign: str
    points: float
    words: str


class Weight(BaseModel):
    """What a sign adds to the rank of a disagreement, for every doubling (`most` of them) or once, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign: str
    weight: float
    most: int | None = Field(default=None, ge=1)
    says: str = Field(min_length=2)
    because: str = Field(min_length=10)


@cache
def weights() -> dict[str, Weight]:
    """The signs by name, in the order of the file.

    Raises:
        DataError: an entry of `data/ranking.yaml` that doesn't fit, or a sign twice.

    Example:
        >>> weights()["killed"].weight > weights()["wounded"].weight
        True
    """
    file = DATA / "ranking.yaml"
    found: dict[str, Weight] = {}
    for number, row in enumerate(checked(read_yaml(file), Weight, file.name), 1):
        if row.sign in found:
            raise DataError(f"{row.sign!r} is there twice", file=file.name, row=number, field="sign")
        found[row.sign] = row
    return found


def signs(type: Type, slot: str, a: Side, b: Side) -> tuple[Sign, ...]:
    """What ranks a row by its own two sides; what else is at stake in its event, `at_stake` adds."""
    return tuple(_signs(type, slot, a, b))


def _signs(type: Type, slot: str, a: Side, b: Side) -> Iterator[Sign]:
    yield _sign(slot)
    ours, theirs = a.value.number, b.value.number
    numbers = [number for number in (ours, theirs) if number]
    if numbers:
        yield from at_stake(max(numbers), "dead" if slot == "killed" else "others")
    if ours is not None and theirs is not None:
        yield from _gap(ours, theirs)
    if type == "contradiction" and a.origins.isdisjoint(b.origins):
        yield _sign("independent")
    bare = type == "denial" and _bare(b, a.accused | b.accused)
    if type == "update":
        yield _sign("update")
    elif bare:
        yield _sign("bare denial")
    # That a party's denial is its own, and nobody else's, is said with it.
    told = (a,) if bare else (a, b)
    for sign, number in (("single origin", sum(s.single for s in told)), ("self-interested", sum(s.own for s in told))):
        if number:
            yield _sign(sign, _SIDES[number], number)


def _bare(denial: Side, accused: frozenset[str]) -> bool:
    """Whether none but the accused, or others with a stake in it, deny."""
    return all(has_stake(account) or _whose(account.speaker.id) in accused for account in denial.accounts)


def _whose(key: str) -> str:
    code, _, _ = key.partition(":")
    return code if len(code) == 2 else key


def at_stake(number: int, whose: Literal["dead", "others"]) -> Iterator[Sign]:
    """How many people a disagreement is about, where there are any.

    Example:
        >>> [(sign.points, sign.words) for sign in at_stake(80, "dead")]
        [(6.5, '80 dead at stake')]
    """
    return iter(_stake(number, whose))


# Of the numbers of one strength, every one may stand against every other: the same signs come again and again.
@lru_cache(maxsize=1 << 12)
def _stake(number: int, whose: str) -> tuple[Sign, ...]:
    return tuple(_doubled(f"{whose} at stake", log2(number + 1), f"{number:,}")) if number > 0 else ()


@lru_cache(maxsize=1 << 14)
def _gap(ours: int, theirs: int) -> tuple[Sign, ...]:
    doublings = log2((max(ours, theirs) + 1) / (min(ours, theirs) + 1))
    return tuple(_doubled("gap", doublings, f"{ours:,} against {theirs:,}"))


def event_toll(slot: str, dead: int | None) -> tuple[Sign, ...]:
    """What the dead of its event add to a row that is about something else than a number of people."""
    return tuple(at_stake(dead, "dead")) if dead and slot not in NUMBER_SLOTS else ()


def total(found: Sequence[Sign]) -> float:
    """The rank that signs add up to, higher first."""
    return sum(sign.points for sign in found)


@cache
def _sign(name: str, words: str = "", times: int = 1) -> Sign:
    row = weights()[name]
    return Sign(name, row.weight * times, row.says.format(words))


def _doubled(name: str, doublings: float, words: str) -> Iterator[Sign]:
    row = weights()[name]
    points = row.weight * min(doublings, row.most if row.most is not None else doublings)
    # Halves: what lies nearer together is the same rank, and what was told of last goes before.
    if halves := round(2 * points):
        yield Sign(name, halves / 2, row.says.format(words))
