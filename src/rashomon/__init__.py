"""Rashomon reads conflict news into claims, and keeps the record: who says that who did what to whom, where and when.

Example:
    >>> import rashomon
    >>> rashomon.Document(id="a", text="Shells fell on Kot.").title
    ''
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.api import read
    from rashomon.documents.document import Document
    from rashomon.reading.claim import Claim
    from rashomon.reading.reader import Reader
    from rashomon.reading.result import Reading
    from rashomon.record.record import Record

__version__ = "0.2.0"
__all__ = ["Claim", "Document", "Reader", "Reading", "Record", "__version__", "read"]

_HOMES = {
    "Claim": "rashomon.reading.claim",
    "Document": "rashomon.documents.document",
    "Reader": "rashomon.reading.reader",
    "Reading": "rashomon.reading.result",
    "Record": "rashomon.record.record",
    "read": "rashomon.api",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import rashomon` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
