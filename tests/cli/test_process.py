"""The command as a process: speed of help, broken pipes, Ctrl-C, what an import loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SRC), "NO_COLOR": "1"}
# Stands in for the reader, one report every twentieth of a second, with a line longer than a pipe holds.
SLOW = """
import sys, time, types
from dataclasses import dataclass
@dataclass
class Reading:
    document: object
    claims: list
    note: str = ""
class Reader:
    def read_many(self, documents, jobs=1):
        for document in documents:
            time.sleep(0.05)
            yield Reading(document, [], "x" * 200_000)
module = types.ModuleType("rashomon.reading.reader")
module.Reader, module.Reading = Reader, Reading
sys.modules["rashomon.reading.reader"] = module
from rashomon.cli.main import main
sys.exit(main())
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    text = "The town was quiet for most of the week, and then came fire from the hills."
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": f"{text} Day {n}."}) + "\n" for n in range(400)))
    return path


def slow(*arguments: str, unbuffered: str = "") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SLOW, *arguments]
    environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_ctrl_c_leaves_whole_lines_only(many: Path, unbuffered: str) -> None:
    process = slow("code", str(many), "--format", "jsonl", unbuffered=unbuffered)
    assert process.stdout and process.stderr
    first = process.stdout.readline()
    # Long enough for the next line to fill the pipe, so that the signal falls into a blocked write.
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    # Not communicate(): it would lose what readline() has read ahead.
    with process.stdout, process.stderr:
        rest, err = process.stdout.read(), process.stderr.read()
    assert process.wait(timeout=30) == 130 and err == b"rashomon: stopped\n"
    written = first + rest
    assert written.endswith(b"\n")
    ids = [json.loads(line)["id"] for line in written.splitlines()]
    assert ids == [f"d{n}" for n in range(len(ids))] and len(ids) < 400


def test_a_closed_pipe_is_no_complaint(many: Path) -> None:
    process = slow("code", str(many), "--format", "jsonl")
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=30) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)


def test_importing_costs_nothing() -> None:
    heavy = "[m for m in ('spacy', 'pydantic', 'rich') if m in sys.modules]"
    assert run("-c", f"import rashomon, sys; rashomon.Claim; print({heavy})").stdout.strip() == "[]"


@pytest.mark.parametrize(("asked", "said"), [("--version", "rashomon "), ("--help", "Usage: rashomon")])
def test_help_and_version_answer_at_once(asked: str, said: str) -> None:
    # Nothing that takes long is loaded for them; how long they take is for benchmarks to say.
    heavy = "('spacy', 'numpy', 'sqlalchemy', 'fastapi', 'pydantic', 'rashomon.reading.reader')"
    found = run("-c", f"import sys; from rashomon.__main__ import start\ntry: start()\nfinally: "
                      f"print([m for m in {heavy} if m in sys.modules])", asked)  # fmt: skip
    assert found.stdout.startswith(said) and found.stdout.endswith("\n[]\n")


# What importing the models may make of a Ctrl-C, and what Python makes of one that falls into a weak reference's end.
WRAPPED = """
import os, signal, sys, weakref
from rashomon.cli.verbs import Verbs
def get_command(self, context, name):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): pass
    except KeyboardInterrupt as error:
        raise ValueError("schema: KeyboardInterrupt") from error
Verbs.get_command = get_command
"""
DROPPED = """
import os, signal, sys, time, weakref
from rashomon.cli.verbs import Verbs
class Thing: pass
def gone(_):
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000): pass
def get_command(self, context, name):
    thing = Thing()
    kept = weakref.ref(thing, gone)
    del thing
    time.sleep(20)
Verbs.get_command = get_command
"""
AT_ONCE = """
import rashomon.cli.interrupt
rashomon.cli.interrupt._SHORTLY = 0
"""


@pytest.mark.parametrize("how", [WRAPPED, DROPPED, AT_ONCE + DROPPED])
@pytest.mark.parametrize(
    ("verb", "said"),
    [("add", "rashomon: stopped; nothing was added yet\n"), ("events", "rashomon: stopped\n")],
)
def test_ctrl_c_while_loading_is_one_line_whatever_is_made_of_it(how: str, verb: str, said: str) -> None:
    start = "from rashomon.__main__ import start\nsys.exit(start())"
    found = run("-c", f"{how}{start}", verb, "reports")
    assert (found.returncode, found.stdout, found.stderr) == (130, "", said)


# Where Ctrl-C fell into source that a library compiles while it is imported (a dataclass), Python ends by the signal
# itself, whatever was made of it; a shell says 130 for both.
ENDED = (130, -signal.SIGINT)


@pytest.mark.parametrize("after", [0.1, 0.3, 0.8])
def test_ctrl_c_in_the_first_second_of_adding_is_one_line(many: Path, tmp_path: Path, after: float) -> None:
    # On a busy machine Python may still be starting or looking for us by then: what it says of that is not ours.
    for wait in (after, after + 0.5, after + 1.5, after + 5):
        process = subprocess.Popen(
            [sys.executable, "-m", "rashomon", "add", str(many), "--record", str(tmp_path / "r.db")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            text=True,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        if process.returncode in ENDED or ("rashomon" in err and "_get_module_details" not in err):
            break
    assert process.returncode in ENDED and out == "" and len(err.splitlines()) == 1, err
    assert err.startswith("rashomon: stopped; nothing was added yet")
