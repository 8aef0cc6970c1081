"""Samples judged by eye: rows are kept, and the share that is right is told with its interval."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "judged.py").exists(), reason="the benchmarks folder is not here")


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("judged")


def test_judgements_are_kept_and_counted(sample: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "judged.yaml"
    assert "0 of 4 judged" in sample.judged(file, "row", "right", ["x1", "x2", "x3", "x4"])
    lines = file.read_text().replace("right: ''", "right: yes", 1).replace("right: ''", "right: 'no'", 1)
    file.write_text(lines.replace("right: ''", "right: unsure", 1))
    said = sample.judged(file, "row", "right", ["x1", "x2", "x3", "x4"])
    assert said.startswith("3 of 4 judged: 1 right, 1 wrong, 1 unsure: precision 0.500")
    assert "3 of 6 judged" in sample.judged(file, "row", "right", ["x1", "x2", "x3", "x4", "x5", "x6"])


def test_a_row_that_is_drawn_no_more_is_kept_and_not_counted(sample: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "judged.yaml"
    file.write_text("- {row: x9, right: 'yes', note: old}\n")
    assert "0 of 1 judged" in sample.judged(file, "row", "right", ["x1"])
    assert "x9" in file.read_text()
