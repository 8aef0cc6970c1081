"""Voices: who speaks in an account, what only repeats another, and as of which day it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.comparing.account import Account
from rashomon.reading.claim import Claim, Party, Span


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


def _side_cited(one: Account, other: Account) -> bool:
    """Whether a report sets what a side says, whom it cites, against what it tells in its own voice."""
    if bool(one.claim.sources) == bool(other.claim.sources):
        return False
    cited = (one if one.claim.sources else other).speaker
    return cited.stake == "party" or cited.kind in ("state_force", "armed_group")


def one_chain(one: Account, other: Account) -> bool:
    """Whether two accounts come down the same chain: one speaker, or one origin that does not cite two."""
    if speaker_id(one) == speaker_id(other):
        return True
    return origin_id(one) == origin_id(other) and not two_cited(one, other)


def has_stake(account: Account) -> bool:
    """Whether the speaker is a side of what he tells.

    Example:
        >>> from rashomon.comparing.account import Speaker
        >>> from rashomon.reading.claim import Claim
        >>> army = Speaker("us:forces", "army", stake="party")
        >>> has_stake(Account("c1", Claim("event", "attack"), "d1", speaker=army))
        True
    """
    return account.speaker.stake == "party" or account.speaker.self_interested


def heard(accounts: Iterable[Account]) -> tuple[int, int]:
    """How many independent origins and primary speakers accounts have.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> heard(Account("c1", Claim("event", "attack"), report, publisher="Example News") for report in "ab")
        (2, 1)
    """
    voices = [(origin_id(account), speaker_id(account)) for account in accounts]
    return len({origin for origin, _ in voices}), len({speaker for _, speaker in voices})


def handed_on(one: Account, other: Account) -> bool:
    """Whether one origin cites two speakers without a stake: a later, higher number then takes the story on."""
    staked = one.speaker.self_interested or other.speaker.self_interested
    return origin_id(one) == origin_id(other) and not staked


def judge(a: Account, b: Account, first: date | None, second: date | None) -> tuple[str, bool] | None:
    """How two accounts of different values stand to each other, and whether the second one is the earlier.

    `first` and `second` are the days as of which they speak. One report does not disagree with
    itself, unless it cites two speakers. The kinds are keys of `disagreement_events.RULES`; None: nothing to compare.

    Example:
        >>> from rashomon.reading.claim import Claim, Party
        >>> early, late = (Account(f"c{n}", Claim("event", "attack"), f"d{n}", "", "Example News") for n in (1, 2))
        >>> judge(late, early, date(2016, 7, 24), date(2016, 7, 23))
        ('update', True)
    """
    if a.document == b.document:
        return ("two speakers", False) if two_cited(a, b) else ("own voice", False) if _side_cited(a, b) else None
    same_day = first is None or second is None or first == second
    backwards = first is not None and second is not None and second < first
    if one_chain(a, b):
        return ("same day" if same_day else "update", backwards)
    if origin_id(a) == origin_id(b):
        if same_day and a.speaker.stake == b.speaker.stake == "official":
            # Two reports of one agency in one day, with what officials had counted by then.
            return "same day", backwards
        return ("handed on" if handed_on(a, b) and not same_day else "two speakers", backwards)
    return ("same time" if same_day else "other", backwards)


def said_here(party: Party, claim: Claim) -> bool:
    """Whether the very words of a claim have a party, be it as "the movement" or "it".

    Example:
        >>> said_here(Party("Taliban", "armed_group"), Claim("event", "attack"))
        True
    """
    return not party.inferred or holding(claim, party.span) is not None


def holding(claim: Claim, span: Span | None) -> Span | None:
    """Those words that carry a claim in which a span of it stands, the longest; None where none hold it.

    Example:
        >>> words = Span(0, 16, "Six farmers died")
        >>> holding(Claim("event", "attack", evidence=(words,)), Span(0, 3, "Six")) == words
        True
    """
    if span is None:
        return None
    held = [w for w in claim.evidence if w.part == span.part and w.start <= span.start and span.end <= w.end]
    return max(held, key=lambda words: words.end - words.start, default=None)


def words_of(account: Account, slot: str = "") -> str:
    """The words that carry an account's claim: of a number those that hold it, of who did it or whom it hit his name.

    Example:
        >>> from rashomon.reading.claim import Number, Span
        >>> words = (Span(0, 13, "in the attack"), Span(20, 31, "Nine people"))
        >>> dead = Number(9, span=Span(20, 24, "Nine"))
        >>> words_of(Account("c1", Claim("event", "attack", numbers={"killed": dead}, evidence=words), "d1"), "killed")
        'Nine people'
    """
    evidence = account.claim.evidence
    if not evidence:
        return ""
    for span in _spans(account.claim, slot):
        if words := holding(account.claim, span):
            return words.quote
    return evidence[0].quote


def _spans(claim: Claim, slot: str) -> list[Span]:
    number = claim.numbers.get(slot)
    parties = {"who": claim.agents, "whom": claim.targets}.get(slot, ())
    return [span for span in (number.span if number else None, *(party.span for party in parties)) if span is not None]


def overlap(one: Account, other: Account) -> bool:
    """Whether two accounts of one report rest on the same words.

    Example:
        >>> from rashomon.reading.claim import Claim, Span
        >>> said = Claim("event", "attack", evidence=(Span(0, 11, "Six farmers"),))
        >>> overlap(Account("c1", said, "d1"), Account("c2", said, "d1"))
        True
    """
    if one.document != other.document:
        return False
    return any(
        a.part == b.part and a.start < b.end and b.start < a.end
        for a in one.claim.evidence
        for b in other.claim.evidence
    )
