"""Learn what conflict news looks like beside other news, and say by cross-validation how often that is right.

python training/relevance.py [../shared] [--only-cv]

Reports of conflict: the annotated ones of `gold/train` and of `training/reports`, the statements and a tenth of the
MUC-3 reports of `corpus`, and those that `relevance_labels.yaml` lists under `conflict`. Other news: those that it
lists under other topics. Labels are weak: one look at title and beginning. Nothing of `gold/dev` is learned from.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml
from fit import save
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse_many
from rashomon.reading.relevance import FEW, known_words

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "rashomon" / "reading" / "data"
LABELS = HERE / "relevance_labels.yaml"
OWN = HERE / "reports"
CONFLICT = "conflict"
# Files of the corpus that hold nothing else, and every how many of their reports are taken.
ALL_CONFLICT = {"statements": 1, "muc3-dev": 10}
# A word of fewer reports could be one report's own. One of more than this share of them is kept only where it is so
# many times as frequent in one kind of report as in the other: "attack", not "year".
RARE, COMMON, TELLING = 6, 0.15, 2.5
STRENGTH = 6.0
FOLDS = 5


def labelled(shared: Path) -> Iterator[tuple[Document, str, str]]:
    """Reports with their outlet and their topic; what is in `gold/dev` is left out."""
    topics = {name: topic for topic, names in yaml.safe_load(LABELS.read_text("utf-8")).items() for name in names}
    files = [*sorted((shared / "gold" / "train").glob("*.json")), *sorted(OWN.glob("*.json"))]
    rows = [(json.loads(path.read_text("utf-8")), CONFLICT) for path in files]
    for path in sorted((shared / "corpus").glob("*.jsonl")):
        some = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        if path.stem in ALL_CONFLICT:
            rows += [(row, CONFLICT) for row in some[:: ALL_CONFLICT[path.stem]]]
        else:
            rows += [(row, topics.get(row["id"], "")) for row in some]
    seen = {json.loads(path.read_text("utf-8"))["id"] for path in (shared / "gold" / "dev").glob("*.json")}
    for row, topic in rows:
        if topic and row["id"] not in seen:
            seen.add(row["id"])
            outlet = row["publisher"] or ""
            yield document(row["text"], id=row["id"], title=row.get("title") or "", publisher=outlet), outlet, topic


def balance(outlets: Sequence[str], labels: np.ndarray) -> np.ndarray:
    """Weights that give both classes of an outlet the same say, so that its manner of writing is no sign."""
    counts = Counter(zip(outlets, labels.tolist(), strict=True))
    both = {outlet for outlet, _ in counts if counts[outlet, 0] and counts[outlet, 1]}
    weight = [
        (counts[o, 0] + counts[o, 1]) / (2 * counts[o, y]) if o in both else 0.5
        for o, y in zip(outlets, labels.tolist(), strict=True)
    ]
    return np.array(weight)


def matrix(texts: Sequence[set[str]], index: dict[str, int]) -> sparse.csr_matrix:
    """A row for each text: its known words, scaled as the reader scales them."""
    rows, columns, values = [], [], []
    for n, words in enumerate(texts):
        known = sorted(index[word] for word in words if word in index)
        rows += [n] * len(known)
        columns += known
        values += [1 / max(len(known), FEW) ** 0.5] * len(known)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(index)))


def index_of(texts: Sequence[set[str]], labels: np.ndarray) -> dict[str, int]:
    """The words that are not rare, and not everywhere alike."""
    counts = [Counter(w for n in np.flatnonzero(labels == kind) for w in texts[n]) for kind in (0, 1)]
    size = [max(int((labels == kind).sum()), 1) for kind in (0, 1)]
    kept = []
    for word in sorted(counts[0].keys() | counts[1].keys()):
        number = counts[0][word] + counts[1][word]
        shares = sorted((counts[kind][word] + 1) / size[kind] for kind in (0, 1))
        telling = number <= COMMON * len(texts) or shares[1] >= TELLING * shares[0]
        if number >= RARE and telling and word.isalpha() and word.isascii():
            kept.append(word)
    return {word: n for n, word in enumerate(kept)}


def learn(texts: Sequence[set[str]], labels: np.ndarray, weight: np.ndarray) -> LinearModel:
    """The regression over the words of these texts."""
    index = index_of(texts, labels)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix(texts, index), labels, sample_weight=weight)
    weights = model.coef_.T.astype(np.float32)
    return LinearModel((CONFLICT,), index, weights, model.intercept_.astype(np.float32), None)


def cross_validated(texts: Sequence[set[str]], labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The score of each text by a model that has not seen it."""
    scores, part = np.zeros(len(texts)), np.arange(len(texts)) % FOLDS
    for k in range(FOLDS):
        seen = np.flatnonzero(part != k)
        model = learn([texts[n] for n in seen], labels[seen], weight[seen])
        new = np.flatnonzero(part == k)
        scores[new] = (matrix([texts[n] for n in new], model.index) @ model.weights + model.bias)[:, 0]
    return scores


def main() -> None:
    """Cross-validate, then learn from everything and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=HERE.parent.parent / "shared")
    parser.add_argument("--only-cv", action="store_true", help="write no model")
    options = parser.parse_args()
    found = list(labelled(options.shared))
    parses = parse_many(report for report, _, _ in found)
    texts = [known_words(parsed, 0, len(parsed.words)) for parsed in parses]
    topics = [topic for _, _, topic in found]
    labels = np.array([int(topic == CONFLICT) for topic in topics])
    weight = balance([outlet for _, outlet, _ in found], labels)
    scores = cross_validated(texts, labels, weight)
    right = float(np.mean((scores > 0) == labels))
    print(f"{len(texts)} reports, {int(labels.sum())} of conflict; right when not seen: {right:.3f}")
    for topic in sorted(set(topics)):
        some = scores[[n for n, each in enumerate(topics) if each == topic]]
        print(
            f"{topic:10} {len(some):4} reports, {np.mean(some < 0):.2f} doubtful, median score {np.median(some):+.2f}"
        )
    if not options.only_cv:
        save(learn(texts, labels, weight), DATA / "relevance.npz", least=0.02)


if __name__ == "__main__":
    main()
