"""Estimates are policies by name, with a rule, a source and a trace."""

from __future__ import annotations

from datetime import date

import pytest
from made_accounts import (
    AFGHANISTAN,
    ARMY,
    CHILDREN,
    GUNMEN,
    KABUL,
    PEOPLE,
    STATE,
    TALIBAN,
    account,
    july,
)

from rashomon.comparing.estimate_tolls import toll
from rashomon.comparing.estimates import estimate, estimates
from rashomon.comparing.standing import Count
from rashomon.comparing.totals import all_totals, totals
from rashomon.comparing.values import Value
from rashomon.errors import UserError
from rashomon.reading.claim import Interval, Number, Party

TOLLS = [
    account("a", killed=64, day=23),
    account("b", killed=80, day=24, said_by="a doctor"),
    account("c", killed=80, day=24, said_by="the ministry"),
    account("d", killed=Number(100, 100, 120, "range"), day=24),
    account("e", killed=20, day=24, said_by="spokesman", stake=True),
]


@pytest.mark.parametrize(
    ("policy", "value", "low", "high"),
    [
        ("lowest", 20, 20, 20),
        ("best-low-high", 80, 64, 120),
        ("range", None, 20, 120),
        ("latest", 80, 80, 80),
        ("highest", 100, 100, 100),
        ("majority", None, None, None),
    ],
)
def test_each_policy_makes_its_own_of_one_event(
    policy: str, value: int | None, low: int | None, high: int | None
) -> None:
    found = estimate(TOLLS, "killed", policy)
    assert (found.value, found.low, found.high) == (value, low, high)
    assert found.policy == policy and found.version >= 1 and found.source and found.rule and found.trace
    assert bool(found.missing) == (value is None)
    assert sorted([*found.used, *(id_ for id_, _ in found.left_out)]) == ["a", "b", "c", "d", "e"]
    assert all(reason for _, reason in found.left_out)


def test_a_majority_needs_more_than_half_of_the_origins() -> None:
    assert estimate(TOLLS[1:4], "killed", "majority").value == 80
    assert estimate(TOLLS[:2], "killed", "majority").value is None


def test_of_equal_support_the_best_is_the_lower_count() -> None:
    assert estimate(TOLLS[:2], "killed", "best-low-high").value == 64


def test_only_what_a_party_says_is_used_where_there_is_nothing_else() -> None:
    found = estimate(TOLLS[4:], "killed")
    assert found.value == 20 and "parties that speak of their own" in found.trace


def test_copies_count_once() -> None:
    copies = [account(f"w{n}", killed=90, origin="wire") for n in range(5)]
    assert estimate([*copies, *TOLLS[1:3]], "killed").value == 80


@pytest.mark.parametrize("modality", ["denied", "possible", "planned"])
def test_what_is_not_asserted_is_left_out_with_the_reason(modality: str) -> None:
    other = account("x", killed=5, modality=modality)  # type: ignore[arg-type]
    found = estimate([other, account("y", killed=7)], "killed", "lowest")
    assert found.value == 7
    assert dict(found.left_out)["x"] == f"{modality}, not asserted"


def test_a_replaced_number_of_the_same_chain_no_longer_counts() -> None:
    early = account("a", killed=5, said_by="police", day=23)
    late = account("b", killed=9, said_by="police", day=25)
    found = estimate([early, late], "killed", "lowest")
    assert found.value == 9
    assert found.left_out == (("a", "replaced down the same chain by b"),)


def test_within_a_day_the_higher_number_of_a_chain_replaces_the_lower() -> None:
    told = [account("a", killed=9, said_by="police"), account("b", killed=5, said_by="police")]
    assert estimate(told, "killed", "lowest").value == 9


def test_part_of_the_victims_is_left_out_where_there_is_a_whole() -> None:
    told = [account("a", killed=3, targets=(CHILDREN,)), account("b", killed=80, targets=(PEOPLE,))]
    found = estimate(told, "killed", "lowest")
    assert (found.value, found.left_out) == (80, (("a", "counts only some of the victims (children)"),))


def test_parts_are_summed_where_nobody_counts_the_whole() -> None:
    told = [account("a", killed=5, targets=(ARMY,)), account("b", killed=20, targets=(TALIBAN,))]
    found = estimate([*told, account("c", killed=7, targets=(ARMY,))], "killed", "best-low-high")
    assert (found.value, found.low, found.high) == (25, 25, 27)
    assert found.used == ("a", "b", "c")


def test_no_number_is_no_zero_and_has_a_reason() -> None:
    found = estimate([account("a")], "killed")
    assert (found.value, found.missing) == (None, "no account gives a number")
    assert found.left_out == (("a", "it doesn't say"),)


def test_a_stated_zero_is_a_zero() -> None:
    assert estimate([account("a", killed=Number(0, 0, 0, "none"))], "killed", "lowest").value == 0


WHO = [
    account("a", agents=(GUNMEN,)),
    account("b", agents=(GUNMEN,)),
    account("c", agents=(STATE,), said_by=STATE),
    account("d", agents=(TALIBAN,), said_by="police"),
    account("e", agents=(TALIBAN,)),
    account("f"),
]


@pytest.mark.parametrize(
    ("policy", "value"), [("most-origins", "taliban"), ("named", "taliban"), ("claimed", "islamic-state")]
)
def test_perpetrators_by_policy(policy: str, value: str) -> None:
    assert estimate(WHO, "who", policy).value == value


def test_a_branch_is_the_more_exact_name_and_the_group_the_better_supported() -> None:
    branch = Party("Haqqani network", "armed_group", ref="haqqani-network")
    told = [account("a", agents=(branch,)), account("b", agents=(TALIBAN,)), account("c", agents=(TALIBAN,))]
    assert estimate(told, "who", "named").words == "Haqqani network"
    assert estimate(told, "who", "most-origins").words == "Taliban"


def test_a_description_stands_where_nobody_is_named() -> None:
    assert estimate(WHO[:2], "who", "most-origins").words == "unknown gunmen"


def test_nobody_claims_and_nobody_is_named() -> None:
    assert estimate(WHO[:2], "who", "claimed").missing == "nobody says to have done it"
    assert estimate(WHO[:2], "who", "named").missing == "nobody is named, only described"


WHEN = [
    account("a", when=july(1, 31)),
    account("b", when=july(23)),
    account("c", when=july(22)),
    account("d", when=july(23)),
]


@pytest.mark.parametrize(
    ("policy", "value"), [("narrowest", "2016-07-23"), ("earliest", "2016-07-01/2016-07-31"), ("most-origins", None)]
)
def test_dates_by_policy(policy: str, value: str | None) -> None:
    # Everybody's day lies in July, and yet the month has one vote, its own, and the 23rd two.
    assert estimate(WHEN, "when", policy).value == (value or "2016-07-23")


def test_places_by_policy() -> None:
    told = [account("a", places=(AFGHANISTAN,)), account("b", places=(KABUL,)), account("c", places=(AFGHANISTAN,))]
    assert estimate(told, "where", "most-precise").words == "Kabul"
    assert estimate(told, "where", "most-origins").words == "Afghanistan"


def test_the_kind_with_most_origins() -> None:
    told = [account("a", type="attack"), account("b"), account("c")]
    assert estimate(told, "what").value == "bombing"


@pytest.mark.parametrize(("slot", "policy"), [("killed", "guess"), ("mood", "")])
def test_what_there_is_not_is_said(slot: str, policy: str) -> None:
    with pytest.raises(UserError, match="there are: "):
        estimate(TOLLS, slot, policy)


def test_every_policy_answers_for_every_slot_of_its_group() -> None:
    assert [e.policy for e in estimates(TOLLS, "killed")][:2] == ["best-low-high", "lowest"]
    for slot in ("who", "when", "where", "what", "wounded"):
        assert all(e.trace for e in estimates([*WHO, *WHEN], slot))


def test_totals_under_each_policy_and_what_they_leave_out() -> None:
    events = {
        "e1": TOLLS,
        "e2": [account("x", killed=10)],
        "e3": [account("y")],
        "e4": [account("z", type="toll", killed=500, when=july(1, 31))],
    }
    found = {total.policy: total for total in all_totals(events)}
    assert found["lowest"].value == 30
    assert (found["best-low-high"].value, found["best-low-high"].low, found["best-low-high"].high) == (90, 74, 130)
    assert found["range"].value == found["range"].low == 30
    assert found["lowest"].events == ("e1", "e2")
    assert dict(found["lowest"].without) == {
        "e3": "no account gives a number",
        "e4": "a sum over a period, whose events may be there too",
    }
    with pytest.raises(UserError):
        totals(events, "lowest", "who")


@pytest.mark.parametrize(
    ("groups", "named"),
    [
        (frozenset(), "1 (of no side named) + 17 (civilians)"),
        (frozenset({"fighters"}), "17 (civilians) + 1 (fighters)"),
    ],
)
def test_a_part_of_which_nobody_says_whose_it_is_is_called_so(groups: frozenset[str], named: str) -> None:
    civilians = Value("killed", "17", "17", 17, 17, 17, frozenset({"civilians"}))
    others = Value("killed", "1", "1", 1, 1, 1, groups)
    told = [account(value.key, killed=value.number, document="d", said_by="police") for value in (civilians, others)]
    counts = [Count(value, (one,), None) for value, one in zip((civilians, others), told, strict=True)]
    assert toll("highest", counts).trace.endswith(named)


def test_a_sum_says_which_part_only_a_side_counts() -> None:
    told = [
        account("a", killed=14, targets=(Party("14 soldiers", "state_force"),)),
        account("b", killed=40, targets=(Party("40 rebels", "armed_group"),), said_by="army", stake=True),
    ]
    found = estimate(told, "killed")
    assert (found.value, found.trace) == (
        54, "sum of the parts that are counted: 40 (fighters), by parties alone + 14 (soldiers)",
    )  # fmt: skip


def test_of_two_towns_the_one_in_a_province_that_is_called_like_the_other_is_the_more_exact() -> None:
    seat = Party("Barsha", "place", (), "gn:11", "SY", "Barsha, Syria", 35.9, 36.6, "city")
    town = Party("Tell Nur", "place", (), "gn:12", "SY", "Tell Nur, Barsha, Syria", 35.8, 36.5, "city")
    told = [account("a", places=(seat,)), account("b", places=(seat,)), account("c", places=(town,))]
    assert estimate(told, "where", "most-precise").words == "Tell Nur"


def test_a_wide_time_or_place_does_not_collect_the_votes_of_what_lies_in_it() -> None:
    days = [account(f"d{n}", when=july(20 + n)) for n in range(3)]
    wide = [account("w", when=july(1, 31))]
    assert estimate([*days, *wide], "when", "most-origins").value == "2016-07-20"
    assert "1 independent origin" in estimate([*days, *wide], "when", "most-origins").trace
    wide.append(account("v", when=july(1, 31)))
    assert estimate([*days, *wide], "when", "most-origins").value == "2016-07-01/2016-07-31"
    there = [account("a", places=(AFGHANISTAN,)), account("b", places=(KABUL,)), account("c", places=(KABUL,))]
    assert estimate(there, "where", "most-origins").words == "Kabul"


def test_the_worst_since_a_year_gives_the_event_no_time() -> None:
    since = Interval(date(2009, 1, 1), date(2016, 7, 24), "since")
    told = [account("a", when=since), account("b", when=july(23))]
    for policy in ("narrowest", "most-origins", "earliest"):
        assert estimate(told, "when", policy).value == "2016-07-23"
    assert dict(estimate(told, "when").left_out)["a"] == "a longer time, within which it happened"
    assert estimate([told[0], account("c")], "when").value == "2009-01-01/2016-07-24"


def test_a_name_has_the_same_support_under_every_policy_that_names_it() -> None:
    fighters = Party("fighters of the Taliban", "armed_group")
    told = [account("a", agents=(TALIBAN,), said_by=TALIBAN), account("b", agents=(fighters, TALIBAN))]
    for policy in ("most-origins", "named", "claimed"):
        assert estimate(told, "who", policy).trace.startswith("Taliban: 2 independent origins, 2 speakers")
    assert "Taliban" in estimate(told[1:], "who", "named").words
