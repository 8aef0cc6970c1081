"""Voices: who speaks in an account, what only repeats another, and as of which day it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.comparing.account import Account


def origin_id(account: Account) -> str:
    """The account's origin; a report whose origin nobody found is its own.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> origin_id(Account("c1", Claim("event", "attack"), "d1"))
        'd1'
    """
    return account.origin.id or account.document


def speaker_id(account: Account) -> str:
    """The account's primary speaker; where nobody is known, the outlet, and without one the report.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> speaker_id(Account("c1", Claim("event", "attack"), "d1", publisher="Example News"))
        'outlet:Example News'
    """
    return account.speaker.id or f"outlet:{account.publisher or account.document}"


def order(account: Account) -> tuple[date, str, str]:
    """The key that sorts accounts from the earliest; the undated come last."""
    return (account.published or date.max, account.document, account.id)


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """Accounts from the earliest publication on, each id once, whatever order they came in."""
    return sorted({account.id: account for account in accounts}.values(), key=order)


def first_documents(accounts: Sequence[Account]) -> dict[str, str]:
    """For each origin the report that stands for it: its own text where it is there, else the earliest.

    `accounts` are in order (`in_order`).
    """
    found: dict[str, str] = {}
    for account in accounts:
        origin = origin_id(account)
        if origin not in found or (account.document == account.origin.document != ""):
            found[origin] = account.document
    return found


def as_of(accounts: Iterable[Account]) -> dict[str, date | None]:
    """The day as of which each account of one value speaks, by account id: when its voice first said so.

    A copy speaks as of the day of its origin, and a speaker as of the day he was first heard with it:
    a stale toll printed again is not a new one. None where nobody knows the day.
    """
    first: dict[str, date] = {}
    spoken: list[tuple[str, str, str]] = []
    for account in accounts:
        origin, speaker, day = origin_id(account), speaker_id(account), account.published
        spoken.append((account.id, origin, speaker))
        if day is None:
            continue
        if origin not in first or day < first[origin]:
            first[origin] = day
        if speaker not in first or day < first[speaker]:
            first[speaker] = day
    found: dict[str, date | None] = {}
    for id_, origin, speaker in spoken:
        one, other = first.get(origin), first.get(speaker)
        found[id_] = one if other is None or (one is not None and one < other) else other
    return found


def copies(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that only repeat one of the same origin and speaker in another report.

    `accounts` are in order.
    """
    stands = first_documents(accounts)
    voices = [(a, origin_id(a), speaker_id(a)) for a in accounts]
    told = {(origin, speaker) for a, origin, speaker in voices if a.document == stands[origin]}
    found = []
    for account, origin, speaker in voices:
        if account.document == stands[origin]:
            continue
        if (origin, speaker) in told:
            found.append(account)
        told.add((origin, speaker))
    return found


def one_chain(one: Account, other: Account) -> bool:
    """Whether two accounts come down the same chain: one speaker, or one origin."""
    return speaker_id(one) == speaker_id(other) or origin_id(one) == origin_id(other)


def rivals(one: Account, other: Account) -> bool:
    """Whether two accounts can contradict each other: other speakers, and other origins.

    Two speakers whom one report cites side by side are rivals too; its own voice, which sums
    up what they say, is not.
    """
    if speaker_id(one) == speaker_id(other):
        return False
    if one.document == other.document:
        return bool(one.claim.sources and other.claim.sources)
    return origin_id(one) != origin_id(other)


def words_of(account: Account) -> str:
    """The words that carry an account's claim."""
    return account.claim.evidence[0].quote if account.claim.evidence else ""
