"""Lists of events, histories, trails, changes: what they show and what they say when there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len
from sample_record import accounts, event_page, event_row, spells, trail

from golden import check
from rashomon.comparing.account import Account
from rashomon.comparing.histories import history
from rashomon.exchange.actor_text import actor_text
from rashomon.exchange.difference_text import differences
from rashomon.exchange.event_list import event_list
from rashomon.exchange.histories_text import histories
from rashomon.exchange.pieces import nothing
from rashomon.exchange.record_lists import change_list, disagreement_list, judgement_list, run_list, source_list
from rashomon.exchange.spell_rows import spell_row
from rashomon.exchange.table import printed
from rashomon.exchange.trail import trail as rendered_trail
from rashomon.reading.claim import Claim, Modality, Party
from rashomon.record.differences import Difference, Slot
from rashomon.record.rows import ActorPage, Change, Judgement, SourceRow
from rashomon.record.runs import run_of

ROWS = [
    event_row(),
    event_row(id="e" + "1" * 16, start=None, end=None, place="", country="", agents="", targets="", killed_best=None,
              killed_lowest=None, killed_highest=None, disagreements=0, status="accepted", modality="denied"),
    event_row(id="e" + "2" * 16, killed_best=1200, killed_lowest=1200, killed_highest=1200,
              agents="Red Column; Grey Guard; Blue Line; White Line"),
]  # fmt: skip
BY_ID = {account.id: account for account in accounts()}
GUARD, COLUMN = Party("Grey Guard", "armed_group"), Party("Red Column", "armed_group")


@pytest.mark.parametrize("width", [80, 100, 140])
def test_events(width: int) -> None:
    text = printed(event_list(ROWS, 143, width), width)
    check(f"events_{width}", text)
    assert max(map(cell_len, text.splitlines())) <= width
    for words in (
        "undated",
        "unlocated",
        "✕ denied",
        "machine",
        "accepted",
        "12 (3–15)",
        "1,200",
        "3 of 143 events",
        "+2",
    ):
        assert words in text, words


@pytest.mark.parametrize("width", [80, 140])
def test_the_way_down_to_the_hash(width: int) -> None:
    text = printed(rendered_trail(trail()), width)
    check(f"why_{width}", text)
    assert [text.index(level) for level in ("rule", "claim", "words", "report", "hash")] == sorted(
        text.index(level) for level in ("rule", "claim", "words", "report", "hash")
    )


def test_histories_have_bounds_voices_and_denials() -> None:
    text = printed(histories(spells(), BY_ID, 100, date(2031, 5, 10)), 100)
    check("control_100", text)
    for words in ("between 1 and 9 May 2031 – 11 May 2031", "held on 10 May 2031", "✕ Red Column", "denied by 1 claim"):
        assert words in text, words


def test_a_plan_is_planned_and_nobody_holds_it_possible() -> None:
    def told(*modalities: Modality) -> str:
        claims = [Claim("relation", "allied", (GUARD,), (COLUMN,), modality=modality) for modality in modalities]
        by_id = {f"c{at}": Account(f"c{at}", claim, f"d{at}") for at, claim in enumerate(claims)}
        return printed(histories(history(by_id.values()), by_id, 100, date(2031, 5, 10)), 100)

    plan = told("planned", "planned")
    assert "→ " in plan and "planned on 10 May 2031" in plan and "planned according to 2 claims" in plan
    assert "possible" not in plan
    both = told("planned", "possible")
    assert "? " in both and "planned according to 1 claim" in both and "held possible by 1 claim" in both


def test_a_spell_as_a_row() -> None:
    row = spell_row(spells()[0], BY_ID, date(2031, 5, 10))
    assert row["certainty"] == "held" and row["start_earliest"] == "2031-05-01" and row["origins"] == 2
    assert row["sources"] == ["a doctor", "Herald Agency"] and row["documents"] == ["herald-11", "valley-9"]


def test_an_actor() -> None:
    page = ActorPage(
        "grey-guard", "Grey Guard", "armed_group", "AF", ("the Guard",), (), (), (), tuple(spells()), (), 0
    )
    text = printed(actor_text(page, BY_ID, 100), 100)
    for words in (
        "Grey Guard  armed group",
        "also: the Guard",
        "Holds",
        "relations, leaders, strength",
        "none in this record",
    ):
        assert words in text, words
    assert "Sarband" in printed(actor_text(replace(page, events=(event_row(),), total=1), BY_ID, 100), 100)


def test_disagreements_name_both_sides() -> None:
    rows = event_page().disagreements
    text = printed(disagreement_list(rows, {"e1": "Shelling, Sarband"}, BY_ID, 100, 9), 100)
    for words in ("Shelling, Sarband", "by whom", "a doctor, Valley Post", "“The Grey Guard has not", "3 of 9"):
        assert words in text, words


def test_sources_changes_judgements_and_runs() -> None:
    source = SourceRow("outlet:a", "Valley Post", "outlet", "media", 1204, 7, 3, "B", "A. Reader", "long record")
    text = printed(source_list([source], 100), 100)
    assert "1,204" in text and "3 †" in text and "B  A. Reader: long record" in text and "outlet:a" in text
    at = datetime(2031, 5, 9, 8, 30, tzinfo=UTC)
    change = Change(at, 1, "event", "e6a8ea2ba26a6d7f6", "new: Shelling", "A. Reader")
    assert "2031-05-09 08:30:00  event  e6a8ea2ba2  new: Shelling  by A. Reader" in printed(change_list([change]), 100)
    assert "e6a8ea2ba2" not in printed(change_list([change], topics=False), 100)
    judged = Judgement("j1", at, "event", "e1", "merge", "A. Reader", "one blast", undone_by="j2")
    assert "taken back by j2" in printed(judgement_list([judged]), 100)
    assert "truecase False" in printed(run_list([run_of("0.2.0", "ab12", {"truecase": False})]), 100)


def test_differences_of_runs() -> None:
    rows = [
        Difference("changed", "d1", "c1", "c2", "They fled", (Slot("killed", "3", ""),)),
        Difference("gone", "d2", "c3", "", "It rained"),
    ]
    text = printed(differences(rows, 80), 80)
    assert "killed  3 → –" in text and "Report d2" in text and "2 differences: 1 gone, 1 changed" in text


def test_nothing_says_why_and_what_to_try() -> None:
    assert printed(nothing("none has place Kot", "try a larger place"), 80) == (
        "Nothing found: none has place Kot\ntry a larger place\n"
    )


def test_histories_of_nothing_are_nothing() -> None:
    assert printed(histories(history([]), {}, 80), 80) == ""
