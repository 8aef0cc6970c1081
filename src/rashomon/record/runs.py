"""Runs: ways of reading, so that what an older reader found stays apart from what a newer one finds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select

from rashomon import __version__
from rashomon.errors import UserError
from rashomon.reading.every_topic import every_topic
from rashomon.record.ids import run_id
from rashomon.record.tables import RUNS
from rashomon.record.writing import Transaction
from rashomon.vocabulary.load import OWN_VARIABLE

READING = ("documents", "vocabulary", "registers", "reading")
"""The floors that have a say in what is read."""


@dataclass(frozen=True, slots=True)
class Run:
    """One way of reading; `id` is the hash of the rest, `seq` (0: not kept yet) when it was first used.

    `reader` is the version of the program, `rules` the hash of its words, registers and models.
    """

    id: str
    reader: str
    rules: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    seq: int = 0


def run_of(reader: str, rules: str, settings: Mapping[str, Any] | None = None) -> Run:
    """The run of this reader with these rules and settings.

    Example:
        >>> run_of("0.2.0", "ab12").id == run_of("0.2.0", "ab12", {"truecase": False}).id
        False
    """
    chosen = dict(settings or {})
    return Run(run_id(reader, rules, chosen), reader, rules, chosen)


def this_run(settings: Mapping[str, Any] | None = None) -> Run:
    """The run of the reader that is installed.

    Example:
        >>> import rashomon
        >>> this_run().reader == rashomon.__version__
        True
    """
    return run_of(__version__, rules_version(), dict(settings or {}) | _own_vocabulary() | _topics())


def _own_vocabulary() -> dict[str, str]:
    """What a user's own word list is to a run: the hash of its content; nothing where there is none."""
    own = os.environ.get(OWN_VARIABLE)
    try:
        return {"vocabulary": hashlib.sha256(Path(own).read_bytes()).hexdigest()[:16]} if own else {}
    except OSError as error:
        raise UserError(f"{own}: can't be read: {error.strerror}") from None


def _topics() -> dict[str, bool]:
    """What reading every topic alike is to a run; nothing where topics are told apart."""
    return {"every_topic": True} if every_topic() else {}


@cache
def rules_version() -> str:
    """The first 16 hex digits of a SHA-256 over all that decides what is read: the modules and data of those floors.

    Example:
        >>> len(rules_version())
        16
    """
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for floor in READING:
        for file in sorted((package / floor).rglob("*"), key=lambda file: file.relative_to(package).as_posix()):
            if file.suffix in (".py", ".yaml", ".npz") and file.is_file():
                digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


_IS_THERE = select(RUNS.c.id).where(RUNS.c.id == bindparam("run"))


def add_run(tx: Transaction, run: Run) -> str:
    """The run's id; it is added unless it is there already."""
    if tx.together and run.id in tx.together.runs:
        return run.id
    if tx.connection.execute(_IS_THERE, {"run": run.id}).first() is None:
        row = {"id": run.id, "reader": run.reader, "rules": run.rules, "settings": dict(run.settings), "seq": tx.seq}
        tx.connection.execute(RUNS.insert(), row)
    if tx.together:
        tx.together.runs.add(run.id)
    return run.id


def all_runs(connection: Connection) -> list[Run]:
    """The runs of the record, the first used first."""
    rows = connection.execute(select(RUNS).order_by(RUNS.c.seq, RUNS.c.id)).mappings()
    return [_run(row) for row in rows]


def _run(row: RowMapping) -> Run:
    return Run(row["id"], row["reader"], row["rules"], row["settings"], row["seq"])
