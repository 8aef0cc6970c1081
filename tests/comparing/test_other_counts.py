"""Numbers that by their own words are of something else than the event in which they are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_accounts import KABUL, KUNDUZ, account, july

from rashomon.comparing.account import Account
from rashomon.comparing.estimates import estimate
from rashomon.comparing.other_counts import signs
from rashomon.reading.claim import Number, Party, Span

SIX = account("six", killed=6, day=24)


def says(id: str, words: str, number: str, value: int, **more: object) -> Account:
    """An account whose number stands in its words."""
    start = words.index(number)
    made = account(id, killed=Number(value, value, value, span=Span(start, start + len(number), number)), **more)  # type: ignore[arg-type]
    return replace(made, claim=replace(made.claim, evidence=(Span(0, len(words), words),)))


def reason(*told: Account) -> str:
    """Why the last account is left out of the toll; empty where it counts."""
    return dict(estimate(told, "killed").left_out).get(told[-1].id, "")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("the miller had buried 41 neighbours in all those months", "41"),
        ("41 people have been shot dead on that road since March", "41"),
        ("patrols killed 41 smugglers since the sweep began", "41"),
        ("so far this year 41 drivers have died on the pass", "41"),
        ("over the past three weeks 41 shepherds were killed", "41"),
        ("the guards killed 41 raiders in 2015 alone", "41"),
    ],
)
def test_what_is_counted_over_a_longer_time_is_no_part_of_an_event(words: str, number: str) -> None:
    assert reason(SIX, says("b", words, number, 41)).startswith("counts over a longer time: “")
    for policy in ("best-low-high", "lowest", "latest", "highest"):
        assert estimate([SIX, says("b", words, number, 41)], "killed", policy).value == 6


@pytest.mark.parametrize(
    "words",
    [
        "killing 41 people in the deadliest attack since 2009",
        "41 people died in the third bombing in two weeks",
        "41 people died, the most violent day in the town in recent years",
        "41 people died; since March the road had been quiet",
        "41 people died on Monday",
    ],
)
def test_a_time_that_only_ranks_the_event_or_stands_elsewhere_is_no_sign(words: str) -> None:
    assert reason(SIX, says("b", words, "41", 41)) == ""


@pytest.mark.parametrize(
    "words",
    [
        "jets struck 38 targets on Friday and killed more than 90 gunmen",
        "the truce saw several violations in which 90 recruits died",
        "90 people were killed across the country on Friday",
        "90 officials died in attacks in five provinces",
    ],
)
def test_what_is_counted_in_many_acts_is_no_part_of_one(words: str) -> None:
    assert reason(SIX, says("b", words, "90", 90)).startswith("counts many acts: “")


def test_coordinated_attacks_are_one_event() -> None:
    assert reason(SIX, says("b", "90 people died in four coordinated attacks on the port", "90", 90)) == ""


def test_where_more_origins_count_many_acts_the_event_is_all_of_them() -> None:
    words = "90 people were killed in six attacks in the valley"
    told = [SIX, *(says(f"b{n}", words, "90", 90) for n in range(2))]
    assert estimate(told, "killed").value == 90


def test_another_year_or_month_is_another_event() -> None:
    here = [account(f"h{n}", killed=6, when=july(23)) for n in range(2)]
    recalled = "an assault in December of 2014 in which 90 pupils were killed"
    assert reason(*here, says("b", recalled, "90", 90)) == "of another time: “of 2014”"
    assert reason(*here, says("b", "an assault in July of 2016 in which 90 pupils were killed", "90", 90)) == ""
    march = replace(july(23), start=july(23).start.replace(month=3), end=july(23).end.replace(month=3))
    assert reason(*here, account("b", killed=90, when=march)) == "of another time: 2016-03-23"
    assert reason(*here, account("b", killed=90, when=replace(march, inferred=True))) == ""


def test_another_town_is_another_event_where_the_words_say_so() -> None:
    here = [account(f"h{n}", killed=6, places=(KABUL,), words="six people were killed in Kabul") for n in range(2)]
    there = account("b", killed=90, places=(KUNDUZ,), words="in Kunduz 90 people were killed")
    assert reason(*here, there) == "of another place: Kunduz"
    # The seat of who speaks is no place of what he speaks of.
    assert reason(*here, account("b", killed=90, places=(KUNDUZ,), words="the office counted 90 dead")) == ""


def test_a_number_that_is_denied_in_the_same_words_is_not_stated() -> None:
    words = "the group left the town and denied that 30 of its men had died"
    denied = says("no", words, "30", 30, modality="denied", document="d")
    leaked = says("b", words, "30", 30, document="d")
    assert reason(SIX, denied, leaked) == "the number that is denied in the same words"
    assert reason(SIX, denied, says("b", words, "30", 30, document="other")) == ""


def test_two_claims_of_one_number_have_one_whose_it_is() -> None:
    words = "the ministry hides that nine policemen died"
    whose = says("a", words, "nine", 9, document="d", targets=(Party("nine policemen", "people"),))
    leaked = says("b", words, "nine", 9, document="d", targets=(Party("ministry", "government"),), type="other_event")
    found = estimate([whose, leaked], "killed")
    assert (found.words, found.used) == ("9 (police)", ("a", "b"))


def test_the_signs_are_read() -> None:
    assert {sign.where for sign in signs()} == {"clause", "words"}
