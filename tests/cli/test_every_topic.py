"""`--every-topic`: reports on sport and the like, read as any other."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from rashomon.cli.main import main
from rashomon.reading.every_topic import EVERY_TOPIC
from rashomon.record.runs import this_run

MATCH = (
    "The home team won the final match of the season when a young player scored twice in the second half. The coach, "
    "who had earned praise for his first win in March, said fans buy more tickets every week. The club sold a record "
    "number of tickets, and the next game is expected to be the biggest of the year. Captain Ona Bel left the field "
    "after an attack on the goal. The visitors visited the mayor. "
)
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "match.txt"
    path.write_text(MATCH, encoding="utf-8")
    return str(path)


def coded(report: str, capsys: Capture, *more: str) -> dict[str, object]:
    assert main(["code", report, "--format", "jsonl", *more]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_match_says_why_little_was_found_and_the_option_brings_it_back(report: str, capsys: Capture) -> None:
    some, every = coded(report, capsys), coded(report, capsys, "--every-topic")
    assert "reads like other news than conflict" in str(some["note"])
    assert len(str(every["claims"])) > len(str(some["claims"]))
    assert "reads like" not in str(every.get("note", ""))


def test_the_table_shows_the_reason(report: str, capsys: Capture) -> None:
    main(["code", report])
    assert "reads like other news" in capsys.readouterr().out


def test_explain_names_the_signs(report: str, capsys: Capture) -> None:
    assert main(["explain", report, "99"]) != 0
    assert "reads like other news than conflict" in capsys.readouterr().err


def test_the_option_ends_with_its_command(report: str, capsys: Capture) -> None:
    coded(report, capsys, "--every-topic")
    assert os.environ.get(EVERY_TOPIC, "") == ""


def test_a_run_says_that_every_topic_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = this_run()
    monkeypatch.setenv(EVERY_TOPIC, "1")
    assert this_run().settings == {**usual.settings, "every_topic": True}
    assert this_run().id != usual.id
