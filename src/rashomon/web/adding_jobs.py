"""Jobs: reports on their way into the record, read one after the other beside the pages."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Literal

from sqlalchemy import Engine

from rashomon.documents.addresses import PORTS
from rashomon.documents.fetching import SUFFIX, fetch
from rashomon.errors import RashomonError, UserError
from rashomon.record.clock import now
from rashomon.record.passing import KEPT_JOBS, KeptJob, keep_jobs, kept_job, kept_jobs
from rashomon.web.adding_folders import Folders
from rashomon.web.adding_process import Processes
from rashomon.web.adding_worker import Task

_LOG = logging.getLogger("rashomon.web")
State = Literal["waiting", "fetching", "starting", "reading", "done", "failed", "interrupted"]
WAITING = 20
"""Jobs that may wait; who comes then is asked to come back."""
SHOWN = 2000
"""Reports of a job that are told one by one; the rest is only counted."""
SHOWN_LATER = 200
"""As many are told one by one after the server has ended, and by other servers of the record."""
BUSY: tuple[State, ...] = ("waiting", "fetching", "starting", "reading")
TELLING = 2.0
"""Seconds between two looks at what the record should be told of the jobs."""
BEAT = timedelta(seconds=15)
"""A server says so often of a job that it is still at it."""
SILENT = timedelta(seconds=60)
"""Who has said nothing for so long has been cut off, or the record has been busy all the time."""
PATIENCE = 6.0
"""Seconds that the end of the server waits for its jobs."""
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

    def told(self) -> dict[str, Any]:
        """What the record keeps of it."""
        found = asdict(replace(self, outcomes=self.outcomes[:SHOWN_LATER]))
        told = {name: value for name, value in found.items() if name not in ("id", "begun")}
        # What is wrong with a report may be that its title holds half a character, which no record takes.
        kept: dict[str, Any] = json.loads(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
        return kept

    @classmethod
    def of(cls, kept: KeptJob, moment: datetime) -> Job:
        """A job as the record tells of it; one that nobody has been at for long was interrupted."""
        told = dict(kept.told) | {"outcomes": [Outcome(**one) for one in kept.told["outcomes"]]}
        found = cls(kept.id, begun=kept.begun, **told)
        if found.busy and moment - kept.beat > SILENT:
            found.state = "interrupted"
        return found


class Jobs:
    """The jobs of a server: a folder for each while it waits, one process at a time that reads.

    What becomes of them is told to the record, where it can be looked at when the server has ended, and by others.
    `run` does a task; the usual one starts a process. Pages are fetched from `ports` alone, and with `allow_private`
    from this machine and its network, too.
    """

    def __init__(
        self,
        engine: Engine,
        run: Run | None = None,
        *,
        allow_private: bool = False,
        ports: Collection[int] = PORTS,
    ) -> None:
        self._engine, self._allow_private, self._ports = engine, allow_private, ports
        self._processes = Processes()
        self._run = run or self._processes
        self._folders = Folders()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._told: dict[str, tuple[datetime, dict[str, Any]]] = {}
        self._queue: SimpleQueue[tuple[Job, Task] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._ending = threading.Event()

    def add(self, by: str, about: str, task: Task, files: Mapping[str, bytes]) -> Job:
        """Take on a job: `files` are written into a folder of its own; without files the task's URL is fetched.

        Raises:
            UserError: too many wait already, or the server ends.
        """
        with self._lock:
            if self._ending.is_set():
                raise UserError("the server ends: nothing more is taken on")
            if sum(job.state == "waiting" for job in self._jobs.values()) >= WAITING:
                raise UserError("too many reports wait to be read; try again in some minutes")
            job = Job(secrets.token_hex(8), by, about, datetime.now(UTC))
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT_JOBS and not next(iter(self._jobs.values())).busy:
                self._told.pop(self._jobs.popitem(last=False)[0], None)
            if not self._threads:
                for what, name in ((self._work, "adding"), (self._tell_on, "telling")):
                    self._threads.append(threading.Thread(target=what, name=name, daemon=True))
                    self._threads[-1].start()
        folder = self._folders.new()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        self._queue.put((job, replace(task, folder=str(folder), files=tuple(files))))
        self._tell()  # another server of the record may be asked for it next
        return job

    def get(self, id: str) -> Job | None:
        """The job of an id, of this server or another one of the record."""
        if found := self._jobs.get(id):
            return found
        kept = kept_job(self._engine, id)
        return Job.of(kept, now()) if kept else None

    def latest(self, number: int = 10) -> list[Job]:
        """The last jobs, the latest first."""
        found = {kept.id: Job.of(kept, now()) for kept in kept_jobs(self._engine, number)}
        with self._lock:
            found |= self._jobs
        return sorted(found.values(), key=lambda job: (job.begun, job.id), reverse=True)[:number]

    def close(self) -> None:
        """Put down all work: what was read by then is kept, and what it was read for is told as interrupted."""
        with self._lock:
            self._ending.set()
        self._queue.put(None)
        self._processes.stop()
        for thread in self._threads:
            thread.join(PATIENCE)
        for job in self._jobs.values():
            if job.busy:
                job.state = "interrupted"
        self._tell(wait=PATIENCE)
        self._folders.close()

    # -- at work

    def _work(self) -> None:
        while (item := self._queue.get()) is not None and not self._ending.is_set():
            job, task = item
            try:
                self._one(job, task)
            except RashomonError as error:
                job.failed, job.state = str(error), "failed"
            except Exception as error:
                # One job that goes wrong in a way nobody thought of must not end all later ones.
                _LOG.error("job %s failed", job.id, exc_info=error)
                job.failed, job.state = f"something went wrong that should not: {type(error).__name__}", "failed"
            finally:
                if self._ending.is_set() and job.state == "failed":
                    job.failed, job.state = "", "interrupted"
                shutil.rmtree(task.folder, ignore_errors=True)

    def _one(self, job: Job, task: Task) -> None:
        if not task.files:
            job.state = "fetching"
            found = fetch(task.url, allow_private=self._allow_private, ports=self._ports)
            name = f"page{SUFFIX[found.type]}"
            Path(task.folder, name).write_bytes(found.data)
            task = replace(task, files=(name,), url=found.url)
        job.state = "starting"
        for row in self._run(task):
            if "failed" in row:
                raise UserError(row["failed"])
            _take(job, row)
        job.state = "done"

    # -- telling the record

    def _tell_on(self) -> None:
        while not self._ending.wait(TELLING):
            self._tell()

    def _tell(self, wait: float = 0.5) -> None:
        """Tell the record what is new of the jobs, and which of them go on; what can't be told now is told later."""
        moment = now()
        with self._lock:
            ended = {id for id, (_, values) in self._told.items() if values["state"] not in BUSY}
            told = [(job, job.told()) for job in self._jobs.values() if job.id not in ended]
        news = [
            KeptJob(job.id, job.begun, moment, values)
            for job, values in told
            if (known := self._told.get(job.id)) is None
            or known[1] != values
            or (job.busy and moment - known[0] >= BEAT)
        ]
        if not news:
            return
        try:
            keep_jobs(self._engine, news, wait)
        except RashomonError as error:
            _LOG.info("jobs not told: %s", error)
            return
        with self._lock:
            self._told |= {one.id: (moment, dict(one.told)) for one in news}


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
