"""The reading: a report with what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.documents.document import Document
from rashomon.reading.claim import Claim


@dataclass(slots=True)
class Reading:
    """What was read in one report; `note` says why, where nothing was, or less than elsewhere."""

    document: Document
    claims: list[Claim] = field(default_factory=list)
    note: str = ""
