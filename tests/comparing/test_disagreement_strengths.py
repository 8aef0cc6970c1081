"""Strengths that contradict one another, held against the rule written out: every pair of claims, each by itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_accounts import STATE, account

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.disagreement_subjects import SLOW
from rashomon.comparing.voices import one_chain, two_cited

START = date(2016, 1, 1)
TOLD = st.tuples(
    st.sampled_from([500, 800, 1500, 3000]),  # how many
    st.integers(0, 120) | st.none(),  # the day of publication
    st.sampled_from(["", "wire", "post"]),  # the origin
    st.sampled_from(["", "", "d1"]),  # the report
    st.sampled_from(["", "police", "army"]),  # who is cited
    st.sampled_from([None, None, "starts", "ends"]),
    st.sampled_from(["asserted", "asserted", "denied"]),
)


def made(told: list[tuple[object, ...]]) -> list[Account]:
    return [
        account(
            f"a{n}", kind="strength", type="members", agents=(STATE,), count=count, origin=origin, document=report,
            day=None if day is None else START + timedelta(days=day), said_by=said_by, change=change, modality=modality,
        )
        for n, (count, day, origin, report, said_by, change, modality) in enumerate(told)
    ]  # fmt: skip


def by_hand(accounts: list[Account]) -> dict[tuple[str, frozenset[int]], dict[int, set[str]]]:
    """For each type of row and pair of numbers the claims on either side."""
    found: dict[tuple[str, frozenset[int]], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for a, b in permutations(accounts, 2):
        one, other = a.claim.numbers["count"].value, b.claim.numbers["count"].value
        if one == other or {a.claim.modality, b.claim.modality} != {"asserted"}:
            continue
        if "ends" in (a.claim.change, b.claim.change):
            continue
        if a.published and b.published and abs(a.published - b.published) > 2 * SLOW:
            continue
        apart = two_cited(a, b) if a.document == b.document else a.origin.id != b.origin.id
        if apart:
            type_ = "update" if one_chain(a, b) and a.published != b.published else "contradiction"
            found[type_, frozenset((one, other))][one].add(a.id)
    return found


@settings(deadline=None)  # the first case loads the registers
@given(st.lists(TOLD, max_size=9))
def test_every_pair_of_numbers_is_one_row_with_the_claims_that_collide(told: list[tuple[object, ...]]) -> None:
    accounts = made(told)
    rows = [row for row in disagreements("", accounts) if row.slot == "count" and row.type != "denial"]
    counted = {one.id: one.claim.numbers["count"].value for one in accounts}
    laid = {
        (row.type, frozenset((counted[row.a], counted[row.b]))): {
            counted[row.a]: {row.a, *row.also_a},
            counted[row.b]: {row.b, *row.also_b},
        }
        for row in rows
        if row.rule != "the same speaker takes it back later"
    }
    assert laid == by_hand(accounts)
    of = {one.id: one for one in accounts}
    for row in rows:
        sides = [[of[id] for id in ids] for ids in ((row.a, *row.also_a), (row.b, *row.also_b))]
        days = [one.published for side in sides for one in side if one.published]
        assert row.last == max(days, default=None)
        assert row.single_origin == any(len({one.origin.id for one in side}) < 2 for side in sides)


def test_a_number_that_stands_against_many_says_for_each_how_far_they_lie_apart() -> None:
    told = [account(f"a{n}", kind="strength", type="members", agents=(STATE,), count=n) for n in (100, 400, 6000)]
    words = {sign.words for row in disagreements("", told) for sign in row.ranked_by if sign.sign == "gap"}
    assert {one.split(": ")[-1] for one in words if "against" in one} and len(words) == 3
