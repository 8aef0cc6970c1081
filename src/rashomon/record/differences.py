"""What another run reads differently: claims found anew, claims no longer found, claims changed, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, and_, select

from rashomon.errors import UserError
from rashomon.reading.claim import NUMBERS, Claim, Number
from rashomon.record.loading import KeptClaim, reading_claims
from rashomon.record.tables import READINGS, RUNS

Kind = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim under both runs, in words; empty where it has no value."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim of one report that only the later run has (new), only the earlier (gone), or both in their own way.

    `before` and `after` are ids of claims, empty where there is none; `words` is the evidence.
    """

    kind: Kind
    document: str
    before: str
    after: str
    words: str
    slots: tuple[Slot, ...] = ()


def diff(connection: Connection, before: str, after: str) -> Iterator[Difference]:
    """What the run `after` reads differently in the reports that both runs read, report by report.

    Claims that differ are paired where their evidence overlaps, those that overlap most first. A claim that
    is the same in every slot, and found for other reasons, is no difference.

    Raises:
        UserError: a run that the record does not have.
    """
    known = set(connection.execute(select(RUNS.c.id).where(RUNS.c.id.in_([before, after]))).scalars())
    for run in (before, after):
        if run not in known:
            raise UserError(f"no run '{run}' in this record")
    one, other = READINGS.alias(), READINGS.alias()
    both = (
        select(one.c.document)
        .join(other, and_(other.c.document == one.c.document, other.c.run == after))
        .where(one.c.run == before)
        .order_by(one.c.seq, one.c.document)
    )
    for document in connection.execute(both).scalars().all():
        yield from compare(
            document, reading_claims(connection, document, before), reading_claims(connection, document, after)
        )


def compare(document: str, before: Sequence[KeptClaim], after: Sequence[KeptClaim]) -> Iterator[Difference]:
    """What differs between two readings of one report."""
    shared = {kept.id for kept in before} & {kept.id for kept in after}
    old = [kept for kept in before if kept.id not in shared]
    new = [kept for kept in after if kept.id not in shared]
    pairs = _pairs(old, new)
    for at, kept in enumerate(old):
        if at not in pairs:
            yield Difference("gone", document, kept.id, "", _words(kept.claim))
            continue
        now = new[pairs[at]]
        if slots := changed(kept.claim, now.claim):
            yield Difference("changed", document, kept.id, now.id, _words(now.claim), slots)
    met = set(pairs.values())
    for at, kept in enumerate(new):
        if at not in met:
            yield Difference("new", document, "", kept.id, _words(kept.claim))


def changed(before: Claim, after: Claim) -> tuple[Slot, ...]:
    """The slots in which two claims differ.

    Example:
        >>> changed(Claim("event", "riot"), Claim("event", "protest"))
        (Slot(name='type', before='riot', after='protest'),)
    """
    one, other = _slots(before), _slots(after)
    return tuple(Slot(name, one[name], other[name]) for name in one if one[name] != other[name])


def _slots(claim: Claim) -> dict[str, str]:
    row = {name: getattr(claim, name) or "" for name in ("kind", "type", "modality", "change", "role")}
    for slot in ("agents", "targets", "places", "sources"):
        row[slot] = "; ".join(party.name for party in getattr(claim, slot))
    row["when"] = f"{claim.when.start} to {claim.when.end}" if claim.when else ""
    for slot in NUMBERS:
        number = claim.numbers.get(slot)
        row[slot] = _number(number) if number else ""
    row["evidence"] = _words(claim)
    return row


def _number(number: Number) -> str:
    if number.vagueness == "exact":
        return str(number.value)
    low, high = (str(bound) if bound is not None else "?" for bound in (number.low, number.high))
    return f"{number.value} {number.vagueness} ({low} to {high})"


def _words(claim: Claim) -> str:
    return " … ".join(span.quote for span in claim.evidence)


def _pairs(old: Sequence[KeptClaim], new: Sequence[KeptClaim]) -> dict[int, int]:
    """Each old claim with the new one whose evidence it shares most of; each is paired once."""
    places_old, places_new = [_places(kept.claim) for kept in old], [_places(kept.claim) for kept in new]
    candidates = []
    for at, one in enumerate(places_old):
        for there, other in enumerate(places_new):
            if common := len(one & other):
                slots = len(changed(old[at].claim, new[there].claim))
                candidates.append((-common / len(one | other), slots, at, there))
    pairs: dict[int, int] = {}
    met: set[int] = set()
    for _, _, at, there in sorted(candidates):
        if at not in pairs and there not in met:
            pairs[at] = there
            met.add(there)
    return pairs


def _places(claim: Claim) -> set[tuple[str, int]]:
    return {(span.part, at) for span in claim.evidence for at in range(span.start, span.end)}
