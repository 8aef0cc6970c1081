"""Preparing: what follows from one report alone, or from pairs of tellings, worked out before a report is kept.

None of it hangs on when that is, so that another process can do it ahead of the one that writes (`ahead`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparing.blocking import Keys, keys
from rashomon.comparing.clustering import Pair
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.shingles import bands, signature
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import tellings
from rashomon.documents.document import Document
from rashomon.reading.result import Reading
from rashomon.record.ids import bucket, document_key
from rashomon.record.readings import body_of


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of a report with their blocking keys.

    `links` are those to all before it, where they are known; what the keys seek may be missing then.
    """

    tellings: Sequence[Telling]
    keys: Mapping[str, Keys]
    links: Mapping[Pair, float] | None = None


@dataclass(frozen=True, slots=True)
class Prints:
    """The keys of a report's signature and of its passages, by which others that share words with it are found."""

    signature: Sequence[int]
    passages: Sequence[int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report's key, its claims as they are laid down, and what it is compared by."""

    key: str
    bodies: Sequence[str]
    told: Told


def prepare(reading: Reading) -> Prepared:
    """What follows from a reading alone.

    Raises:
        DataError: characters that no file can hold.

    Example:
        >>> prepare(Reading(Document("a", "Kot fell.", publisher="AFP"))).told.tellings
        []
    """
    key = document_key(reading.document)
    bodies = [body_of(claim) for claim in reading.claims]
    return Prepared(key, bodies, told(tellings(key, reading.document, reading.claims)))


def told(of: Sequence[Telling]) -> Told:
    """Tellings with their keys.

    Example:
        >>> from datetime import date
        >>> one = Telling("t1", "d1", "e1", date(2016, 7, 24), ("attack",), words=("dehmazang",))
        >>> told([one]).keys["t1"].held
        ('c92020|r|dehmazang', 'c92021|r|dehmazang', 's6134|r|dehmazang')
    """
    return Told(of, {telling.id: keys(telling) for telling in of})


def prints(document: Document) -> Prints:
    """The keys of a report's words.

    Example:
        >>> prints(Document("a", "No."))
        Prints(signature=[], passages=[])
    """
    return Prints(
        sorted({bucket(band) for band in bands(signature(document.text))}),
        sorted({bucket(found) for found, _, _ in passage_keys(document.text)}),
    )
