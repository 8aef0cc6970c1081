"""The telling: what one report says of one happening, in the few facts that can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.documents.document import Document
from rashomon.reading.claim import Claim


@dataclass(frozen=True, slots=True)
class Who:
    """A party: `key` compares (a register's id, or the folded name)."""

    key: str
    name: str
    kind: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A place: `key` compares; `inside` holds the folded names of what contains it, nearest first."""

    key: str
    name: str
    inside: tuple[str, ...] = ()
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a report says of one happening: enough to compare it, small enough to keep at hand.

    `event` is the reader's key within the report; `types` goes from the most to the least frequent;
    `numbers` has (low, high) for each slot; `modality` is the strongest of its claims.
    """

    id: str
    document: str
    event: str
    published: date | None
    types: tuple[str, ...]
    agents: tuple[Who, ...] = ()
    targets: tuple[Who, ...] = ()
    places: tuple[Where, ...] = ()
    start: date | None = None
    end: date | None = None
    numbers: tuple[tuple[str, int, int], ...] = ()
    modality: str = "asserted"
    words: tuple[str, ...] = ()
