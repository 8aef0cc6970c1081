"""Voices: who speaks in an account, what only repeats another, and as of which day it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.comparing.account import Account
from rashomon.reading.claim import Claim, Party


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
    """The accounts that only repeat what their origin and speaker say in another report.

    An account in its origin's own text is none. Where that text is not at hand, the earliest report
    that prints it stands for it. Another number from the same origin is news, not a copy.
    `accounts` are in order.
    """
    told: dict[tuple[object, ...], str] = {}
    said = [(account, _said(account)) for account in accounts]
    for account, key in said:
        if account.document == account.origin.document:
            told.setdefault(key, account.document)
    found = []
    for account, key in said:
        first = told.setdefault(key, account.document)
        if first != account.document != account.origin.document:
            found.append(account)
    return found


def _said(account: Account) -> tuple[object, ...]:
    claim = account.claim
    numbers = tuple(sorted([(slot, number.value) for slot, number in claim.numbers.items()])) if claim.numbers else ()
    return (origin_id(account), speaker_id(account), claim.type, numbers)


def two_cited(one: Account, other: Account) -> bool:
    """Whether two accounts cite two different speakers, rather than that one of them is its report's own voice."""
    return speaker_id(one) != speaker_id(other) and bool(one.claim.sources and other.claim.sources)


def one_chain(one: Account, other: Account) -> bool:
    """Whether two accounts come down the same chain: one speaker, or one origin that does not cite two."""
    if speaker_id(one) == speaker_id(other):
        return True
    return origin_id(one) == origin_id(other) and not two_cited(one, other)


def handed_on(one: Account, other: Account) -> bool:
    """Whether one origin cites two speakers without a stake: a later, higher number then takes the story on."""
    staked = one.speaker.self_interested or other.speaker.self_interested
    return origin_id(one) == origin_id(other) and not staked


def said_here(party: Party, claim: Claim) -> bool:
    """Whether the very words of a claim have a party, be it as "the movement" or "it".

    Example:
        >>> said_here(Party("Taliban", "armed_group"), Claim("event", "attack"))
        True
    """
    if not party.inferred:
        return True
    span = party.span
    return span is not None and any(
        span.part == words.part and words.start <= span.start and span.end <= words.end for words in claim.evidence
    )


def words_of(account: Account) -> str:
    """The words that carry an account's claim."""
    return account.claim.evidence[0].quote if account.claim.evidence else ""
