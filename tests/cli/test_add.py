"""`rashomon add` and `reread`: what is kept, what is named, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_reader import FakeReader

from rashomon.cli.main import main
from rashomon.reading import reader

Capture = pytest.CaptureFixture[str]
TEXT = "The town was quiet for most of the week, and then came fire from the hills in the early morning."
QUIET = "The town was quiet for most of the week, and it rained on the hills in the early morning."


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "Reader", FakeReader)
    monkeypatch.setenv("RASHOMON_RECORD", str(tmp_path / "r.db"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"d{n}", "text": f"{TEXT} Day {n}."} for n in range(3)] + [{"id": "q", "text": QUIET}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_summary_of_what_was_read_and_what_the_record_holds(reports: Path, capsys: Capture) -> None:
    assert main(["add", str(reports)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("4 reports (1 without a claim), 3 new claims; the record now holds ")
    assert " events, " in out and "told by several origins" in out and err == ""


def test_the_same_again_adds_nothing(reports: Path, capsys: Capture) -> None:
    assert main(["add", str(reports)]) == 0
    before = capsys.readouterr().out.partition("; ")[2]
    assert main(["add", str(reports)]) == 0
    assert capsys.readouterr().out == f"4 reports (4 known before), 0 new claims; {before}"
    assert main(["reread"]) == 0
    assert "4 known before" in capsys.readouterr().out


def test_reading_again_draws_no_bar_where_none_is_wanted(
    reports: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["add", str(reports)]) == 0
    capsys.readouterr()
    drawn: list[str] = []
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("rashomon.cli.progress.Progress.step", lambda bar: drawn.append(type(bar).__name__))
    monkeypatch.setattr("rashomon.cli.progress.NoProgress.step", lambda bar: None, raising=False)
    assert main(["reread", "--no-progress"]) == 0 and drawn == []
    assert main(["reread"]) == 0 and set(drawn) == {"Progress"}


def test_problems_are_named_and_the_rest_is_kept(reports: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["add", str(tmp_path / "absent.txt"), str(reports)]) == 2
    out, err = capsys.readouterr()
    assert "4 reports" in out and "absent.txt" in err and len(err.splitlines()) == 1


def test_nothing_usable_makes_no_record(tmp_path: Path, capsys: Capture) -> None:
    assert main(["add", str(tmp_path / "absent.txt")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "absent.txt" in err and not (tmp_path / "r.db").exists()


def test_ctrl_c_keeps_what_is_done_and_says_so(reports: Path, tmp_path: Path, capsys: Capture) -> None:
    stop = tmp_path / "stop.txt"
    stop.write_text(TEXT + " Now press Ctrl-C.")
    assert main(["add", str(reports), str(stop)]) == 130
    out, err = capsys.readouterr()
    assert out == "" and "stopped; 4 reports" in err and "goes on from there" in err
    assert main(["add", str(reports)]) == 0
    assert "4 known before" in capsys.readouterr().out
