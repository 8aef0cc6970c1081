"""Other counts: numbers that by their own words are of something else than the event in which they are told.

"57 targets, with more than 100 militants killed", "nine bodies in all those weeks", "an attack in December of 2014 in
which 130 died": a report mentions them beside the event, and no sum of its dead may take them in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.likeness import apart
from rashomon.comparing.regexes import compiled
from rashomon.comparing.slots import DATA
from rashomon.comparing.values import Value, Values
from rashomon.comparing.voices import holding, origin_id
from rashomon.vocabulary.load import checked, read_yaml

Told = Sequence[tuple[Account, Values]]
FAR = 31
"""Days between a number's own time and the event's beyond which they are two times."""
DENIED = "the number that is denied in the same words"
_POINTS = frozenset({"city", "exact"})
_END = re.compile(r"[.;!?](?=\s|$)|,?\s\b(?:while|whereas|but|when|where|after|before)\b")
_YEAR = re.compile(r"\b(?:in|of|since|from|during|early|late|spring|summer|autumn|winter) ((?:19|20)\d\d)\b")
_Where = Literal["clause", "words"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    sign: str
    where: _Where
    patterns: tuple[str, ...]
    but: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show a number to be of more than one happening, and those that show it is not so."""

    name: str
    where: _Where
    pattern: re.Pattern[str]
    but: re.Pattern[str]


@cache
def signs() -> tuple[Sign, ...]:
    """The signs of `data/other_counts.yaml`.

    Raises:
        DataError: an entry that doesn't fit, or no regular expression.

    Example:
        >>> [sign.name for sign in signs()]
        ['a longer time', 'many acts']
    """
    file = DATA / "other_counts.yaml"
    found = []
    for number, row in enumerate(checked(read_yaml(file), _Row, file.name), 1):
        pattern = compiled("|".join(row.patterns), file.name, number, "patterns", re.IGNORECASE)
        found.append(Sign(row.sign, row.where, pattern, compiled(row.but, file.name, number, "but", re.IGNORECASE)))
    return tuple(found)


def other_counts(slot: str, told: Told) -> dict[str, str]:
    """The accounts whose number in a slot is of something else by its own words, by id, each with the reason.

    `told` are the accounts of one event with their values. Where more origins count so than otherwise, the event is
    itself the longer time or the many acts.

    Example:
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Claim, Number, Span
        >>> def says(id: str, n: int, words: str) -> tuple[Account, Values]:
        ...     span = Span(words.index(str(n)), words.index(str(n)) + len(str(n)), str(n))
        ...     claim = Claim("event", "attack", numbers={"killed": Number(n, n, n, span=span)},
        ...                   evidence=(Span(0, len(words), words),))
        ...     account = Account(id, claim, id)
        ...     return account, values(account)
        >>> here = says("c1", 6, "Gunmen killed 6 people in the market")
        >>> other_counts("killed", [here, says("c2", 41, "he had buried 41 neighbours in those five months")])
        {'c2': 'counts over a longer time: “in those five months”'}
    """
    counted = [(a, v) for a, v in told if slot in v and a.claim.modality == "asserted"]
    if not counted:
        return {}
    denied = {key for a, _ in told if a.claim.modality == "denied" and (key := _words_key(a, slot))}
    found = {a.id: DENIED for a, _ in counted if _words_key(a, slot) in denied}
    if len(counted) < 2:
        return found
    days, years, places = _days(told), _years(told), _places(told)
    summed: dict[str, str] = {}
    for account, values in counted:
        if account.id in found:
            continue
        if why := _elsewhere(account, values, places) or _else_when(account, values, days):
            found[account.id] = why
        elif why := _by_words(account, slot, years):
            summed[account.id] = why
    rest = {origin_id(a) for a, _ in counted if a.id not in found and a.id not in summed}
    if summed and rest and len({origin_id(a) for a, _ in counted if a.id in summed}) <= len(rest):
        found |= summed
    return found


def _words_key(account: Account, slot: str) -> tuple[str, str, int, int] | None:
    """Where a number stands, so that two claims that were read from the same words are known."""
    number = account.claim.numbers.get(slot)
    if number is None or number.span is None:
        return None
    return (account.document, number.span.part, number.span.start, number.span.end)


def _by_words(account: Account, slot: str, years: frozenset[int]) -> str:
    """Why a number is of another or a longer time, or of many acts, by its own words; empty for none."""
    number = account.claim.numbers[slot]
    words = holding(account.claim, number.span) if number.span else next(iter(account.claim.evidence), None)
    if words is None:
        return ""
    place = (number.span.start - words.start, number.span.end - words.start) if number.span else None
    why, year = _said(words.quote, place)
    if why or not year or account.claim.when is not None or not years or int(year[-4:]) in years:
        return why
    return f"of another time: “{year}”"


@lru_cache(maxsize=1 << 14)
def _said(words: str, place: tuple[int, int] | None) -> tuple[str, str]:
    """What the words around a number at a place say of it: the reason of a sign, and a year with the word before it."""
    clause = clause_of(words, place)
    year = _YEAR.search(words)
    for sign in signs():
        searched = clause if sign.where == "clause" else words
        if (hit := sign.pattern.search(searched)) and not sign.but.search(searched):
            return f"counts {'over ' if sign.where == 'clause' else ''}{sign.name}: “{hit[0].strip()}”", ""
    return "", year[0].strip() if year else ""


def clause_of(words: str, place: tuple[int, int] | None) -> str:
    """The clause in which a number stands, from its place among the words; all words where that isn't known.

    Example:
        >>> clause_of("Nine died, while 30 were hurt.", (17, 19))
        ' 30 were hurt'
    """
    if place is None:
        return words
    before = [hit.end() for hit in _END.finditer(words, 0, place[0])]
    after = _END.search(words, place[1])
    return words[before[-1] if before else 0 : after.start() if after else None]


def _firm_days(account: Account) -> tuple[int, int] | None:
    """The days that a claim's own words give, where they are no more than a month."""
    when = account.claim.when
    if when is None or when.inferred or (when.end - when.start).days > FAR:
        return None
    return when.start.toordinal(), when.end.toordinal()


def _days(told: Told) -> tuple[int, int] | None:
    """The days of the event: those that the most origins give, of equals the shortest, then the earlier."""
    voices: dict[tuple[int, int], set[str]] = {}
    for account, _ in told:
        if account.claim.modality == "asserted" and (days := _firm_days(account)):
            voices.setdefault(days, set()).add(origin_id(account))
    return min(voices, key=lambda d: (-len(voices[d]), d[1] - d[0], d), default=None)


def _years(told: Told) -> frozenset[int]:
    """The years in which anybody puts the event; those of publication count as well."""
    times = [when for account, _ in told if (when := account.claim.when)]
    if not times:
        return frozenset()
    found = {account.published.year for account, _ in told if account.published}
    return frozenset(found.union(*(range(when.start.year, when.end.year + 1) for when in times)))


def _else_when(account: Account, values: Values, days: tuple[int, int] | None) -> str:
    own = _firm_days(account)
    if own is None or days is None or (own[0] - days[1] <= FAR and days[0] - own[1] <= FAR):
        return ""
    return f"of another time: {values['when'].words}"


def _places(told: Told) -> dict[str, tuple[Value, set[str]]]:
    """The points at which the event's own words put it, by key, with the origins that do."""
    found: dict[str, tuple[Value, set[str]]] = {}
    for account, values in told:
        if account.claim.modality == "asserted" and (points := _points(account, values)):
            found.setdefault(points.key, (points, set()))[1].add(origin_id(account))
    return found


def _elsewhere(account: Account, values: Values, places: Mapping[str, tuple[Value, set[str]]]) -> str:
    """Why a number is of another place: more origins put the event surely apart from all its places than at them."""
    # Of one place only nothing is apart from it.
    own = _points(account, values) if len(places) > 1 else None
    if own is None:
        return ""
    near: set[str] = set()
    away: set[str] = set()
    for points, origins in places.values():
        far = all(apart(a, b) for a in own.places for b in points.places)
        (away if far else near).update(origins)
    return f"of another place: {own.words}" if len(away) > len(near) else ""


def _points(account: Account, values: Values) -> Value | None:
    """The places that a claim's own words have, where all are points: a ministry has its seat elsewhere."""
    where = values.get("where")
    words = " ".join(span.quote for span in account.claim.evidence)
    if where is None or any(p.inferred or p.name not in words for p in account.claim.places):
        return None
    return where if where.places and all(place.precision in _POINTS for place in where.places) else None


def same_words(told: Mapping[str, tuple[Account, Value]], slot: str) -> dict[str, Value]:
    """Numbers that were read from the same words and say whose they are only in one claim: that holds for all.

    `told` are accounts with their value, by account id; the values are those to take instead.
    """
    groups: dict[tuple[str, str, int, int], list[str]] = {}
    for id_, (account, _) in told.items():
        if key := _words_key(account, slot):
            groups.setdefault(key, []).append(id_)
    found: dict[str, Value] = {}
    for ids in groups.values():
        whose = {told[id_][1].of: told[id_][1] for id_ in ids if told[id_][1].of}
        if len(whose) == 1:
            value = next(iter(whose.values()))
            found |= {id_: value for id_ in ids if told[id_][1].number == value.number and _nobodys(*told[id_])}
    return found


def _nobodys(account: Account, value: Value) -> bool:
    """Whether a claim gives its number no victims: it names none, or only a body or a thing that was hit."""
    return not value.of and not any(target.kind in ("people", "person", "name") for target in account.claim.targets)
