"""Totals: the sum of a slot over many events, under one policy or under each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.estimates import estimate_of
from rashomon.comparing.policies import GROUP_OF, policies, policy_for
from rashomon.comparing.values import Values, values
from rashomon.comparing.voices import in_order
from rashomon.errors import UserError


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over events: `value` of those that have one, `low` to `high` of all that have bounds.

    `events` are the ids summed, `without` those in which nothing is left for the policy, each with
    the reason: no number is never a zero.
    """

    slot: str
    policy: str
    version: int
    value: int
    low: int
    high: int
    events: tuple[str, ...]
    without: tuple[tuple[str, str], ...]


def totals(events: Mapping[str, Sequence[Account]], policy: str, slot: str = "killed") -> Total:
    """The total of a slot over events, given as event id to accounts, under one policy.

    Events that are sums over a period themselves ("60 died this month") are left out: the events of
    that period may be there too. Under a policy without a single value (`range`) the sum of the lower
    bounds stands for `value`.

    Raises:
        UserError: the slot holds no numbers, or there is no such policy.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> blast = Account("c1", Claim("event", "bombing", numbers={"killed": Number(12)}), "d1")
        >>> total = totals({"e1": [blast], "e2": [Account("c2", Claim("event", "attack"), "d1")]}, "lowest")
        >>> total.value, total.events, total.without
        (12, ('e1',), (('e2', 'no account gives a number'),))
    """
    return _total(_laid(events, slot), policy, slot)


def all_totals(events: Mapping[str, Sequence[Account]], slot: str = "killed") -> list[Total]:
    """The total of a slot under each policy, in the order of `policies.yaml`.

    Raises:
        UserError: the slot holds no numbers.

    Example:
        >>> [total.policy for total in all_totals({})][:2]
        ['best-low-high', 'lowest']
    """
    laid = _laid(events, slot)
    return [_total(laid, name, slot) for group, name in policies() if group == "toll"]


_Laid = dict[str, tuple[list[Account], list[Values]]]


def _laid(events: Mapping[str, Sequence[Account]], slot: str) -> _Laid:
    if GROUP_OF.get(slot) != "toll":
        raise UserError(f"no totals are made of {slot!r}")
    found: _Laid = {}
    for key in sorted(events):
        known = in_order(events[key])
        found[key] = (known, [values(account) for account in known])
    return found


def _total(laid: _Laid, policy: str, slot: str) -> Total:
    rule = policy_for(slot, policy)
    value = low = high = 0
    summed: list[str] = []
    without: list[tuple[str, str]] = []
    for key, (accounts, rows) in laid.items():
        if accounts and all(account.claim.type == "toll" for account in accounts):
            without.append((key, "a sum over a period, whose events may be there too"))
            continue
        found = estimate_of(accounts, rows, slot, policy)
        if found.low is None or found.high is None:
            without.append((key, found.missing))
            continue
        summed.append(key)
        value += found.value if isinstance(found.value, int) else found.low
        low, high = low + found.low, high + found.high
    return Total(slot, rule.name, rule.version, value, low, high, tuple(summed), tuple(without))
