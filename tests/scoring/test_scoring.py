"""Names, intervals, files, and what was missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import DataError, UserError
from rashomon.scoring.figures import score
from rashomon.scoring.load import load_gold, load_predictions
from rashomon.scoring.names import same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Taliban’s", "Taliban", True),
        ("Afghan forces", "Afghan army", True),
        ("Afghan forces", "US forces", False),
        ("the group", "a group", True),
        ("group A", "group B", False),
        ("", "", False),
        ("…", "…", False),
        ("São Tomé", "Sao Tome", True),
        ("Red Column of the North", "Red Column", True),
        ("Red Column of the Far North", "Red", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is same


def test_what_was_missed_and_what_was_extra() -> None:
    riot = {"kind": "event", "type": "riot", "modality": "asserted", "evidence": ["A riot"]}
    gold = {"id": "d", "text": "A riot.", "entities": {}, "places": {}, "claims": [riot]}
    other = {**riot, "kind": "control"}
    (misses,) = score([gold], {"d": [other]}).misses
    assert misses.missed == [riot] and misses.extra == [other]


def test_gold_files_are_checked(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": ""}))
    with pytest.raises(DataError) as caught:
        load_gold(tmp_path)
    assert caught.value.field == "entities"
    (tmp_path / "a.json").write_bytes(b"\xff")
    with pytest.raises(DataError, match="not UTF-8"):
        load_gold(tmp_path)


def test_prediction_files_are_checked(tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text('{"id": "a", "claims": []}\n\n{"id": "b"}\n')
    with pytest.raises(DataError) as caught:
        load_predictions(file)
    assert (caught.value.row, caught.value.field) == (3, "claims")
