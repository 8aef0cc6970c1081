"""Numbers below what their chain told before and tells again: part of the victims, and no update."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import account

from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.estimates import estimate

WIRE: dict[str, Any] = {"origin": "wire"}
SEVEN, DRIVER, EIGHT = (
    account("a", killed=7, day=8, **WIRE),
    account("b", killed=1, day=9, **WIRE),
    account("c", killed=8, day=9, **WIRE),
)


def test_one_more_who_died_takes_nothing_back() -> None:
    found = disagreements("e1", [SEVEN, DRIVER, EIGHT])
    assert [(row.type, row.value_a, row.value_b) for row in found] == [("update", "7", "8")]
    assert estimate([SEVEN, DRIVER, EIGHT], "killed", "lowest").value == 8
    assert dict(estimate([SEVEN, DRIVER, EIGHT], "killed").left_out)["b"].startswith("fewer than its chain")


def test_a_toll_that_is_corrected_downwards_stays_down() -> None:
    lower = account("b", killed=4, day=9, **WIRE)
    found = disagreements("e1", [SEVEN, lower, account("c", killed=4, day=10, **WIRE)])
    assert [(row.type, row.value_a, row.value_b) for row in found] == [("update", "7", "4")]
    assert estimate([SEVEN, lower], "killed").value == 4


def test_another_chain_makes_no_dip() -> None:
    other = account("c", killed=8, day=9, origin="elsewhere")
    assert estimate([SEVEN, DRIVER, other], "killed", "lowest").value == 1


@pytest.mark.parametrize("day", [8, None])
def test_a_number_that_is_not_known_to_be_later_is_no_dip(day: int | None) -> None:
    first = account("b", killed=1, day=day, **WIRE)
    left = dict(estimate([SEVEN, first, EIGHT], "killed").left_out)
    assert "fewer than its chain" not in left.get("b", "")
