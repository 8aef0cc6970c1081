"""What origins agree on, how a toll grew, and all of an event in one pass."""

from __future__ import annotations

from made_accounts import AFGHANISTAN, KABUL, STATE, account, july

from rashomon.comparing.agreement import agreements, growth
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.facts import facts
from rashomon.comparing.overview import overview


def test_only_what_two_origins_say_is_agreed() -> None:
    told = [
        account("a", killed=80, origin="wire"),
        account("b", killed=80, origin="wire"),
        account("c", killed=64, agents=(STATE,)),
    ]
    assert [(a.slot, a.value.words) for a in agreements(told)] == [("what", "bombing")]


def test_the_wider_value_is_agreed_where_only_it_has_two_origins_and_the_narrower_where_both_have() -> None:
    wide = [account("a", places=(KABUL,), when=july(23)), account("b", places=(AFGHANISTAN,), when=july(1, 31))]
    assert [a.value.words for a in agreements(wide)][1:] == ["Afghanistan", "2016-07-01 to 2016-07-31"]
    narrow = [*wide[:1], account("b", places=(KABUL,), when=july(23))]
    assert [a.value.words for a in agreements(narrow)][1:] == ["Kabul", "2016-07-23"]


def test_the_toll_grows_from_its_first_day_on_and_repetition_is_no_step() -> None:
    told = [
        account("d", killed=80, day=26),
        account("c", killed=61, day=26),
        account("b", killed=80, day=25),
        account("a", killed=61, day=24),
        account("e", killed=99, day=27, modality="denied"),
    ]
    steps = [(s.day.day if s.day else 0, s.value.plain, s.support.accounts) for s in growth(told)]
    assert steps == [(24, 61, ("a", "c")), (25, 80, ("b", "d"))]


def test_the_overview_holds_what_each_part_gives_alone() -> None:
    told = [account("a", killed=61), account("b", killed=80), account("c", kind="relation", type="allied")]
    events = told[:2]
    seen = overview("e1", told, {"killed": "lowest"})
    assert list(seen.facts) == facts(events)
    assert seen.support == corroboration(events)
    assert list(seen.disagreements) == disagreements("e1", events)
    assert {e.slot: e.value for e in seen.estimates} == {"what": "bombing", "killed": 61}
    assert seen.information.digit == "2"
