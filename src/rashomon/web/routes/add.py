"""Reports into the record: a text, files, an address; read beside the pages, one job after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, HTTPException, Path, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from rashomon.documents.addresses import target
from rashomon.documents.factory import check_characters, day_of
from rashomon.documents.fetching import LARGEST as LARGEST_PAGE
from rashomon.documents.fetching import LONGEST, SUFFIX
from rashomon.documents.folders import KNOWN
from rashomon.errors import DataError, UserError
from rashomon.exchange.plain import plain
from rashomon.record.passing import KEPT_JOBS
from rashomon.record.record import Record
from rashomon.web import security
from rashomon.web.adding_jobs import Job, Jobs
from rashomon.web.adding_worker import Task
from rashomon.web.bounds import LARGEST
from rashomon.web.depends import Kept
from rashomon.web.problems import wants_json
from rashomon.web.rendering import page, part
from rashomon.web.security import Coder, Person

router = APIRouter(tags=["add"])
PASTED = "pasted text.txt"
LONGEST_NAME, LONGEST_ENDING = 48, 8
"""Characters of a file's name and ending that are kept: file systems take 255 bytes, a letter may have four."""
NOTES = 50
"""Reports without a claim whose reason is looked up for a page."""
_UNSAFE = re.compile(r"[^\w .()+-]")
Title = Annotated[str, Form(description="What the report is called", max_length=1000)]
Publisher = Annotated[str, Form(description="Who published it", max_length=300)]
Published = Annotated[str, Form(description="The day of publication, YYYY-MM-DD", max_length=40)]
Url = Annotated[str, Form(description="Where it was published", max_length=2000)]
JobId = Annotated[str, Path(description="The id of a job", max_length=40)]


class OutcomeRow(BaseModel):
    """What became of one report; `key` names its page, `problem` says why it can't be used."""

    id: str
    title: str
    key: str
    claims: int
    new: bool
    problem: str
    empty: bool


class JobState(BaseModel):
    """An adding: waiting, fetching, starting, reading, done, failed, or interrupted by the end of its server."""

    id: str
    by: str
    about: str
    begun: str
    state: str
    total: int | None
    done: int
    claims: int
    known: int
    empty: int
    problems: int
    failed: str
    outcomes: list[OutcomeRow]


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def _writable(request: Request) -> None:
    if request.app.state.settings.read_only:
        raise HTTPException(403, "this record is open for reading only: nothing can be added")


WRITABLE = [Depends(_writable)]


@router.get("/add", summary="The page from which reports are added", response_class=HTMLResponse)
def add(request: Request, person: Coder) -> HTMLResponse:
    """Three ways in: a pasted text, files, an address."""
    return _form(request)


def _form(
    request: Request, *, status: int = 200, way: str = "", problem: str = "", given: Mapping[str, str] | None = None
) -> HTMLResponse:
    """The three ways in; what is wrong with one of them stands in it, with what was given there."""
    return page(
        request,
        "add.html",
        status=status,
        way=way,
        problem=problem,
        given=given or {},
        jobs=_jobs(request).latest(),
        endings=sorted(KNOWN - {""}),
        largest=LARGEST // (1024 * 1024),
        largest_page=LARGEST_PAGE // (1024 * 1024),
        longest=int(LONGEST),
        types=tuple(SUFFIX),
    )


@router.post("/add/text", summary="Add a pasted text", status_code=303, dependencies=WRITABLE)
def add_text(
    request: Request,
    person: Coder,
    text: Annotated[str, Form(description="The words of the report")] = "",
    title: Title = "",
    publisher: Publisher = "",
    published: Published = "",
    url: Url = "",
) -> Response:
    """Take it on as a job; the answer leads to the page of the job."""

    def taken_on() -> RedirectResponse:
        # A browser sends line ends of its own making.
        words = text.replace("\r\n", "\n")
        if not words.strip():
            raise DataError("there is no text", field="text")
        check_characters(words, "text")
        task = _task(request, person, title=title, publisher=publisher, published=published, url=url)
        return _taken_on(request, person, title or "a pasted text", task, {PASTED: words.encode()})

    given = {"text": text, "title": title, "publisher": publisher, "published": published, "url": url}
    return _or_again(request, "text", given, taken_on)


@router.post("/add/files", summary="Add files", status_code=303, dependencies=WRITABLE)
def add_files(
    request: Request,
    person: Coder,
    files: Annotated[list[UploadFile], File(description="Text, HTML, JSON or JSON lines")],
    publisher: Publisher = "",
    published: Published = "",
) -> Response:
    """Take them on as one job; what is no report is named there."""

    def taken_on() -> RedirectResponse:
        given: dict[str, bytes] = {}
        for file in files:
            data = file.file.read()
            if file.filename or data:
                given[_name(file.filename or "file", given)] = data
        if not given:
            raise UserError("no file was chosen")
        task = _task(request, person, publisher=publisher, published=published)
        about = next(iter(given)) if len(given) == 1 else f"{len(given)} files"
        return _taken_on(request, person, about, task, given)

    return _or_again(request, "files", {"publisher": publisher, "published": published}, taken_on)


@router.post("/add/url", summary="Add the report at an address", status_code=303, dependencies=WRITABLE)
def add_url(
    request: Request,
    person: Coder,
    url: Annotated[str, Form(description="http:// or https://", max_length=2000)] = "",
    publisher: Publisher = "",
    published: Published = "",
) -> Response:
    """Take it on as a job that fetches it first; an address that may not be followed is refused at once."""

    def taken_on() -> RedirectResponse:
        wanted = url.strip()
        if not wanted:
            raise DataError("there is no address", field="url")
        settings = request.app.state.settings
        target(wanted, allow_private=settings.allow_private, ports=settings.ports)
        task = _task(request, person, publisher=publisher, published=published, url=wanted)
        return _taken_on(request, person, wanted, task, {})

    return _or_again(request, "url", {"publisher": publisher, "published": published, "url": url}, taken_on)


def _or_again(
    request: Request, way: str, given: Mapping[str, str], taken_on: Callable[[], RedirectResponse]
) -> Response:
    """Take it on, or show the forms again with what is wrong and what was written; a program is told so by itself."""
    try:
        return taken_on()
    except (DataError, UserError) as error:
        if wants_json(request):
            raise
        wrong = isinstance(error, DataError)
        said = error.reason if isinstance(error, DataError) else str(error)
        return _form(request, status=422 if wrong else 400, way=way, problem=said, given=given)


@router.get("/add/job/{id}.json", summary="How far a job is, as values", response_model=JobState)
def job_json(request: Request, person: Coder, id: JobId) -> Any:
    """Counts, and what became of each report."""
    return plain(_job(request, id))


@router.get("/add/job/{id}/progress", summary="How far a job is, as a piece of its page", response_class=HTMLResponse)
def progress(request: Request, record: Kept, person: Coder, id: JobId) -> HTMLResponse:
    """What the page of the job replaces itself with while the job goes on."""
    found = _job(request, id)
    return part(request, "job.html", "progress", job=found, notes=_notes(record, found))


@router.get("/add/job/{id}", summary="The page of a job", response_class=HTMLResponse)
def job(request: Request, record: Kept, person: Coder, id: JobId) -> HTMLResponse:
    """How far it is; when it is done, what became of each report."""
    found = _job(request, id)
    return page(request, "job.html", job=found, notes=_notes(record, found))


def _job(request: Request, id: str) -> Job:
    found = _jobs(request).get(id)
    if found is None:
        raise HTTPException(404, f"no job of that id; the last {KEPT_JOBS} are kept")
    return found


def _notes(record: Record, job: Job) -> dict[str, str]:
    """Why nothing was found in a report, by its key."""
    empty = [one.key for one in job.outcomes if one.empty and one.key][:NOTES] if not job.busy else []
    return {key: record.report(key).note for key in empty}


def _task(request: Request, person: Person, *, title: str = "", publisher: str = "", published: str = "",
          url: str = "") -> Task:  # fmt: skip
    day = day_of(published)
    for field, words in (("title", title), ("publisher", publisher), ("url", url)):
        check_characters(words, field)
    record = request.app.state.settings.record
    return Task(record, "", (), person.name, day.isoformat() if day else "", publisher.strip(), title.strip(), url)


def _taken_on(request: Request, person: Person, about: str, task: Task, files: dict[str, bytes]) -> RedirectResponse:
    made = _jobs(request).add(person.name, about, task, files)
    security.note(request, "added", about=about, files=len(files))
    return RedirectResponse(f"/add/job/{made.id}", 303)


def _name(given: str, taken: dict[str, bytes]) -> str:
    """A file's name without its folders and without what file systems can't take; another one than those taken.

    Example:
        >>> _name("../../etc/pass\\0wd.txt", {}), _name("C:\\\\kot.json", {"kot.json": b""}), _name("..", {})
        ('pass_wd.txt', 'kot (2).json', 'file')
    """
    base = PurePosixPath(PureWindowsPath(given).name)
    stem = _UNSAFE.sub("_", base.stem)[:LONGEST_NAME].strip(". ") or "file"
    ending = _UNSAFE.sub("_", base.suffix)[:LONGEST_ENDING]
    name, number = f"{stem}{ending}", 1
    while name in taken:
        number += 1
        name = f"{stem} ({number}){ending}"
    return name
