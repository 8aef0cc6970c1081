"""`rashomon explain` and `rashomon score`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_reader import FakeReader

from rashomon.cli.main import main
from rashomon.reading import reader


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Reader", FakeReader)


Capture = pytest.CaptureFixture[str]
TEXT = "The town was quiet for most of the week, and then came fire from the hills in the early morning."
GOLD = {
    "id": "g1",
    "title": "",
    "text": TEXT,
    "published": "2031-05-10",
    "publisher": "Post",
    "entities": {"red": {"name": "Red Column", "aliases": ["the Column"], "kind": "armed_group"}},
    "places": {},
    "claims": [
        {
            "id": "c1",
            "kind": "event",
            "type": "shelling",
            "event": "e1",
            "agents": ["red"],
            "modality": "denied",
            "evidence": ["then came fire"],
        },
        {
            "id": "c2",
            "kind": "strength",
            "type": "members",
            "agents": ["red"],
            "count": 9,
            "modality": "asserted",
        },
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "g1.json").write_text(json.dumps(GOLD))
    return folder


def test_explain_shows_the_claim(gold: Path, capsys: Capture) -> None:
    assert main(["explain", str(gold / "g1.json"), "1"]) == 0
    out = capsys.readouterr().out
    assert "⟦fire⟧" in out and "Red Column" in out and "\x1b" not in out


@pytest.mark.parametrize(("number", "code"), [("2", 1), ("0", 1)])
def test_explain_knows_how_many_there_are(gold: Path, number: str, code: int, capsys: Capture) -> None:
    assert main(["explain", str(gold / "g1.json"), number]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_explain_asks_which_report(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": f"{TEXT} {i}"}) + "\n" for i in "ab"))
    assert main(["explain", str(path), "1"]) == 1
    assert "--document" in capsys.readouterr().err
    assert main(["explain", str(path), "1", "--document", "b"]) == 0
    assert main(["explain", str(path), "1", "--document", "c"]) == 2


def test_score_reads_the_reports_itself(gold: Path, capsys: Capture) -> None:
    assert main(["score", str(gold), "--json", "--per-document"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["claims"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "hit": 1, "predicted": 1, "gold": 2}
    assert figures["modality"]["accuracy"] == 0.0 and figures["per_document"]["g1"]["hit"] == 2


def test_score_lists_errors(gold: Path, capsys: Capture) -> None:
    assert main(["score", str(gold), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "− members asserted | agents: red | count 9" in out and "claims" in out
    assert main(["score", str(gold), "--errors", "1", "--per-document"]) == 0
    assert "g1" in capsys.readouterr().out


def test_score_of_a_file(gold: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "p.jsonl"
    assert main(["code", str(gold), "--format", "jsonl", "--out", str(file)]) == 0
    assert main(["score", str(gold), "--predictions", str(file), "--json"]) == 0
    from_file = json.loads(capsys.readouterr().out)
    assert main(["score", str(gold), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == from_file
    assert main(["score", str(gold), "--predictions", str(tmp_path / "none")]) == 2
