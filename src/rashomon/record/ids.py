"""Ids made of content: the same report, run or claim has the same id in every record."""

from __future__ import annotations

import hashlib
from typing import Any

from rashomon.documents.document import Document
from rashomon.documents.factory import check_characters
from rashomon.record.types import canonical

DIGITS = 16
"""Hex digits of an id: 64 bits, so that two of 10 million reports meet in 1 of 370,000 records."""

OF_DOCUMENT = 6
"""Hex digits that a claim's id takes from its report's key: the claims of a report lie side by side in every index."""


def document_key(document: Document) -> str:
    """The key of a publication: over its id as it came in, publisher, date, address, title and text.

    Raises DataError for characters that no file can hold.

    Example:
        >>> document_key(Document("a", "Kot fell.")) == document_key(Document("a", "Kot fell.", publisher="AFP"))
        False
    """
    day = document.published.isoformat() if document.published else ""
    fields = {
        "id": document.id,
        "publisher": document.publisher,
        "published": day,
        "url": document.url,
        "title": document.title,
        "text": document.text,
    }
    for field, words in fields.items():
        check_characters(words, field)
    return "d" + _digest(list(fields.values()))


def run_id(reader: str, rules: str, settings: dict[str, Any]) -> str:
    """The id of a way of reading.

    Example:
        >>> run_id("0.2.0", "ab12", {})[:1]
        'r'
    """
    return "r" + _digest([reader, rules, settings])


def claim_id(document: str, body: str) -> str:
    """The id of a claim: its report's key and the claim itself, as `writing` lays it down.

    Example:
        >>> claim_id("d0123456789abcdef", "{}")[:7]
        'c012345'
    """
    own = hashlib.sha256(f"{document}\n{body}".encode()).hexdigest()
    return f"c{document[1 : 1 + OF_DOCUMENT]}{own[: DIGITS - OF_DOCUMENT]}"


def judgement_id(number: int, content: list[Any]) -> str:
    """The id of a judgement; `number` is its place among all, since the same decision may be taken twice.

    Example:
        >>> judgement_id(3, ["claim", "accept"]) == judgement_id(4, ["claim", "accept"])
        False
    """
    return "j" + _digest([number, *content])


def bucket(words: str) -> int:
    """A signed number of 64 bits for `words`: a key of the tables `signatures` and `passages`.

    Example:
        >>> -(2**63) <= bucket("shells fell on Kot") < 2**63
        True
    """
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)


def _digest(content: list[Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:DIGITS]
