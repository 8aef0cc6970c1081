"""The verbs: all there, loaded when asked for, each with its help and with a record to work on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from rashomon.cli.main import app, main
from rashomon.cli.verbs import SECTIONS

VERBS = [verb for verbs in SECTIONS.values() for verb in verbs]
OF_ONE_REPORT = set(SECTIONS["One report"])
SOURCE = Path(__file__).resolve().parents[2] / "src"


def command(verb: str) -> click.Command:
    found = app.get_command(click.Context(app), verb)
    assert found is not None
    return found


def test_help_lists_every_verb_and_loads_nothing_heavy() -> None:
    heavy = ("rich", "sqlalchemy", "spacy", "numpy", "pydantic", "rashomon.record", "rashomon.reading")
    code = (
        "import sys; from rashomon.cli.main import main; assert main(['--help']) == 0; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    for verb in VERBS:
        assert f"  {verb} " in done.stdout, verb


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_and_a_record(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    names = [name for parameter in command(verb).params for name in parameter.opts]
    assert command(verb).name == verb and ("--record" in names) == (verb not in OF_ONE_REPORT)
    assert main([verb, "--help"]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 100 and f"Usage: rashomon {verb}" in page


def test_no_such_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evnts"]) == 1
    assert "evnts" in capsys.readouterr().err
