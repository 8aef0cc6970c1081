"""Estimates: one value made of many accounts by a policy with a name, with its trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.estimate_choices import choose
from rashomon.comparing.estimate_tolls import toll
from rashomon.comparing.policies import policies, policy_for
from rashomon.comparing.standing import standing
from rashomon.comparing.values import Values, values
from rashomon.comparing.voices import in_order


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a policy makes of a slot.

    `value` is a number for tolls, else a key (ISO days, party or place id); None where there is no
    single value, and then `missing` says why. `low` and `high` bound a toll. `policy`, `version`,
    `source` and `rule` name the rule, `trace` says what it did here; `used` are the accounts it rests
    on, `left_out` the others of the event, each with the reason.
    """

    slot: str
    value: int | str | None
    words: str
    low: int | None
    high: int | None
    policy: str
    version: int
    source: str
    rule: str
    trace: str
    used: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    missing: str = ""


def estimate(accounts: Sequence[Account], slot: str, policy: str = "") -> Estimate:
    """The value of a slot of one event under a policy; without a name under the default of its group.

    Only asserted accounts count, each origin once for a value. The order of accounts changes nothing.

    Raises:
        UserError: no estimate is made of the slot, or there is no policy of that name for it.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> tolls = [Claim("event", "bombing", numbers={"killed": Number(n)}) for n in (64, 80)]
        >>> told = [Account("c1", tolls[0], "d1"), Account("c2", tolls[1], "d2")]
        >>> [(e.policy, e.value, e.low, e.high) for e in estimates(told, "killed")][:3]
        [('best-low-high', 64, 64, 80), ('lowest', 64, 64, 64), ('range', None, 64, 80)]
    """
    known = in_order(accounts)
    return estimate_of(known, [values(account) for account in known], slot, policy)


def estimates(accounts: Sequence[Account], slot: str) -> list[Estimate]:
    """The value of a slot under every policy that its group has, in the order of `policies.yaml`."""
    known = in_order(accounts)
    laid = [values(account) for account in known]
    group = policy_for(slot).group
    return [estimate_of(known, laid, slot, name) for of, name in policies() if of == group]


def estimate_of(accounts: Sequence[Account], laid: Sequence[Values], slot: str, policy: str = "") -> Estimate:
    """`estimate` for accounts in order whose values are at hand."""
    rule = policy_for(slot, policy)
    counts, left = standing(slot, accounts, laid)
    found = toll(rule.name, counts) if rule.group == "toll" else choose(slot, rule.name, counts)
    used = {a.id for count in found.used for a in count.accounts}
    for count in counts:
        if count not in found.used:
            left.extend((a.id, found.passed_over) for a in count.accounts)
    return Estimate(
        slot=slot,
        value=found.value,
        words=found.words,
        low=found.low,
        high=found.high,
        policy=rule.name,
        version=rule.version,
        source=rule.source,
        rule=rule.rule,
        trace=found.trace,
        used=tuple(sorted(used)),
        left_out=tuple(sorted(left)),
        missing=found.missing,
    )
