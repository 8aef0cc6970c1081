"""Ranking of disagreements: what moves a row up or down, and that it says so."""

from __future__ import annotations

import pytest
from made_accounts import ARMY, STATE, TALIBAN, account

from rashomon.comparing.disagreement import Disagreement, disagreements
from rashomon.comparing.disagreement_row import why
from rashomon.comparing.disagreement_subjects import SLOTS
from rashomon.comparing.ranking import event_toll, total, weights
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.reading.claim import Party

ADDED = {"dead at stake", "others at stake", "gap", "independent", "single origin", "self-interested", "bare denial"}
SIGNS = ADDED | {"update"}


def only(found: list[Disagreement], **wanted: str) -> Disagreement:
    (row,) = [row for row in found if all(getattr(row, name) == value for name, value in wanted.items())]
    return row


def signs(row: Disagreement) -> dict[str, float]:
    return {sign.sign: sign.points for sign in row.ranked_by}


def test_every_sign_of_the_file_is_one_that_a_row_can_have() -> None:
    slots = {"happened", "what", "who", "whom", "where", "when", *NUMBER_SLOTS, *SLOTS.values()}
    assert set(weights()) == SIGNS | slots


def test_a_contradiction_of_two_origins_goes_before_a_mere_denial_by_the_accused() -> None:
    told = [
        account("a", killed=20, agents=(TALIBAN,)),
        account("b", killed=20, agents=(ARMY,)),
        account("c", agents=(TALIBAN,), modality="denied", said_by="taliban", stake=True),
    ]
    found = disagreements("e1", told)
    contradiction, denial = only(found, type="contradiction", slot="who"), only(found, type="denial")
    assert contradiction.weight > denial.weight
    assert signs(contradiction)["independent"] > 0 > signs(denial)["bare denial"]


def test_the_accused_who_denies_a_massacre_still_goes_before_a_slip_about_one_wounded() -> None:
    denied = disagreements(
        "e1",
        [
            account("a", killed=120, agents=(TALIBAN,)),
            account("b", agents=(TALIBAN,), modality="denied", said_by="taliban", stake=True),
        ],
    )
    slip = disagreements("e2", [account("a", wounded=1), account("b", wounded=2)])
    assert denied[0].weight > slip[0].weight


def test_a_state_that_denies_what_its_forces_are_accused_of_denies_barely() -> None:
    told = [account("a", killed=20, agents=(ARMY,))]
    denied = account("b", agents=(ARMY,), modality="denied", said_by=Party("Afghanistan", "government", ref="af"))
    assert signs(disagreements("e1", [*told, denied])[0])["bare denial"] < 0


def test_a_denial_by_somebody_without_a_stake_is_no_bare_one() -> None:
    told = [
        account("a", killed=20, agents=(STATE,)),
        account("b", agents=(STATE,), modality="denied", said_by="doctor"),
    ]
    assert "bare denial" not in signs(disagreements("e1", told)[0])


def test_more_dead_and_a_wider_gap_move_a_row_up() -> None:
    few, many = (disagreements("e1", [account("a", killed=n), account("b", killed=2 * n)])[0] for n in (2, 40))
    wide = disagreements("e1", [account("a", killed=2), account("b", killed=80)])[0]
    assert few.weight < many.weight < wide.weight
    assert signs(wide)["gap"] == weights()["gap"].weight * (weights()["gap"].most or 0)


def test_the_dead_of_the_event_are_at_stake_in_what_is_no_number() -> None:
    killed, nobody = (
        only(disagreements("e1", [account("a", agents=(TALIBAN,), **toll), account("b", agents=(ARMY,))]), slot="who")
        for toll in ({"killed": 80}, {})
    )
    assert "80 dead at stake" in why(killed) and "at stake" not in why(nobody)
    assert killed.weight == nobody.weight + total(event_toll("who", 80))


def test_a_planned_toll_is_at_stake_in_nothing() -> None:
    told = [account("a", agents=(TALIBAN,)), account("b", agents=(ARMY,)), account("c", killed=80, modality="planned")]
    assert "at stake" not in why(only(disagreements("e1", told), slot="who"))


def test_a_side_that_two_origins_tell_rests_on_no_single_one() -> None:
    alone = disagreements("e1", [account("a", killed=64), account("b", killed=80)])[0]
    backed = disagreements("e1", [account("a", killed=64), account("b", killed=80), account("c", killed=80)])[0]
    both = disagreements("e1", [account(n, killed=k) for n, k in (("a", 64), ("b", 80), ("c", 80), ("d", 64))])[0]
    assert [signs(row).get("single origin") for row in (alone, backed, both)] == [1.0, 0.5, None]
    assert [row.single_origin for row in (alone, backed, both)] == [True, True, False]


def test_of_the_same_rank_the_last_told_goes_first() -> None:
    told = [account("a", killed=8, wounded=8), account("b", killed=9, day=24), account("c", wounded=9, day=24)]
    found = disagreements("e1", told)
    assert [row.weight for row in found] == sorted((row.weight for row in found), reverse=True)
    early = disagreements("e1", [account("a", killed=8, day=20), account("b", killed=9, day=20)])[0]
    late = disagreements("e2", [account("a", killed=8, day=25), account("b", killed=9, day=25)])[0]
    assert (early.weight, early.last) < (late.weight, late.last) and early.weight == late.weight


@pytest.mark.parametrize(("killed", "words"), [((64, 80), "64 against 80"), ((1, 1000), "1 against 1,000")])
def test_a_row_says_what_its_rank_is_the_sum_of(killed: tuple[int, int], words: str) -> None:
    row = disagreements("e1", [account("a", killed=killed[0]), account("b", killed=killed[1])])[0]
    assert words in why(row) and row.weight == total(row.ranked_by) == sum(signs(row).values())
