"""The linear models: sums of weights, probabilities, and files that are refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import DataError
from rashomon.reading import model as module
from rashomon.reading.model import LinearModel, load_model

WEIGHTS = np.array([[1.0, -1.0], [0.5, 2.0]])
MODEL = LinearModel(("yes", "no"), {"a": 0, "b": 1}, WEIGHTS, np.array([0.25, 0.0]), np.array([[1.0, 0.0]]))


def test_scores_add_up_weights_and_bias_and_pass_over_the_unknown() -> None:
    scores = MODEL.scores([["a", "b", "what"], [], ["what"]], None)
    assert scores.tolist() == [[1.75, 1.0], [0.25, 0.0], [0.25, 0.0]]


def test_a_dense_vector_counts_where_it_is_given() -> None:
    assert MODEL.scores([["a"]], np.array([[3.0]])).tolist() == [[4.25, -1.0]]


def test_no_rows_give_no_scores() -> None:
    assert MODEL.scores([], None).shape == (0, 2)
    assert MODEL.sigmoid([]).shape == (0, 2)


def test_scoring_leaves_the_model_as_it_was() -> None:
    MODEL.scores([["a"]], np.array([[3.0]]))
    MODEL.softmax([["a"]])
    assert MODEL.bias.tolist() == [0.25, 0.0]
    assert MODEL.weights.tolist() == WEIGHTS.tolist()


def test_why_names_the_strongest_features_first() -> None:
    assert MODEL.why(["a", "unknown", "b"], 1) == [("b", 2.0), ("a", -1.0)]
    assert MODEL.why(["a", "b"], 0, most=1) == [("a", 1.0)]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=6), min_size=1, max_size=4), st.floats(-1e6, 1e6))
def test_probabilities_are_probabilities(rows: list[list[str]], scale: float) -> None:
    model = LinearModel(MODEL.classes, MODEL.index, MODEL.weights * scale, MODEL.bias, None)
    apart, shared = model.sigmoid(rows), model.softmax(rows)
    for table in (apart, shared):
        assert np.isfinite(table).all()
        assert ((table >= 0) & (table <= 1)).all()
    assert np.allclose(shared.sum(axis=1), 1.0)
    assert (model.scores(rows, None).argmax(axis=1) == shared.argmax(axis=1)).all()


@pytest.mark.parametrize("name", ["claims", "types", "roles", "times", "modality", "posts"])
def test_the_models_of_the_package_fit_their_own_size(name: str) -> None:
    model = load_model(name)
    assert model.weights.shape == (len(model.index), len(model.classes))
    assert model.bias.shape == (len(model.classes),)
    assert np.isfinite(model.weights).all()
    assert sorted(model.index.values()) == list(range(len(model.index)))


def at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models' folder in place of the package's."""
    monkeypatch.setattr(module.resources, "files", lambda _: folder)
    (folder / "data").mkdir()
    return folder / "data" / "own.npz"


def test_a_model_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(tmp_path, monkeypatch)
    with pytest.raises(DataError, match=r"own\.npz"):
        load_model.__wrapped__("own")


def test_a_model_without_its_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = at(tmp_path, monkeypatch)
    np.savez_compressed(path, head=np.array(json.dumps({"classes": ["yes"]})))
    with pytest.raises(DataError, match="no usable model"):
        load_model.__wrapped__("own")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a model", id="words"),
        pytest.param(b"PK\x03\x04 cut off", id="cut off"),
    ],
)
def test_a_file_that_is_no_model_is_refused(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(tmp_path, monkeypatch).write_bytes(content)
    with pytest.raises(DataError, match="no usable model"):
        load_model.__wrapped__("own")
