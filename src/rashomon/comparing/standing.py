"""Standing: which accounts of an event an estimate of a slot may use, and why the others are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.dips import dips
from rashomon.comparing.other_counts import other_counts, same_words
from rashomon.comparing.side_parts import side_parts
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.values import UNKNOWN, Value, Values
from rashomon.comparing.victims import by_name, part_of
from rashomon.comparing.voices import as_of, handed_on, one_chain
from rashomon.reading.claim import Claim

LONG = 8
"""Days: a toll over more than that, beside accounts of an act, sums up more than the act."""
SINCE = "a longer time, within which it happened"
_OVER = frozenset({"since", "range"})


@dataclass(frozen=True, slots=True)
class Count:
    """One value that still stands, with the accounts that give it; copies are counted by origin."""

    value: Value
    accounts: tuple[Account, ...]
    told: date | None

    @property
    def self_interested(self) -> bool:
        """Whether only parties that speak of their own or their enemy's losses give it."""
        return all(a.speaker.self_interested for a in self.accounts)


LeftOut = list[tuple[str, str]]
Days = dict[str, date | None]


def standing(slot: str, accounts: Sequence[Account], laid: Sequence[Values]) -> tuple[list[Count], LeftOut]:
    """The values of a slot that stand, in the order first told, and (account id, reason) for the rest.

    `accounts` are those of one event, in order. Left out are what is denied, possible or planned; a sum over a longer
    time, what is of something else by its own words, and a part that only a side of the fighting tells, where nothing
    shows it to be of this event or somebody denies it (all three: `beside`); a number of only some of the victims where
    there is one of all, or that lies below what its chain told before and tells again; and a number that the same
    speaker or origin replaced later. A copy adds nothing: it goes with its origin.
    """
    used: dict[str, tuple[Account, Value]] = {}
    left: LeftOut = []
    numbers = slot in NUMBER_SLOTS
    others = beside(slot, accounts, laid)
    for account, values in zip(accounts, laid, strict=True):
        value = values.get(slot)
        if value is None or value.key == UNKNOWN:
            left.append((account.id, "it doesn't say"))
        elif account.claim.modality != "asserted":
            left.append((account.id, f"{account.claim.modality}, not asserted"))
        elif account.id in others:
            left.append((account.id, others[account.id]))
        else:
            used[account.id] = (account, value)
    if numbers:
        for id_, value in same_words(used, slot).items():
            used[id_] = (used[id_][0], value)
    grouped: dict[str, list[tuple[Account, Value]]] = {}
    for account, value in used.values():
        grouped.setdefault(value.key, []).append((account, value))
    days: Days = {}
    counts = [_count(told, days) for told in grouped.values()]
    if numbers:
        counts = _without_parts(counts, left)
        counts = _without_dips(counts, left, days)
        counts = _without_replaced(counts, left, days)
    counts.sort(key=lambda c: (c.told or date.max, c.accounts[0].document, c.value.key))
    return counts, sorted(left)


def beside(slot: str, accounts: Sequence[Account], laid: Sequence[Values]) -> dict[str, str]:
    """The asserted accounts that put into a slot what is not of this event alone, by id, each with the reason.

    Example:
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Interval, Number
        >>> since = Interval(date(2020, 8, 18), date(2020, 9, 22), "since")
        >>> here, sum = Number(6), Number(62)
        >>> told = [Account("c1", Claim("event", "attack", numbers={"killed": here}), "d1"),
        ...         Account("c2", Claim("event", "attack", when=since, numbers={"killed": sum}), "d2")]
        >>> beside("killed", told, [values(account) for account in told])
        {'c2': 'a sum over a longer time'}
    """
    if slot not in NUMBER_SLOTS and slot != "when":
        return {}
    everything = list(zip(accounts, laid, strict=True))
    asserted = [(a, v) for a, v in everything if a.claim.modality == "asserted"]
    says = [account for account, row in asserted if slot in row]
    if slot == "when":
        wide = {a.id: SINCE for a in says if a.claim.when and a.claim.when.granularity == "since" and sums_up(a.claim)}
        return wide if len(wide) < len(says) else {}
    if not says:
        return {}
    found: dict[str, str] = {}
    if any(not sums_up(a.claim) for a, _ in asserted if a.claim.type != "toll"):
        found = {a.id: "a sum over a longer time" for a in says if sums_up(a.claim)}
    found |= {id_: why for id_, why in other_counts(slot, everything).items() if id_ not in found}
    stands = [(a, v[slot]) for a, v in asserted if slot in v and a.id not in found]
    return found | side_parts(slot, stands, everything)


def sums_up(claim: Claim) -> bool:
    """Whether a claim counts over more than a week by its own words: "62 since the operation began".

    Example:
        >>> from rashomon.reading.claim import Interval
        >>> since = Interval(date(2020, 8, 18), date(2020, 9, 22), "since")
        >>> sums_up(Claim("event", "attack", when=since)), sums_up(Claim("event", "toll"))
        (True, False)
    """
    when = claim.when
    if when is None or (when.end - when.start).days < LONG:
        return False
    return claim.type == "toll" or (when.granularity in _OVER and not when.inferred)


def _count(told: Sequence[tuple[Account, Value]], days: Days) -> Count:
    accounts = tuple([account for account, _ in told])
    own = as_of(accounts)
    days.update(own)
    return Count(told[0][1], accounts, max([day for day in own.values() if day is not None], default=None))


def _without_parts(counts: Sequence[Count], left: LeftOut) -> list[Count]:
    kept = []
    for count in counts:
        whole = next((c for c in counts if _part(count.value, c.value) and _holds(c.value, count.value)), None)
        if whole is None:
            kept.append(count)
        else:
            left.extend((a.id, f"counts only some of the victims ({', '.join(sorted(count.value.of))})")
                        for a in count.accounts)  # fmt: skip
    return kept


def _part(part: Value, whole: Value) -> bool:
    """Whether the victims of one number are among those of the other; who is named alone is among any others."""
    return part_of(part.of, whole.of) or (by_name(part.of) and not by_name(whole.of))


def _holds(whole: Value, part: Value) -> bool:
    """Whether one number can take in the other: a part is never more than the whole."""
    return whole.high is None or part.low is None or part.low <= whole.high


def _without_dips(counts: list[Count], left: LeftOut, days: Days) -> list[Count]:
    """The counts without the accounts that give fewer than their chain told before and tells again."""
    found = dips([(account, count.value) for count in counts for account in count.accounts], days)
    if not found:
        return counts
    kept = []
    for count in counts:
        left.extend((a.id, "fewer than its chain told before and after: some of the victims")
                    for a in count.accounts if a.id in found)  # fmt: skip
        if accounts := tuple(a for a in count.accounts if a.id not in found):
            kept.append(Count(count.value, accounts, count.told))
    return kept


def _without_replaced(counts: list[Count], left: LeftOut, days: Days) -> list[Count]:
    """The counts without the accounts whose own speaker or origin gave another number on a later day."""
    if len(counts) < 2:
        return counts
    kept = []
    for count in counts:
        others = [c for c in counts if c is not count and c.value.of == count.value.of]
        accounts = []
        for account in count.accounts:
            later = next(
                (b for c in others for b in c.accounts if _replaces(b, c.value, account, count.value, days)), None
            )
            if later is None:
                accounts.append(account)
            else:
                left.append((account.id, f"replaced down the same chain by {later.id}"))
        if accounts:
            kept.append(Count(count.value, tuple(accounts), count.told))
    return kept


def _replaces(later: Account, value: Value, earlier: Account, replaced: Value, days: Days) -> bool:
    """Whether an account is the later word of the same chain; within one day the higher number is taken for it."""
    if later.document == earlier.document:
        return False
    day, before = days[later.id], days[earlier.id]
    higher = (value.number or 0) > (replaced.number or 0)
    after = None if day is None or before is None or day == before else day > before
    if one_chain(later, earlier):
        return higher if after is None else after
    return bool(after) and higher and handed_on(later, earlier)
