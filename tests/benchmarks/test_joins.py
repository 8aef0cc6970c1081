"""Drawing joins and reading what was judged."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "joins.py").exists(), reason="the benchmarks folder is not here")


@pytest.fixture
def joins(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("joins")


def clusters(joins: ModuleType) -> list[object]:
    big = tuple((f"d{n}", f"t{n}") for n in range(8))
    small = (("d1", "t20"), ("d1", "t21"), ("d2", "t22"))
    return [joins.Cluster(SimpleNamespace(id="e1"), big), joins.Cluster(SimpleNamespace(id="e2"), small)]


def test_pairs_within_one_report_are_not_counted(joins: ModuleType) -> None:
    assert [cluster.pairs for cluster in clusters(joins)] == [28, 2]


def test_the_same_seed_draws_the_same_pairs(joins: ModuleType) -> None:
    drawn = joins.draw(clusters(joins), 10, 3, False, frozenset())
    assert drawn == joins.draw(clusters(joins), 10, 3, False, frozenset())
    assert len({pair.name for pair in drawn}) == 10
    assert all(pair.one[0] != pair.other[0] for pair in drawn)


def test_all_pairs_are_drawn_where_there_are_few(joins: ModuleType) -> None:
    assert len(joins.draw(clusters(joins), 1000, 0, False, frozenset())) == 30


def test_copies_are_left_out(joins: ModuleType) -> None:
    copies = frozenset({("d1", "d2")})
    drawn = joins.draw(clusters(joins), 1000, 0, False, copies)
    assert len(drawn) == 27
    assert all((pair.one[0], pair.other[0]) not in copies for pair in drawn)
