"""Carrying: which claim of today a decision is about whose claim a newer reader put in other words.

A claim's id is a hash of all it says, so a reader that reads one slot otherwise gives another id. What people decided
about the claim of before goes to the claim that the report's newest reading has in its place, if there is just one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from rashomon.comparing.families import alike
from rashomon.reading.claim import Claim, Span
from rashomon.record.bulk import lookup
from rashomon.record.editing import shown
from rashomon.record.loading import KeptClaim, documents_of, reading_claims
from rashomon.record.tables import READING_CLAIMS, READINGS

ONE_FAMILY = 2
"""`comparing.families.alike` of two types of one family."""
LEAST = 0.5
"""The share of the shorter head span that the two claims must have in common; less is another passage."""

Closeness = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Carried:
    """The claim in whose place another one stood, and the fields in which it says something else."""

    claim: str
    differs: frozenset[str] = frozenset()


def in_place_of(before: Sequence[KeptClaim], after: Sequence[KeptClaim]) -> dict[str, Carried]:
    """For claims that only the earlier of two readings of a report has, the claim that the later one has instead.

    Two claims are held against each other if neither is in both readings, they are of one kind, their types of one
    family (but for events: of one type), and their head spans (the first of the evidence) share half of the shorter
    one. Closest is what shares most of the head span, then of all evidence, then the nearer type, then more fields.
    A claim has another in its place where each is closest to the other, and nothing else is as close to either.

    Example:
        >>> head = (Span(0, 20, "A bomb killed three."),)
        >>> attack, raid = Claim("event", "bombing", evidence=head), Claim("event", "raid", evidence=head)
        >>> bombing = Claim("event", "suicide_bombing", evidence=head)
        >>> in_place_of([KeptClaim("c1", attack, "")], [KeptClaim("c2", bombing, ""), KeptClaim("c3", raid, "")])
        {'c1': Carried(claim='c2', differs=frozenset({'type'}))}
    """
    both = {one.id for one in before} & {one.id for one in after}
    old = {one.id: one.claim for one in before if one.id not in both}
    new = {one.id: one.claim for one in after if one.id not in both}
    said = {id: shown(claim) for id, claim in (old | new).items()}
    forth: dict[str, dict[str, Closeness]] = defaultdict(dict)
    back: dict[str, dict[str, Closeness]] = defaultdict(dict)
    for one, claim in old.items():
        for other, candidate in new.items():
            if close := _closeness(claim, candidate, said[one], said[other]):
                forth[one][other] = back[other][one] = close
    found = {}
    for one, candidates in forth.items():
        chosen = _only_closest(candidates)
        if chosen and _only_closest(back[chosen]) == one:
            differs = {field for field, words in said[one].items() if said[chosen][field] != words}
            found[one] = Carried(chosen, frozenset(differs))
    return found


def _closeness(one: Claim, other: Claim, said: Mapping[str, str], also: Mapping[str, str]) -> Closeness | None:
    near = alike(one.type, other.type)
    # Only types of events have families; other claims of two types say two things.
    if one.kind != other.kind or near < ONE_FAMILY or not one.evidence or not other.evidence:
        return None
    head, head_too = one.evidence[0], other.evidence[0]
    shared = _shared(head, head_too)
    if not shared or shared < LEAST * min(head.end - head.start, head_too.end - head_too.start):
        return None
    whole = sum(_shared(span, span_too) for span in one.evidence for span_too in other.evidence)
    return shared, whole, near, sum(also[field] == words for field, words in said.items())


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.part == other.part else 0


def _only_closest(candidates: Mapping[str, Closeness]) -> str:
    """The closest; empty where two are."""
    best = max(candidates.values())
    closest = [id for id, close in candidates.items() if close == best]
    return closest[0] if len(closest) == 1 else ""


def carried(connection: Connection, claims: Iterable[str], until: int | None = None) -> dict[str, Carried | None]:
    """Of these claims, those that their report's newest reading no longer has, with what it has instead, if anything.

    `until` is the last `seq` of a reading that counts.
    """
    documents = documents_of(connection, sorted(set(claims)))
    wanted: dict[str, set[str]] = defaultdict(set)
    for claim, document in documents.items():
        wanted[document].add(claim)
    found: dict[str, Carried | None] = {}
    for document, runs in _read_again(connection, wanted, until).items():
        found |= _in_report(connection, document, runs, wanted[document])
    return found


def before_these(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The claims of older readings that these ones stand in the place of."""
    wanted = set(claims)
    found = set()
    for document, runs in _read_again(connection, documents_of(connection, sorted(wanted)).values(), None).items():
        of = READING_CLAIMS.c
        ever = {row.claim for row in lookup(connection, of.document, [document], of.claim)}
        in_place = _in_report(connection, document, runs, ever)
        found |= {old for old, new in in_place.items() if new and new.claim in wanted}
    return found


def runs_of(connection: Connection, documents: Iterable[str], until: int | None = None) -> dict[str, list[str]]:
    """The runs that have read each of these reports, the newest first; `until` as in `carried`."""
    r = READINGS.c
    read: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in lookup(connection, r.document, sorted(set(documents)), r.document, r.run, r.seq):
        if until is None or row.seq <= until:
            read[row.document].append((row.seq, row.run))
    return {key: [run for _, run in sorted(runs, reverse=True)] for key, runs in sorted(read.items())}


def _read_again(connection: Connection, documents: Iterable[str], until: int | None) -> dict[str, list[str]]:
    return {key: runs for key, runs in runs_of(connection, documents, until).items() if len(runs) > 1}


def _in_report(
    connection: Connection, document: str, runs: Sequence[str], claims: Iterable[str]
) -> dict[str, Carried | None]:
    of = READING_CLAIMS.c
    ids: dict[str, set[str]] = defaultdict(set)
    for row in lookup(connection, of.document, [document], of.run, of.claim):
        ids[row.run].add(row.claim)
    now, *older = runs
    last_in = {id: next((run for run in older if id in ids[run]), "") for id in sorted(set(claims) - ids[now])}
    after = reading_claims(connection, document, now) if last_in else []
    found: dict[str, Carried | None] = {}
    for run in sorted(set(last_in.values()) - {""}):
        instead = in_place_of(reading_claims(connection, document, run), after)
        found |= {id: instead.get(id) for id, last in last_in.items() if last == run}
    return found
