"""Side parts: numbers of one group of victims that only a side of the fighting tells, and no sum may take for good.

Beside a number of people at large or of civilians, a side's count of its own or its enemy's dead is used only where its
own words, or what its speaker counts besides, tie it to this event; and never against "no soldier was killed".
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.comparing.account import Account
from rashomon.comparing.likeness import POINTS
from rashomon.comparing.values import Value, Values
from rashomon.comparing.victims import outer, part_of
from rashomon.comparing.voices import origin_id, overlap, speaker_id

DENIED = "only a side counts them, and another says that there were none"
LOOSE = "only a side counts them, and nothing in its words shows that it is of this event"
_WEEK = 7
_UNARMED = frozenset({"civilians", "foreigners"})
_Told = Sequence[tuple[Account, Value]]


def side_parts(slot: str, told: _Told, everything: Sequence[tuple[Account, Values]]) -> dict[str, str]:
    """The accounts of such parts by id, each with the reason; none where nobody else counts anybody.

    `told` are the asserted numbers of one event that may stand, `everything` all its accounts with their values.

    Example:
        >>> from rashomon.comparing.account import Speaker
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Claim, Number, Party
        >>> rebels, farmers = (Party(name, "people") for name in ("rebels", "farmers"))
        >>> claims = [Claim("event", "attack", targets=(p,), numbers={"killed": Number(n, n, n)})
        ...           for p, n in ((farmers, 6), (rebels, 62))]
        >>> heard = Account("c1", claims[0], "d1")
        >>> army = Account("c2", claims[1], "d2", speaker=Speaker("army", "army", "state_force", "party", True))
        >>> side_parts("killed", [(a, values(a)["killed"]) for a in (heard, army)], [])
        {'c2': 'only a side counts them, and nothing in its words shows that it is of this event'}
    """
    groups: dict[frozenset[str], list[tuple[Account, Value]]] = {}
    for account, value in told:
        if value.number:
            groups.setdefault(value.of, []).append((account, value))
    found: dict[str, str] = {}
    for group, counts in sorted(groups.items(), key=lambda item: sorted(item[0])):
        if not group or not all(account.speaker.self_interested for account, _ in counts):
            continue
        others = [(a, v) for of, rest in groups.items() if of != group for a, v in rest if a.id not in found]
        if all(account.speaker.self_interested for account, _ in others):
            continue
        if _none_of(slot, group, {speaker_id(account) for account, _ in counts}, everything):
            found |= {account.id: DENIED for account, _ in counts}
        elif _beyond(counts, others) and not any(_tied(account, others) for account, _ in counts):
            found |= {account.id: LOOSE for account, _ in counts}
    return found


def _beyond(counts: _Told, others: _Told) -> bool:
    """Whether these are beside a number of people at large or of civilians, and more than to be among them."""
    if not any(set(map(outer, value.of)) <= _UNARMED for _, value in others):
        return False
    wholes = [value for _, value in others if not value.of]
    return not all(v.low is not None and any(w.high is None or v.low <= w.high for w in wholes) for _, v in counts)


def _none_of(slot: str, group: frozenset[str], own: set[str], everything: Sequence[tuple[Account, Values]]) -> bool:
    """Whether somebody else says that none of these victims was hit, be it as a number or by denying it."""
    for account, values in everything:
        value = values.get(slot)
        if value is None or value.number != 0 or speaker_id(account) in own:
            continue
        if value.of == group or part_of(group, value.of):
            return True
    return False


def _tied(account: Account, others: _Told) -> bool:
    """Whether a number is of this event: its own words give a place or days, or its speaker counts others with it."""
    claim = account.claim
    if any(place.precision in POINTS and not place.inferred for place in claim.places):
        return True
    when = claim.when
    if when is not None and not when.inferred and (when.end - when.start).days <= _WEEK:
        return True
    return any(
        account.document == other.document
        and (speaker_id(account) == speaker_id(other) or overlap(account, other))
        and origin_id(account) == origin_id(other)
        for other, _ in others
    )
