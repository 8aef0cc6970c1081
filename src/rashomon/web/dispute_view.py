"""Disagreements of the whole record as their page needs them: both sides with voices and links, what each is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.voices import origin_id, words_of
from rashomon.exchange.event_voices import speaker_name
from rashomon.record.lists import Disagreements
from rashomon.record.record import Record
from rashomon.web.event_view import Dispute, Link
from rashomon.web.topics import href_of


@dataclass(frozen=True, slots=True)
class Disputed:
    """A disagreement with what it is about; `single` and `own` name the sides (from 0) of one origin, or of parties."""

    dispute: Dispute
    about: str
    href: str
    single: tuple[int, ...]
    own: tuple[int, ...]


def disputed(record: Record, rows: Disagreements) -> list[Disputed]:
    """The rows of a page, laid out."""
    accounts = record.accounts_of({id for row in rows for side in sides_of(row) for id in side})
    return [_disputed(row, rows.titles.get(row.topic, row.topic), accounts) for row in rows]


def sides_of(row: Disagreement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accounts of either side."""
    return (row.a, *row.also_a), (row.b, *row.also_b)


def report_link(account: Account) -> Link:
    """Where a claim is read."""
    name = account.publisher or account.said_as
    return Link(f"/report/{account.document}#w-{account.id}", words_of(account), name, account.published)


def _disputed(row: Disagreement, about: str, accounts: Mapping[str, Account]) -> Disputed:
    told = [[accounts[id] for id in side if id in accounts] for side in sides_of(row)]
    sides = (
        (row.value_a, row.words_a, _voices(told[0])),
        (row.value_b, row.words_b, _voices(told[1])),
    )
    return Disputed(
        Dispute(row, sides),
        about,
        href_of(row.topic, about),
        _which(len({origin_id(account) for account in side}) < 2 for side in told),
        _which(bool(side) and all(account.speaker.self_interested for account in side) for side in told),
    )


def _voices(accounts: Sequence[Account]) -> tuple[tuple[str, bool, Link], ...]:
    """Each voice once for every report it speaks in."""
    found: dict[tuple[str, str], tuple[str, bool, Link]] = {}
    for a in accounts:
        found.setdefault((speaker_name(a), a.document), (speaker_name(a), a.speaker.self_interested, report_link(a)))
    return tuple(found.values())


def _which(found: Iterable[bool]) -> tuple[int, ...]:
    return tuple(at for at, yes in enumerate(found) if yes)
