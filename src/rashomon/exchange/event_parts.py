"""The parts of an event's page below the table: who stands behind it, tolls, totals, disagreements, copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import Disagreement
from rashomon.comparing.estimates import Estimate
from rashomon.comparing.reliability import information
from rashomon.comparing.voices import origin_id, speaker_id
from rashomon.exchange import wording
from rashomon.exchange.event_columns import OriginColumn, report_name
from rashomon.exchange.event_table import OWN_LOSSES
from rashomon.exchange.pieces import QUIET, UNDATED, bar, counted, grid, label, quoted, said, short, value
from rashomon.exchange.safe import one_line
from rashomon.record.rows import CopyRow, DocumentRow, EventPage, Judgement, TollPoint

TYPE_STYLES = {"contradiction": "yellow", "denial": "red", "update": "cyan"}
BAR = 24
MANY = 10
"""Disagreements that are shown unless all are asked for."""


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
    text = Text(found.name.lower()).append(f": {one_line(found.because)}", QUIET)
    given = [row for row in judged if row.kind == "information" and not row.undone_by]
    if given:
        last = max(given, key=lambda row: row.at)
        text.append(f"; {one_line(last.by)} sets {last.decision}: {one_line(last.reason)}", "cyan")
    return [Text(f"information {given[-1].decision if given else found.digit}", "bold"), text]


def growth(page: EventPage, columns: Sequence[OriginColumn], width: int) -> list[RenderableType]:
    """The numbers by the day on which they were published, with a bar each."""
    cells = BAR if width >= 98 else BAR // 2
    by_id = {account.id: account for account in page.accounts}
    letter = {column.origin: column.letter for column in columns}
    most: dict[str, int] = {}
    voices: dict[tuple[str, str, str, int], dict[str, None]] = {}
    for point in page.growth:
        most[point.slot] = max(most.get(point.slot, 0), point.value)
        day = wording.day(point.day) if point.day else UNDATED
        told = voices.setdefault((point.slot, day, point.words, point.value), {})
        told[_point_voice(point, by_id.get(point.account), letter)] = None
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
    return [grid(rows, fixed=(0, 1, 2, 3))] if rows else []


def _point_voice(point: TollPoint, account: Account | None, letter: dict[str, str]) -> str:
    mark = f" {OWN_LOSSES}" if account and account.speaker.self_interested else ""
    return one_line(f"{letter.get(point.origin, '')} {_speaker(account) if account else ''}").strip() + mark


def totals(page: EventPage, width: int) -> list[RenderableType]:
    """Every slot under each policy."""
    parts: list[RenderableType] = []
    numbers = {slot: found for slot, found in page.estimates.items() if any(e.low is not None for e in found)}
    if numbers:
        parts.append(_tolls(numbers))
    others = {
        slot: found for slot, found in page.estimates.items() if slot not in numbers and any(e.words for e in found)
    }
    if others:
        if parts:
            parts.append(Text())
        parts.append(_choices(others))
    return parts


def _tolls(found: dict[str, tuple[Estimate, ...]]) -> Table:
    policies = list(dict.fromkeys(e.policy for estimates in found.values() for e in estimates))
    rows: list[list[RenderableType]] = [["", *(Text(policy, QUIET) for policy in policies)]]
    for slot, estimates in found.items():
        by_policy = {e.policy: e for e in estimates}
        rows.append([Text(slot, QUIET), *(Text(_estimate(by_policy.get(policy))) for policy in policies)])
    return grid(rows, fixed=(0,))


def _estimate(found: Estimate | None) -> str:
    if found is None:
        return "–"
    if found.low is None or found.high is None or found.value is None:
        return f"{found.low:,}–{found.high:,}" if found.low is not None and found.high is not None else "no value"
    if found.low == found.high:
        return found.words
    return f"{found.words}, {found.low:,}–{found.high:,}"


def _choices(found: dict[str, tuple[Estimate, ...]]) -> Table:
    rows: list[list[RenderableType]] = []
    for slot, estimates in found.items():
        by_words: dict[str, list[str]] = {}
        for e in estimates:
            by_words.setdefault(e.words or f"no value ({e.missing})", []).append(e.policy)
        for at, (words, names) in enumerate(by_words.items()):
            rows.append(
                [Text("" if at else label(slot), QUIET), said(value(slot, words)), Text(", ".join(names), QUIET)]
            )
    return grid(rows, fixed=(0,))


def disagreement_parts(
    page: EventPage, columns: Sequence[OriginColumn], width: int, *, whole: bool = False
) -> list[RenderableType]:
    """Each disagreement with both sides' words; without `whole` only the weightiest."""
    by_id = {account.id: account for account in page.accounts}
    letter = {column.origin: column.letter for column in columns}
    if not page.disagreements and len(columns) > 1:
        return [Text("none found among its tellings", QUIET)]
    parts: list[RenderableType] = []
    shown = page.disagreements if whole else page.disagreements[:MANY]
    for number, row in enumerate(shown, 1):
        if parts:
            parts.append(Text())
        parts.append(disagreement(row, by_id, width, number=number, letter=letter))
    if len(shown) < len(page.disagreements):
        more = counted(len(page.disagreements) - len(shown), "lighter one")
        parts += [Text(), Text(f"and {more}: rashomon event {short(page.row.id)} --full", QUIET)]
    return parts


def disagreement(
    row: Disagreement,
    accounts: Mapping[str, Account],
    width: int,
    *,
    number: int = 0,
    letter: Mapping[str, str] | None = None,
    about: str = "",
) -> Group:
    """One disagreement: its type and slot, what it is `about`, and either side's value, words and voice."""
    head = Text(f"{number} " if number else "")
    head.append(row.type, TYPE_STYLES[row.type]).append(f" · {label(row.slot)}", "bold")
    head.append(f" · {one_line(about)}" if about else "").append(f" · {one_line(row.rule)}", QUIET)
    sides = [
        (value(row.slot, row.value_a), row.words_a, (row.a, *row.also_a)),
        (value(row.slot, row.value_b), row.words_b, (row.b, *row.also_b)),
    ]
    left = min(max(len(one_line(told)) for told, _, _ in sides), max(12, width // 4))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=left, overflow="fold")
    table.add_column()
    for told, words, ids in sides:
        cell = quoted(words, 2 * (width - left - 6)) if words else Text("no words of its own", QUIET)
        voices = _voices(ids, accounts, letter or {})
        if voices:
            cell.append(f"\n{voices}", QUIET)
        table.add_row(said(told, "bold"), cell)
    return Group(head, _indented(table))


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))


def _voices(ids: Sequence[str], accounts: Mapping[str, Account], letter: Mapping[str, str]) -> str:
    """Who says so, each voice once, the one that is quoted first."""
    found: dict[str, None] = {}
    for id in ids:
        account = accounts.get(id)
        if account is None:
            continue
        at = letter.get(origin_id(account), "")
        day = wording.day(account.published) if account.published else UNDATED
        mark = f" {OWN_LOSSES}" if account.speaker.self_interested else ""
        who = f"{at} {_speaker(account)}" if at else _speaker(account)
        outlet = "" if at or account.publisher in ("", _speaker(account)) else f", {account.publisher}"
        found[one_line(f"{who}{mark}{outlet}, {day}")] = None
    names = list(found)
    more = f"; and {len(names) - 3} more" if len(names) > 3 else ""
    return "; ".join(names[:3]) + more


def _speaker(account: Account) -> str:
    return account.speaker.name or account.publisher or account.said_as or account.document


def copies(page: EventPage, width: int) -> list[RenderableType]:
    """The reports that repeat another one, and the words that show it."""
    rows: list[list[RenderableType]] = []
    first: dict[str, CopyRow] = {}
    for copy in page.copies:
        first.setdefault(copy.document, copy)
    for copy in first.values():
        cell = said(report_name(page.documents, copy.document)).append(" repeats ", QUIET)
        cell.append(one_line(report_name(page.documents, copy.of))).append(_share(copy), QUIET)
        if copy.words:
            cell.append("\n").append_text(quoted(copy.words, width - 6, QUIET))
        rows.append([cell])
    return [grid(rows)] if rows else []


def _share(copy: CopyRow) -> str:
    return f" ({copy.kind}, {copy.share:.0%} of its words)" if copy.share else f" ({copy.kind})"


def reports(documents: Sequence[DocumentRow], columns: Sequence[OriginColumn]) -> list[RenderableType]:
    """The reports with the ids they came in with."""
    letter = {
        document: column.letter for column in columns for document in (column.document, *column.copies, *column.more)
    }
    rows: list[list[RenderableType]] = []
    for row in sorted(documents, key=lambda row: (row.published is None, str(row.published), row.key)):
        day = wording.day(row.published) if row.published else UNDATED
        cell = said(row.title or row.id).append(f"\n{one_line(row.publisher)} · {one_line(row.id)}", QUIET)
        rows.append([Text(letter.get(row.key, ""), QUIET), Text(day), cell, Text(short(row.key), QUIET)])
    return [grid(rows, fixed=(0, 1, 3))] if rows else []
