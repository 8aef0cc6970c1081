"""What the terminal says while everything derived is made again; and that Ctrl-C leaves it to be gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from told import three

from rashomon.cli.events import events
from rashomon.cli.making_again import make_again
from rashomon.record.record import Record


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record of three reports, made by other rules than those of now; a step is one report."""
    found = str(tmp_path / "r.db")
    with Record(found) as record:
        record.add_readings(three())
        record.settle()
    monkeypatch.setattr("rashomon.record.rebuilding.comparing_version", lambda: "other")
    monkeypatch.setattr("rashomon.record.rebuilding.STEP", 1)
    return found


def test_it_is_said_once(place: str) -> None:
    first = CliRunner().invoke(events, ["--record", place])
    assert first.exit_code == 0 and "other rules" in first.stderr and "made again: 3 reports" in first.stderr
    assert "bombing" in first.stdout
    again = CliRunner().invoke(events, ["--record", place])
    assert again.stdout == first.stdout and again.stderr == ""


def test_after_ctrl_c_it_is_gone_on_with(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(self: object, done: int, total: int) -> None:
        self.done, self.total = done, total  # type: ignore[attr-defined]
        if done == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as here, Record(place) as record:
        here.setattr("rashomon.cli.progress.Progress.reach", stopped)
        with pytest.raises(KeyboardInterrupt):
            make_again(record)
    assert "stopped after 2 of 3 reports; the next command goes on from there" in capsys.readouterr().err
    seen = []
    with Record(place) as record:
        assert record.outdated()
        record.make_again(progress=lambda done, total: seen.append((done, total)))
        assert seen == [(3, 3)] and not record.outdated()
