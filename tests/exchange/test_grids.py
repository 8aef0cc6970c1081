"""Grids: whatever stands in their cells is all on the screen, however narrow it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text
from sample_record import event_page, event_row

from rashomon.comparing.alpha import Agreement
from rashomon.comparing.totals import Total
from rashomon.exchange.agreement_text import agreement_list
from rashomon.exchange.event_list import event_list
from rashomon.exchange.event_page import event_page as rendered
from rashomon.exchange.grids import Grid
from rashomon.exchange.record_lists import change_list, judgement_list, people_list, run_list, source_list
from rashomon.exchange.table import printed
from rashomon.exchange.totals_text import totals_text
from rashomon.record.people import User
from rashomon.record.rows import Change, Judgement, SourceRow, TollPoint
from rashomon.record.runs import Run

NAME = "Deputy Commander-in-Chief Maximilian Alexander of Hohenlohe-Schilling"
NOW = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
cells = st.text(st.sampled_from("abc xyz-é…"), max_size=60)


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=1, max_size=4)
    ),
    st.integers(30, 140),
    st.sets(st.integers(0, 4)),
)
def test_nothing_is_cut(rows: list[list[str]], width: int, fixed: set[int]) -> None:
    told: list[list[RenderableType]] = [[Text(cell) for cell in row] for row in rows]
    shown = printed(Grid(told, fixed=sorted(fixed)), width)
    assert Counter("".join(shown.split())) == Counter("".join("".join(map("".join, rows)).split()))
    assert max(map(cell_len, shown.splitlines())) <= width


def test_a_column_that_is_fixed_is_broken_last() -> None:
    rows: list[list[RenderableType]] = [["4 May 2031 or so", " ".join(["word"] * 30)]]
    assert "4 May 2031 or so" in printed(Grid(rows, fixed=(0,)), 40)
    assert "4 May 2031 or so" not in printed(Grid(rows), 24)


def whole(text: str, *words: str) -> None:
    """All the words are there, in their order if nothing else stands between their lines."""
    on_screen = set(text.replace("·", " ").split())
    for one in words:
        assert set(one.split()) <= on_screen, one


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_tolls_of_an_event_keep_day_value_and_voice(width: int) -> None:
    page, long = event_page(), "1 (“Maximilian of Hohenlohe”, “commander of the northern branch”)"
    first, *_ = page.accounts
    who = replace(first, speaker=replace(first.speaker, name=NAME))
    points = tuple(
        TollPoint(slot, date(2031, 9, day), long, 1, first.id, first.origin.id)
        for slot in ("displaced", "killed", "wounded")
        for day in (9, 26)
    )
    values = tuple(replace(one, words=long, low=1, high=1, value=1) for one in page.estimates["killed"])
    told = replace(page, accounts=(who, *page.accounts[1:]), growth=points, estimates={"killed": values})
    text = printed(rendered(told, width), width)
    part = text[text.index("The numbers by day") : text.index("Under each policy")]
    assert part.count("26 Sep 2031") == part.count("9 Sep 2031") - part.count("19 Sep 2031") == 3
    for slot in ("displaced", "killed", "wounded"):
        assert f"  {slot} " in part
    assert part.count("Hohenlohe-Schilling") == 6 and part.count("branch”)") == 6
    policies = text[text.index("Under each policy") : text.index("Disagreements")]
    whole(policies.replace(",", ""), *(one.policy for one in values))
    assert max(map(cell_len, text.splitlines())) <= width


def test_the_values_of_a_slot_stand_in_a_table_where_they_fit_and_in_a_list_elsewhere() -> None:
    page = event_page()
    values = tuple(
        replace(one, words="“a commander of the northern branch”", low=1) for one in page.estimates["killed"]
    )
    assert "best-low-high  lowest" in printed(rendered(page, 80), 80)
    text = printed(rendered(replace(page, estimates={"killed": values}), 80), 80)
    assert "best-low-high  lowest" not in text and "“a commander of the northern branch”" in text


@pytest.mark.parametrize("width", [80, 100, 140])
def test_lists_keep_long_names(width: int) -> None:
    id = "outlet:observatory-of-the-northern-provinces-bulletin"
    source = SourceRow(id, NAME, "state_media", "official", 12345, 678, 90, "B", NAME, "often right", NOW)
    text = printed(source_list([source], width), width)
    whole(text, NAME, "12,345", "90 †", "678", "often right")
    assert id in "".join(line.split("  ")[0] for line in text.splitlines())
    user = User(NAME, "reviewer", active=False, password="", by=NAME, at=NOW)
    whole(printed(people_list([user]), width), NAME, "off", "2031-05-20")
    whole(printed(agreement_list([Agreement("who", (NAME, "Lena"), 12345, 0.5, None)]), width), NAME, "12,345", "50 %")
    change = Change(NOW, 1, "judgement", f"control: {NAME}", f"accept claim: {NAME}", NAME)
    whole(printed(change_list([change]), width), "judgement", NAME, "control:")
    judged = Judgement("j" + "0" * 16, NOW, "event", "e" + "1" * 16, "accept", NAME, "read by two")
    whole(printed(judgement_list([judged]), width), "j000000000", NAME.split()[0], "e1111111111111111", "read by two")
    run = Run("r0123456789abcdef", "0.2.0", "0123456789abcdef", {"entities": NAME})
    whole(printed(run_list([run]), width), "r0123456789abcdef", "0.2.0", NAME)
    row = event_row(agents=NAME, start=date(2031, 12, 30), end=date(2032, 1, 12))
    whole(printed(event_list([row], 1, width), width), NAME, "30 Dec 2031 –", "12 Jan 2032", row.id[:10])


def test_spans_of_totals_are_broken_between_their_ends() -> None:
    slots = ("killed", "wounded", "abducted", "arrested", "displaced")
    found = {slot: [Total(slot, "best-low-high", 1, 105055, 104661, 106145, ("e1",), ())] for slot in slots}
    narrow, wide = (printed(totals_text(found, 1, width), width) for width in (80, 140))
    assert narrow.count("104,661–") == narrow.count("106,145") == 5 and "104,661–106,145" not in narrow
    assert wide.count("104,661–106,145") == 5
