"""What is told of another act, of the other side of a battle, or of weeks, contradicts and denies nothing."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import ARMY, KOT, PEOPLE, STATE, TALIBAN, account, july

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.estimates import estimate
from rashomon.reading.claim import Party

SOLDIERS = Party("21 soldiers", "state_force")
REBELS = Party("40 rebels", "armed_group")
CAMP = Party("camp", "object")


def rows(*accounts: Account) -> list[tuple[str, str, str, str]]:
    return [(r.type, r.slot, r.value_a, r.value_b) for r in disagreements("e1", accounts)]


def test_a_count_since_weeks_ago_stands_against_no_single_act() -> None:
    raid = account("a", type="attack", killed=6, agents=(TALIBAN,), when=july(20))
    war = account("b", type="attack", killed=62, agents=(ARMY,), when=july(1, 24, "since"))
    assert rows(raid, war) == []
    assert estimate([raid, war], "killed").high == 6
    short = account("b", type="attack", killed=62, agents=(ARMY,), when=july(19, 21, "since"))
    assert ("contradiction", "killed", "6", "62") in rows(raid, short)


def test_two_counts_of_the_same_weeks_stand_against_each_other() -> None:
    since = july(1, 24, "since")
    one, other = account("a", type="attack", killed=62, when=since), account("b", type="attack", killed=14, when=since)
    assert [row[1] for row in rows(one, other)] == ["killed"]


def test_a_clash_of_which_one_side_is_named_leaves_the_other_side_open() -> None:
    beaten_off = account("a", type="armed_clash", agents=(ARMY,))
    claimed = account("b", type="attack", agents=(TALIBAN,))
    assert rows(beaten_off, claimed) == []
    whole = account("a", type="armed_clash", agents=(ARMY,), targets=(STATE,))
    assert [row[1] for row in rows(whole, claimed)] == ["who"]


def test_what_each_side_of_a_battle_did_to_the_other_are_two_acts() -> None:
    ours = account("a", type="attack", agents=(ARMY,), targets=(REBELS,))
    theirs = account("b", type="attack", agents=(TALIBAN,), targets=(SOLDIERS,))
    assert rows(ours, theirs) == []
    civilians = account("a", type="attack", agents=(ARMY,), targets=(PEOPLE,))
    assert [row[1] for row in rows(civilians, account("b", type="attack", agents=(TALIBAN,)))] == ["who"]


@pytest.mark.parametrize(("type", "denied"), [("withdrawal", False), ("bombing", True)])
def test_that_a_camp_was_given_up_is_denied_and_not_that_it_was_attacked(type: str, denied: bool) -> None:
    raid = account("a", type="attack", said_by="villagers")
    no = account("b", type=type, targets=(CAMP,), modality="denied", said_by=ARMY)
    assert [row[0] for row in rows(raid, no)] == (["denial"] if denied else [])


def test_who_is_not_there_holds_nothing() -> None:
    held = account("a", kind="control", type="controls", agents=(TALIBAN,), places=(KOT,), said_by="villagers")
    absent = account(
        "b", kind="control", type="present", agents=(TALIBAN,), places=(KOT,), modality="denied", said_by="governor"
    )
    assert [row[:2] for row in rows(held, absent)] == [("denial", "controls")]
    other = account(
        "b", kind="control", type="present", agents=(STATE,), places=(KOT,), modality="denied", said_by="governor"
    )
    assert rows(held, other) == []


def test_one_report_that_names_victims_of_one_doer_alone_tells_of_two_acts() -> None:
    told: dict[str, Any] = {"document": "d1", "origin": "o1"}
    army = account("a", agents=(ARMY,), said_by="witnesses", **told)
    others = account("b", agents=(TALIBAN,), targets=(SOLDIERS,), said_by="ministry", **told)
    assert rows(army, others) == []
    assert [row[1] for row in rows(army, account("b", agents=(TALIBAN,), said_by="ministry", **told))] == ["who"]


def test_two_days_of_one_report_are_two_acts_and_of_two_reports_a_contradiction() -> None:
    monday = account("a", when=july(4), said_by="witnesses", document="d1")
    assert rows(monday, account("b", when=july(5), said_by="ministry", document="d1")) == []
    assert [row[1] for row in rows(monday, account("b", when=july(5), said_by="ministry"))] == ["when"]


def test_an_outlet_that_writes_again_and_cites_nobody_takes_no_doer_back() -> None:
    first = account("a", agents=(ARMY,), origin="o1", day=20)
    assert rows(first, account("b", agents=(TALIBAN,), origin="o1", day=24)) == []
