"""An event as its page needs it: columns, rows, chains, numbers over time, all as plain values with links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.reliability import Information, information
from rashomon.comparing.voices import in_order, origin_id, speaker_id
from rashomon.exchange.event_columns import OriginColumn, origin_columns, report_name
from rashomon.exchange.event_voices import speaker_name
from rashomon.exchange.side_by_side import EMPTY, Entry, entries, marks_of, shown
from rashomon.reading.claim import Modality, Party
from rashomon.record.rows import EventPage
from rashomon.web.voices import Link, Voice, report_link, voices


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one origin, with a link to each claim that says so."""

    entry: Entry
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact across the origins; `empty` is what a cell without a value says."""

    slot: str
    label: str
    cells: tuple[tuple[Value, ...], ...]
    empty: str
    contradicted: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The way a telling came: report, then each source cited, to the one who says so in the first place.

    `day` is when the report was published: an outlet's second report is another way.
    """

    letter: str
    report: str
    document: str
    day: date | None
    nodes: tuple[Party, ...]
    modalities: tuple[Modality, ...]
    own: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One number on the day when it was published, or when somebody denied it."""

    slot: str
    day: date | None
    words: str
    number: int
    letter: str
    origin: str
    speaker: str
    own: bool
    link: Link
    modality: Modality


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement with value, words and voices of either side; `single` and `own` name the sides (from 0) of one
    origin, or of parties."""

    row: Disagreement
    sides: tuple[tuple[str, str, tuple[Voice, ...]], ...]
    single: tuple[int, ...]
    own: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """All that the page draws."""

    page: EventPage
    columns: tuple[OriginColumn, ...]
    rows: tuple[Row, ...]
    chains: tuple[Chain, ...]
    points: tuple[Point, ...]
    disputes: tuple[Dispute, ...]
    information: Information
    speakers: tuple[tuple[str, bool], ...]


def event_view(page: EventPage) -> EventView:
    """The page of an event, laid out."""
    columns = [_folded(column, page) for column in origin_columns(page)]
    accounts = {account.id: account for account in page.accounts}
    letters = {column.origin: column.letter for column in columns}
    standing = [account for account in in_order(page.accounts) if account.id not in page.left_out]
    return EventView(
        page=page,
        columns=tuple(columns),
        rows=tuple(_rows(page, columns, accounts)),
        chains=tuple(_chains(page, standing, letters)),
        points=tuple(_points(page, accounts, letters)),
        disputes=tuple(dispute(row, accounts, lambda account: link_of(account, page)) for row in page.disagreements),
        information=information(standing, page.disagreements),
        speakers=_speakers(page, standing),
    )


WHOLE = 0.99
"""A report with so much of its words in another one adds nothing to it, however differently both were read."""


def _folded(column: OriginColumn, page: EventPage) -> OriginColumn:
    """The column with every report folded as a copy that repeats one of its reports to the last word."""
    told = {column.document, *column.copies, *column.more}
    whole = {row.document for row in page.copies if row.of in told and row.share >= WHOLE}
    copied = tuple(key for key in column.more if key in whole)
    more = tuple(key for key in column.more if key not in whole)
    return replace(column, copies=column.copies + copied, more=more)


def link_of(account: Account, page: EventPage) -> Link:
    """Where a claim is read."""
    return report_link(account, report_name(page.documents, account.document))


def _rows(page: EventPage, columns: Sequence[OriginColumn], accounts: dict[str, Account]) -> Iterable[Row]:
    days = {account.id: account.published for account in page.accounts}
    marks = marks_of(page)
    for fact in shown(page.facts):
        by_origin = fact.by_origin()
        cells = tuple(
            tuple(
                Value(entry, tuple(link_of(accounts[id], page) for id in entry.accounts))
                for entry in _weightiest(entries(fact, by_origin.get(column.origin, ()), days, marks))
            )
            for column in columns
        )
        loud = any(value.entry.mark == "≠" for cell in cells for value in cell)
        yield Row(fact.slot, fact.label, cells, EMPTY.get(fact.slot, "–"), loud)


def _weightiest(told: list[Entry]) -> list[Entry]:
    """What an origin says most often first, and of equals the first told; by day where the days are shown."""
    return told if any(entry.day for entry in told) else sorted(told, key=lambda entry: -len(entry.accounts))


def _chains(page: EventPage, standing: Sequence[Account], letters: dict[str, str]) -> Iterable[Chain]:
    """Each way once: claims of one report that were cited alike go together."""
    ways: dict[tuple[str, tuple[str, ...]], list[Account]] = {}
    for account in standing:
        ways.setdefault((account.document, tuple(party.name for party in account.claim.sources)), []).append(account)
    for (document, _), told in ways.items():
        first = told[0]
        yield Chain(
            letter=letters.get(origin_id(first), ""),
            report=report_name(page.documents, document),
            document=document,
            day=first.published,
            nodes=first.claim.sources,
            modalities=tuple(dict.fromkeys(account.claim.modality for account in told)),
            own=any(account.speaker.self_interested for account in told),
            links=tuple(link_of(account, page) for account in told),
        )


def _points(page: EventPage, accounts: dict[str, Account], letters: dict[str, str]) -> Iterable[Point]:
    for point in page.growth:
        account = accounts[point.account]
        yield Point(
            point.slot,
            point.day,
            point.words,
            point.value,
            letters.get(point.origin, ""),
            account.origin.name or report_name(page.documents, account.document),
            speaker_name(account),
            account.speaker.self_interested,
            link_of(account, page),
            point.modality,
        )


def dispute(
    row: Disagreement, accounts: Mapping[str, Account], link: Callable[[Account], Link] = report_link
) -> Dispute:
    """A disagreement laid out."""
    told = [[accounts[id] for id in side if id in accounts] for side in sides_of(row)]
    return Dispute(
        row,
        (
            (row.value_a, row.words_a, voices(told[0], link)),
            (row.value_b, row.words_b, voices(told[1], link)),
        ),
        _which(len({origin_id(account) for account in side}) < 2 for side in told),
        _which(bool(side) and all(account.speaker.self_interested for account in side) for side in told),
    )


def sides_of(row: Disagreement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accounts of either side."""
    return (row.a, *row.also_a), (row.b, *row.also_b)


def _which(found: Iterable[bool]) -> tuple[int, ...]:
    return tuple(at for at, yes in enumerate(found) if yes)


def _speakers(page: EventPage, standing: Sequence[Account]) -> tuple[tuple[str, bool], ...]:
    """The primary speakers who assert it, each once, with whether they speak of their own or their enemy's losses."""
    found: dict[str, tuple[str, bool]] = {}
    for account in standing:
        who = speaker_id(account)
        if account.claim.modality == "asserted" and who in page.corroboration.speakers:
            name, own = found.get(who, (speaker_name(account), False))
            found[who] = (name, own or account.speaker.self_interested)
    return tuple(found.values())
