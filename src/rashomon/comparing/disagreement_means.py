"""What dealt a hit: an air strike by one account, shelling, a planted bomb or an accident by another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement, Side, best, row
from rashomon.comparing.marks import mark_level, marks
from rashomon.comparing.slots import DATA, event_type
from rashomon.comparing.values import Value, Values
from rashomon.comparing.voices import as_of, judge, origin_id, speaker_id
from rashomon.errors import DataError
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
        try:
            pattern = re.compile(rf"\b(?:{'|'.join(means.words)})\b") if means.words else None
        except re.error as problem:
            raise DataError(f"no pattern: {problem}", file="means.yaml", row=number, field="words") from problem
        found.append((means, pattern))
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
    said = [span.quote.lower() for span in claim.evidence]
    borne: set[str] = set()
    found = set()
    for means, pattern in _means():
        if claim.type in means.types:
            return means.means
        if claim.type not in means.of:
            continue
        if means.marks and not borne:
            borne = set(marks(said))
        if borne & set(means.marks) or (pattern and any(pattern.search(words) for words in said)):
            found.add(means.means)
    return found.pop() if len(found) == 1 else ""


def means_rows(topic: str, asserted: Sequence[Told]) -> Iterator[Disagreement]:
    """The rows about what dealt a hit, among asserted accounts of one event, which are in order.

    Where somebody tells of both means, both were used, and where there was a battle, that is likely: then nobody
    contradicts anybody.
    """
    told: dict[str, list[Account]] = {}
    voices: dict[tuple[str, str], set[str]] = {}
    for account, _ in asserted:
        if _battle(account.claim):
            return
        if means := means_of(account.claim):
            told.setdefault(means, []).append(account)
            voices.setdefault((origin_id(account), speaker_id(account)), set()).add(means)
    both = [said for said in voices.values() if len(said) > 1]
    days: dict[str, date | None] = {}
    for accounts in told.values():
        days.update(as_of(accounts))
    for one, other in combinations(sorted(told), 2):
        if any({one, other} <= said for said in both):
            continue
        yield from _rows(topic, (one, told[one]), (other, told[other]), days)


def _battle(claim: Claim) -> bool:
    return event_type(claim.type).violent and event_type(claim.type).mutual


def _rows(
    topic: str, one: tuple[str, list[Account]], other: tuple[str, list[Account]], days: Mapping[str, date | None]
) -> Iterator[Disagreement]:
    pairs: dict[tuple[bool, bool], list[tuple[Account, Account]]] = {}
    for a in one[1]:
        for b in other[1]:
            judged = judge(a, b, days[a.id], days[b.id])
            if judged is None or judged[0] in _NOTHING or not _one_hit(a.claim, b.claim):
                continue
            kind, backwards = judged
            mended = kind == "update"
            pairs.setdefault((mended, mended and backwards), []).append((a, b))
    for (mended, backwards), found in sorted(pairs.items()):
        ours, theirs = (Side(Value("what", name, name), best(told)) for name, told in (
            (one[0], (a for a, _ in found)), (other[0], (b for _, b in found))
        ))  # fmt: skip
        if backwards or (not mended and len(theirs.origins) > len(ours.origins)):
            ours, theirs = theirs, ours
        yield row(topic, "update" if mended else "contradiction", "what", ours, theirs, MENDED if mended else MEANS)


def _one_hit(one: Claim, other: Claim) -> bool:
    """Whether two claims can be of one hit: their words don't name two kinds of spot."""
    ours, theirs = ([mark for mark in marks([s.quote for s in claim.evidence])] for claim in (one, other))
    return mark_level("spot", ours, theirs) != "other"
