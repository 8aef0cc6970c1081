"""Dips: numbers below what the same chain told before and tells again, which so count only some of the victims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.values import Value
from rashomon.comparing.voices import one_chain


def dips(told: Sequence[tuple[Account, Value]], days: Mapping[str, date | None]) -> set[str]:
    """The ids of the accounts whose number is a dip: "a driver died in the night", between seven dead and eight.

    A toll that a chain corrects downwards stays down. `days` are those as of which the accounts speak; an undated one
    is no dip.

    Example:
        >>> from rashomon.comparing.values import number_value
        >>> from rashomon.reading.claim import Claim, Number
        >>> told = [(Account(f"c{n}", Claim("event", "shelling"), f"d{n}", publisher="Example News"),
        ...          number_value("killed", Number(n, n, n))) for n in (7, 1, 8)]
        >>> dips(told, {"c7": date(2015, 6, 8), "c1": date(2015, 6, 9), "c8": date(2015, 6, 9)})
        {'c1'}
    """
    if len({value.number for _, value in told}) < 2:
        return set()
    known = [
        (day, value.number, account)
        for account, value in told
        if (day := days.get(account.id)) is not None and value.number
    ]
    if len(known) < 3:
        return set()
    found = set()
    for day, number, account in known:
        chain = [(when, many) for when, many, other in known if many > number and one_chain(account, other)]
        before = max((many for when, many in chain if when < day), default=None)
        if before is not None and any(when >= day and many >= before for when, many in chain):
            found.add(account.id)
    return found
