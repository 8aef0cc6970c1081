"""The same figures as the reference scorer, on spoilt copies of the annotation."""

from __future__ import annotations

import copy
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.scoring.figures import score
from rashomon.scoring.load import load_gold, load_predictions

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD, REFERENCE = SHARED / "gold" / "train", SHARED / "tools" / "score_claims.py"
pytestmark = pytest.mark.skipif(not REFERENCE.is_file() or not GOLD.is_dir(), reason="no ../shared beside the project")

Row = dict[str, Any]


def spoilt(document: Row, chance: random.Random, rate: float) -> Row:
    """The document's claims as a bad reader would find them: each slot is spoilt with probability `rate`."""
    claims = []
    for gold in document["claims"]:
        if chance.random() < rate / 2:
            continue
        claim = copy.deepcopy(gold)
        for slot in ("agents", "targets", "places", "sources"):
            table = document["places" if slot == "places" else "entities"]
            items: list[Any] = []
            for key in gold[slot]:
                aliases = table[key]["aliases"] or [table[key]["name"]]
                name = chance.choice(aliases)
                items.append(name if chance.random() < 0.3 else {"name": name, "mentions": aliases[:1]})
            if chance.random() < rate:
                items = [{"name": "", "mentions": []}, "the " + chance.choice(list(table))] if table else []
            if items and chance.random() < rate:
                items.append(items[0])
            claim[slot] = items
        if chance.random() < rate:
            claim["type"] = chance.choice(["attack", "allied", "armed_clash", "leads"])
        if chance.random() < rate:
            claim["modality"] = chance.choice(["asserted", "denied", "possible", "planned", None])
        if chance.random() < rate:
            claim["when"] = chance.choice([None, {"start": "2016-01-01"}, {"start": "soon"}])
        if chance.random() < rate:
            claim["killed"] = chance.choice([None, 0, 3, 80])
        if chance.random() < rate:
            claim["event"] = chance.choice([None, "e1", "e2"])
        if chance.random() < rate:
            claim["evidence"] = [quote[len(quote) // 2 :] for quote in claim["evidence"]] + ["not in the text"]
        if chance.random() < rate / 4:
            claim["kind"] = chance.choice(["event", "relation", "control"])
        claims.append(claim)
        if chance.random() < rate / 3:
            claims.append(copy.deepcopy(claim))
    chance.shuffle(claims)
    return {"id": document["id"], "claims": claims}


@pytest.mark.parametrize(("seed", "rate"), [(1, 0.0), (2, 0.15), (3, 0.4), (4, 0.8)])
def test_every_figure_is_the_same(tmp_path: Path, seed: int, rate: float) -> None:
    chance = random.Random(seed)
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in chance.sample(sorted(GOLD.glob("*.json")), 12):
        shutil.copy(path, gold)
    documents = load_gold(gold)
    rows = [spoilt(document, chance, rate) for document in documents if chance.random() > rate / 5]
    rows.append({"id": "annotated by nobody", "claims": [{"kind": "event"}]})
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(REFERENCE), str(gold), str(file), "--json", "--per-document"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    expected = json.loads(done.stdout)
    result = score(documents, load_predictions(file))
    ours = result.figures()
    ours["per_document"] = {name: count.figures() for name, count in result.per_document.items()}
    assert ours == expected
    if rate == 0:
        assert ours["slots"]["r"] == ours["whole"] == 1.0
    else:
        assert 0 < ours["slots"]["f1"] < 1
