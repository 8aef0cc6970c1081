"""Whole counts: a number of some victims that, by what its own voice says besides, is the number of all of them.

Who reports "nine civilians" and no other dead gives a toll, as who reports "13 people" does. So does an army that
counts 17 dead militants and says that no civilian was hurt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.comparing.account import Account
from rashomon.comparing.denied import spared
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.values import Value, Values
from rashomon.comparing.victims import by_name, unnamed, within
from rashomon.comparing.voices import origin_id, speaker_id

Told = tuple[Account, Values]
Sides = dict[str, tuple[Value, list[Account]]]
_CIVILIANS = "civilians"


def sparing(told: Sequence[Told]) -> frozenset[str]:
    """The ids of the speakers who say that no civilian was hurt: as a number of none, or by denying it.

    Example:
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Claim, Party
        >>> no = Claim("event", "attack", targets=(Party("civilians", "people"),), modality="denied")
        >>> account = Account("c1", no, "d1", publisher="Example News")
        >>> sorted(sparing([(account, values(account))]))
        ['outlet:Example News']
    """
    found = set()
    for account, values in told:
        none = [v for slot in NUMBER_SLOTS if (v := values.get(slot)) is not None and v.number == 0]
        if account.claim.modality == "denied" and not none and not values["who"].parties:
            hurt = spared(values)
        else:
            hurt = unnamed(frozenset(group for value in none for group in value.of))
        if hurt and not others(hurt):
            found.add(speaker_id(account))
    return frozenset(found)


def of_all(sides: Sides, spared: frozenset[str]) -> dict[str, Value]:
    """The values of one slot by side, with each number that is its voices' whole count taken for one of everybody.

    `spared` are the speakers who say that no civilian was hurt. Who is named alone is a part of any count.
    """
    groups: dict[str, set[frozenset[str]]] = {}
    for value, accounts in sides.values():
        for account in accounts:
            groups.setdefault(origin_id(account), set()).add(others(value.of))
    return {key: _whole(value, accounts, groups, spared) for key, (value, accounts) in sides.items()}


def _whole(
    value: Value, accounts: Sequence[Account], groups: Mapping[str, set[frozenset[str]]], spared: frozenset[str]
) -> Value:
    if not value.number or not value.of or by_name(value.of):
        return value
    if all(groups[origin_id(account)] == {frozenset()} for account in accounts):
        return replace(value, of=frozenset())
    return replace(value, of=frozenset()) if spared.issuperset(map(speaker_id, accounts)) else value


def others(victims: frozenset[str]) -> frozenset[str]:
    """The victims without civilians, children among them, and without those who are counted by name.

    Example:
        >>> sorted(others(frozenset({"civilians", "children", "soldiers"})))
        ['soldiers']
    """
    left = unnamed(victims)
    if _CIVILIANS not in left:
        return left
    return frozenset(group for group in left if group != _CIVILIANS and _CIVILIANS not in within(group))
