"""Who stands behind an event: origins and speakers counted apart, the Admiralty digit, the numbers over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from rashomon.comparing.account import Account
from rashomon.comparing.reliability import grade, information
from rashomon.comparing.voices import origin_id, speaker_id
from rashomon.exchange import wording
from rashomon.exchange.event_columns import OriginColumn
from rashomon.exchange.grids import Grid
from rashomon.exchange.pieces import QUIET, UNDATED, bar, counted, grid, said
from rashomon.exchange.safe import one_line
from rashomon.exchange.side_by_side import OWN_LOSSES
from rashomon.record.accounts import Said
from rashomon.record.rows import EventPage, Judgement, TollPoint

BARS = (24, 12, 6)
"""Cells of the longest bar: as many as there is room for, and no more than a quarter of the screen."""

Voices = dict[tuple[str, str, str, int], dict[str, None]]
"""Who gives a number: by slot, day, words and value."""


def behind(page: EventPage, columns: Sequence[OriginColumn], judged: Sequence[Judgement] = ()) -> list[RenderableType]:
    """Independent origins and primary speakers, each counted and named, never mixed into one number."""
    found = page.corroboration
    by_id = {account.id: account for account in page.accounts}
    letter = {column.origin: column.letter for column in columns}
    name = {column.origin: column.name for column in columns}
    speakers: dict[str, tuple[str, dict[str, None]]] = {}
    interested = {speaker_id(by_id[a]) for a in found.self_interested if a in by_id}
    for account in page.accounts:
        who = speaker_id(account)
        if who in found.speakers and account.claim.modality == "asserted":
            _, at = speakers.setdefault(who, (account.speaker.name or account.publisher or account.said_as, {}))
            at[letter.get(origin_id(account), "")] = None
    origins = sorted(found.origins, key=lambda o: letter.get(o, ""))
    rows: list[list[RenderableType]] = [
        [
            Text(counted(len(origins), "independent origin"), "bold"),
            Text(", ".join(f"{one_line(name.get(o, o))} ({letter.get(o, '–')})" for o in origins)),
        ],
        [
            Text(counted(len(found.speakers), "primary speaker"), "bold"),
            Text(
                ", ".join(
                    f"{one_line(words)} ({', '.join(sorted(at))}){f' {OWN_LOSSES}' if who in interested else ''}"
                    for who, (words, at) in sorted(speakers.items(), key=lambda item: (sorted(item[1][1]), item[1][0]))
                )
            ),
        ],
    ]
    if page.row.copies:
        rows.append(
            [Text(counted(page.row.copies, "copy", "copies"), "bold"), Text("counted in neither number", QUIET)]
        )
    rows.append(_credibility(page, judged))
    parts: list[RenderableType] = [grid(rows, fixed=(0,))]
    if found.single:
        parts.append(Text("rests on a single origin: nobody confirms it independently", "yellow"))
    return parts


def _credibility(page: EventPage, judged: Sequence[Judgement]) -> list[RenderableType]:
    """The Admiralty digit of the information, computed unless somebody set another one."""
    standing = [account for account in page.accounts if account.id not in page.left_out]
    found = information(standing, page.disagreements)
    computed = f"{found.name.lower()}: {one_line(found.because)}"
    given = [row for row in judged if row.kind == "information" and not row.undone_by]
    if not given:
        return [Text(f"information {found.digit}", "bold"), Text(computed)]
    last = max(given, key=lambda row: row.at)
    text = Text(grade("information-credibility", last.decision).name.lower())
    text.append(f", set by {one_line(last.by)}: {one_line(last.reason)}", "cyan")
    return [
        Text(f"information {last.decision}", "bold"),
        text.append(f"; computed: {found.digit}, {computed}", QUIET),
    ]


def growth(page: EventPage, columns: Sequence[OriginColumn], width: int) -> list[RenderableType]:
    """The numbers by the day on which they were published, with a bar each."""
    by_id = {account.id: account for account in page.accounts}
    letter = {column.origin: column.letter for column in columns}
    most: dict[str, int] = {}
    voices: Voices = {}
    for point in page.growth:
        if point.modality != "asserted":
            continue
        most[point.slot] = max(most.get(point.slot, 0), point.value)
        day = wording.day(point.day) if point.day else UNDATED
        told = voices.setdefault((point.slot, day, point.words, point.value), {})
        told[_point_voice(point, by_id.get(point.account), letter)] = None
    if not voices:
        return []
    drawn = (_growth(voices, most, cells) for cells in BARS if cells <= width // 4)
    fitting = next((rows for rows in drawn if rows.fits(width)), None)
    return [fitting or _growth(voices, most, BARS[-1])]


def _growth(voices: Voices, most: Mapping[str, int], cells: int) -> Grid:
    """The rows, with bars of so many cells."""
    rows: list[list[RenderableType]] = []
    seen = ("", "")
    for (slot, day, words, number), told in voices.items():
        rows.append(
            [
                Text(slot if slot != seen[0] else "", QUIET),
                Text(day if (slot, day) != seen else ""),
                said(words),
                Text(bar(number, most[slot], cells), "cyan"),
                Text(", ".join(told), QUIET),
            ]
        )
        seen = (slot, day)
    return grid(rows, fixed=(0, 1, 3))


def _point_voice(point: TollPoint, account: Account | None, letter: dict[str, str]) -> str:
    mark = f" {OWN_LOSSES}" if account and account.speaker.self_interested else ""
    return one_line(f"{letter.get(point.origin, '')} {speaker_name(account) if account else ''}").strip() + mark


def speaker_name(account: Account | Said) -> str:
    """Who speaks in an account, in words: the primary speaker, else the outlet, else the report."""
    return account.speaker.name or account.publisher or account.said_as or account.document
