"""The shorter lists of a record on the screen: sources, disagreements, changes, judgements, runs, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import Disagreement
from rashomon.exchange import wording
from rashomon.exchange.event_disagreements import disagreement
from rashomon.exchange.pieces import QUIET, counted, listing, said, short
from rashomon.exchange.safe import one_line
from rashomon.record.people import User
from rashomon.record.rows import Change, Judgement, SourceRow
from rashomon.record.runs import Run


def source_list(rows: Sequence[SourceRow], width: int) -> Group:
    """Outlets, agencies and speakers with their Admiralty letter: F, which means nobody judged them, until set."""
    lines: list[list[RenderableType]] = []
    for row in rows:
        name = said(row.name).append(f"\n{one_line(row.id)}", QUIET)
        stake = (
            wording.spoken(row.kind)
            if row.kind == row.stake
            else f"{wording.spoken(row.kind)}, {wording.spoken(row.stake)}"
        )
        own = f"{row.self_interested:,} †" if row.self_interested else ""
        letter = Text(row.letter, "bold" if row.letter != "F" else QUIET)
        if row.letter_by:
            day = f", {row.letter_at:%Y-%m-%d}" if row.letter_at else ""
            letter.append(f"  {one_line(row.letter_by)}{day}: {one_line(row.letter_reason)}", QUIET)
        lines.append([name, said(stake, QUIET), Text(f"{row.claims:,}"), Text(own), Text(f"{row.documents:,}"), letter])
    heads = ["source", "kind, stake", "claims", "own", "reports", "letter"]
    foot = "letter: Admiralty A to F, set by people; F: not judged · † claims on its own or its enemy's losses"
    return Group(listing(heads, lines, right=(2, 3, 4), fixed=(2, 3, 4)), Text(), Text(foot, QUIET))


def disagreement_list(
    rows: Sequence[Disagreement],
    titles: Mapping[str, str],
    accounts: Mapping[str, Account],
    width: int,
    total: int,
) -> Group:
    """Disagreements from the weightiest, each with what it is about, both sides' words and who says so."""
    parts: list[RenderableType] = []
    for row in rows:
        about = titles.get(row.topic, "")
        about += f" {short(row.topic)}" if ": " not in row.topic else ""
        parts += [*([Text()] if parts else []), disagreement(row, accounts, width, about=about or row.topic)]
    shown = f"{len(rows):,} of {counted(total, 'disagreement')}"
    return Group(*parts, Text(), Text(shown if len(rows) < total else counted(total, "disagreement"), QUIET))


def change_list(rows: Sequence[Change], *, topics: bool = True) -> Group:
    """What came to be known, from the earliest; with `topics` each names what it is about."""
    lines: list[list[RenderableType]] = []
    before = ("", "")
    for row in rows:
        words = said(row.words)
        if row.by:
            words.append(f"  by {one_line(row.by)}", QUIET)
        at = row.at.strftime("%Y-%m-%d %H:%M:%S")
        shown = ("", "" if row.what == before[1] else row.what) if at == before[0] else (at, row.what)
        before = (at, row.what)
        lines.append(
            [Text(shown[0], QUIET), said(shown[1]), *([Text(short(row.topic), QUIET)] if topics else []), words]
        )
    heads = ["recorded (UTC)", "what", *(["about"] if topics else []), ""]
    return Group(listing(heads, lines, fixed=(0, 1)))


def judgement_list(rows: Sequence[Judgement]) -> Group:
    """What people decided, with their reasons; what was taken back says so."""
    lines: list[list[RenderableType]] = []
    for row in rows:
        words = said(row.decision, "strike" if row.undone_by else "bold").append(f" {one_line(row.kind)} ", QUIET)
        words.append(one_line(row.about))
        if row.detail:
            words.append(f"\n{one_line(row.detail)}")
        signed = one_line(row.by) + (" as coder" if row.role == "coder" else "") + (", blind" if row.blind else "")
        words.append(f"\n{signed}: {one_line(row.reason)}", QUIET)
        if row.undone_by:
            words.append(f"\ntaken back by {short(row.undone_by)}", "yellow")
        lines.append([Text(row.at.strftime("%Y-%m-%d %H:%M:%S"), QUIET), words, Text(short(row.id), QUIET)])
    return Group(listing(["decided (UTC)", "", "judgement"], lines, fixed=(0, 2)))


def run_list(rows: Sequence[Run]) -> Group:
    """The ways of reading that the record holds, the last one last."""
    lines: list[list[RenderableType]] = [
        [Text(row.id), said(row.reader), said(row.rules), said(_settings(row))] for row in rows
    ]
    return Group(listing(["run", "reader", "rules", "settings"], lines, fixed=(0, 1, 2)))


def people_list(rows: Sequence[User]) -> Group:
    """The people of a record, each with their role and who gave it to them; who is switched off is set back."""
    lines: list[list[RenderableType]] = []
    for row in rows:
        state = "" if row.active else "switched off"
        name = said(row.name, "bold" if row.active else QUIET)
        changed = Text(f"{row.at:%Y-%m-%d %H:%M}  by {one_line(row.by)}", QUIET)
        lines.append([name, Text(row.role), Text(state, QUIET), changed])
    return Group(listing(["name", "role", "", "last change (UTC)"], lines, fixed=(1, 2)))


def _settings(run: Run) -> str:
    return ", ".join(f"{key} {run.settings[key]}" for key in sorted(run.settings)) or "standard"
