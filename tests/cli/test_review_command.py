"""`rashomon review`, `history` and `agreement`: edits, coders and reviewers, blind decisions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sample_readings import sample_record

from rashomon.cli.main import main

Capture = pytest.CaptureFixture[str]
BY = ("--by", "Lena", "--because", "wrong number")


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = sample_record(tmp_path / "r.db")
    monkeypatch.setenv("RASHOMON_RECORD", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    return path


def run(capsys: Capture, *arguments: str, ends: int = 0) -> str:
    assert main(list(arguments)) == ends, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.fixture
def claim(record: Path, capsys: Capture) -> str:
    """A claim that gives a toll."""
    rows = [json.loads(line) for line in run(capsys, "events", "--format", "jsonl").splitlines()]
    return str(next(one["claim"] for row in rows for one in row["claims"] if one["killed"] == 12))


def killed(capsys: Capture, claim: str) -> object:
    rows = [json.loads(line) for line in run(capsys, "export", "--what", "claims", "--format", "jsonl").splitlines()]
    return next(row["killed"] for row in rows if row["claim"] == claim)


def test_an_edit_holds_until_it_is_undone(claim: str, capsys: Capture) -> None:
    made = run(capsys, "review", "claim", claim, "edit", "--set", "killed=33", "--set", "when=2031-05", *BY)
    assert "killed 12 → 33" in made
    assert killed(capsys, claim) == 33
    (judgement,) = re.findall(r"\bj[0-9a-f]{9}\b", made)
    run(capsys, "review", "undo", judgement, *BY)
    assert killed(capsys, claim) == 12
    told = run(capsys, "history", claim)
    assert told.index("killed 12 → 33") < told.index("undo")
    rows = [json.loads(line) for line in run(capsys, "history", claim, "--format", "jsonl").splitlines()]
    assert [row["decision"] for row in rows] == ["edit", "undo"]


def test_a_coder_is_sent_back_and_takes_back_only_their_own(claim: str, capsys: Capture) -> None:
    made = run(capsys, "review", "claim", claim, "reject", "--as", "coder", *BY)
    assert "Lena as coder: wrong number" in made
    run(capsys, "review", "claim", claim, "send-back", "--by", "Rita", "--because", "look again")
    (judgement,) = re.findall(r"\bj[0-9a-f]{9}\b", made)
    assert main(["review", "undo", judgement, "--as", "coder", "--by", "Omar", "--because", "x"]) == 1
    assert "is by Lena" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["edit", "--set", "killed"], "write FIELD=VALUE"),
        (["edit"], "an edit says what changes"),
        (["accept", "--set", "killed=3"], "accept changes no field"),
        (["edit", "--set", "colour=red"], "has no field 'colour'"),
        (["send-back"], "no coder decided"),
        (["send-back", "--as", "coder"], "only a reviewer"),
    ],
)
def test_what_makes_no_sense_is_said(claim: str, capsys: Capture, words: list[str], said: str) -> None:
    assert main(["review", "claim", claim, *words, *BY]) == 1
    assert said in capsys.readouterr().err


def test_agreement_of_two(claim: str, capsys: Capture) -> None:
    assert "judged blind by two people" in run(capsys, "agreement") + capsys.readouterr().err
    for name, decision in (("Lena", ["accept"]), ("Omar", ["edit", "--set", "killed=13"])):
        run(capsys, "review", "claim", claim, *decision, "--blind", "--as", "coder", "--by", name, "--because", "so")
    table = run(capsys, "agreement")
    assert re.search(r"Lena and Omar\s+decision\s+1\s+0 %", table)
    assert re.search(r"type\s+1\s+100 %\s+no variety", table)
    rows = [json.loads(line) for line in run(capsys, "agreement", "--format", "jsonl").splitlines()]
    assert {row["field"]: row["share"] for row in rows}["killed"] == 0.0
    assert "claim was judged" not in run(capsys, "agreement", "event")


def test_whoever_decides_blind_is_not_told_what_others_decided(claim: str, capsys: Capture) -> None:
    run(capsys, "review", "claim", claim, "accept", "--by", "Bob", "--because", "fine by me")
    assert main(["review", "claim", claim, "reject", "--by", "Ann", "--because", "not so", "--blind"]) == 0
    out, err = capsys.readouterr()
    assert "Bob" not in out + err and "fine by me" not in out + err
    assert main(["review", "claim", claim, "reject", "--by", "Eve", "--because", "not so"]) == 0
    assert "goes against accept by Bob" in capsys.readouterr().err
