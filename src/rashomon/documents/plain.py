"""Bytes to text, to the letter: no line ending, space or accent is changed."""

from __future__ import annotations

import re

from rashomon.errors import DataError

KNOWN_BINARIES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

# Complete UTF-8 sequences: where one stands, the file is damaged UTF-8 and not Windows-1252.
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
LARGEST_SHARE = 0.1
"""Of letters beyond ASCII in English text; more means another code page (Cyrillic, Arabic)."""


def decode(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 with its mark, or else Windows-1252 where that makes sense.

    A byte-order mark is no part of the text. Raises DataError for anything else, naming the first
    bad byte (from 0).

    Example:
        >>> decode(b"Ghazni\\r\\nfell"), decode(b"caf\\xe9 bombed")
        ('Ghazni\\r\\nfell', 'café bombed')
    """
    for start, kind in KNOWN_BINARIES.items():
        if data.startswith(start):
            raise DataError(f"not text: {kind}")
    try:
        text = data.decode(MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        return _windows(data, error)
    if (at := text.find("\0")) >= 0:
        raise DataError(f"not text: a NUL character at {at}")
    return text


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    bad = DataError(f"not text: byte {error.start} is not {error.encoding.upper()}")
    if data[:2] in MARKS or UTF8_SEQUENCE.search(data):
        raise bad
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise bad from None
    letters = sum(map(str.isalpha, text))
    foreign = sum(not byte.isascii() and byte.isalpha() for byte in text)
    if CONTROL.search(text) or foreign > LARGEST_SHARE * letters:
        raise bad
    return text
