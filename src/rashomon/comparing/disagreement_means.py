"""What dealt a hit: an air strike by one account, shelling, a planted bomb or an accident by another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement, Side, best, row
from rashomon.comparing.marks import mark_level, marks
from rashomon.comparing.regexes import compiled
from rashomon.comparing.slots import DATA, event_type
from rashomon.comparing.values import Value, Values
from rashomon.comparing.voices import as_of, judge, origin_id, speaker_id
from rashomon.reading.claim import Claim
from rashomon.vocabulary.load import checked, read_yaml

Told = tuple[Account, Values]
MEANS = "one and the same hit, by other means"
MENDED = "other means, later down the same chain"
_NOTHING = ("same day", "own voice")
"""Who tells of both on one day may mean both; what a report says itself is often said of a cited speaker."""


class Means(BaseModel):
    """A means: the types that are it, and what shows it of types that leave it open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    means: str
    types: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@cache
def _means() -> tuple[tuple[Means, re.Pattern[str] | None], ...]:
    found = []
    for number, means in enumerate(checked(read_yaml(DATA / "means.yaml"), Means, "means.yaml"), 1):
        words = rf"\b(?:{'|'.join(means.words)})\b"
        found.append((means, compiled(words, "means.yaml", number) if means.words else None))
    return tuple(found)


def means_of(claim: Claim) -> str:
    """By what a claim says that a hit was dealt; empty where it leaves that open, or says two things.

    Example:
        >>> from rashomon.reading.claim import Span
        >>> words = "a depot blew up because of careless handling"
        >>> means_of(Claim("event", "bombing", evidence=(Span(0, 44, words),)))
        'accident'
        >>> means_of(Claim("event", "air_strike")), means_of(Claim("event", "bombing"))
        ('air strike', '')
    """
    return _shown(claim.type, tuple([span.quote.lower() for span in claim.evidence]))


@lru_cache(maxsize=1 << 14)
def _shown(type_: str, said: tuple[str, ...]) -> str:
    found = set()
    for means, pattern in _means():
        if type_ in means.types:
            return means.means
        if type_ not in means.of:
            continue
        borne = set(marks(said)) & set(means.marks) if means.marks else ()
        if borne or (pattern and any(map(pattern.search, said))):
            found.add(means.means)
    return found.pop() if len(found) == 1 else ""


def means_rows(topic: str, asserted: Sequence[Told]) -> Iterator[Disagreement]:
    """The rows about what dealt a hit, among asserted accounts of one event, which are in order.

    Where somebody tells of both means, both were used, and where there was a battle, that is likely: then nobody
    contradicts anybody.
    """
    if any(_battle(account.claim) for account, _ in asserted):
        return
    told: dict[str, list[Account]] = {}
    voices: dict[tuple[str, str], set[str]] = {}
    for account, _ in asserted:
        if means := means_of(account.claim):
            told.setdefault(means, []).append(account)
            voices.setdefault((origin_id(account), speaker_id(account)), set()).add(means)
    if len(told) < 2:
        return
    both = [said for said in voices.values() if len(said) > 1]
    days: dict[str, date | None] = {}
    spots: dict[str, Sequence[str]] = {}
    for accounts in told.values():
        days.update(as_of(accounts))
        spots.update((a.id, marks(span.quote for span in a.claim.evidence)) for a in accounts)
    for one, other in combinations(sorted(told), 2):
        if not any({one, other} <= said for said in both):
            yield from _rows(topic, (one, told[one]), (other, told[other]), days, spots)


def _battle(claim: Claim) -> bool:
    return event_type(claim.type).violent and event_type(claim.type).mutual


def _rows(
    topic: str,
    one: tuple[str, list[Account]],
    other: tuple[str, list[Account]],
    days: Mapping[str, date | None],
    spots: Mapping[str, Sequence[str]],
) -> Iterator[Disagreement]:
    pairs: dict[tuple[bool, bool], list[tuple[Account, Account]]] = {}
    for a in one[1]:
        for b in other[1]:
            judged = judge(a, b, days[a.id], days[b.id])
            # Words that name two kinds of spot are of two hits.
            if judged is None or judged[0] in _NOTHING or mark_level("spot", spots[a.id], spots[b.id]) == "other":
                continue
            kind, backwards = judged
            mended = kind == "update"
            pairs.setdefault((mended, mended and backwards), []).append((a, b))
    for (mended, backwards), found in sorted(pairs.items()):
        first, then = _side(one[0], (a for a, _ in found)), _side(other[0], (b for _, b in found))
        if backwards or (not mended and len(then.origins) > len(first.origins)):
            first, then = then, first
        yield row(topic, "update" if mended else "contradiction", "what", first, then, MENDED if mended else MEANS)


def _side(means: str, accounts: Iterable[Account]) -> Side:
    return Side(Value("what", means, means), best(accounts))
