"""The linear models that choose: plain weights over named features, so that a choice can be explained.

They are learned from annotated reports by `training/train.py` and kept as `data/*.npz`.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from rashomon.errors import DataError


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of `classes` over named features, and over a dense vector where one is given.

    Example:
        >>> model = LinearModel(("yes",), {"a": 0}, np.array([[2.0]]), np.array([-1.0]), None)
        >>> float(model.scores([["a", "unknown"]], None)[0][0])
        1.0
    """

    classes: tuple[str, ...]
    index: dict[str, int]
    weights: np.ndarray
    bias: np.ndarray
    dense: np.ndarray | None

    def scores(self, rows: Sequence[Sequence[str]], dense: np.ndarray | None) -> np.ndarray:
        """Raw scores, one row of classes for each row of features; unknown features count nothing."""
        out = np.tile(self.bias, (len(rows), 1))
        get = self.index.get
        for n, row in enumerate(rows):
            known = [k for k in map(get, row) if k is not None]
            if known:
                out[n] += self.weights[known].sum(axis=0)
        if self.dense is not None and dense is not None and len(rows):
            out += dense @ self.dense
        return out

    def sigmoid(self, rows: Sequence[Sequence[str]], dense: np.ndarray | None = None) -> np.ndarray:
        """Independent probabilities of each class."""
        raw = np.clip(self.scores(rows, dense), -30, 30)
        out: np.ndarray = 1.0 / (1.0 + np.exp(-raw))
        return out

    def softmax(self, rows: Sequence[Sequence[str]], dense: np.ndarray | None = None) -> np.ndarray:
        """Probabilities of the classes that sum to one."""
        raw = self.scores(rows, dense)
        raw -= raw.max(axis=1, keepdims=True)
        powers = np.exp(raw)
        out: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
        return out

    def why(self, row: Sequence[str], choice: int, most: int = 6) -> list[tuple[str, float]]:
        """The features of `row` that spoke most for or against a class."""
        parts = [(f, float(self.weights[self.index[f], choice])) for f in row if f in self.index]
        return sorted(parts, key=lambda part: -abs(part[1]))[:most]


@cache
def load_model(name: str) -> LinearModel:
    """The model `name` of the package.

    Raises:
        DataError: the file is missing or is not a model of this version.
    """
    path = resources.files("rashomon.reading") / "data" / f"{name}.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            head = json.loads(str(kept["head"]))
            features = str(kept["features"]).split("\n")
            return LinearModel(
                tuple(head["classes"]),
                {feature: n for n, feature in enumerate(features)},
                kept["weights"].astype(np.float32),
                kept["bias"].astype(np.float32),
                kept["dense"].astype(np.float32) if "dense" in kept else None,
            )
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(f"no usable model ({type(error).__name__})", file=f"{name}.npz") from error
