"""Origins: the earliest independent text that each claim of a report goes back to.

The rules, in this order (`Origin.rule` names the one that decided):

1. `copy`, `passage`: the claim's words lie in what another, earlier report has too. Its origin is that report's for the
   same words, so that chains of copies lead to their root; of several the earliest counts, by day, on the same day an
   agency's own, then other outlets' own, then what is credited to another, then by key. Where one of the copies, or this report, names an agency, that name goes
   before a mere outlet's: agencies' copy is often printed without credit.
2. `chain`: the outermost source that the claim cites is a medium ("AFP reports that ...").
3. `credit`: the report is credited to an agency. Where only some of its material is, its claims are that agency's too,
   but for what was told to the outlet itself: a voice that can't be shown to be independent is not counted as one.
4. `quotation`: the claim's words are quoted, word for word, in an earlier report too.
5. `own`: the outlet; the report itself where nobody says who published it.

All of it is a pure function of the report and of the reports found to share words with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparing.account import Origin
from rashomon.comparing.copies import Copy, Text
from rashomon.comparing.credits import Credit
from rashomon.comparing.outlets import Outlet, collects, is_agency, is_platform, known_outlet, outlet, outlet_of
from rashomon.comparing.shared import Shared
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Party, Span

COVERED = 0.6
"""The part of a claim's evidence that must lie in shared words."""
_LESS = 0.15
_NAMED = ("credit", "chain")
_TOLD = re.compile(
    r"\b(?i:told|tells|in an interview with|speaking to|spoke to|spoke with)\s+(?:[Tt]he\s+)?"
    r"([A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3})"
)


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

    @property
    def rank(self) -> tuple[date, int, str]:
        """What puts reports in order: the day, the undated last; an agency's own, others' own, credited; the key."""
        return rank(self.key, self.published, self.origin)


def text_of(key: str, document: Document, credited: Credit | None) -> Text:
    """A report as `copies` compares it. What it says as a whole is whose text it is.

    Example:
        >>> text_of("d1", Document("1", "Shells fell on Kot.", publisher="AFP"), None).outlet
        'outlet:agence-france-presse'
    """
    whose = credited.agencies[0].id if credited and credited.whole else outlet(document.publisher).id
    hand = "" if collects(whose) else whose
    own = outlet(document.publisher).id
    others = tuple(agency.id for agency in credited.agencies if agency.id != own) if credited else ()
    return Text(key, document.text, document.title, document.publisher, document.published, hand, others)


def report_origin(key: str, document: Document, credited: Credit | None) -> Origin:
    """The origin of a report as a whole: the agency it is credited to, else its outlet, else the report itself.

    Example:
        >>> report_origin("d1", Document("1", "Shells fell on Kot.", publisher="AFP"), None).id
        'outlet:agence-france-presse'
        >>> report_origin("d1", Document("1", "Shells fell on Kot."), None).id
        'document:d1'
    """
    own = _own(key, document)
    if credited and credited.whole and credited.agencies[0].id != own.id:
        return Origin(*credited.agencies[0], rule="credit", words=credited.span.quote)
    return own


def _own(key: str, document: Document) -> Origin:
    id, name = outlet(document.publisher)
    return Origin(id or f"document:{key}", name or document.title or document.id, "own", key)


def origins(
    key: str, document: Document, claims: Sequence[Claim], found: Sequence[Found], credited: Credit | None
) -> list[Origin]:
    """The origin of each claim, parallel to `claims`.

    `found` holds the reports that share words with this one, in any order. Earlier ones decide; a later one counts
    only where it is a copy of the whole that names an agency. A report must be looked at again when an earlier one
    comes in that shares words with it.

    Example:
        >>> from rashomon.comparing.copies import copy_of
        >>> text = "Shells fell on the market of Kot on Friday and killed nine people there."
        >>> wire = Document("1", text, publisher="AFP")
        >>> local = Document("2", text, publisher="The Kot Courier")
        >>> shared = copy_of(text_of("d2", local, None), text_of("d1", wire, None))
        >>> claim = Claim("event", "shelling", evidence=(Span(0, 44, text[:44]),))
        >>> earlier = Found("d1", None, shared, report_origin("d1", wire, None))
        >>> [(o.id, o.rule, o.document) for o in origins("d2", local, [claim], [earlier], None)]
        [('outlet:agence-france-presse', 'passage', 'd1')]
    """
    ours = rank(key, document.published, report_origin(key, document, credited))
    others = sorted((other for other in found if other.key != key), key=lambda other: other.rank)
    earlier = [other for other in others if other.rank < ours]
    own = _own(key, document)
    later = [other for other in others if other.rank > ours and _says_whose(other) and other.origin.id != own.id]
    return [_origin(document, claim, earlier, later, credited, own) for claim in claims]


def rank(key: str, published: date | None, origin: Origin) -> tuple[date, int, str]:
    """What puts reports in order, from the earliest, so that origins can be worked out one after the other.

    Example:
        >>> day = date(2016, 5, 4)
        >>> wire, copy = Origin("outlet:reuters", "Reuters"), Origin("outlet:reuters", "Reuters", "credit")
        >>> rank("d2", day, wire) < rank("d1", day, Origin("outlet:kot", "Kot")) < rank("d1", day, copy)
        True
    """
    place = 2 if origin.rule == "credit" else 0 if is_agency(origin.id) else 1
    return (published or date.max, place, key)


def _says_whose(other: Found) -> bool:
    return other.copy.kind in ("copy", "rewrite") and other.origin.rule == "credit"


def _origin(
    document: Document, claim: Claim, earlier: list[Found], later: list[Found], credited: Credit | None, own: Origin
) -> Origin:
    copied = _best([origin for other in (*earlier, *later) if (origin := _copied(claim, other, "passage"))])
    named = next((origin for _, rule, origin in copied if rule in _NAMED), None)
    if named:
        return named
    said = _chain(claim, own) or _credited(document, claim, credited, own)
    # That some material is an agency's says less than whose words these are.
    if said and not (copied and said.rule == "credit" and credited and not credited.whole):
        return next((origin for _, _, origin in copied if origin.id == said.id), said)
    if copied:
        return copied[0][2]
    for other in earlier:
        if quoted := _copied(claim, other, "quotation"):
            return replace(quoted[2], rule="quotation")
    return own


def _best(copied: list[tuple[float, str, Origin]]) -> list[tuple[float, str, Origin]]:
    """Without the tellings in other words that are clearly less like the claim's than the best."""
    most = max((like for like, _, _ in copied), default=0.0)
    return [one for one in copied if one[0] >= most - _LESS]


def _copied(claim: Claim, other: Found, kind: str) -> tuple[float, str, Origin] | None:
    """The origin of the claim's words in another report, with how alike they are and the rule that decided there."""
    spans = [span for span in other.copy.spans if span.kind == kind]
    evidence = [span for span in claim.evidence if span.part == "text"]
    if not evidence:
        whole = kind == "passage" and claim.evidence and other.copy.kind == "copy"
        place: tuple[int, int] | None = (0, 0) if whole else None
    else:
        place = _covered(evidence, spans, kind)
    if place is None:
        return None
    there = _told(other, *place)
    rule = "copy" if other.copy.kind in ("copy", "rewrite") else "passage"
    words = claim.evidence[0].quote if evidence else other.copy.words
    like = max((span.like for span in spans if any(_common(piece, span) for piece in evidence)), default=1.0)
    return like, there.rule, Origin(there.id, there.name, rule, there.document or other.key, words)


def _covered(evidence: list[Span], spans: list[Shared], kind: str) -> tuple[int, int] | None:
    """Where the other report has the words of the evidence, None where it lacks most of them.

    Of a quotation it is enough that the evidence holds it, or most of the evidence lies in it.
    """
    common, low, high = 0, -1, -1
    for piece in evidence:
        for span in spans:
            size = _common(piece, span)
            if size <= 0:
                continue
            common += size
            held = kind == "quotation" and size * 10 >= 9 * (span.end - span.start)
            if held:
                common += piece.end - piece.start
            shift = max(piece.start, span.start) - span.start
            start = min(span.other_start + shift, span.other_end - 1)
            low = start if low < 0 else min(low, start)
            high = max(high, min(start + size, span.other_end))
    total = sum(piece.end - piece.start for piece in evidence)
    return (low, high) if low >= 0 and common >= COVERED * total else None


def _common(piece: Span, span: Shared) -> int:
    return max(0, min(piece.end, span.end) - max(piece.start, span.start))


def _told(other: Found, start: int, end: int) -> Origin:
    """What the other report's own claim with these words goes back to; of several the one that overlaps most."""
    best, most = other.origin, 0
    for told in sorted(other.told, key=lambda told: (told.start, told.end, told.origin.id)):
        common = min(end, told.end) - max(start, told.start)
        if common > most:
            best, most = told.origin, common
    return best


def _chain(claim: Claim, own: Origin) -> Origin | None:
    for party in claim.sources:
        medium = _medium(party)
        if medium is None:
            return None
        if not is_platform(medium.id):
            words = party.span.quote if party.span else party.name
            return None if medium.id == own.id else Origin(*medium, rule="chain", words=words)
    return None


def _medium(party: Party) -> Outlet | None:
    """The outlet that a source is. "Local media" and "a newspaper" are none: nobody can tell which."""
    if party.ref:
        return outlet_of(party.ref)
    known = known_outlet(party.name) if party.name[:1].isupper() else None
    if known and (party.kind == "media" or outlet_of(known.id.removeprefix("outlet:"))):
        return known
    words = party.name.removeprefix("the ").split()
    proper = len(words) > 1 and all(word[:1].isupper() or word in ("of", "the", "al", "de") for word in words)
    return outlet(party.name) if party.kind == "media" and proper else None


def _credited(document: Document, claim: Claim, credited: Credit | None, own: Origin) -> Origin | None:
    if credited is None or credited.agencies[0].id == own.id:
        return None
    if not credited.whole and any(_told_us(span.quote, own) for span in claim.evidence):
        return None
    return Origin(*credited.agencies[0], rule="credit", words=credited.span.quote)


def _told_us(words: str, own: Origin) -> bool:
    for match in _TOLD.finditer(words):
        named = match[1].split()
        for size in range(len(named), 0, -1):
            known = known_outlet(" ".join(named[:size]))
            if known and known.id == own.id:
                return True
    return False
