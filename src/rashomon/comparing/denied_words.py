"""Words of denial: whether an account says in so many words that something is not so."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.slots import DATA
from rashomon.vocabulary.load import checked, read_yaml

FILE = DATA / "denial_words.yaml"
_AHEAD = re.compile(r"\b(?:will|would|can|could|may|might|shall|should)\b|\bcannot\b|\bwon['’]t\b", re.IGNORECASE)
"""What somebody will not or can't do says nothing of what he has done."""


class DenialRow(BaseModel):
    """Beginnings of words that deny, and what they have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str
    words: tuple[str, ...]


@cache
def _pattern() -> re.Pattern[str]:
    rows = checked(read_yaml(FILE), DenialRow, FILE.name)
    words = sorted({word for row in rows for word in row.words}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def in_words(account: Account) -> bool:
    """Whether the evidence of a denied claim has a word of denial.

    Example:
        >>> from rashomon.reading.claim import Claim, Span
        >>> def told(quote):
        ...     return Account("c1", Claim("event", "attack", modality="denied", evidence=(Span(0, 9, quote),)), "d1")
        >>> in_words(told("The army denied it.")), in_words(told("He did not die in vain"))
        (True, False)
    """
    return any(_pattern().search(span.quote) for span in account.claim.evidence)


def can_deny(denier: Account, account: Account, own: bool = False) -> bool:
    """Whether a denied claim may stand against what an account asserts.

    A report that says itself what it also denies says "no" of something else in nine of ten cases (read by eye: 60
    rows of 519 real reports, docs/benchmarks.md): there it takes a word of denial, or somebody who says that he has
    not done what is his `own` part; else somebody who is cited.

    Example:
        >>> from rashomon.reading.claim import Claim, Party, Span
        >>> mother = (Party("mother", "person"),)
        >>> vain = Claim("event", "attack", sources=mother, modality="denied", evidence=(Span(0, 9, "not in vain"),))
        >>> told = Account("c2", Claim("event", "attack"), "d1")
        >>> can_deny(Account("c1", vain, "d1"), told), can_deny(Account("c1", vain, "d2"), told)
        (False, True)
    """
    if own and not any(_AHEAD.search(span.quote) for span in denier.claim.evidence):
        return True
    return in_words(denier) or (denier.document != account.document and bool(denier.claim.sources))
