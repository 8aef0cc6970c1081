"""Origins: the earliest independent text that each claim of a report goes back to.

The rules, in this order (`Origin.rule` names the one that decided):

1. `copy`, `passage`: the claim's words lie in what an earlier report has too. Its origin is that report's for the
   same words, so that chains of copies lead to their root. Of several the earliest counts, in the order of `rank`.
   Where one of the copies, or this report, names an agency, that name goes before a mere outlet's: agencies' copy is
   often printed without credit.
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
from datetime import date

from rashomon.comparing.account import Origin
from rashomon.comparing.copies import Text
from rashomon.comparing.credits import Credit
from rashomon.comparing.outlets import cited_outlet, collects, is_agency, is_platform, known_outlet, outlet
from rashomon.comparing.tracing import NAMED, Found, Told, Trace, Traced
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim

__all__ = ["Found", "Told", "origins", "rank", "report_origin", "text_of"]

_LESS = 0.15
_TOLD = re.compile(
    r"\b(?i:told|tells|in an interview with|speaking to|spoke to|spoke with)\s+(?:[Tt]he\s+)?"
    r"([A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3})"
)


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
        >>> from rashomon.reading.claim import Span
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
    ranked = sorted(
        ((rank(other.key, other.published, other.origin), other) for other in found if other.key != key),
        key=lambda pair: pair[0],
    )
    own = _own(key, document)
    earlier = [Trace(other) for place, other in ranked if place < ours]
    later = [Trace(other) for place, other in ranked if place > ours and _says_whose(other, own)]
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


def _says_whose(other: Found, own: Origin) -> bool:
    """Whether another report is a copy of this one that names the agency whose text it is."""
    named = other.origin.rule == "credit" and other.origin.id != own.id
    return named and other.copy.kind in ("copy", "rewrite")


def _origin(
    document: Document, claim: Claim, earlier: list[Trace], later: list[Trace], credited: Credit | None, own: Origin
) -> Origin:
    copied = _best(_traced(claim, (*earlier, *later)))
    named = next((traced.origin for traced in copied if traced.rule in NAMED), None)
    if named:
        return named
    said = _chain(claim, own) or _credited(document, claim, credited, own)
    # That some material is an agency's says less than whose words these are.
    if said and not (copied and said.rule == "credit" and credited and not credited.whole):
        return next((traced.origin for traced in copied if traced.origin.id == said.id), said)
    if copied:
        return copied[0].origin
    quoted = (traced.origin for trace in earlier if (traced := trace.back(claim, "quotation")))
    return next(quoted, own)


def _traced(claim: Claim, traces: Sequence[Trace]) -> list[Traced]:
    """What the claim's words go back to; behind the first with the very same words only who may name an agency."""
    found: list[Traced] = []
    same = False
    for trace in traces:
        if same and not trace.names:
            continue
        if traced := trace.back(claim, "passage"):
            found.append(traced)
            same = same or traced.like == 1
            if same and traced.rule in NAMED:
                break
    return found


def _best(copied: list[Traced]) -> list[Traced]:
    """Without the tellings in other words that are clearly less like the claim's than the best."""
    most = max((traced.like for traced in copied), default=0.0)
    return [traced for traced in copied if traced.like >= most - _LESS]


def _chain(claim: Claim, own: Origin) -> Origin | None:
    for party in claim.sources:
        medium = cited_outlet(party, own.id)
        if medium is None:
            return None
        if not is_platform(medium.id):
            words = party.span.quote if party.span else party.name
            return None if medium.id == own.id else Origin(*medium, rule="chain", words=words)
    return None


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
