"""Denials and contradictions about subjects: who controls, allied or hostile, who leads, how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_denials import DENIED, WITHDRAWN
from rashomon.comparing.disagreement_row import Disagreement, Side, best, row
from rashomon.comparing.histories import OPPOSED
from rashomon.comparing.likeness import exclude
from rashomon.comparing.rivals import rivals
from rashomon.comparing.sightings import Sighting, sightings
from rashomon.comparing.values import Value, number_value
from rashomon.comparing.voices import one_chain, origin_id, speaker_id, two_cited

SLOTS = {"ties": "ties", "control": "controls", "leads": "leads", "strength": "count"}
WINDOW = timedelta(days=7)
"""How far two publication days may lie apart for states without a time to count as said of one time."""
SLOW = timedelta(days=45)
"""The same for numbers of members: nobody counts them by the day, and they change slowly."""
_OPPOSED = "another origin, as of the same time: both can't hold"


def subject_rows(topic: str, accounts: Sequence[Account]) -> list[Disagreement]:
    """The disagreements about each subject; `accounts` are in order.

    The topic of a row is `topic`, or the key of its subject where that is empty.
    """
    by_subject: dict[str, list[Sighting]] = {}
    for account in accounts:
        for sighting in sightings(account):
            by_subject.setdefault(sighting.proposition.subject.key, []).append(sighting)
    found: list[Disagreement] = []
    for key, told in sorted(by_subject.items()):
        found.extend(rows_about(topic or key, told))
    return found


def rows_about(topic: str, told: Sequence[Sighting]) -> list[Disagreement]:
    """The disagreements about one subject; its sightings are in the order of their accounts."""
    if len(told) < 2:
        return []
    lines = _lines(told)
    return [*_denials(topic, lines), *_contradictions(topic, lines), *_counts(topic, told)]


def _lines(told: Sequence[Sighting]) -> list[list[Sighting]]:
    found: dict[tuple[str, ...], list[Sighting]] = {}
    for sighting in told:
        found.setdefault(sighting.proposition.line, []).append(sighting)
    return [line for _, line in sorted(found.items())]


def _value(sighting: Sighting, denied: bool = False) -> Value:
    proposition = sighting.proposition
    slot, key, words = SLOTS[proposition.subject.kind], " ".join(proposition.line[1:]), proposition.words
    return Value(slot, f"not {key}", f"not so: {words}") if denied else Value(slot, key, words)


def same_time(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings may speak of one time.

    Their intervals overlap; those that only have a day of publication reach `WINDOW` to both sides. A
    state that began counts from then on, one that ended up to then.
    """
    first, last = _reach(one)
    begin, end = _reach(other)
    return first <= end and begin <= last


def _reach(sighting: Sighting) -> tuple[date, date]:
    if sighting.first is None or sighting.last is None:
        return date.min, date.max
    if sighting.proposition.subject.kind == "strength":
        return sighting.first - SLOW, sighting.last + SLOW
    if sighting.assumed:
        return sighting.first - WINDOW, sighting.last + WINDOW
    return sighting.first, sighting.last


def _denials(topic: str, lines: Sequence[Sequence[Sighting]]) -> Iterator[Disagreement]:
    """What one speaker says and another denies: the denial is of the proposition, whenever it was said.

    Who denies that somebody is in a place at all denies that he holds it.
    """
    held = {line[0].proposition.line[2:]: line for line in lines if line[0].proposition.state == "controls"}
    for line in lines:
        first = line[0].proposition
        said = (*line, *(held.get(first.line[2:], ()) if first.state == "present" else ()))
        says = [s for s in said if s.account.claim.modality == "asserted" and s.change != "ends"]
        denies = [s for s in line if s.account.claim.modality == "denied" and s.change != "ends"]
        pairs: dict[bool, list[tuple[Account, Account]]] = {}
        for a in says:
            for b in denies:
                if not _one_matter(a, b):
                    continue
                if speaker_id(a.account) != speaker_id(b.account):
                    pairs.setdefault(False, []).append((a.account, b.account))
                elif a.account.published and b.account.published and a.account.published < b.account.published:
                    pairs.setdefault(True, []).append((a.account, b.account))
        for withdrawn, found in sorted(pairs.items()):
            ours = Side(_value(says[0]), best(a for a, _ in found))
            theirs = Side(_value(denies[0], denied=True), best(b for _, b in found))
            type_, rule = ("update", WITHDRAWN) if withdrawn else ("denial", DENIED)
            yield row(topic, "update" if type_ == "update" else "denial", ours.value.slot, ours, theirs, rule)


def _one_matter(a: Sighting, b: Sighting) -> bool:
    """Whether a denial can be about what is asserted: not where both give times that lie apart."""
    return a.assumed or b.assumed or same_time(a, b)


def _contradictions(topic: str, lines: Sequence[Sequence[Sighting]]) -> Iterator[Disagreement]:
    asserted = [some for line in lines if (some := [s for s in line if s.account.claim.modality == "asserted"])]
    for ours, theirs in combinations(asserted, 2):
        if not _exclude(ours[0], theirs[0]):
            continue
        pairs = [(a, b) for a in ours for b in theirs if _against(a, b)]
        if pairs:
            one = Side(_value(ours[0]), best(a.account for a, _ in pairs))
            other = Side(_value(theirs[0]), best(b.account for _, b in pairs))
            if len(other.origins) > len(one.origins):
                one, other = other, one
            yield row(topic, "contradiction", one.value.slot, one, other, _OPPOSED)


def _exclude(one: Sighting, other: Sighting) -> bool:
    """Whether two lines of one subject can't hold at one time."""
    a, b = one.proposition, other.proposition
    if a.subject.kind == "ties":
        return b.state in OPPOSED.get(a.state, ())
    if a.subject.kind == "control" and a.state == b.state == "controls":
        return all(rivals(p, q) for p in a.parties for q in b.parties)
    return False


def _against(a: Sighting, b: Sighting) -> bool:
    """Whether two sightings of excluding states collide: other origins, one time, neither the end of it."""
    if "ends" in (a.change, b.change):
        return False
    if a.account.document == b.account.document:
        apart = two_cited(a.account, b.account)
    else:
        apart = origin_id(a.account) != origin_id(b.account)
    return apart and same_time(a, b)


class _Count(NamedTuple):
    """A strength that is asserted, with what decides whether another can stand against it."""

    account: Account
    origin: str
    first: date
    last: date

    def against(self, other: _Count) -> bool:
        """`_against` of two that are no ends."""
        if self.first > other.last or other.first > self.last:
            return False
        if self.account.document == other.account.document:
            return two_cited(self.account, other.account)
        return self.origin != other.origin


def _counts(topic: str, told: Sequence[Sighting]) -> Iterator[Disagreement]:
    """Strengths of one time that lie apart, and what one chain says later."""
    given: dict[str, tuple[Value, list[_Count]]] = {}
    for sighting in told:
        account = sighting.account
        number = account.claim.numbers.get("count")
        if number is not None and account.claim.modality == "asserted" and sighting.change != "ends":
            value = number_value("count", number)
            given.setdefault(value.key, (value, []))[1].append(_Count(account, origin_id(account), *_reach(sighting)))
    sides: dict[tuple[str, frozenset[str]], Side] = {}

    def side(value: Value, accounts: Sequence[Account]) -> Side:
        # One number mostly stands against many others with the same accounts.
        key = (value.key, frozenset([account.id for account in accounts]))
        if (known := sides.get(key)) is None:
            known = sides[key] = Side(value, best(accounts))
        return known

    for key, other in combinations(sorted(given), 2):
        (value, ours), (second, theirs) = given[key], given[other]
        pairs = [(a.account, b.account) for a in ours for b in theirs if a.against(b)]
        if not pairs or not exclude(value, second):
            continue
        apart, chained = list[tuple[Account, Account]](), list[tuple[Account, Account]]()
        for a, b in pairs:
            (chained if a.published != b.published and one_chain(a, b) else apart).append((a, b))
        if apart:
            one, two = side(value, [a for a, _ in apart]), side(second, [b for _, b in apart])
            yield row(topic, "contradiction", "count", one, two, _OPPOSED)
        if chained:
            one, two = side(value, [a for a, _ in chained]), side(second, [b for _, b in chained])
            if (chained[0][0].published or date.max) > (chained[0][1].published or date.max):
                one, two = two, one
            yield row(topic, "update", "count", one, two, "another value, later down the same chain")
