"""Names as people type them: misspelt, empty, or as the page calls a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_readings import built, record

from rashomon.cli.main import main

__all__ = ["built", "record"]
Capture = pytest.CaptureFixture[str]


def said(capsys: Capture, *arguments: str, ends: int = 0) -> str:
    """What a command says on either stream, on one line."""
    ended, (out, err) = main(list(arguments)), capsys.readouterr()
    assert ended == ends, err
    return " ".join((out + err).split())


@pytest.mark.parametrize(
    ("command", "ends", "meant"),
    [
        (["actor", "Gray Guard"], 1, "Grey Guard"),
        (["relations", "Red Colum"], 0, "Red Column"),
        (["control", "--actor", "Gray Guard"], 0, "Grey Guard"),
        (["control", "--place", "Sarbant"], 0, "Sarband"),
        (["events", "--place", "Sarbant"], 0, "Sarband"),
        (["events", "--actor", "Gray Guard", "--format", "jsonl"], 0, "Grey Guard"),
        (["disagreements", "--actor", "Gray Guard"], 0, "Grey Guard"),
    ],
)
def test_a_misspelt_name(record: Path, capsys: Capture, command: list[str], ends: int, meant: str) -> None:
    assert f"; did you mean {meant}?" in said(capsys, *command, ends=ends)


def test_nothing_is_suggested_for_what_is_known(record: Path, capsys: Capture) -> None:
    for command in (["events", "--place", "Sarband", "--type", "riot"], ["relations", "Grey Guard", "Grey Guard"]):
        assert "did you mean" not in said(capsys, *command)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["actor", ""], "name an actor: the name is empty"),
        (["actor", "  "], "name an actor"),
        (["relations", ""], "name an actor"),
        (["relations", "Grey Guard", "-"], "name an actor"),
        (["events", "--place", ""], "--place has nothing in it to look for"),
        (["events", "--actor", " "], "--actor has nothing in it"),
        (["events", "--words", ""], "--words has nothing in it"),
        (["export", "--place", ""], "--place has nothing in it"),
        (["control", "--place", ""], "--place has nothing in it"),
        (["disagreements", "--actor", ""], "--actor has nothing in it"),
        (["sources", ""], "WORDS has nothing in it"),
    ],
)
def test_an_empty_name_is_refused(record: Path, capsys: Capture, command: list[str], words: str) -> None:
    assert said(capsys, *command, ends=1).startswith(f"rashomon: {words}")


def test_an_actor_is_not_also_called_what_it_is_called(record: Path, capsys: Capture) -> None:
    assert "also:" not in said(capsys, "actor", "Grey Guard")


def test_the_rows_of_an_event_by_their_names(record: Path, capsys: Capture) -> None:
    event = said(capsys, "events", "--place", "Sarband", "--format", "csv").split("id,")[1].split(" ")[1].split(",")[0]
    who = said(capsys, "why", event, "who")
    for name in (["by whom"], ["By", "Whom"], ["agents"]):
        assert said(capsys, "why", event, *name) == who
    assert said(capsys, "why", event, "what happened") == said(capsys, "why", event, "what")
    assert "no policy makes one value of 'to whom'" in said(capsys, "why", event, "targets", ends=1)
    assert "did you mean killed?" in said(capsys, "why", event, "kiled", ends=1)
