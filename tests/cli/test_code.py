"""`rashomon code`: formats, problems, order, interruption."""

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
QUIET = "The town was quiet for most of the week, and it rained on the hills in the early morning."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"d{n}", "text": f"{TEXT} Day {n}."} for n in range(5)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_json_lines_in_order(lines: Path, report: Path, capsys: Capture) -> None:
    assert main(["code", str(lines), str(report), "--format", "jsonl", "--publisher", "Post"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows[:5]] == ["d0", "d1", "d2", "d3", "d4"] and len(rows) == 6
    assert rows[5]["publisher"] == "Post" and rows[0]["claims"][0]["type"] == "shelling"


def test_json_is_one_array(lines: Path, capsys: Capture) -> None:
    assert main(["code", str(lines), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 5


def test_the_table_is_plain_in_a_pipe(report: Path, capsys: Capture) -> None:
    assert main(["code", str(report), "--title", "Fire", "--published", "2031-05-10"]) == 0
    out, err = capsys.readouterr()
    assert "Red Column" in out and "10 May 2031" in out and "✓ asserted" in out and "\x1b" not in out
    assert err == ""


def test_a_report_without_claims_says_why(tmp_path: Path, capsys: Capture) -> None:
    quiet = tmp_path / "quiet.txt"
    quiet.write_text(QUIET)
    assert main(["code", str(quiet)]) == 0
    assert "No claims: no word of conflict" in capsys.readouterr().out
    assert main(["code", str(quiet), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["note"] == "no word of conflict"


def test_problems_are_named_and_the_rest_goes_on(report: Path, tmp_path: Path, capsys: Capture) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    arguments = ["code", str(empty), str(tmp_path / "absent.txt"), str(report), "--format", "jsonl"]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    first, second = err.splitlines()
    assert first.startswith("rashomon: ") and "empty.txt" in first and "absent.txt" in second


def test_nothing_at_all_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    assert main(["code", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_ctrl_c_leaves_whole_output(lines: Path, tmp_path: Path) -> None:
    stop = tmp_path / "stop.txt"
    stop.write_text(TEXT + " Now press Ctrl-C.")
    out = tmp_path / "out"
    assert main(["code", str(lines), str(stop), str(lines), "--format", "jsonl", "--out", str(out)]) == 130
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["d0", "d1", "d2", "d3", "d4"]
    assert main(["code", str(lines), str(stop), "--format", "json", "--out", str(out)]) == 130
    assert len(json.loads(out.read_text())) == 5


def test_page_and_table(lines: Path, tmp_path: Path, capsys: Capture) -> None:
    html = tmp_path / "page.html"
    assert main(["code", str(lines), "--html", str(html)]) == 0
    assert "Red Column" in capsys.readouterr().out
    page = html.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and 'id="r5-c1"' in page
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "reports.jsonl"]


@pytest.mark.parametrize("option", ["--out", "--html"])
def test_a_report_is_never_written_over(report: Path, option: str, capsys: Capture) -> None:
    assert main(["code", str(report), option, str(report.parent / "." / report.name)]) == 1
    assert report.read_text() == TEXT and "one of the reports" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--out", "--html"])
def test_what_cannot_be_written_is_said(report: Path, option: str, capsys: Capture) -> None:
    assert main(["code", str(report), option, str(report.parent / "no" / "such" / "folder")]) == 1
    assert "can't write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["code", "x.txt", "--published", "yesterday"], "yesterday"),
        (["code", "x.txt", "--format", "xml"], "xml"),
        (["code", "x.txt", "--jobs", "0"], "jobs"),
        (["cod"], "cod"),
        (["explain", "x.txt", "zero"], "zero"),
    ],
)
def test_wrong_calls_are_one_line(arguments: list[str], word: str, capsys: Capture) -> None:
    assert main(arguments) == 1
    err = capsys.readouterr().err
    assert word in err and len(err.splitlines()) == 1 and err.startswith("rashomon: ")
