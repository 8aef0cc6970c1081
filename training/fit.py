"""Logistic regressions over named features, turned into the package's `LinearModel`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from rashomon.reading.model import LinearModel


def fit(
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    classes: Sequence[str],
    *,
    dense: np.ndarray | None = None,
    weight: np.ndarray | None = None,
    strength: float = 0.3,
    rare: int = 2,
) -> LinearModel:
    """A regression of `labels` on the features seen at least `rare` times.

    With two classes ("no", name) the model has one column: the log-odds of the second.
    `strength` is the inverse of the L2 penalty.
    """
    counts = Counter(feature for row in rows for feature in set(row))
    index = {feature: n for n, feature in enumerate(sorted(f for f, c in counts.items() if c >= rare))}
    pairs = [(n, index[f]) for n, row in enumerate(rows) for f in set(row) if f in index]
    data = np.ones(len(pairs), dtype=np.float32)
    matrix = sparse.csr_matrix(
        (data, tuple(np.array(pairs, dtype=np.int64).T)), shape=(len(rows), len(index)), dtype=np.float32
    )
    if dense is not None:
        matrix = sparse.hstack([matrix, sparse.csr_matrix(dense.astype(np.float32))]).tocsr()
    order = {name: n for n, name in enumerate(classes)}
    y = np.array([order[label] for label in labels])
    model = LogisticRegression(C=strength, max_iter=300, solver="lbfgs")
    model.fit(matrix, y, sample_weight=weight)
    if len(classes) == 2:
        coefficients, bias, names = model.coef_, model.intercept_, tuple(classes[1:])
    else:
        coefficients = np.zeros((len(classes), matrix.shape[1]))
        bias = np.full(len(classes), -20.0)
        if len(model.classes_) == 2:  # one row for two classes: the log-odds of the second
            coefficients[model.classes_[1]] = model.coef_[0]
            bias[model.classes_] = 0.0, model.intercept_[0]
        else:
            coefficients[model.classes_] = model.coef_
            bias[model.classes_] = model.intercept_
        names = tuple(classes)
    weights = coefficients[:, : len(index)].T.astype(np.float32)
    rest = coefficients[:, len(index) :].T.astype(np.float32) if dense is not None else None
    return LinearModel(names, index, weights, bias.astype(np.float32), rest)


def save(model: LinearModel, path: Path, least: float = 0.01) -> None:
    """Write a model, leaving out features whose weights are all below `least`."""
    keep = [(f, n) for f, n in model.index.items() if np.abs(model.weights[n]).max() >= least]
    arrays = {
        "head": np.array(json.dumps({"classes": model.classes})),
        "features": np.array("\n".join(f for f, _ in keep)),
        "weights": model.weights[[n for _, n in keep]].astype(np.float16),
        "bias": model.bias,
    }
    if model.dense is not None:
        arrays["dense"] = model.dense.astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
