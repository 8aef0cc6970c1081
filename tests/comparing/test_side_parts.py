"""What only a side of the fighting counts, the parts of a toll, and numbers that may be of the same dead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_accounts import KABUL, account, july

from rashomon.comparing.estimate_tolls import parts
from rashomon.comparing.estimates import estimate
from rashomon.comparing.standing import standing
from rashomon.comparing.values import values
from rashomon.comparing.victims import by_name
from rashomon.reading.claim import Number, Party, Span

FARMERS = account("farmers", killed=6, targets=(Party("six farmers", "people"),))
SOLDIERS, REBELS = Party("nine soldiers", "state_force"), Party("forty rebels", "armed_group")
CIVILIANS = Party("nine civilians", "people")
OMAR = Party("Omar Zia", "person")


def left(*told: object) -> str:
    """Why the last account is left out; empty where it counts."""
    return dict(estimate(told, "killed", "highest").left_out).get(told[-1].id, "")  # type: ignore[arg-type, attr-defined]


def test_what_only_a_side_counts_does_not_stand_against_none() -> None:
    none = account("none", killed=Number(0, 0, 0, "none"), targets=(SOLDIERS,), modality="denied", said_by="army")
    claimed = account("b", killed=9, targets=(SOLDIERS,), said_by="rebels", stake=True, when=july(23))
    assert left(FARMERS, none, claimed) == "only a side counts them, and another says that there were none"
    heard = account("b", killed=9, targets=(SOLDIERS,), said_by="a nurse")
    assert left(FARMERS, none, heard) == ""
    assert estimate([FARMERS, none, heard], "killed", "highest").value == 9


def test_beside_people_at_large_a_side_s_count_must_be_of_this_event() -> None:
    loose = account("b", killed=40, targets=(REBELS,), said_by="army", stake=True)
    assert left(FARMERS, loose) == "only a side counts them, and nothing in its words shows that it is of this event"
    for tie in ({"when": july(23)}, {"places": (KABUL,)}):
        assert left(FARMERS, account("b", killed=40, targets=(REBELS,), said_by="army", stake=True, **tie)) == ""  # type: ignore[arg-type]
    # Between armed sides, each counts the other's.
    assert estimate([account("a", killed=9, targets=(SOLDIERS,)), loose], "killed").value == 49


def test_nine_civilians_to_one_and_fifteen_rebels_to_another_may_be_the_same_dead() -> None:
    told = [account(n, killed=9, targets=(CIVILIANS,)) for n in "ab"] + [account("c", killed=15, targets=(REBELS,))]
    best = estimate(told, "killed")
    assert (best.value, best.low, best.high) == (9, 9, 15)
    assert best.trace.endswith("; civilians and fighters may be the same dead under two names")
    assert estimate(told, "killed", "range").words == "9 to 15"
    # One report that counts both tells that they are two.
    both = account("d", killed=15, targets=(REBELS,), document="doc-a")
    assert estimate([*told[:2], both], "killed").value == 24


def test_people_at_large_and_a_larger_part_are_summed_only_where_one_speaker_counts_both() -> None:
    people = account("a", killed=6, document="d", said_by="mayor")
    more = account("b", killed=9, targets=(SOLDIERS,), document="d", said_by="mayor")
    assert estimate([people, account("c", killed=6), more], "killed").value == 15
    apart = account("b", killed=9, targets=(SOLDIERS,))
    found = estimate([people, account("c", killed=6), apart], "killed")
    assert (found.value, found.low, found.high) == (6, 6, 9)


def test_three_officers_in_the_title_are_the_three_policemen_of_the_text() -> None:
    title = account("a", killed=3, targets=(Party("three officers", "state_force"),), document="d")
    title = replace(title, claim=replace(title.claim, evidence=(Span(0, 5, "Three officers killed", "title"),)))
    text = account("b", killed=3, targets=(Party("three policemen", "people"),), document="d")
    assert estimate([title, text], "killed").value == 3
    five = account("b", killed=5, targets=(Party("five policemen", "people"),), document="d")
    assert estimate([title, five], "killed").value == 8


@pytest.mark.parametrize("policy", ["best-low-high", "lowest", "range", "latest", "highest"])
def test_who_is_named_alone_is_a_part_of_any_number(policy: str) -> None:
    named = account("b", killed=1, targets=(OMAR,))
    for whole in (Party("17 people", "people"), Party("17 fighters", "armed_group"), Party("17 civilians", "people")):
        found = estimate([account("a", killed=17, targets=(whole,)), named], "killed", policy)
        assert (found.low, found.high) == (17, 17)
        assert dict(found.left_out)["b"] == "counts only some of the victims (“Omar Zia”)"
    assert estimate([named], "killed", policy).value == 1
    assert by_name(frozenset({"“Omar Zia”"})) and not by_name(frozenset({"“Omar Zia”", "fighters"}))


def test_at_least_forty_and_forty_are_one_figure() -> None:
    told = [
        account("a", killed=2, targets=(REBELS,)),
        account("b", killed=40, targets=(REBELS,)),
        account("c", killed=Number(40, 40, None, "at_least"), targets=(REBELS,)),
    ]
    found = estimate(told, "killed")
    assert found.value == 40 and "2 independent origins" in found.trace
    assert estimate(told, "killed", "majority").value == 40
    # "Dozens" is no figure.
    dozens = account("c", killed=Number(12, 12, 99, "dozens"), targets=(REBELS,))
    assert estimate([*told[:2], dozens], "killed").value == 2


def test_a_rival_number_goes_under_the_group_of_the_one_that_is_used() -> None:
    told = [account(n, killed=9, targets=(CIVILIANS,)) for n in "ab"] + [account("c", killed=15, targets=(REBELS,))]
    counts, _ = standing("killed", told, [values(one) for one in told])
    assert [(group, part.value) for group, part in parts("best-low-high", counts)] == [(frozenset({"civilians"}), 9)]
    assert [group for group, _ in parts("highest", counts)] == [frozenset({"fighters"})]
    equal = [*told, account("d", killed=9, targets=(REBELS,))]
    counts, _ = standing("killed", equal, [values(one) for one in equal])
    assert [group for group, _ in parts("best-low-high", counts)] == [frozenset()]
