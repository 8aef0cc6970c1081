"""The account: a claim as it stands in the record, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rashomon.reading.claim import Claim

Stake = Literal["party", "official", "medical", "media", "ngo", "witness", "unknown"]
"""What a speaker is to the matter: a side in the conflict, another authority, a hospital, …"""


@dataclass(frozen=True, slots=True)
class Origin:
    """The earliest independent text that a claim goes back to.

    `id` compares: claims of one origin are one voice, however many outlets print it. `rule` names
    what decided (`own`, `credit`, `chain`, `copy`, `passage`, `quotation`); `document` is the key of
    the text where the record holds it, else empty; `words` is what showed it.
    """

    id: str
    name: str
    rule: str = "own"
    document: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The end of a claim's chain: who says so in the first place; the outlet itself where nobody is cited."""

    id: str
    name: str
    kind: str = "media"
    stake: Stake = "unknown"
    self_interested: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One claim of one report, with the report's outlet and day, its origin and its primary speaker.

    `id` and `document` are the record's keys; `said_as` the report's own id, as it came in.
    """

    id: str
    claim: Claim
    document: str
    said_as: str = ""
    publisher: str = ""
    published: date | None = None
    telling: str = ""
    origin: Origin = field(default_factory=lambda: Origin("", ""))
    speaker: Speaker = field(default_factory=lambda: Speaker("", ""))
