"""Corroboration: how many independent origins and how many speakers stand behind a statement.

Two numbers that are never mixed into one: ten outlets that print one agency are one origin, and one
agency that cites four speakers is one origin with four speakers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.voices import copies, in_order, origin_id, speaker_id


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who stands behind a statement.

    `origins` and `speakers` are ids in the order of the alphabet; `copies` the accounts that only
    repeat one origin and speaker in another report; `self_interested` those of a party that speaks
    of its own or its enemy's losses; `accounts` all that assert it.
    """

    origins: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    self_interested: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether it rests on one origin only, or on none."""
        return len(self.origins) < 2


def corroboration(accounts: Iterable[Account]) -> Corroboration:
    """Who asserts what these accounts tell; denied, possible and planned claims do not speak for it.

    Example:
        >>> from rashomon.comparing.account import Origin
        >>> from rashomon.reading.claim import Claim
        >>> blast = Claim("event", "bombing")
        >>> agency = Origin("o1", "Example Agency", "credit")
        >>> told = [Account("c1", blast, "d1", origin=agency), Account("c2", blast, "d2", origin=agency),
        ...         Account("c3", blast, "d3", publisher="Local Radio")]
        >>> corroboration(told).origins
        ('d3', 'o1')
    """
    return support_of([account for account in in_order(accounts) if account.claim.modality == "asserted"])


def support_of(accounts: Sequence[Account]) -> Corroboration:
    """`corroboration` of asserted accounts that are in order."""
    origins = {origin_id(a) for a in accounts}
    return Corroboration(
        origins=tuple(sorted(origins)),
        speakers=tuple(sorted({speaker_id(a) for a in accounts})),
        copies=tuple([a.id for a in copies(accounts)]) if len(origins) < len(accounts) else (),
        self_interested=tuple([a.id for a in accounts if a.speaker.self_interested]),
        accounts=tuple([a.id for a in accounts]),
    )
