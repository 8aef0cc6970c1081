"""The readings in bulk: deterministic, any one of them alone, and true to their texts."""

from __future__ import annotations

import importlib
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "scale_readings.py").exists(), reason="the benchmarks are not here")


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("scale_readings")


def test_a_reading_is_a_function_of_its_number(bulk: ModuleType) -> None:
    stream = list(bulk.readings(60, seed=5))
    assert stream[50] == bulk.reading(50, seed=5)
    assert stream == list(bulk.readings(60, seed=5))
    assert stream[3] != bulk.reading(3, seed=6)


def test_every_claim_has_its_words(bulk: ModuleType) -> None:
    for reading in bulk.readings(40):
        assert len(reading.claims) == bulk.CLAIMS
        for claim in reading.claims:
            assert claim.evidence
            for span in claim.evidence:
                assert reading.document.text[span.start : span.end] == span.quote
            assert all(place.ref and place.latitude is not None and place.inside for place in claim.places)


def test_a_stream_is_made_as_it_is_asked_for(bulk: ModuleType) -> None:
    first = list(islice(bulk.readings(10**9), 3))
    assert [reading.document.id for reading in first] == ["n0000000", "n0000001", "n0000002"]


def test_more_reports_mean_more_days_and_not_more_a_day(bulk: ModuleType) -> None:
    days = [reading.document.published for reading in bulk.readings(90)]
    assert days == sorted(days)
    assert len(set(days)) == 90 / bulk.A_DAY


def test_some_reports_are_copies_of_reports_of_these_days(bulk: ModuleType) -> None:
    seen: dict[str, object] = {}
    copies = 0
    for reading in bulk.readings(300):
        body = reading.document.text.rsplit("\n\n(", 1)[0]
        copies += body in seen
        seen[body] = reading
    assert 0.05 < copies / 300 < 0.25
