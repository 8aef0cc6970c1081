"""The page of one event: what stands on it, at three widths, and with many origins."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len
from sample_record import accounts, eight_origins, event_page, event_row

from golden import check
from rashomon.comparing.account import Speaker
from rashomon.comparing.facts import facts
from rashomon.exchange.event_columns import letters, origin_columns
from rashomon.exchange.event_page import event_page as rendered
from rashomon.exchange.side_by_side import marks_of
from rashomon.exchange.table import printed
from rashomon.record.rows import EventPage, Judgement


def shown(page: EventPage, width: int, **more: object) -> str:
    return printed(rendered(page, width, **more), width)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_page(width: int) -> None:
    text = shown(event_page(), width)
    check(f"event_{width}", text)
    assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", [80, 100, 140])
def test_eight_origins_fold_into_blocks(width: int) -> None:
    text = shown(eight_origins(), width)
    check(f"event_eight_{width}", text)
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert sum(line.startswith("what happened") for line in lines[:60]) == {80: 3, 100: 3, 140: 2}[width]
    for letter, number in zip(letters(8), range(8), strict=True):
        assert f"{letter} Outlet {number}" in text


def test_a_copy_is_no_column_but_a_line_under_its_origin() -> None:
    columns = origin_columns(event_page())
    assert [(c.letter, c.name, c.own, len(c.copies)) for c in columns] == [
        ("A", "Valley Post", True, 1),
        ("B", "Grey Guard Bulletin", True, 0),
        ("C", "Herald Agency", True, 0),
    ]


def test_an_agency_that_is_only_quoted_says_by_whom() -> None:
    page = event_page()
    told = tuple(
        replace(a, origin=replace(a.origin, name="Far Agency", rule="credit", document="")) if a.id.endswith("5") else a
        for a in page.accounts
    )
    column = origin_columns(replace(page, accounts=told))[-1]
    assert (column.name, column.own) == ("Far Agency", False)


def test_contradictions_mark_both_sides_and_revisions_the_earlier_one() -> None:
    doctor, _, denial, counter, agency = accounts()
    marks = marks_of(event_page())
    assert marks["killed", doctor.id] == marks["killed", counter.id] == "≠"
    assert ("killed", agency.id) not in marks
    assert marks["who", denial.id] == "≠"


def test_denials_self_interest_and_unknowns_are_words_and_signs() -> None:
    text = shown(event_page(), 140)
    for words in ("✕ Grey Guard", "not named", "Grey Guard †"):
        assert words in text, words
    # Who denies his own part says nothing against the event.
    assert "it did not happen" not in text
    assert "machine" in text.splitlines()[3]


def test_nowhere_and_never_are_visible_words() -> None:
    page = eight_origins()
    bare = [replace(a, claim=replace(a.claim, places=(), when=None, agents=())) for a in page.accounts[:2]]
    row = event_row(place="", country="", start=None, end=None, latitude=None, longitude=None, agents="")
    text = shown(replace(page, row=row, accounts=tuple(bare), facts=tuple(facts(bare))), 100)
    assert text.startswith("shelling · unlocated · undated\nnot named → villagers\n")
    table = [" ".join(line.split()) for line in text.splitlines()]
    assert {"where unlocated unlocated", "when undated undated", "by whom not named not named"} <= set(table)
    assert "no point on the map" in text


def test_one_origin_alone_is_said_to_be_alone() -> None:
    page = eight_origins()
    only = replace(page, accounts=page.accounts[:1], corroboration=replace(page.corroboration, origins=("o",)))
    assert "rests on a single origin" in shown(only, 100)


def test_all_of_it_on_demand() -> None:
    page = event_page()
    many = tuple(replace(page.disagreements[1], id=f"x{n}", value_a=f"value {n}") for n in range(14))
    short = shown(replace(page, disagreements=many), 100)
    assert (
        "value 9" in short
        and "value 10" not in short
        and "and 4 lighter ones" in short
        and "before anything" not in short
    )
    full = shown(replace(page, disagreements=many), 100, whole=True)
    assert "value 13" in full and "before anything is compared" in full


def test_judgements_are_shown_and_set_the_digit() -> None:
    at = datetime(2031, 6, 1, tzinfo=UTC)
    judged = [Judgement("j1", at, "information", "e6a8ea2ba26a6d7f6", "2", "A. Reader", "two wounded men agree")]
    text = shown(event_page(), 100, judged=judged)
    assert "information 2" in text and "Decided by people" in text
    assert "set by A. Reader: two wounded men agree; computed: 2" in " ".join(text.split())
    undone = [replace(judged[0], undone_by="j2")]
    assert "set by A. Reader" not in shown(event_page(), 100, judged=undone)


def test_what_reports_say_steers_no_terminal_and_is_no_markup() -> None:
    page = event_page()
    evil = "[red]\x1b[31mGuard\u202e[/red]"
    told = tuple(replace(a, speaker=Speaker("s", evil, "person"), publisher=evil) for a in page.accounts)
    documents = {key: replace(row, title=evil, publisher=evil, id=evil) for key, row in page.documents.items()}
    rows = tuple(replace(row, words_a=evil, value_b=evil, rule=evil) for row in page.disagreements)
    row = event_row(place=evil, agents=evil, targets=evil)
    text = shown(replace(page, row=row, accounts=told, documents=documents, disagreements=rows), 100)
    assert "\x1b" not in text and "\u202e" not in text and "[red]␛[31mGuard⟨RLO⟩[/red]" in text
