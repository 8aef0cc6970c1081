"""What of a claim is denied: that it happened, one's own part, a number, or whom it hit."""

from __future__ import annotations

import pytest
from made_accounts import ARMY, GUNMEN, STATE, TALIBAN, account

from rashomon.comparing.account import Account
from rashomon.comparing.denied import about, as_said, speaks_for
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.facts import facts
from rashomon.comparing.reliability import information
from rashomon.comparing.values import party_of, values
from rashomon.reading.claim import Number, Party, Span

CIVILIANS = Party("civilians", "people", span=Span(0, 9, "civilians"))
MOVEMENT = Party("movement", "organisation", span=Span(0, 8, "movement"))
OUR_MEN = Party("our fighters", "armed_group", span=Span(0, 12, "our fighters"))
CAMP = Party("camp", "object")


def denial(**slots: object) -> Account:
    return account("no", modality="denied", **{"type": "attack", "said_by": "spokesman", **slots})  # type: ignore[arg-type]


def rows(*accounts: Account) -> list[tuple[str, str, str, str]]:
    return [(r.type, r.slot, r.value_a, r.value_b) for r in disagreements("e1", accounts)]


@pytest.mark.parametrize(
    ("no", "matter"),
    [
        (denial(agents=(TALIBAN,), said_by=TALIBAN), "who"),
        (denial(agents=(MOVEMENT,), said_by="Taliban spokesman"), "who"),
        (denial(agents=(OUR_MEN,)), "who"),
        (denial(words="they had nothing to do with the blast"), "who"),
        (denial(words="the group was not behind it"), "who"),
        (denial(killed=Number(0, 0, 0, "none"), targets=(CIVILIANS,)), "number"),
        (denial(killed=40), "number"),
        (denial(words="civilians were hit", targets=(CIVILIANS,)), "whom"),
        (denial(words="it was attacked", targets=(CAMP,)), "happened"),
        (denial(agents=(TALIBAN,), said_by=ARMY), "happened"),
    ],
)
def test_what_a_denial_is_about(no: Account, matter: str) -> None:
    assert about(no, values(no)) == matter


def test_who_takes_up_the_accusation_before_denies_his_own_deed() -> None:
    taken_up = Party("army", "state_force", ref="af:forces", inferred=True)
    for words, matter in (("The army denies it.", "who"), ("a camp had fallen", "happened")):
        no = denial(agents=(taken_up,), said_by=ARMY, words=words)
        assert about(no, values(no)) == matter


def own_men(type: str) -> Account:
    """ "The army denied that its soldiers had …", where the soldiers were taken for some that were told of before."""
    words = "The army denied that its soldiers had done it"
    men = Party("nine soldiers", "state_force", inferred=True, span=Span(21, 33, "its soldiers"))
    no = denial(type=type, agents=(men,), said_by=ARMY)
    no.claim.evidence = (Span(0, len(words), words),)
    return no


def test_who_denies_the_deed_of_his_own_men_denies_his_part_in_it_but_that_they_left_him() -> None:
    no, left = own_men("attack"), own_men("group_change")
    assert about(no, values(no)) == "who" and as_said(no, values(no))["who"].words == "its soldiers"
    assert about(left, values(left)) == "happened"


def test_nobody_but_a_state_denies_the_deed_of_a_state_s_forces_as_his_own() -> None:
    no = denial(type="shelling", agents=(OUR_MEN,), words="our fighters did not do it")
    police, gunmen = (
        account(id, type="shelling", agents=(doer,), said_by="shopkeeper", document="d2")
        for id, doer in (("p", Party("police", "state_force")), ("g", GUNMEN))
    )
    assert rows(police, no) == []
    assert rows(gunmen, no) == [("denial", "who", "unknown gunmen", "not our fighters")]


def test_a_denial_of_one_s_part_leaves_the_event_as_it_is() -> None:
    bomb = account("a", type="bombing", killed=9, said_by="police")
    other = account("b", type="bombing", killed=9, said_by="doctor")
    no = denial(type="bombing", agents=(TALIBAN,), said_by=TALIBAN, stake=True)
    assert rows(bomb, other, no) == []
    shown = {fact.slot: fact for fact in facts([bomb, other, no])}
    assert all(cell.modality == "asserted" for slot in ("what", "happened") for cell in shown[slot].cells)
    assert [cell.value.words for cell in shown["who"].cells if cell.modality == "denied"] == ["Taliban"]
    found = disagreements("e1", [bomb, other, no])
    assert information([bomb, other, no], found).digit == information([bomb, other], []).digit


def test_who_may_be_the_gunmen_denies_to_be_them_and_not_what_happened() -> None:
    raid = account("a", type="attack", agents=(GUNMEN,), said_by="police")
    no = denial(agents=(TALIBAN,), said_by=TALIBAN)
    assert rows(raid, no) == [("denial", "who", "unknown gunmen", "not Taliban")]


def test_where_somebody_else_by_name_is_said_to_have_done_it_nothing_is_denied() -> None:
    raid = account("a", type="attack", agents=(STATE,), said_by="police")
    assert rows(raid, denial(agents=(TALIBAN,), said_by=TALIBAN)) == []


def test_that_civilians_were_hit_is_denied_as_that_alone() -> None:
    raid = account("a", type="attack", agents=(ARMY,), said_by="police")
    assert rows(raid, denial(targets=(CIVILIANS,), words="civilians were hit")) == []
    deaths = account("b", type="attack", killed=9, targets=(Party("nine civilians", "people"),), said_by="doctor")
    assert [r[:2] for r in rows(raid, deaths, denial(targets=(CIVILIANS,), words="civilians were hit"))] == [
        ("denial", "whom")
    ]


def test_that_the_raiders_left_is_not_denied_by_who_denies_having_left() -> None:
    no = denial(type="withdrawal", targets=(CAMP,), said_by=ARMY)
    assert rows(account("a", type="withdrawal", agents=(TALIBAN,), said_by="villagers"), no) == []
    ours = account("a", type="withdrawal", agents=(Party("soldiers", "state_force"),), said_by="villagers")
    assert [r[:2] for r in rows(ours, no)] == [("denial", "happened")]


def test_a_doer_whom_a_denial_does_not_name_is_not_shown_as_denied() -> None:
    no = denial(words="it was attacked", targets=(CAMP,))
    shown = {fact.slot: [c.modality for c in fact.cells] for fact in facts([account("a", type="attack"), no])}
    assert shown["who"] == ["asserted"]
    assert shown["happened"] == ["asserted", "denied"]


def test_my_own_men_are_mine() -> None:
    assert speaks_for(denial(agents=(OUR_MEN,)), party_of(OUR_MEN))
    assert not speaks_for(denial(agents=(GUNMEN,)), party_of(GUNMEN))
