"""Disagreements of one event: denials, updates, contradictions, and what is none of them."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import (
    AFGHANISTAN,
    ARMY,
    CHILDREN,
    DISTRICT,
    GUNMEN,
    KABUL,
    KUNDUZ,
    PEOPLE,
    STATE,
    TALIBAN,
    account,
    july,
)

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.reading.claim import Number, Party, Span


def rows(*accounts: Account) -> list[tuple[str, str, str, str]]:
    return [(r.type, r.slot, r.value_a, r.value_b) for r in disagreements("e1", accounts)]


def test_two_tolls_of_two_origins_on_one_day_contradict() -> None:
    assert rows(account("a", killed=64), account("b", killed=80)) == [("contradiction", "killed", "64", "80")]


def test_a_later_higher_toll_of_the_same_speaker_is_an_update() -> None:
    early = account("a", killed=64, said_by="police", day=24)
    late = account("b", killed=80, said_by="police", day=25)
    assert rows(late, early) == [("update", "killed", "64", "80")]


def test_a_later_lower_toll_down_the_same_origin_is_an_update_too() -> None:
    early = account("a", killed=80, origin="wire", day=24)
    late = account("b", killed=64, origin="wire", day=25)
    assert rows(early, late) == [("update", "killed", "80", "64")]


def test_at_least_twelve_that_becomes_fifteen_is_an_update_though_both_may_hold() -> None:
    early = account("a", killed=Number(12, 12, None, "at_least"), said_by="police", day=24)
    late = account("b", killed=15, said_by="police", day=25)
    assert rows(early, late) == [("update", "killed", "at least 12", "15")]


def test_two_numbers_down_one_chain_on_one_day_are_taken_to_have_grown() -> None:
    evening, morning = account("a", killed=80, origin="wire"), account("b", killed=64, origin="wire")
    assert rows(evening, morning) == [("update", "killed", "64", "80")]
    one, other = account("a", killed=80, said_by="police"), account("b", killed=64, said_by="police")
    assert rows(one, other) == [("update", "killed", "64", "80")]


def test_one_origin_that_cites_two_speakers_is_a_chain_only_while_the_toll_grows() -> None:
    police = account("a", killed=64, origin="wire", said_by="police", day=24)
    doctor: dict[str, Any] = {"origin": "wire", "day": 25}
    assert rows(police, account("b", killed=80, said_by="a doctor", **doctor)) == [("update", "killed", "64", "80")]
    assert rows(police, account("b", killed=20, said_by="a doctor", **doctor)) == [
        ("contradiction", "killed", "64", "20")
    ]
    side = account("b", killed=80, said_by="spokesman", stake=True, **doctor)
    assert rows(police, side) == [("contradiction", "killed", "64", "80")]


def test_a_later_higher_toll_from_elsewhere_is_growth() -> None:
    assert rows(account("a", killed=64, day=24), account("b", killed=80, day=26)) == []


def test_a_later_lower_toll_from_elsewhere_contradicts() -> None:
    found = disagreements("e1", [account("a", killed=80, day=24), account("b", killed=64, day=26)])
    assert [(r.type, r.rule) for r in found] == [
        ("contradiction", "another origin, later and lower: a toll doesn't shrink by itself")
    ]


def test_a_stale_toll_printed_again_speaks_as_of_its_first_day() -> None:
    told = [
        account("a", killed=64, origin="wire", day=24),
        account("b", killed=64, origin="wire", day=26),
        account("c", killed=80, day=26),
    ]
    assert rows(*told) == []


def test_at_least_so_many_stands_against_the_figure_of_a_side_and_against_fewer() -> None:
    at_least = Number(60, 60, None, "at_least")
    found = [("contradiction", "killed", "80", "at least 60")]
    doctor, army = account("a", killed=at_least), account("b", killed=80, said_by="army", stake=True)
    assert [(r[0], r[1], *sorted(r[2:])) for r in rows(doctor, army)] == found
    fewer = account("b", killed=40)
    lower = [("contradiction", "killed", "40", "at least 60")]
    assert [(r[0], r[1], *sorted(r[2:])) for r in rows(doctor, fewer)] == lower


def test_at_least_so_many_leaves_more_open_where_no_side_counts() -> None:
    at_least, more = Number(60, 60, None, "at_least"), Number(70, 70, None, "at_least")
    for day in (24, 26):
        assert rows(account("a", killed=at_least, day=24), account("b", killed=80, day=day)) == []
        assert rows(account("a", killed=at_least, day=24), account("b", killed=more, day=day)) == []


@pytest.mark.parametrize(
    "number",
    [
        Number(90, None, None, "at_most"),
        Number(75, None, None, "about"),
        Number(12, 12, None, "dozens"),
        Number(70, 70, 90, "range"),
    ],
)
def test_vague_numbers_whose_bounds_meet_do_not_contradict(number: Number) -> None:
    assert rows(account("a", killed=number), account("b", killed=80)) == []


def test_hundreds_and_eighty_contradict() -> None:
    assert len(rows(account("a", killed=Number(100, None, None, "hundreds")), account("b", killed=80))) == 1


def test_the_children_among_the_dead_do_not_contradict_the_dead() -> None:
    part, whole = account("a", killed=3, targets=(CHILDREN,)), account("b", killed=80, targets=(PEOPLE,))
    assert rows(part, whole) == []


def test_more_children_than_dead_contradict() -> None:
    part, whole = account("a", killed=90, targets=(CHILDREN,)), account("b", killed=80, targets=(PEOPLE,))
    assert rows(part, whole) == [("contradiction", "killed", "90 (children)", "80")]


def test_soldiers_and_fighters_are_two_counts() -> None:
    assert rows(account("a", killed=5, targets=(ARMY,)), account("b", killed=20, targets=(TALIBAN,))) == []


def test_one_report_does_not_disagree_with_itself_but_two_speakers_in_it_may() -> None:
    own = [account("a", killed=5, document="d"), account("b", killed=9, document="d")]
    assert rows(*own) == []
    summed = [account("a", killed=5, document="d"), account("b", killed=9, document="d", said_by="police")]
    assert rows(*summed) == []
    cited = [account(i, killed=k, document="d", said_by=s) for i, k, s in (("a", 5, "police"), ("b", 9, "a doctor"))]
    assert rows(*cited) == [("contradiction", "killed", "5", "9")]


def test_one_row_for_a_pair_of_values_with_the_other_accounts_beside() -> None:
    told = [account(f"a{n}", killed=64) for n in range(3)] + [account(f"b{n}", killed=80) for n in range(2)]
    (found,) = disagreements("e1", told)
    assert (found.a, found.also_a, found.b, found.also_b) == ("a0", ("a1", "a2"), "b0", ("b1",))
    assert (found.words_a, found.words_b) == ("words of a0", "words of b0")


def test_a_row_stays_itself_while_accounts_are_added() -> None:
    told = [account("b", killed=64), account("c", killed=80)]
    more = [*told, account("a", killed=64), account("d", killed=80)]
    assert [r.id for r in disagreements("e1", told)] == [r.id for r in disagreements("e1", more)]


def test_two_named_perpetrators_contradict() -> None:
    found = rows(account("a", agents=(STATE,)), account("b", agents=(TALIBAN,)))
    assert found == [("contradiction", "who", "Islamic State", "Taliban")]


@pytest.mark.parametrize("agents", [(), (GUNMEN,), (TALIBAN, STATE)])
def test_unknown_described_and_shared_perpetrators_do_not_contradict(agents: Any) -> None:
    assert rows(account("a", agents=(STATE,)), account("b", agents=agents)) == []


def test_the_sides_of_a_clash_may_stand_either_way_round() -> None:
    one = account("a", type="armed_clash", agents=(TALIBAN,), targets=(ARMY,))
    other = account("b", type="armed_clash", agents=(ARMY,), targets=(TALIBAN,))
    assert rows(one, other) == []


def test_other_acts_of_one_event_have_other_doers() -> None:
    assert rows(account("a", type="offensive", agents=(ARMY,)), account("b", type="withdrawal", agents=(STATE,))) == []


def test_places_apart_contradict_and_containment_or_nearness_do_not() -> None:
    town = account("a", places=(KABUL,))
    assert rows(town, account("b", places=(KUNDUZ,))) == [("contradiction", "where", "Kabul", "Kunduz")]
    assert rows(town, account("b", places=(AFGHANISTAN,))) == []
    assert rows(town, account("b", places=(DISTRICT,))) == []


def test_days_that_do_not_meet_contradict() -> None:
    sure = account("a", when=july(23))
    assert rows(sure, account("b", when=july(22))) == [("contradiction", "when", "2016-07-23", "2016-07-22")]
    assert rows(sure, account("b", when=july(1, 31))) == []


def test_what_goes_on_over_days_has_no_one_day_and_no_one_toll() -> None:
    one = account("a", type="offensive", when=july(3), killed=5, places=(KABUL,))
    other = account("b", type="offensive", when=july(9), killed=50, places=(KUNDUZ,))
    assert rows(one, other) == []


def test_a_party_that_denies_its_deed_denies_the_perpetrator() -> None:
    blamed = account("a", agents=(TALIBAN,), said_by="police")
    denied = account("b", agents=(TALIBAN,), modality="denied", said_by="Taliban spokesman", stake=True)
    (found,) = disagreements("e1", [denied, blamed])
    assert (found.type, found.slot, found.value_a, found.value_b) == ("denial", "who", "Taliban", "not Taliban")
    assert (found.a, found.b) == ("a", "b")


def test_a_denial_of_a_deed_that_nobody_ascribes_is_no_row() -> None:
    assert rows(account("a"), account("b", agents=(TALIBAN,), modality="denied", said_by=TALIBAN)) == []


def test_a_state_speaks_for_its_forces() -> None:
    told = account("a", type="attack", agents=(ARMY,), said_by="residents")
    ministry = Party("Interior Ministry", "government", ref="af:interior", country="AF")
    denied = account("b", type="attack", agents=(ARMY,), modality="denied", said_by=ministry)
    assert rows(told, denied) == [("denial", "who", "Afghan forces", "not Afghan forces")]


def test_somebody_elses_denial_is_of_the_event_where_all_name_the_party() -> None:
    told = account("a", type="attack", agents=(ARMY,), said_by="residents")
    denied = account("b", type="attack", agents=(ARMY,), modality="denied", said_by="a foreign envoy")
    assert rows(told, denied) == [("denial", "happened", "it happened", "it did not happen")]


def test_somebody_elses_denial_is_of_the_perpetrator_where_the_act_stands_without() -> None:
    claimed = account("a", agents=(STATE,), said_by=STATE)
    open_ = account("b")
    denied = account("c", agents=(STATE,), modality="denied", said_by="the president")
    assert rows(claimed, open_, denied) == [("denial", "who", "Islamic State", "not Islamic State")]


def test_a_denied_number_is_denied_as_a_number() -> None:
    told = account("a", type="air_strike", killed=12, said_by="residents")
    denied = account("b", type="air_strike", killed=12, modality="denied", said_by="the ministry")
    assert rows(told, denied) == [("denial", "killed", "12", "not 12")]


def test_a_speaker_who_takes_it_back_updates() -> None:
    told = account("a", said_by="police", day=24)
    taken = account("b", said_by="police", modality="denied", day=26)
    assert rows(told, taken) == [("update", "happened", "it happened", "it did not happen")]


@pytest.mark.parametrize("modality", ["possible", "planned"])
def test_possibilities_and_plans_disagree_with_nobody(modality: Any) -> None:
    assert rows(account("a", killed=64), account("b", killed=80, modality=modality)) == []


def test_harm_against_a_foiled_attack_contradicts() -> None:
    found = rows(account("a", killed=5), account("b", type="disrupted"))
    assert found == [("contradiction", "happened", "it happened", "it was foiled")]


def test_whether_and_who_rank_before_how_many_and_a_wide_gap_before_a_narrow_one() -> None:
    told = [account("a", killed=8, agents=(STATE,)), account("b", killed=9, agents=(TALIBAN,)), account("c", killed=90)]
    found = disagreements("e1", told)
    tolls = [r for r in found if r.slot == "killed"]
    assert found[0].slot == "killed" and {found[0].value_a, found[0].value_b} == {"8", "90"}
    assert tolls[-1].weight < next(r.weight for r in found if r.slot == "who")


def test_a_number_told_by_a_party_only_goes_before_the_same_of_others() -> None:
    plain = disagreements("e1", [account("a", killed=8), account("b", killed=9)])
    staked = disagreements("e1", [account("a", killed=8), account("b", killed=9, said_by="x", stake=True)])
    assert staked[0].weight > plain[0].weight
    assert staked[0].self_interested and not plain[0].self_interested


def test_a_party_counts_for_itself_and_carries_nothing_on() -> None:
    early = account("a", killed=18, day=24)
    assert rows(early, account("b", killed=21, day=25, said_by="rebels", stake=True)) == [
        ("contradiction", "killed", "18", "21")
    ]


def test_civilians_are_everybody_where_nobody_else_is_counted() -> None:
    civilians = account("a", killed=9, targets=(Party("nine civilians", "people"),), day=24)
    assert rows(civilians, account("b", killed=13, targets=(PEOPLE,), day=24)) == [
        ("contradiction", "killed", "9 (civilians)", "13")
    ]
    soldiers = account("c", killed=4, targets=(Party("four soldiers", "state_force"),), origin="a", day=24)
    both = [account("a", killed=9, targets=(Party("nine civilians", "people"),), origin="a", day=24), soldiers]
    assert rows(*both, account("b", killed=13, targets=(PEOPLE,), day=24)) == []


def test_nobody_killed_denies_the_number_that_another_gives() -> None:
    soldiers = (Party("soldiers", "state_force"),)
    told = account("a", killed=9, targets=soldiers, said_by=STATE)
    none = account("b", killed=0, targets=soldiers, said_by="army spokesman", modality="denied")
    assert rows(told, none) == [("denial", "killed", "9 (soldiers)", "not 9 (soldiers)")]


def test_that_no_civilian_was_hurt_says_nothing_against_the_act() -> None:
    told = account("a", killed=9, targets=(Party("nine fighters", "armed_group"),))
    civilians = (Party("civilians", "people"),)
    assert rows(told, account("b", wounded=0, targets=civilians, said_by="army spokesman", modality="denied")) == []


def test_who_denies_his_own_losses_denies_the_number() -> None:
    told = account("a", killed=30, targets=(Party("30 Taliban fighters", "armed_group"),))
    own = (Party("30 of its men", "people"),)
    denial = account("b", killed=30, agents=(TALIBAN,), targets=own, said_by=TALIBAN, modality="denied")
    assert rows(told, denial) == [("denial", "killed", "30", "not 30")]


def test_harm_to_civilians_is_denied_as_such() -> None:
    told = account("a", killed=20, targets=(PEOPLE,))
    denial = account("b", targets=(Party("civilians", "people"),), said_by="army spokesman", modality="denied")
    assert rows(told, denial) == [("denial", "whom", "civilians", "not civilians")]


def test_a_side_without_a_name_is_the_rival_of_the_other_side() -> None:
    rebels = account("a", agents=(Party("the rebels", "armed_group"),))
    assert rows(rebels, account("b", agents=(ARMY,))) == [("contradiction", "who", "the rebels", "Afghan forces")]
    assert rows(account("a", agents=(GUNMEN,)), account("b", agents=(ARMY,))) == []


def test_a_loss_that_nobody_states_is_denied_and_not_the_act() -> None:
    told = account("a", type="attack", killed=14, targets=(Party("14 soldiers", "state_force"),))
    lost = {"type": "attack", "targets": (Party("40 men", "people"),), "said_by": TALIBAN, "modality": "denied"}
    assert rows(told, account("b", killed=40, **lost)) == []
    count = account("c", type="attack", killed=40, targets=(Party("40 fighters", "armed_group"),))
    assert rows(told, count, account("b", killed=40, **lost)) == [("denial", "killed", "40", "not 40")]


def test_who_denies_any_loss_of_his_own_denies_the_count_of_others_and_not_his_reports_own() -> None:
    count = account("a", type="attack", killed=13, targets=(TALIBAN,))
    boast = account("b", type="attack", killed=27, targets=(Party("27 soldiers", "state_force"),), document="theirs")
    own = (Party("any", "people"), Party("group's men", "people"))
    denial = account("c", type="attack", targets=own, said_by="Taliban spokesman", modality="denied", document="theirs")
    found = [row for row in rows(count, boast, denial) if row[0] == "denial"]
    assert found == [("denial", "killed", "13 (fighters)", "not 13 (fighters)")]


def test_a_denial_of_an_attack_denies_no_other_thing() -> None:
    release = account("a", type="other_event", agents=(TALIBAN,), said_by=TALIBAN)
    assert rows(release, account("b", type="attack", agents=(TALIBAN,), said_by=TALIBAN, modality="denied")) == []


def test_a_perpetrator_whom_the_denial_does_not_name_is_not_what_is_denied() -> None:
    elsewhere = Party("Taliban", "armed_group", ref="taliban", inferred=True)
    told = account("a", type="armed_clash", agents=(ARMY,), targets=(TALIBAN,))
    denial = account("b", type="attack", agents=(elsewhere,), said_by="Taliban commander", modality="denied")
    assert rows(told, denial) == [("denial", "happened", "it happened", "it did not happen")]


def test_whom_one_account_shows_to_be_a_side_is_one_in_all() -> None:
    told = account("a", killed=21, day=24)
    later = account("b", killed=34, said_by="Gat Kuku", day=26)
    assert rows(told, later) == []
    side = account("c", type="attack", said_by="Gat Kuku", stake=True, day=26, document="doc-b")
    assert rows(told, later, side) == [("contradiction", "killed", "21", "34")]


def test_a_number_of_many_acts_stands_against_no_other_victims_than_its_own() -> None:
    def says(id: str, number: int, whom: str, words: str) -> Account:
        told = account(id, type="attack", killed=number, targets=(Party(whom, "people"),), document="d1", said_by=id)
        at = words.index(str(number))
        told.claim.numbers["killed"] = Number(number, number, number, span=Span(at, at + len(str(number)), str(number)))
        told.claim.evidence = (Span(0, len(words), words),)
        return told

    clinic = says("doctor", 6, "people", "6 people were killed at the clinic")
    sum = says("ministry", 100, "militants", "the planes hit 57 targets and killed 100 militants")
    weeks = says("elder", 9, "militants", "he saw 9 dead militants in all those weeks")
    army = says("army", 62, "militants", "62 militants were killed")
    assert rows(clinic, sum) == []
    assert ("62 (fighters)", "9 (fighters)") in [row[2:] for row in rows(clinic, weeks, army)]
