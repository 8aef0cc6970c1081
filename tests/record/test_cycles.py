"""Looking for cycles: seldom while reports are added, as before afterwards."""

from __future__ import annotations

import gc

import pytest

from rashomon.record.cycles import SELDOM, seldom_looked_for


def test_it_is_as_before_when_the_outermost_is_left() -> None:
    before = gc.get_threshold()
    with seldom_looked_for():
        with seldom_looked_for():
            assert gc.get_threshold() == SELDOM
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_it_is_as_before_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), seldom_looked_for():
        raise ValueError("no")
    assert gc.get_threshold() == before


def test_a_process_that_looks_less_often_goes_on_so() -> None:
    before, rare = gc.get_threshold(), (10 * SELDOM[0], 5, 5)
    gc.set_threshold(*rare)
    try:
        with seldom_looked_for():
            assert gc.get_threshold() == rare
        assert gc.get_threshold() == rare
    finally:
        gc.set_threshold(*before)


def test_what_somebody_else_sets_meanwhile_is_left() -> None:
    before, other = gc.get_threshold(), (SELDOM[0] // 2, 7, 7)
    try:
        with seldom_looked_for():
            gc.set_threshold(*other)
        assert gc.get_threshold() == other
    finally:
        gc.set_threshold(*before)
