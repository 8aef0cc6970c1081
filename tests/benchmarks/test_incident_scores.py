"""The scores of a clustering, counted by hand on small examples."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from rashomon.reading.claim import Claim, Party, Span

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "incidents_scores.py").exists(), reason="the benchmarks are not here")
TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


@pytest.fixture
def scores(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("incidents_scores")


def test_b_cubed_of_the_classic_example(scores: ModuleType) -> None:
    found = scores.b_cubed(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"})
    # a, b: 2/2; c: 1/3; d, e: 2/3 of their group is right; a, b: 2/3, c: 1/3, d, e: 2/2 of their event is found.
    assert found.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert found.f1 == pytest.approx(2 * found.precision * found.recall / (found.precision + found.recall))


def test_a_report_without_an_event_stands_alone(scores: ModuleType) -> None:
    assert scores.b_cubed(TRUTH, {}) == scores.Score(1.0, 2 / 5)
    assert scores.pairwise(TRUTH, {}) == scores.Score(1.0, 0.0)


def test_pairs(scores: ModuleType) -> None:
    found = scores.pairwise(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"})
    assert found == scores.Score(2 / 4, 2 / 4)


def test_any_event_counts_a_shared_background(scores: ModuleType) -> None:
    truth = {"a": [1, 9], "b": [1], "c": [2], "d": [2, 9]}
    assert scores.any_event(truth, {"a": ["x"], "b": ["x"], "c": ["y"], "d": ["y"]}) == scores.Score(1.0, 2 / 3)


def claim(event: str, start: int, *, place: bool = False) -> Claim:
    places = (Party("Kot", "place"),) if place else ()
    return Claim("event", "attack", event=event, places=places, evidence=(Span(start, start + 10, "x"),))


def test_the_main_event_is_that_of_the_first_sentence(scores: ModuleType) -> None:
    assert scores.main_event([claim("e2", 400, place=True), claim("e1", 0)]) == "e1"


def test_of_two_in_the_first_sentence_the_one_with_a_place(scores: ModuleType) -> None:
    assert scores.main_event([claim("e1", 0), claim("e2", 12, place=True)]) == "e2"
    assert scores.main_event([]) == ""
