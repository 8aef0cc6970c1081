"""Spells as flat rows: one state of one subject over one stretch of time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from rashomon.comparing.account import Speaker
from rashomon.comparing.spells import Spell
from rashomon.exchange.plain import plain

COLUMNS = (
    "part", "key", "subject", "state", "words", "parties", "place", "detail", "certainty",
    "start_earliest", "start_latest", "end_earliest", "end_latest", "starts_known", "ends_known",
    "last_held", "last_confirmed", "low", "high", "origins", "speakers", "sources", "denied_by", "possible_by",
    "claims", "documents",
)  # fmt: skip
"""The columns of spells as a table; `part` says of what they are: relations, leaders, strength, control."""


class Saying(Protocol):
    """What a row tells of a claim: who says so in which report. An account does, and `accounts.Said`."""

    @property
    def said_as(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def speaker(self) -> Speaker: ...


def spell_row(spell: Spell, accounts: Mapping[str, Saying], on: date | None = None) -> dict[str, Any]:
    """A spell as plain values; `certainty` says whether it held on a day, `sources` who says so.

    Example:
        >>> from rashomon.comparing.subjects import Subject
        >>> row = spell_row(Spell(Subject("k", "ties", "A and B"), "allied", (), "A and B: allied"), {})
        >>> row["subject"], row["state"], row["last_confirmed"]
        ('A and B', 'allied', None)
    """
    voices = [accounts[id] for id in spell.confirmed_by.accounts if id in accounts]
    documents = sorted({accounts[id].said_as for id in spell.accounts if id in accounts})
    return {
        "key": spell.subject.key,
        "subject": spell.subject.words,
        "state": spell.state,
        "words": spell.words,
        "parties": [party.name for party in spell.parties],
        "place": spell.place.name if spell.place else "",
        "detail": spell.detail,
        "certainty": spell.at(on) if on is not None else None,
        **{
            f"{end}_{name}": plain(getattr(bounds, name))
            for end, bounds in (("start", spell.start), ("end", spell.end))
            for name in ("earliest", "latest")
        },
        "starts_known": spell.starts_known,
        "ends_known": spell.ends_known,
        "last_held": plain(spell.last_held),
        "last_confirmed": plain(spell.last_confirmed),
        "low": spell.low,
        "high": spell.high,
        "origins": len(spell.confirmed_by.origins),
        "speakers": len(spell.confirmed_by.speakers),
        "sources": list(dict.fromkeys(voice.speaker.name or voice.publisher for voice in voices)),
        "denied_by": list(spell.denied_by),
        "possible_by": list(spell.possible_by),
        "claims": list(spell.accounts),
        "documents": documents,
    }
