"""`rashomon code`: reports in, claims out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from rashomon.cli.ahead import with_progress
from rashomon.cli.options import about_the_report, every_topic_option, jobs_option, no_progress_option
from rashomon.errors import DataError, UserError

if TYPE_CHECKING:
    from rashomon.cli.progress import Progress
    from rashomon.documents import Document, Problem
    from rashomon.reading.result import Reading


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True)
@about_the_report
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "json"]),
    default="table",
    show_default=True,
    help="A table to read, one JSON object a line, or one JSON array.",
)
@click.option("--html", "html", type=click.Path(path_type=Path), help="Write one self-contained page here as well.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="Write here instead of standard output.")
@every_topic_option
@jobs_option
@no_progress_option
def code(
    paths: tuple[str, ...],
    published: date | None,
    publisher: str,
    title: str,
    form: str,
    html: Path | None,
    out: Path | None,
    jobs: int,
    no_progress: bool,
) -> int:
    """Find the claims in reports.

    PATHS are text, HTML, JSON or JSON-lines files, folders of these, or "-" for standard input.
    What can't be used is named on standard error, the rest goes on, and the command ends with 2.
    """
    from rashomon.cli.output import Writer, terminal
    from rashomon.documents import read_documents

    _check_outputs(paths, html, out)
    found = read_documents(paths, published=published, publisher=publisher, title=title)
    with ExitStack() as stack:
        target = stack.enter_context(_opened(out)) if out else sys.stdout
        drawn = not no_progress and sys.stderr.isatty() and "-" not in paths
        items, progress = with_progress(found, drawn=drawn)
        stack.callback(progress.clear)
        documents = _Sieve(items, progress)
        width, colour = terminal(target)
        writer = stack.enter_context(Writer(target, form, width, colour))
        kept: list[Reading] = []
        for reading in _readings(documents, jobs):
            progress.clear()
            writer.write(reading)
            progress.step()
            if html:
                kept.append(reading)
    if html and kept:
        _write_page(kept, html)
    if not writer.count and not documents.problems:
        raise DataError("no report found", file=", ".join(paths))
    return DataError.exit_code if documents.problems else 0


class _Sieve:
    """Passes reports on and names problems on standard error as they come; counts them."""

    def __init__(self, found: Iterable[Document | Problem], progress: Progress) -> None:
        self._found, self._progress, self.problems = found, progress, 0

    def __iter__(self) -> Iterator[Document]:
        from rashomon.documents import Document

        for item in self._found:
            if isinstance(item, Document):
                yield item
                continue
            self.problems += 1
            self._progress.clear()
            click.echo(f"rashomon: {' '.join(str(item).split())}", err=True)


def _readings(documents: Iterable[Document], jobs: int) -> Iterator[Reading]:
    """The readings of the documents, in order; the reader is loaded only when there is one to read."""
    ahead = iter(documents)
    first = list(islice(ahead, 1))
    if first:
        from rashomon.reading.reader import Reader

        yield from Reader().read_many(chain(first, ahead), jobs)


def _check_outputs(paths: Sequence[str], *outputs: Path | None) -> None:
    """Refuse to write over what is to be read, or two outputs into one file.

    Raises:
        UserError: an output is one of the inputs, or the same as the other output.
    """
    given = [Path(path).resolve() for path in paths if path != "-"]
    for place, output in enumerate(outputs):
        if output is None:
            continue
        if output.resolve() in given:
            raise UserError(f"{output} is one of the reports to read; choose another file to write")
        if output in outputs[:place]:
            raise UserError(f"{output} can't take both outputs")


def _opened(path: Path) -> TextIO:
    """A file to write text to.

    Raises:
        UserError: it can't be written.
    """
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"can't write {path}: {error.strerror}") from None


def _write_page(kept: list[Reading], path: Path) -> None:
    """The page of all readings, written whole or not at all.

    Raises:
        UserError: it can't be written.
    """
    from rashomon.exchange.page import page

    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(page(kept), encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UserError(f"can't write {path}: {error.strerror}") from None
