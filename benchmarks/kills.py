"""Kills `add` at random moments, adds again, and compares the record with one that was built undisturbed.

python benchmarks/kills.py [examples/families] [--kills 50] [--record postgresql://…] [--seed 1]

The record is killed with SIGKILL; each time it is opened and verified, and `add` goes on from where it stood.
Whenever all reports are in, the two records are compared in their exported form, byte for byte, and a new one is
begun. A PostgreSQL database must be empty; its tables are dropped between records.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from rashomon.documents import Document, read_documents
from rashomon.exchange.event_json import event_to_json
from rashomon.record.opening import open_engine
from rashomon.record.record import Record
from rashomon.record.tables import DOCUMENTS
from rashomon.record.verify import verify

FAMILIES = Path(__file__).resolve().parent.parent / "examples" / "families"
ADD = [sys.executable, "-m", "rashomon", "add", "--no-progress", "--record"]


def exported(url: str) -> bytes:
    """The events with their claims, and the reports, as lines of JSON.

    As they are: pseudonyms of private persons hang on a secret that every record has of its own.
    """
    with Record(url, create=False) as record:
        rows = list(record.events(limit=None))
        accounts = record.accounts([row.id for row in rows])
        lines = [json.dumps(event_to_json(row, accounts[row.id]), ensure_ascii=False) for row in rows]
        lines += sorted(json.dumps(asdict(row), default=str) for row in record.documents(limit=None))
    return "\n".join(lines).encode()


def emptied(url: str) -> None:
    """Takes the record away."""
    if "://" not in url:
        for beside in ("", "-wal", "-shm"):
            Path(url + beside).unlink(missing_ok=True)
        return
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        schema = connection.execute("SELECT current_schema()").fetchone()
        assert schema is not None
        connection.execute(f'DROP SCHEMA "{schema[0]}" CASCADE')
        connection.execute(f'CREATE SCHEMA "{schema[0]}"')


def kept(url: str) -> int:
    """How many reports are in; raises where anything is not as it should be."""
    engine = open_engine(url)
    try:
        assert (found := [str(finding) for finding in verify(engine)]) == [], found
        with engine.connect() as connection:
            return len(connection.execute(DOCUMENTS.select()).all())
    finally:
        engine.dispose()


def add(sources: list[str], url: str, until: float | None = None) -> bool:
    """Runs `rashomon add`, for `until` seconds at most; whether it came to its end."""
    process = subprocess.Popen([*ADD, url, *sources], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, errors = process.communicate(timeout=until)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return False
    assert process.returncode == 0, errors.decode()
    return True


def compare(expected: bytes, found: bytes) -> None:
    """Ends the run with the first line in which they differ, if there is one."""
    for number, (ours, theirs) in enumerate(zip_longest(expected.splitlines(), found.splitlines()), 1):
        if ours != theirs:
            raise SystemExit(f"the records differ in line {number}:\n{ours!r}\n{theirs!r}")


def main() -> None:
    """Kills as often as asked for, then says what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", default=[str(FAMILIES)])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--record", default="")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    reports = sum(isinstance(found, Document) for found in read_documents(asked.sources))
    with tempfile.TemporaryDirectory() as folder:
        calm = f"{folder}/calm.db"
        begun = time.perf_counter()
        add(asked.sources, calm)
        whole = time.perf_counter() - begun
        expected = exported(calm)
        url = asked.record or f"{folder}/killed.db"
        killed, compared, in_the_middle = 0, 0, 0
        emptied(url)
        while killed < asked.kills or not compared:
            # The whole range: the program's start, the record's making, the adding, the last summing up.
            if killed < asked.kills and not add(asked.sources, url, chance.uniform(0, whole)):
                killed += 1
                in_the_middle += 0 < kept(url) < reports
                continue
            add(asked.sources, url)
            assert kept(url) == reports
            compare(expected, exported(url))
            compared += 1
            emptied(url)
    print(
        f"{reports} reports, {whole:.1f} s undisturbed; killed {killed} times, {in_the_middle} of them between reports"
    )
    print(f"records built in spite of it: {compared}, each the same as the undisturbed one,")
    print(f"{len(expected)} bytes exported, SHA-256 {hashlib.sha256(expected).hexdigest()}")


if __name__ == "__main__":
    main()
