"""One event on the screen: its tellings side by side, and all that follows from laying them so."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.comparing.voices import words_of
from rashomon.exchange import wording
from rashomon.exchange.event_columns import origin_columns
from rashomon.exchange.event_disagreements import disagreement_parts
from rashomon.exchange.event_joins import joins
from rashomon.exchange.event_list import beside
from rashomon.exchange.event_reports import copies, reports
from rashomon.exchange.event_table import side_by_side
from rashomon.exchange.event_totals import totals
from rashomon.exchange.event_voices import behind, growth
from rashomon.exchange.pieces import QUIET, UNLOCATED, UNNAMED, counted, grid, place, said, section, short, status, time
from rashomon.exchange.record_lists import judgement_list
from rashomon.exchange.safe import one_line
from rashomon.record.rows import EventPage, EventRow, Judgement


def event_page(page: EventPage, width: int, *, judged: Sequence[Judgement] = (), whole: bool = False) -> Group:
    """The page for a screen of `width` cells; with `whole` every disagreement and the waterfall of every join.

    `judged` are the judgements about the event.
    """
    row, inner = page.row, width - 2
    columns = origin_columns(page)
    parts: list[RenderableType] = [*_head(row), Text(), *side_by_side(page, columns, width)]
    sections: list[tuple[str, str, list[RenderableType]]] = [
        ("Who stands behind it", "two numbers: origins are texts, speakers are people", behind(page, columns, judged)),
        ("The numbers by day of publication", "", growth(page, columns, inner)),
        ("Under each policy", "rules that make one value of many; none is the truth", totals(page, inner)),
        ("Disagreements", "the weightiest first", disagreement_parts(page, columns, inner, whole=whole)),
        ("Copies", "folded under their origin", copies(page, inner)),
        ("Why these tellings are one event", "log-odds", joins(page, whole=whole)),
        ("Decided by people", "", [judgement_list(judged)] if judged else []),
        ("Left out", "rejected by people", _left_out(page)),
        ("Reports", "", reports(list(page.documents.values()), columns)),
    ]
    for title, note, found in sections:
        if found:
            parts.append(section(title, *found, note=note))
    return Group(*parts, section("Further", _further(row)))


def _head(row: EventRow) -> list[RenderableType]:
    what = Text(one_line(wording.spoken(row.type)), "bold")
    if row.modality != "asserted" and row.modality in wording.MODALITIES:
        what = Text(f"{wording.MODALITIES[row.modality].word}: ", "bold red").append_text(what)
    what.append(f" · {one_line(place(row.place, row.country))}").append_text(beside(row.place_beside))
    what.append(f" · {time(row.start, row.end)}").append_text(beside(row.day_beside))
    parties = Text(one_line(row.agents) or UNNAMED, "" if row.agents else QUIET)
    if row.targets:
        parties.append(f" → {one_line(row.targets)}")
    counts = [
        counted(row.origins, "independent origin"),
        counted(row.speakers, "primary speaker"),
        counted(row.documents, "report") + _of_them(row.copies),
        counted(row.disagreements, "disagreement"),
    ]
    where = Text(" · ".join(counts))
    state = Text(row.id, QUIET).append(" · ", QUIET).append_text(status(row.status))
    if row.latitude is None or row.longitude is None:
        state.append(f" · {UNLOCATED}: no point on the map", QUIET)
    else:
        state.append(
            f" · {row.latitude:.3f}, {row.longitude:.3f} ({one_line(row.precision) or 'precision unknown'})", QUIET
        )
    return [what, parties, where, state]


def _of_them(copies: int) -> str:
    return f", {copies} of them only {'a copy' if copies == 1 else 'copies'}" if copies else ""


def _left_out(page: EventPage) -> list[RenderableType]:
    """The claims that people rejected, in their words, with the reason."""
    words = {account.id: words_of(account) for account in page.accounts}
    return [
        said(words.get(id) or id).append(f"  {one_line(reason)} · {short(id)}", QUIET)
        for id, reason in sorted(page.left_out.items())
    ]


def _further(row: EventRow) -> RenderableType:
    id = short(row.id)
    lines = (f"why {id} killed", f"history {id}", f'review event {id} accept --by NAME --because "…"')
    return grid([[Text(f"rashomon {line}", QUIET)] for line in lines])
