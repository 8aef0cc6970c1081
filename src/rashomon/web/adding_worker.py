"""The process that reads reports for the pages: told what to do on standard input, tells what it did line by line.

It is a process of its own so that the parser holds up no page. Run as `python -m rashomon.web.adding_worker`. When its
standard input ends the server is no more: it puts down its work then, since nobody would hear what became of it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rashomon.documents import Document, Problem, read_documents
from rashomon.errors import RashomonError
from rashomon.record.feeding import AddedOne
from rashomon.record.ids import document_key
from rashomon.record.record import Record

POLITE = 5
"""How far the process steps back behind the pages (see `os.nice`)."""
PATIENCE = 5.0
"""Seconds for putting down the work before the process ends all the same."""
Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: files in a folder, in order, and what is known of them."""

    record: str
    folder: str
    files: tuple[str, ...]
    who: str
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""


def work(task: Task, tell: Tell) -> None:
    """Read the files of a task into the record; `tell` hears of each report.

    Raises:
        UserError: the record can't be opened or written to.
    """
    folder = Path(task.folder)
    files = [folder / name for name in task.files]
    read = read_documents(files, published=task.published, publisher=task.publisher, title=task.title)
    found = list(_with_url(read, task.url))
    keys = {(one.id, one.title): document_key(one) for one in found if isinstance(one, Document)}
    tell({"total": sum(isinstance(one, Document) for one in found)})

    def progress(one: AddedOne) -> None:
        problem = one.problem.replace(f"{folder}{os.sep}", "")
        key = keys.get((one.id, one.title), "")
        tell({
            "id": one.id, "title": one.title, "key": key, "claims": one.claims, "new": one.new,
            "problem": problem, "empty": one.empty,
        })  # fmt: skip

    with Record(task.record, create=False) as record:
        record.add(found, who=task.who, progress=progress)


def _with_url(found: Iterable[Document | Problem], url: str) -> Iterator[Document | Problem]:
    for one in found:
        yield replace(one, url=url) if url and isinstance(one, Document) and not one.url else one


def _put_down(*_: object) -> None:
    # Once is enough: told again, by the server and by the end of standard input, it would leave its clearing up undone.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def _watch(task: Task) -> None:
    """Ends the process when the server has ended: the files are of no use then."""
    sys.stdin.read()
    signal.raise_signal(signal.SIGTERM)
    time.sleep(PATIENCE)
    _clear(task)
    os._exit(1)


def _clear(task: Task) -> None:
    # The server does so, too; but it may have crashed.
    shutil.rmtree(task.folder, ignore_errors=True)


def main() -> int:
    """Do the task that standard input describes; the last line says that it ended, or why not."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(POLITE)
    signal.signal(signal.SIGTERM, _put_down)
    given = sys.stdin.readline()
    if not given.endswith("\n"):
        return 1  # The server ended before it had said what to do.
    task = Task(**(told := json.loads(given)) | {"files": tuple(told["files"])})

    def tell(row: dict[str, Any]) -> None:
        try:
            sys.stdout.write(f"{json.dumps(row)}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    try:
        # Within: where the server has ended already, the thread ends the process as soon as it is started.
        threading.Thread(target=_watch, args=(task,), daemon=True).start()
        work(task, tell)
    except RashomonError as error:
        tell({"failed": str(error)})
        return error.exit_code
    finally:
        _clear(task)
    tell({"ended": True})
    return 0


if __name__ == "__main__":
    sys.exit(main())
