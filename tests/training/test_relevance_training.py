"""Learning what conflict news looks like, on made-up texts."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "training"
pytestmark = pytest.mark.skipif(not (FOLDER / "relevance.py").exists(), reason="the training folder is not here")

TEXTS = [{"attack", "soldier", "day"}, {"match", "coach", "day"}] * 20
LABELS = np.array([1, 0] * 20)


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("sklearn", reason="scikit-learn is not installed")
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("relevance")


def test_words_that_are_everywhere_alike_are_left_out(training: ModuleType) -> None:
    assert sorted(training.index_of(TEXTS, LABELS)) == ["attack", "coach", "match", "soldier"]


def test_what_is_learned_tells_the_two_apart(training: ModuleType) -> None:
    model = training.learn(TEXTS, LABELS, np.ones(len(TEXTS)))
    assert model.weights[model.index["attack"], 0] > 0 > model.weights[model.index["match"], 0]
    scores = training.cross_validated(TEXTS, LABELS, np.ones(len(TEXTS)))
    assert ((scores > 0) == LABELS).all()


def test_an_outlet_with_both_kinds_is_balanced(training: ModuleType) -> None:
    weight = training.balance(["A", "A", "A", "B"], np.array([1, 0, 0, 1]))
    assert weight.tolist() == [1.5, 0.75, 0.75, 0.5]


def test_labels_name_each_report_once() -> None:
    topics = yaml.safe_load((FOLDER / "relevance_labels.yaml").read_text("utf-8"))
    names = [name for some in topics.values() for name in some]
    assert len(names) == len(set(names)) and "conflict" in topics


def test_nothing_of_the_check_set_is_learned_from(
    training: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "OWN", tmp_path / "own")
    names = yaml.safe_load((FOLDER / "relevance_labels.yaml").read_text("utf-8"))["conflict"][:2]
    row = {"publisher": "P", "published": None, "title": "", "text": "Rebels fled."}
    for folder in ("gold/dev", "gold/train", "corpus"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "gold" / "dev" / "a.json").write_text(json.dumps({**row, "id": names[0]}))
    (tmp_path / "corpus" / "voa.jsonl").write_text("\n".join(json.dumps({**row, "id": n}) for n in [*names, "other"]))
    assert [report.id for report, _, _ in training.labelled(tmp_path)] == [names[1]]
