"""The progress line, the width of the terminal, and Ctrl-C between lines."""

from __future__ import annotations

import os
import signal
from io import StringIO

import pytest

from rashomon.cli.interrupt import uninterrupted
from rashomon.cli.output import terminal
from rashomon.cli.progress import NoProgress, Progress


class Tty(StringIO):
    """A stream that claims to be a terminal, without being one that can be asked its size."""

    def isatty(self) -> bool:
        return True


def test_the_line_is_drawn_and_taken_away() -> None:
    page = Tty()
    progress = Progress(4, page)
    progress.step()
    progress.clear()
    progress.clear()
    assert "1 of 4 reports" in page.getvalue() and page.getvalue().endswith("\r\x1b[K")
    assert progress.line(2.0).startswith("━━━━━━──────────────────  1 of 4 reports, 0.5 a second")
    assert Progress(None, page).line(1.0) == "0 reports"


def test_no_progress_draws_nothing() -> None:
    page = Tty()
    silent = NoProgress(4, page)
    silent.draw()
    silent.step()
    silent.clear()
    assert page.getvalue() == "" and silent.done == 1


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"COLUMNS": "60"}, (60, True)),
        ({"COLUMNS": "5"}, (30, True)),
        ({"COLUMNS": "60", "NO_COLOR": "1"}, (60, False)),
        ({"COLUMNS": "60", "TERM": "dumb"}, (60, False)),
        ({"COLUMNS": "wide"}, (100, True)),
    ],
)
def test_terminal(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: tuple[int, bool]) -> None:
    for name in ("COLUMNS", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal(Tty()) == expected
    assert terminal(StringIO())[1] is False


def test_ctrl_c_waits_for_the_end_of_the_block() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("the rest of the line")
    assert done == ["the rest of the line"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
