"""The Document: one published report, as it came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


def content_hash(title: str, text: str) -> str:
    """The SHA-256 of title and text, as hex; two reports with the same words have the same hash.

    Example:
        >>> content_hash("", "Shells fell on Kot.")[:8]
        'dfcf4200'
    """
    return hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One report with what is known of its publication.

    `text` is kept to the letter: every offset in a claim counts code points of it.
    `published` is None when nobody said; relative dates then stay unresolved.
    `raw` is what the report was read from, byte for byte: the file, or the line or record in it.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = "en"
    licence: str = ""
    hash: str = ""
    raw: bytes = field(default=b"", repr=False, compare=False)
