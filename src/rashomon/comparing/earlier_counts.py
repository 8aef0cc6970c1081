"""Earlier counts: numbers that by their own words were given before and hold no more ("had earlier put it at 12")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.other_counts import clause_of
from rashomon.comparing.regexes import compiled
from rashomon.comparing.slots import DATA
from rashomon.comparing.voices import holding
from rashomon.vocabulary.load import checked, read_yaml

FILE = DATA / "earlier_counts.yaml"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str
    patterns: tuple[str, ...]


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    rows = enumerate(checked(read_yaml(FILE), _Row, FILE.name), 1)
    return tuple(compiled("|".join(row.patterns), FILE.name, n, "patterns", re.IGNORECASE) for n, row in rows)


@lru_cache(maxsize=1 << 12)
def _given_before(clause: str) -> bool:
    return any(sign.search(clause) for sign in _signs())


def overtaken(account: Account, slot: str) -> bool:
    """Whether an account gives its number of a slot as one that was given before.

    Example:
        >>> from rashomon.reading.claim import Claim, Number, Span
        >>> words = "Officials had earlier put the number of dead at 12."
        >>> at = Span(48, 50, "12")
        >>> killed = {"killed": Number(12, 12, 12, span=at)}
        >>> told = Claim("event", "toll", numbers=killed, evidence=(Span(0, 51, words),))
        >>> overtaken(Account("c1", told, "d1"), "killed")
        True
    """
    number = account.claim.numbers.get(slot)
    words = holding(account.claim, number.span) if number else None
    if number is None or number.span is None or words is None:
        return False
    start = number.span.start - words.start
    return _given_before(clause_of(words.quote, (start, number.span.end - words.start)))
