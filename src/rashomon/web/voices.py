"""Who says so, each with a link to the words: what tables, disagreements and histories have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.comparing.account import Account
from rashomon.comparing.voices import words_of
from rashomon.exchange.event_voices import speaker_name
from rashomon.record.accounts import Said


@dataclass(frozen=True, slots=True)
class Link:
    """A claim where it is read: the page of its report with its words in sight."""

    href: str
    words: str
    report: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so: a party in its own matter where `own`."""

    name: str
    own: bool
    link: Link


def report_link(account: Account | Said, report: str = "") -> Link:
    """Where a claim is read; `report` is what the report is called, otherwise than by its outlet."""
    name = report or account.publisher or account.said_as
    words = account.words if isinstance(account, Said) else words_of(account)
    return Link(f"/report/{account.document}#w-{account.id}", words, name, account.published)


def voices(accounts: Iterable[Account | Said], link: Callable[[Any], Link] = report_link) -> tuple[Voice, ...]:
    """Each voice once for every report it speaks in, however often it says so there.

    Example:
        >>> from rashomon.comparing.account import Speaker
        >>> from rashomon.reading.claim import Claim
        >>> speaker, claim = Speaker("s1", "a villager"), Claim("event", "attack")
        >>> told = [Account(id, claim, "d1", publisher="Kot Radio", speaker=speaker) for id in ("c1", "c2")]
        >>> [(voice.name, voice.link.href) for voice in voices(told)]
        [('a villager', '/report/d1#w-c1')]
    """
    found: dict[tuple[str, str], Voice] = {}
    for account in accounts:
        name = speaker_name(account)
        found.setdefault((name, account.document), Voice(name, account.speaker.self_interested, link(account)))
    return tuple(found.values())
