"""The row of a disagreement: two values that can't both be right, their words, and how much it weighs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.slots import DATA
from rashomon.comparing.values import Value
from rashomon.comparing.voices import in_order, origin_id, words_of
from rashomon.vocabulary.load import checked, read_yaml

Type = Literal["denial", "update", "contradiction"]
MOST_DOUBLINGS = 4.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One pair of values that can't both be right, with the words of one account for each.

    `id` hashes topic, type, slot and the two values, so that a row stays itself while accounts are
    added. `a` is the side first put forward: what is denied, the earlier number, the better supported
    value. `also_a` and `also_b` are further accounts of either side; `rule` says why it is a row.
    """

    id: str
    topic: str
    type: Type
    slot: str
    a: str
    b: str
    words_a: str
    words_b: str
    value_a: str
    value_b: str
    rule: str
    weight: float = 0.0
    also_a: tuple[str, ...] = ()
    also_b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the accounts that put it forward, the one that speaks for them first."""

    value: Value
    accounts: tuple[Account, ...]


class Weight(BaseModel):
    """What a sign adds to the rank of a disagreement, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign: str
    weight: float
    because: str


@cache
def weights() -> dict[str, float]:
    """The weight of each sign.

    Example:
        >>> weights()["happened"] > weights()["when"]
        True
    """
    file = DATA / "ranking.yaml"
    return {row.sign: row.weight for row in checked(read_yaml(file), Weight, file.name)}


def disagreement_id(topic: str, type: Type, slot: str, a: str, b: str) -> str:
    """The id of a row: "x" and 16 hex digits of a hash over what it is about.

    Example:
        >>> disagreement_id("e1", "update", "killed", "12", "15")
        'x9111be17f94f0a8e'
    """
    return "x" + hashlib.sha256("\x1f".join((topic, type, slot, a, b)).encode()).hexdigest()[:16]


def row(topic: str, type: Type, slot: str, a: Side, b: Side, rule: str) -> Disagreement:
    """A row of two sides, weighed."""
    first, second = a.accounts[0], b.accounts[0]
    return Disagreement(
        id=disagreement_id(topic, type, slot, a.value.key, b.value.key),
        topic=topic,
        type=type,
        slot=slot,
        a=first.id,
        b=second.id,
        words_a=words_of(first),
        words_b=words_of(second),
        value_a=a.value.words,
        value_b=b.value.words,
        rule=rule,
        weight=weigh(type, slot, a, b),
        also_a=tuple(account.id for account in a.accounts[1:]),
        also_b=tuple(account.id for account in b.accounts[1:]),
    )


def weigh(type: Type, slot: str, a: Side, b: Side) -> float:
    """The rank of a row, higher first, by `data/ranking.yaml`."""
    table = weights()
    found = table.get(slot, 0.0) + table.get(type, 0.0)
    if a.value.number is not None and b.value.number is not None:
        low, high = sorted((a.value.number, b.value.number))
        found += table["gap"] * min(MOST_DOUBLINGS, log2((high + 1) / (low + 1)))
    for side in (a, b):
        if len({origin_id(account) for account in side.accounts}) < 2:
            found += table["single source"]
        if all(account.speaker.self_interested for account in side.accounts):
            found += table["self-interested"]
    return round(found, 3)


def best(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts of one side with the one to show in front: a cited speaker, without a stake, the earliest."""
    known = in_order(accounts)
    if len(known) < 2:
        return tuple(known)
    first = min(known, key=lambda a: (a.speaker.self_interested, not a.claim.sources))
    return (first, *(account for account in known if account.id != first.id))


def ranked(rows: Iterable[Disagreement]) -> list[Disagreement]:
    """The rows from the heaviest, each id once."""
    return sorted({r.id: r for r in rows}.values(), key=lambda r: (-r.weight, r.slot, r.type, r.id))
