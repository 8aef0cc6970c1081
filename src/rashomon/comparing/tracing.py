"""Tracing a claim's words into another report: where that one has them, and what they go back to there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from rashomon.comparing.account import Origin
from rashomon.comparing.copies import Copy
from rashomon.comparing.shared import Shared
from rashomon.reading.claim import Claim, Span

COVERED = 0.6
"""The part of a claim's evidence that must lie in shared words."""
NAMED = ("credit", "chain")
"""The rules by which a report names whose text or statement it gives."""
_WHOLE_QUOTE = 0.9


@dataclass(frozen=True, slots=True)
class Told:
    """Where another report tells a claim (code points, end exclusive), and that claim's origin."""

    start: int
    end: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Found:
    """Another report that shares words: `copy` as `copy_of(this, other)` has it, `origin` of the report as a whole."""

    key: str
    published: date | None
    copy: Copy
    origin: Origin
    told: tuple[Told, ...] = ()


class Traced(NamedTuple):
    """What a claim's words go back to: how alike they are, the rule that decided there, and the origin."""

    like: float
    rule: str
    origin: Origin


class _Piece(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Piece)


class _Pieces(Generic[P]):
    """Pieces of a text by their place, so that those at one place are found without a look at all."""

    def __init__(self, pieces: Sequence[P]) -> None:
        self.pieces = pieces
        self.starts = [piece.start for piece in pieces]
        self.longest = max((piece.end - piece.start for piece in pieces), default=0)

    def at(self, start: int, end: int) -> Iterator[tuple[P, int]]:
        """The pieces that overlap with `start` to `end`, in order, and by how much."""
        low, high = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        for piece in self.pieces[low:high]:
            size = min(piece.end, end) - max(piece.start, start)
            if size > 0:
                yield piece, size


class Trace:
    """One other report, prepared for the claims of this one; `names` says whether it names an agency for anything.

    Example:
        >>> copy = Copy("passage", 0.4, "Shells fell on Kot.", (Shared(0, 19, 80, 99),))
        >>> trace = Trace(Found("d1", None, copy, Origin("outlet:reuters", "Reuters")))
        >>> claim = Claim("event", "shelling", evidence=(Span(0, 18, "Shells fell on Kot"),))
        >>> trace.back(claim, "passage").origin.id, trace.back(claim, "quotation")
        ('outlet:reuters', None)
    """

    def __init__(self, found: Found) -> None:
        self.found = found
        spans = sorted(found.copy.spans, key=lambda s: (s.start, s.end, s.other_start))
        self._shared: dict[str, _Pieces[Shared]] = {
            kind: _Pieces([span for span in spans if span.kind == kind]) for kind in ("passage", "quotation")
        }
        self.names = any(origin.rule in NAMED for origin in (found.origin, *(told.origin for told in found.told)))
        self._told = _Pieces(sorted(found.told, key=lambda told: (told.start, told.end, told.origin.id)))

    def back(self, claim: Claim, kind: Literal["passage", "quotation"]) -> Traced | None:
        """What the claim's words go back to in the other report; None where that one lacks most of them."""
        whole = self.found.copy.kind in ("copy", "rewrite")
        evidence = [span for span in claim.evidence if span.part == "text"]
        if evidence:
            place = self._place(evidence, kind)
        else:
            # A headline of a text that is a copy.
            place = (0, 0, 1.0) if kind == "passage" and claim.evidence and self.found.copy.kind == "copy" else None
        if place is None:
            return None
        there = self._origin(place[0], place[1])
        rule = kind if kind == "quotation" else "copy" if whole else "passage"
        words = claim.evidence[0].quote
        return Traced(place[2], there.rule, Origin(there.id, there.name, rule, there.document or self.found.key, words))

    def _place(self, evidence: Sequence[Span], kind: str) -> tuple[int, int, float] | None:
        """Where the other report has the evidence, and how alike; evidence that holds a whole quotation lies in it."""
        common, low, high, like = 0, -1, -1, 0.0
        for piece in evidence:
            for span, size in self._shared[kind].at(piece.start, piece.end):
                common += size
                if kind == "quotation" and size >= _WHOLE_QUOTE * (span.end - span.start):
                    common += piece.end - piece.start
                start = min(span.other_start + max(0, piece.start - span.start), span.other_end - 1)
                low = start if low < 0 else min(low, start)
                high, like = max(high, min(start + size, span.other_end)), max(like, span.like)
        total = sum(piece.end - piece.start for piece in evidence)
        return (low, high, like) if low >= 0 and common >= COVERED * total else None

    def _origin(self, start: int, end: int) -> Origin:
        """The origin of the other report's own claim with these words; of several the one that overlaps most."""
        best, most = self.found.origin, 0
        for told, size in self._told.at(start, end):
            if size > most:
                best, most = told.origin, size
        return best
