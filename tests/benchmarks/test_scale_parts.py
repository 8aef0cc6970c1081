"""The parts of a new report are those that the record has, and keeping alone keeps everything."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from rashomon.record.record import Record

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "scale_parts.py").exists(), reason="the benchmarks are not here")


def test_parts_are_within_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    parts = importlib.import_module("scale_parts")
    with Record(tmp_path / "r.db") as record:
        found = parts.new_reports(record, 0, 0, 2)
        assert record.summary().reports == 2
    whole = found.pop("a new report")
    assert set(found) == set(parts.PARTS)
    for at, taken in enumerate(whole):
        assert all(times[at].clock > 0 for times in found.values())
        assert sum(times[at].clock for times in found.values()) <= taken.clock


def test_keeping_alone_keeps_reports_and_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    parts, bulk = importlib.import_module("scale_parts"), importlib.import_module("scale_readings")
    parts.keep_alone(tmp_path / "kept.db", list(bulk.readings(3)))
    with Record(tmp_path / "kept.db", read_only=True) as record:
        assert sum(1 for _ in record.verify()) == 0
        assert len(record.runs()) == 1
        assert len(list(record.documents(limit=None))) == 3
