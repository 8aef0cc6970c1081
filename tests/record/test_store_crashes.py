"""Several processes at once, and processes that are killed: nothing is lost, nothing comes twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_samples import content, denial, keep, report, shelling

from rashomon.record.dialects import reading
from rashomon.record.opening import open_engine
from rashomon.record.tables import DOCUMENTS
from rashomon.record.verify import verify

REPORTS = 120
KILLS = 6
ADDING = """
import sys
sys.path.insert(0, sys.argv[1])
from store_samples import denial, keep, report, shelling
from rashomon.record.opening import open_engine
engine = open_engine(sys.argv[2])
sys.stdout.write("open\\n")
sys.stdout.flush()
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    keep(engine, report(f"r{number}"), [shelling(), denial()])
"""


def adder(url: str, first: int = 0, end: int = REPORTS) -> subprocess.Popen[str]:
    """A process that adds reports."""
    call = [sys.executable, "-c", ADDING, str(Path(__file__).parent), url, str(first), str(end)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def undisturbed(url: str) -> dict[str, list[str]]:
    """What the record holds when all goes well."""
    engine = open_engine(url)
    for number in range(REPORTS):
        keep(engine, report(f"r{number}"), [shelling(), denial()])
    with reading(engine) as connection:
        found = content(connection)
    engine.dispose()
    return found


def check(url: str, expected: dict[str, list[str]]) -> None:
    """Everything is there once, and in order."""
    engine = open_engine(url)
    with reading(engine) as connection:
        assert content(connection) == expected
    assert [str(finding) for finding in verify(engine)] == []
    engine.dispose()


def test_processes_that_add_at_once(record_url: str, tmp_path: Path) -> None:
    # None of them finds a record: all want to make it.
    several = [adder(record_url, first) for first in (0, 0, REPORTS // 2)]
    for process in several:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    check(record_url, undisturbed(str(tmp_path / "undisturbed.db")))


def test_processes_that_are_killed(record_url: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    seen = []
    for _ in range(KILLS):
        process = adder(record_url)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        engine = open_engine(record_url)
        with reading(engine) as connection:
            seen.append(connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one())
        engine.dispose()
    if seen[0] == REPORTS:
        pytest.fail("no process was killed in the middle: it was done before")
    assert seen == sorted(seen)
    process = adder(record_url)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    check(record_url, undisturbed(str(tmp_path / "undisturbed.db")))


def test_a_process_that_is_killed_while_the_record_is_made(tmp_path: Path) -> None:
    chance = random.Random(7)
    for turn in range(KILLS):
        url = str(tmp_path / f"{turn}.db")
        process = adder(url, 0, 1)
        deadline = time.monotonic() + 60
        while not Path(url).exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        engine = open_engine(url)
        assert keep(engine, report("r1"), [shelling(), denial()]) is not None
        assert list(verify(engine)) == []
        engine.dispose()
