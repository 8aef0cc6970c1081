"""A process for each job: told what to do, heard row by row, ended with the server."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from threading import Lock
from typing import Any

from rashomon.errors import UserError
from rashomon.web.adding_worker import Task

PATIENCE = 5.0
"""Seconds that a process has to put down its work before it is killed."""


class Processes:
    """Does one task after the other, each in a process of its own; `stop` ends the one at work and all that follow.

    The process reads its standard input to the end: where that comes before its work is done, there is no server any
    more, and it puts down its work.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._at_work: subprocess.Popen[str] | None = None
        self._stopped = False

    def __call__(self, task: Task) -> Iterator[dict[str, Any]]:
        """Do a task; what it tells comes row by row.

        Raises:
            UserError: the process ended before its work was done.
        """
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "rashomon.web.adding_worker"]
        with self._lock:
            if self._stopped:
                raise UserError("the server ends")
            process = self._at_work = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=environment,
                # Ctrl-C in a terminal is for the server, which ends this process.
                start_new_session=True,
            )
        assert process.stdin is not None and process.stdout is not None
        ended = False
        try:
            # A process that could not start has closed its end; what is wrong is said below.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(json.dumps(asdict(task)) + "\n")
                process.stdin.flush()
            for line in process.stdout:
                row = json.loads(line)
                ended = ended or "ended" in row or "failed" in row
                yield row
        finally:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            process.stdout.close()
            code = process.wait()
        if not ended:
            raise UserError(f"the reader ended before its work was done (code {code}); what was read by then is kept")

    def stop(self) -> None:
        """End the process at work; what it has read by then is kept."""
        with self._lock:
            self._stopped = True
            process = self._at_work
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
