"""The row of a disagreement: two values that can't both be right, their words, and how much it weighs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.ranking import Side, Sign, Type, signs, total
from rashomon.comparing.voices import in_order, words_of

__all__ = ["Disagreement", "Side", "Type", "best", "disagreement_id", "ranked", "row", "weighed", "why"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One pair of values that can't both be right, with the words of one account for each.

    `id` hashes topic, type, slot and the two values, so that a row stays itself while accounts are
    added. `a` is the side first put forward: what is denied, the earlier number, the better supported
    value. `also_a` and `also_b` are further accounts of either side; `rule` says why it is a row.
    `weight` is its rank, the sum of the signs in `ranked_by`; of the same rank, the last told (`last`) goes first.
    `single_origin`: a side rests on one origin; `self_interested`: only parties that speak of their own or their
    enemy's losses tell a side.
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
    ranked_by: tuple[Sign, ...] = ()
    last: date | None = None
    single_origin: bool = False
    self_interested: bool = False


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
    found = signs(type, slot, a, b)
    return Disagreement(
        id=disagreement_id(topic, type, slot, a.value.key, b.value.key),
        topic=topic,
        type=type,
        slot=slot,
        a=first.id,
        b=second.id,
        words_a=words_of(first, slot),
        words_b=words_of(second, slot),
        value_a=a.value.words,
        value_b=b.value.words,
        rule=rule,
        weight=total(found),
        also_a=tuple(account.id for account in a.accounts[1:]),
        also_b=tuple(account.id for account in b.accounts[1:]),
        ranked_by=found,
        last=max(filter(None, (a.last, b.last)), default=None),
        single_origin=a.single or b.single,
        self_interested=a.own or b.own,
    )


def best(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts of one side with the one to show in front: a cited speaker, without a stake, the earliest."""
    known = in_order(accounts)
    if len(known) < 2:
        return tuple(known)
    first = min(known, key=lambda a: (a.speaker.self_interested, not a.claim.sources))
    return (first, *(account for account in known if account.id != first.id))


def ranked(rows: Iterable[Disagreement]) -> list[Disagreement]:
    """The rows from the heaviest, each id once; of the same weight the last told first."""
    return sorted({r.id: r for r in rows}.values(), key=lambda r: (-r.weight, -_day(r), r.id))


def _day(row: Disagreement) -> int:
    return row.last.toordinal() if row.last else 0


def weighed(row: Disagreement, more: Sequence[Sign]) -> Disagreement:
    """The row with further signs, which go after the first: what it is about."""
    if not more:
        return row
    found = (*row.ranked_by[:1], *more, *row.ranked_by[1:])
    return replace(row, ranked_by=found, weight=total(found))


def why(row: Disagreement) -> str:
    """Why a row stands where it does: every sign with its points.

    Example:
        >>> signs = (Sign("killed", 3.0, "how many died"), Sign("update", -4.0, "the chain mends itself"))
        >>> why(Disagreement("x1", "e1", "update", "killed", *"abcdefg", ranked_by=signs, weight=-1.0))
        'how many died +3, the chain mends itself −4'
    """
    return ", ".join(f"{sign.words} {sign.points:+g}".replace("-", "−") for sign in row.ranked_by)
