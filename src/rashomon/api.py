"""The one call of the library: read a report, get its claims."""

from __future__ import annotations

import os
import warnings
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.documents.document import Document
from rashomon.errors import DataError, UserError

if TYPE_CHECKING:
    from rashomon.reading.reader import Reader
    from rashomon.reading.result import Reading

# A string that ends like this is meant as a file, even with a blank in its name.
FILE_ENDINGS = (".txt", ".text", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")


def read(
    source: str | os.PathLike[str] | Document,
    *,
    published: str | date | None = None,
    publisher: str = "",
    title: str = "",
) -> Reading:
    """The claims of one report: a file, the text itself, or a Document.

    A string is a file when a file of that name exists or when it looks like a file name (one word,
    or a known ending); anything else is the text. `published` (a date or ISO string) lets relative
    dates be resolved, `publisher` is left out of the chains of sources; where a record or Document
    says them itself, that holds.

    Raises:
        DataError: the file can't be read, is not text, has no text, or is not in English; or the
            date is not an ISO date.
        UserError: the path holds several reports.
        PrerequisiteError: the language model is not installed.

    Example:
        >>> reading = read("Gunmen killed four soldiers in Kidal on Friday.", published="2024-03-02")
        >>> reading.document.published
        datetime.date(2024, 3, 2)
    """
    if isinstance(source, Document):
        return reader().read(source)
    if isinstance(source, str) and not is_file_name(source):
        from rashomon.documents import document, english

        report = document(source, title=title, published=published, publisher=publisher)
        english(source)
        return reader().read(report)
    from rashomon.documents import read_documents

    path = Path(source)
    found = list(islice(read_documents([path], published=published, publisher=publisher, title=title), 4))
    reports = [item for item in found if isinstance(item, Document)]
    problems = [item for item in found if not isinstance(item, Document)]
    if len(reports) > 1:
        raise UserError(f"{path} holds several reports: use `rashomon code`, or Reader().read_many")
    if not reports:
        if not problems:
            raise DataError("holds no report", file=str(path))
        first = problems[0]
        raise DataError(first.reason, file=first.file, row=first.row, field=first.field)
    for problem in problems:
        warnings.warn(str(problem), stacklevel=2)
    return reader().read(reports[0])


def is_file_name(source: str) -> bool:
    """Whether a string is meant as a path rather than as a report's text.

    Example:
        >>> is_file_name("reports/monday.txt"), is_file_name("Shells fell on Kot.")
        (True, False)
    """
    if "\n" in source or "\0" in source:
        return False
    if not any(c.isspace() for c in source.strip()) or source.lower().endswith(FILE_ENDINGS):
        return True
    try:
        return Path(source).exists()
    except OSError:
        return False


@cache
def reader() -> Reader:
    """The reader that this process shares; what it needs is loaded once.

    Example:
        >>> reader() is reader()
        True
    """
    from rashomon.reading.reader import Reader

    return Reader()
