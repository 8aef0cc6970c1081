"""Jobs: reports on their way into the record, read one after the other beside the pages."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from tempfile import mkdtemp
from typing import Any, Literal

from rashomon.documents.fetching import SUFFIX, fetch
from rashomon.errors import RashomonError, UserError
from rashomon.web.adding_worker import Task

State = Literal["waiting", "fetching", "starting", "reading", "done", "failed"]
WAITING = 20
"""Jobs that may wait; who comes then is asked to come back."""
REMEMBERED = 200
"""Jobs whose outcome can be looked at, until the server ends."""
SHOWN = 2000
"""Reports of a job that are told one by one; the rest is only counted."""
BUSY: tuple[State, ...] = ("waiting", "fetching", "starting", "reading")
Run = Callable[[Task], Iterator[dict[str, Any]]]
"""Does a task and tells of it, row by row."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report; `key` names its page."""

    id: str
    title: str
    key: str
    claims: int
    new: bool
    problem: str
    empty: bool


@dataclass(slots=True)
class Job:
    """One adding: what is known of it so far. `total` counts the reports that were found, `done` those dealt with."""

    id: str
    by: str
    about: str
    begun: datetime
    state: State = "waiting"
    total: int | None = None
    done: int = 0
    claims: int = 0
    known: int = 0
    empty: int = 0
    problems: int = 0
    failed: str = ""
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        """Whether more is to come."""
        return self.state in BUSY


class Jobs:
    """The jobs of a server: a folder for each while it waits, one process at a time that reads.

    `run` does a task; the usual one starts a process.
    """

    def __init__(self, run: Run | None = None) -> None:
        self._run = run or in_process
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: SimpleQueue[tuple[Job, Task, bool] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, by: str, about: str, task: Task, files: Mapping[str, bytes], *, allow_private: bool = False) -> Job:
        """Take on a job: `files` are written into a folder of its own; without files the task's URL is fetched.

        Raises:
            UserError: too many wait already.
        """
        with self._lock:
            if sum(job.state == "waiting" for job in self._jobs.values()) >= WAITING:
                raise UserError("too many reports wait to be read; try again in some minutes")
            job = Job(secrets.token_hex(8), by, about, datetime.now(UTC))
            self._jobs[job.id] = job
            while len(self._jobs) > REMEMBERED and not next(iter(self._jobs.values())).busy:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        folder = Path(mkdtemp(prefix="rashomon-add-"))
        for name, data in files.items():
            (folder / name).write_bytes(data)
        self._queue.put((job, replace(task, folder=str(folder), files=tuple(files)), allow_private))
        return job

    def get(self, id: str) -> Job | None:
        """The job of an id."""
        return self._jobs.get(id)

    def latest(self, number: int = 10) -> list[Job]:
        """The last jobs, the latest first."""
        with self._lock:
            return list(self._jobs.values())[-number:][::-1]

    def close(self) -> None:
        """Take on nothing more; what is being read is read to its end by its own process."""
        self._queue.put(None)

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            job, task, allow_private = item
            try:
                self._one(job, task, allow_private)
            except RashomonError as error:
                job.failed, job.state = str(error), "failed"
            except Exception as error:
                # One job that goes wrong in a way nobody thought of must not end all later ones.
                job.failed, job.state = f"something went wrong that should not: {type(error).__name__}", "failed"
            finally:
                shutil.rmtree(task.folder, ignore_errors=True)

    def _one(self, job: Job, task: Task, allow_private: bool) -> None:
        if not task.files:
            job.state = "fetching"
            found = fetch(task.url, allow_private=allow_private)
            name = f"page{SUFFIX[found.type]}"
            Path(task.folder, name).write_bytes(found.data)
            task = replace(task, files=(name,), url=found.url)
        job.state = "starting"
        for row in self._run(task):
            if "failed" in row:
                raise UserError(row["failed"])
            _take(job, row)
        job.state = "done"


def _take(job: Job, row: dict[str, Any]) -> None:
    if "total" in row:
        job.total, job.state = row["total"], "reading"
    elif "id" in row:
        one = Outcome(**row)
        job.problems += bool(one.problem)
        job.done += not one.problem
        job.known += not one.problem and not one.new
        job.claims += one.claims
        job.empty += one.empty
        if len(job.outcomes) < SHOWN:
            job.outcomes.append(one)


def in_process(task: Task) -> Iterator[dict[str, Any]]:
    """Do a task in a process of its own.

    Raises:
        UserError: the process ended before its work was done.
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "rashomon.web.adding_worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        # A process that could not start has closed its end; what is wrong is said below.
        with contextlib.suppress(BrokenPipeError), process.stdin as told:
            json.dump(asdict(task), told)
        ended = False
        for line in process.stdout:
            row = json.loads(line)
            ended = ended or "ended" in row or "failed" in row
            yield row
        code = process.wait()
    if not ended:
        raise UserError(f"the reader ended before its work was done (code {code}); what was read by then is kept")
