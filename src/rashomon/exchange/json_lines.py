"""A reading as one line of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from rashomon import __version__
from rashomon.reading.claim import Claim
from rashomon.reading.plain_values import claim_to_plain

if TYPE_CHECKING:
    from rashomon.reading.result import Reading

# Characters that some readers take for the end of a line, and halves of surrogate pairs, which
# UTF-8 can't hold: written as escapes they survive both.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_line(reading: Reading) -> str:
    """The reading as one line, without the line break.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
        >>> to_line(Reading(Document("a", "Rain."), [], "no claim found"))[:38]
        '{"id": "a", "publisher": "", "publishe'
    """
    return escaped(json.dumps(to_json(reading), ensure_ascii=False))


def to_block(reading: Reading) -> str:
    """The same, spread over indented lines for the eye.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
        >>> print(to_block(Reading(Document("a", "Rain."), [], "no claim found"))[:13])
        {
         "id": "a",
    """
    return escaped(json.dumps(to_json(reading), ensure_ascii=False, indent=1))


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, with the fields of the claim guide.

    Offsets are code points of the report's text (or title, by `part`). A slot without a value is
    null or an empty list, and where a reader would ask for it, `missing` says why.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
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
        >>> claim_to_json(Claim("event", "riot", role="looters"))["role"]
        'looters'
    """
    return claim_to_plain(claim)


def escaped(text: str) -> str:
    """JSON with what some readers trip over written as escapes: it means the same.

    Example:
        >>> escaped('"a\u2028b"')
        '"a\\\\u2028b"'
    """
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
