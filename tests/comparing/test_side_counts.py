"""A number that only a side of the fighting gives says nothing against one happening."""

from __future__ import annotations

import pytest
from made_tellings import told

from rashomon.comparing.side_counts import side_counts
from rashomon.comparing.sketch import sketch
from rashomon.comparing.tellings import from_row, tellings, to_row
from rashomon.comparing.tolls_alike import SIDED, other_level, toll_level
from rashomon.comparing.weighing import compare, score, weights
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Number, Party, Span

ARMY = Party("army", "state_force", ref=":forces")
REBELS = Party("Taliban", "armed_group", ref="taliban")
VILLAGERS = Party("villagers", "people")
REPORT = Document("a", "The army says that it killed twenty rebels in Kot. Villagers say that two died.")


def counted(number: int, by: Party, **slots: tuple[Party, ...]) -> Claim:
    return Claim("event", "attack", numbers={"killed": Number(number)}, sources=(by,), **slots)


def test_an_army_that_counts_its_enemy_s_dead_is_a_side_and_villagers_are_none() -> None:
    own = counted(20, ARMY, agents=(ARMY,), targets=(REBELS,))
    assert side_counts(REPORT, [own]) == ("killed",)
    assert side_counts(REPORT, [own, counted(2, VILLAGERS)]) == ()
    assert side_counts(REPORT, [counted(2, VILLAGERS)]) == ()


def test_who_is_a_side_all_claims_of_the_happening_tell_together() -> None:
    bare = counted(20, REBELS)
    assert side_counts(REPORT, [bare]) == ()
    assert side_counts(REPORT, [bare, Claim("event", "attack", agents=(REBELS,))]) == ("killed",)


def test_the_telling_keeps_it_and_survives_its_row() -> None:
    quote = REPORT.text[:49]
    own = Claim(
        "event", "attack", (ARMY,), (REBELS,), numbers={"killed": Number(20)}, sources=(ARMY,), event="e1",
        evidence=(Span(0, 49, quote),),
    )  # fmt: skip
    (telling,) = tellings("d1", REPORT, [own])
    assert telling.sided == ("killed",)
    assert from_row(to_row(telling)) == telling


@pytest.mark.parametrize("lead", [True, False])
def test_a_side_s_other_toll_speaks_less_against_one_event_than_a_doctor_s(lead: bool) -> None:
    doctor = told("t1", numbers=(("killed", 30, 30),), lead=lead)
    other = told("t2", numbers=(("killed", 3, 3),), lead=lead)
    army = told("t2", numbers=(("killed", 3, 3),), lead=lead, sided=("killed",))
    assert score(doctor, army) > score(doctor, other) + 1
    parts = {part.feature: part for part in compare(doctor, army).parts}
    assert parts["killed"].level == SIDED
    assert "30" in parts["killed"].words and SIDED in parts["killed"].words


def test_an_equal_toll_speaks_for_one_event_whoever_gives_it() -> None:
    one, army = told("t1"), told("t2", sided=("killed",))
    assert toll_level(sketch(one), sketch(army), "killed") == "same high"


def test_of_several_numbers_the_best_agreement_counts_before_a_side_s_own() -> None:
    ours = sketch(told("t1", numbers=(("wounded", 9, 9), ("arrested", 7, 7))))
    theirs = sketch(told("t2", numbers=(("wounded", 90, 90), ("arrested", 7, 7)), sided=("wounded",)))
    assert other_level(ours, theirs) == "same"
    alone = sketch(told("t2", numbers=(("wounded", 90, 90),), sided=("wounded",)))
    assert other_level(ours, alone) == SIDED


@pytest.mark.parametrize("mode", ["main", "incident", "lasting", "report"])
@pytest.mark.parametrize("feature", ["killed", "numbers"])
def test_it_weighs_what_a_number_that_is_missing_weighs(mode: str, feature: str) -> None:
    assert weights(mode)[feature][SIDED] == weights(mode)[feature]["none"]
