"""Agreement: what several origins say alike, and how a toll grew from report to report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import Corroboration, support_of
from rashomon.comparing.likeness import entails
from rashomon.comparing.slots import slots
from rashomon.comparing.values import UNKNOWN, Value, Values, values
from rashomon.comparing.voices import in_order, order, origin_id


@dataclass(frozen=True, slots=True)
class Agreement:
    """A value of a slot that two or more independent origins assert; `support` says who."""

    slot: str
    value: Value
    support: Corroboration


@dataclass(frozen=True, slots=True)
class Step:
    """A number as it was first told on a day: by whom, and the accounts that gave it then or repeated it."""

    day: date | None
    value: Value
    support: Corroboration


def agreements(accounts: Sequence[Account]) -> list[Agreement]:
    """What two or more independent origins assert of one event, in the order of the table.

    A more exact value supports the wider one; of values with the same support the most exact is kept.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> blast = Claim("event", "bombing", numbers={"killed": Number(80)})
        >>> told = [Account("c1", blast, "d1"), Account("c2", blast, "d2")]
        >>> [(a.slot, a.value.words, len(a.support.origins)) for a in agreements(told)]
        [('what', 'bombing', 2), ('killed', '80', 2)]
    """
    known = [a for a in in_order(accounts) if a.claim.modality == "asserted"]
    return agreed(known, [values(account) for account in known])


def agreed(accounts: Sequence[Account], laid: Sequence[Values]) -> list[Agreement]:
    """`agreements` for asserted accounts in order whose values are at hand."""
    found: list[Agreement] = []
    for slot in slots():
        if slot.kind == "polarity":
            continue
        told: dict[str, tuple[Value, list[Account]]] = {}
        for account, row in zip(accounts, laid, strict=True):
            value = row.get(slot.slot)
            if value is not None and value.key != UNKNOWN:
                told.setdefault(value.key, (value, []))[1].append(account)
        found.extend(_supported(slot.slot, [told[key] for key in sorted(told)]))
    return found


def _supported(slot: str, told: Sequence[tuple[Value, list[Account]]]) -> Iterator[Agreement]:
    """The values with two origins, those of more exact values included, that no more exact one replaces."""
    exact = {value.key: [(own, mine) for own, mine in told if entails(own, value)] for value, _ in told}
    backers = {key: sorted([a for _, mine in rows for a in mine], key=order) for key, rows in exact.items()}
    kept = [value for value, _ in told if len({origin_id(account) for account in backers[value.key]}) > 1]
    for value in kept:
        narrower = [own for own, _ in exact[value.key] if own is not value and own in kept and not entails(value, own)]
        if not any(len(backers[own.key]) >= len(backers[value.key]) for own in narrower):
            yield Agreement(slot, value, support_of(backers[value.key]))


def growth(accounts: Sequence[Account], slot: str = "killed") -> list[Step]:
    """How a number of one event grew: each value on the day its voice first told it, from the earliest.

    Numbers of only some of the victims are left out where there are others.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> told = [Account(f"c{n}", Claim("event", "bombing", numbers={"killed": Number(60 + 4 * n)}), f"d{n}",
        ...                 published=date(2016, 7, 22 + n)) for n in (1, 5)]
        >>> [(step.day.day, step.value.words) for step in growth(told)]
        [(23, '64'), (27, '80')]
    """
    known = [a for a in in_order(accounts) if a.claim.modality == "asserted"]
    return grown(known, [values(account) for account in known], slot)


def grown(accounts: Sequence[Account], laid: Sequence[Values], slot: str) -> list[Step]:
    """`growth` for asserted accounts in order whose values are at hand."""
    told = [(a, row[slot]) for a, row in zip(accounts, laid, strict=True) if slot in row]
    whole = [(a, value) for a, value in told if not value.of] or told
    by_value: dict[str, list[tuple[Account, Value]]] = {}
    for account, value in whole:
        by_value.setdefault(value.key, []).append((account, value))
    steps = []
    for same in by_value.values():
        backers = [account for account, _ in same]
        days = [account.published for account in backers if account.published is not None]
        steps.append(Step(min(days, default=None), same[0][1], support_of(backers)))
    return sorted(steps, key=lambda s: (s.day or date.max, s.value.number or 0, s.value.key))
