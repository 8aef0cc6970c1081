"""A reading as one line of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from rashomon import __version__
from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span

if TYPE_CHECKING:
    from rashomon.reading.reader import Reading

# Characters that some readers take for the end of a line, and halves of surrogate pairs, which
# UTF-8 can't hold: written as escapes they survive both.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_line(reading: Reading) -> str:
    """The reading as one line, without the line break.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reading
        >>> to_line(Reading(Document("a", "Rain."), [], "no claim found"))[:38]
        '{"id": "a", "publisher": "", "publishe'
    """
    return _escaped(json.dumps(to_json(reading), ensure_ascii=False))


def to_block(reading: Reading) -> str:
    """The same, spread over indented lines for the eye.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reading
        >>> print(to_block(Reading(Document("a", "Rain."), [], "no claim found"))[:13])
        {
         "id": "a",
    """
    return _escaped(json.dumps(to_json(reading), ensure_ascii=False, indent=1))


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, with the fields of the claim guide.

    Offsets are code points of the report's text (or title, by `part`). A slot without a value is
    null or an empty list, and where a reader would ask for it, `missing` says why.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reading
        >>> row = to_json(Reading(Document("a", "They fled."), [Claim("event", "displacement")]))
        >>> row["claims"][0]["type"], row["claims"][0]["killed"]
        ('displacement', None)
    """
    document = reading.document
    row: dict[str, Any] = {"id": document.id}
    if document.title:
        row["title"] = document.title
    row |= {
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "hash": document.hash,
        "rules": __version__,
    }
    row |= {f: getattr(document, f) for f in ("url", "licence") if getattr(document, f)}
    if document.language != "en":
        row["language"] = document.language
    row["claims"] = [claim_to_json(claim) for claim in reading.claims]
    if reading.note:
        row["note"] = reading.note
    return row


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """One claim as plain values.

    Example:
        >>> claim_to_json(Claim("event", "attack", numbers={"killed": Number(3)}))["killed"]
        3
    """
    numbers = claim.numbers
    row: dict[str, Any] = {"id": claim.id, "kind": claim.kind, "type": claim.type}
    if claim.event:
        row["event"] = claim.event
    row |= {slot: [_party(p) for p in getattr(claim, slot)] for slot in ("agents", "targets", "places")}
    row["when"] = _when(claim.when) if claim.when else None
    row |= {slot: numbers[slot].value if slot in numbers else None for slot in NUMBERS}
    row["numbers"] = {slot: _number(number) for slot, number in numbers.items()}
    row["sources"] = [_party(p) for p in claim.sources]
    row |= {"modality": claim.modality, "change": claim.change}
    if claim.role:
        row["role"] = claim.role
    row["evidence"] = [span.quote for span in claim.evidence]
    row["spans"] = [{"start": s.start, "end": s.end, "part": s.part} for s in claim.evidence]
    row |= {"rule": claim.rule, "score": claim.score, "missing": dict(claim.missing)}
    if claim.trace:
        row["trace"] = list(claim.trace)
    return row


def _party(party: Party) -> dict[str, Any]:
    row: dict[str, Any] = {"name": party.name, "mentions": list(party.mentions), "kind": party.kind}
    row |= {f: value for f in ("ref", "country", "inside", "precision") if (value := getattr(party, f))}
    row |= {f: value for f in ("latitude", "longitude") if (value := getattr(party, f)) is not None}
    if party.inferred:
        row["inferred"] = True
    if party.span:
        row["span"] = _span(party.span)
    return row


def _when(when: Interval) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "granularity": when.granularity,
        "basis": when.basis,
    }
    if when.inferred:
        row["inferred"] = True
    if when.span:
        row["span"] = _span(when.span)
    return row


def _number(number: Number) -> dict[str, Any]:
    row: dict[str, Any] = {"low": number.low, "high": number.high, "vagueness": number.vagueness}
    return row | (_span(number.span) if number.span else {})


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "part": span.part, "quote": span.quote}


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
