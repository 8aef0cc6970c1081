"""States over time: control, ties, leadership and strength, with precise and imprecise dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from made_accounts import ARMY, GUNMEN, KOT, STATE, TALIBAN, account, july

from rashomon.comparing.account import Account, Speaker
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.histories import history
from rashomon.comparing.spells import Bounds, Spell, on
from rashomon.comparing.subjects import subjects
from rashomon.reading.claim import Interval, Party


def tie(id: str, type: str = "allied", **given: Any) -> Account:
    return account(id, kind="relation", type=type, agents=(TALIBAN,), targets=(STATE,), **given)


def holds(id: str, who: Party = STATE, type: str = "controls", **given: Any) -> Account:
    return account(id, kind="control", type=type, agents=(who,), places=(KOT,), **given)


def states(spells: list[Spell]) -> list[tuple[str, str]]:
    return [(spell.parties[0].key, spell.state) for spell in spells]


def test_all_ties_of_a_pair_are_one_subject_whichever_way_they_go() -> None:
    one = tie("a", "hostile").claim
    other = account("b", kind="relation", type="supports", agents=(STATE,), targets=(TALIBAN,)).claim
    assert subjects(one) == subjects(other)
    assert [s.key for s in subjects(one)] == ["ties: islamic-state | taliban"]
    assert [s.key for s in subjects(holds("c").claim)] == ["control: gn:4"]


def test_a_claim_without_a_time_holds_as_of_publication_and_says_so() -> None:
    (spell,) = history([tie("a", day=24)])
    assert (spell.assumed, spell.start, spell.last_held) == (True, Bounds(None, date(2016, 7, 24)), date(2016, 7, 24))
    assert not spell.starts_known


def test_consecutive_claims_of_one_state_are_one_spell_with_all_who_confirm_it() -> None:
    told = [
        holds("a", when=july(1, 31, "month"), day=date(2016, 8, 1)),
        holds("b", day=date(2016, 9, 5), said_by="residents"),
        holds("c", day=date(2016, 9, 7), origin="doc-b", said_by="residents"),
    ]
    (spell,) = history(told)
    assert spell.start == Bounds(None, date(2016, 7, 31))
    assert spell.end == Bounds(date(2016, 9, 7))
    assert spell.last_confirmed == date(2016, 9, 7)
    assert spell.confirmed_by.origins == ("doc-a", "doc-b")
    assert spell.confirmed_by.copies == ("c",)


def test_a_change_opens_and_closes_and_keeps_both_bounds() -> None:
    told = [
        holds("a", change="starts", when=july(1, 31, "month"), day=date(2016, 8, 1)),
        holds("b", day=date(2016, 8, 20)),
        holds("c", change="ends", when=Interval(date(2016, 9, 1), date(2016, 9, 30), "month"), day=date(2016, 10, 2)),
    ]
    (spell,) = history(told)
    assert (spell.starts_known, spell.start) == (True, Bounds(date(2016, 7, 1), date(2016, 7, 31)))
    assert (spell.ends_known, spell.end) == (True, Bounds(date(2016, 9, 1), date(2016, 9, 30)))
    assert [spell.at(date(2016, month, day)) for month, day in ((6, 30), (7, 10), (8, 25), (9, 10), (10, 1))] == [
        None, "may have held", "held", "may have held", None,
    ]  # fmt: skip


def test_since_gives_the_start_and_every_day_after() -> None:
    (spell,) = history([holds("a", when=july(5, 24, "since"))])
    assert spell.starts_known and spell.start.latest == date(2016, 7, 5)
    assert spell.at(date(2016, 7, 10)) == "held"


def test_what_ended_and_is_seen_again_is_a_new_spell() -> None:
    told = [
        holds("a", when=july(1)),
        holds("b", change="ends", when=july(5)),
        holds("c", when=july(20)),
    ]
    found = history(told)
    assert [spell.accounts for spell in found] == [("a", "b"), ("c",)]
    assert [h.spell.accounts for h in on(found, date(2016, 7, 10))] == []
    assert [h.certainty for h in on(found, date(2016, 7, 20))] == ["held"]


def test_another_holder_between_told_by_the_same_voice_parts_two_spells() -> None:
    told = [holds("a", when=july(1)), holds("b", ARMY, when=july(8)), holds("c", when=july(20))]
    voice = [account_as(one, "one voice") for one in told]
    ours, theirs = ("islamic-state", "controls"), ("af:forces", "controls")
    assert states(history(voice)) == [ours, theirs, ours]
    # Of three voices, the middle one may just be wrong: that is a disagreement, not a change of hands.
    assert states(history(told)) == [ours, theirs]


def account_as(one: Account, speaker: str) -> Account:
    return replace(one, speaker=Speaker(speaker, speaker))


def test_denials_and_possibilities_stand_beside_the_spell() -> None:
    told = [
        tie("a", said_by="elders"),
        tie("b", said_by="Taliban spokesman", modality="denied"),
        tie("c", said_by="an analyst", modality="possible"),
    ]
    (spell,) = history(told)
    assert (spell.confirmed_by.accounts, spell.denied_by, spell.possible_by) == (("a",), ("b",), ("c",))


def test_what_is_only_denied_is_a_spell_that_nobody_asserts() -> None:
    (spell,) = history([tie("a", modality="denied")])
    assert spell.at(date(2016, 7, 24)) == "denied" and not spell.confirmed_by.accounts


def test_after_the_last_word_of_it_a_state_is_the_last_known() -> None:
    found = history([holds("a", when=july(5))])
    assert [h.certainty for h in on(found, date(2016, 12, 1))] == ["last known"]
    assert on(found, date(2016, 7, 1)) == []


def test_strength_keeps_the_least_and_the_most() -> None:
    told = [
        account("a", kind="strength", type="members", agents=(STATE,), count=1500),
        account("b", kind="strength", type="members", agents=(STATE,), count=3000),
    ]
    (spell,) = history(told)
    assert (spell.low, spell.high) == (1500, 3000)


def test_a_leader_whose_office_ends() -> None:
    chief = Party("Omar Zia", "person")
    given: dict[str, Any] = {"kind": "leadership", "type": "leads", "agents": (chief,), "role": "leader"}
    given["targets"] = (STATE,)
    told = [account("a", when=july(1), **given), account("b", when=july(20), change="ends", **given)]
    (spell,) = history(told)
    assert spell.words == "Omar Zia: leader, Islamic State"
    assert spell.end == Bounds(date(2016, 7, 20), date(2016, 7, 20))


def found(*accounts: Account) -> list[tuple[str, str, str, str]]:
    return [(r.type, r.slot, r.value_a, r.value_b) for r in disagreements("", accounts)]


def test_allied_says_one_and_denies_the_other() -> None:
    says = tie("a", change="starts", said_by="elders")
    told = [says, tie("b", change="starts", said_by="Taliban", modality="denied")]
    (row,) = disagreements("", told)
    assert (row.topic, row.type, row.slot) == ("ties: islamic-state | taliban", "denial", "ties")
    assert (row.a, row.b) == ("a", "b")


def test_allied_and_hostile_at_one_time_contradict_and_apart_in_time_do_not() -> None:
    pair = "Islamic State and Taliban"
    assert found(tie("a"), tie("b", "hostile")) == [("contradiction", "ties", f"{pair}: allied", f"{pair}: hostile")]
    assert found(tie("a", when=july(1)), tie("b", "hostile", when=july(20))) == []
    assert found(tie("a"), tie("b", "hostile", change="ends")) == []


def test_two_holders_of_one_place_at_one_time_contradict() -> None:
    sides = ("Afghan forces: controls Kot", "Islamic State: controls Kot")
    assert found(holds("a"), holds("b", ARMY, day=27)) == [("contradiction", "controls", *sides)]
    assert found(holds("a"), holds("b", ARMY, day=date(2016, 9, 1))) == []
    assert found(holds("a"), holds("b", ARMY, type="contests")) == []
    assert found(holds("a"), holds("b", GUNMEN)) == []


def test_strengths_of_one_time_that_lie_apart_contradict() -> None:
    given: dict[str, Any] = {"kind": "strength", "type": "members", "agents": (STATE,)}
    told = [account("a", count=1500, **given), account("b", count=3000, **given)]
    assert found(*told) == [("contradiction", "count", "1500", "3000")]
