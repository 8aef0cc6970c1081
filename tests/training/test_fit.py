"""Fitting a model, writing it, and loading it as the package does."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from rashomon.reading import model as package

FOLDER = Path(__file__).parents[2] / "training"
pytestmark = pytest.mark.skipif(not (FOLDER / "fit.py").exists(), reason="the training folder is not here")

ROWS = [["b", "word=raid"], ["b", "word=rain"], ["b", "word=raid", "once"], ["b", "word=rain"]] * 5
LABELS = ["claim", "no", "claim", "no"] * 5


@pytest.fixture
def fit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("sklearn", reason="scikit-learn is not installed")
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("fit")


def reloaded(fit: ModuleType, model: package.LinearModel, folder: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    fit.save(model, folder / "data" / "own.npz")
    monkeypatch.setattr(package.resources, "files", lambda _: folder)
    return package.load_model.__wrapped__("own")


def test_two_classes_make_one_column(fit: ModuleType) -> None:
    model = fit.fit(ROWS, LABELS, ["no", "claim"])
    assert model.classes == ("claim",)
    yes, no = model.sigmoid([["b", "word=raid"], ["b", "word=rain"]])[:, 0]
    assert yes > 0.5 > no


def test_rare_features_are_left_out(fit: ModuleType) -> None:
    model = fit.fit([*ROWS, ["b", "seen once"]], [*LABELS, "no"], ["no", "claim"])
    assert set(model.index) == {"b", "once", "word=raid", "word=rain"}


def test_a_class_without_examples_is_never_chosen(fit: ModuleType) -> None:
    rows = [*ROWS, *[["b", "word=run"]] * 5]
    labels = ["raid", "rain", "raid", "rain"] * 5 + ["run"] * 5
    model = fit.fit(rows, labels, ["never", "raid", "rain", "run"])
    assert model.classes == ("never", "raid", "rain", "run")
    chance = model.softmax([["b", "word=raid"], ["b", "word=rain"], ["b", "word=run"]])
    assert chance.argmax(axis=1).tolist() == [1, 2, 3]
    assert (chance[:, 0] < 1e-6).all()


def test_two_of_three_classes_are_told_apart(fit: ModuleType) -> None:
    labels = ["raid", "rain", "raid", "rain"] * 5
    model = fit.fit(ROWS, labels, ["never", "raid", "rain"])
    assert model.scores([["b", "word=raid"], ["b", "word=rain"]], None).argmax(axis=1).tolist() == [1, 2]


def test_dense_values_and_weights_count(fit: ModuleType) -> None:
    dense = np.array([[1.0], [-1.0]] * 10)
    rows = [["b"]] * 20
    model = fit.fit(rows, LABELS, ["no", "claim"], dense=dense)
    high, low = model.sigmoid([["b"], ["b"]], np.array([[1.0], [-1.0]]))[:, 0]
    assert high > 0.5 > low
    heavy = fit.fit(rows, LABELS, ["no", "claim"], weight=np.array([9.0, 1.0] * 10))
    assert heavy.sigmoid([["b"]])[0, 0] > 0.7


@pytest.mark.parametrize("with_dense", [False, True])
def test_a_model_comes_back_as_it_was_written(
    with_dense: bool, fit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dense = np.array([[0.5], [-0.5]] * 10) if with_dense else None
    model = fit.fit(ROWS, LABELS, ["no", "claim"], dense=dense)
    again = reloaded(fit, model, tmp_path, monkeypatch)
    assert again.classes == model.classes
    assert (again.dense is None) is (model.dense is None)
    rest = dense[:2] if dense is not None else None
    before, after = (m.scores(ROWS[:2], rest) for m in (model, again))
    assert np.allclose(before, after, atol=0.02)


def test_features_that_weigh_nothing_are_not_written(
    fit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = package.LinearModel(
        ("yes",), {"loud": 0, "quiet": 1, "low": 2}, np.array([[1.0], [0.001], [-1.0]]), np.array([0.0]), None
    )
    again = reloaded(fit, model, tmp_path, monkeypatch)
    assert set(again.index) == {"loud", "low"}
    assert again.scores([["loud"], ["low"], ["quiet"]], None)[:, 0].tolist() == [1.0, -1.0, 0.0]
