"""A job that reads one report of two and waits, for what is seen meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rashomon.web.adding_worker import Task


@dataclass(frozen=True)
class SlowRun:
    """What a job runs: `going` is set when it has read one report, and it goes on when `go_on` is."""

    going: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def __call__(self, task: Task) -> Iterator[dict[str, Any]]:
        yield {"total": 2}
        yield {"id": "a", "title": "Kot", "key": "d1", "claims": 3, "new": True, "problem": "", "empty": False}
        self.going.set()
        self.go_on.wait(20)
