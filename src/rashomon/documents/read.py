"""From what the user names (files, folders, standard input) to Documents and Problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from rashomon.documents.document import Document
from rashomon.documents.factory import day_of, document
from rashomon.documents.folders import JSON, LINES, PAGES, PLAIN, files_in
from rashomon.documents.html import article, looks_like_page
from rashomon.documents.json_lines import looks_like_json, looks_like_record, read_json, read_lines
from rashomon.documents.language import english
from rashomon.documents.plain import decode
from rashomon.documents.problems import Problem
from rashomon.documents.repeats import Repeats
from rashomon.errors import DataError

STDIN = "standard input"


def read_documents(
    sources: Iterable[str | Path] | str | Path,
    *,
    published: date | str | None = None,
    publisher: str = "",
    title: str = "",
    stdin: BinaryIO | TextIO | None = None,
) -> Iterator[Document | Problem]:
    """The reports in files, folders and standard input ("-"), one by one as they are read.

    `published`, `publisher` and `title` hold for plain text and for web pages, and for JSON records
    that have none of their own. What can't be used comes as a Problem with file, row and field, and
    the rest goes on. A report that comes twice, the same in every field, is given once; another
    one under the same id is given after a Problem that says so. Raises DataError for a bad
    `published`, before anything is read.

    Example:
        >>> from io import BytesIO
        >>> for found in read_documents(["-", "no.txt"], stdin=BytesIO(b"Shells fell on Kot.")):
        ...     print(found.text if isinstance(found, Document) else found)
        Shells fell on Kot.
        no.txt: no such file or folder
    """
    day = day_of(published)
    given = {"published": day.isoformat() if day else "", "publisher": publisher, "title": title}
    named = [sources] if isinstance(sources, str | Path) else sources
    return _read(named, given, stdin)


def _read(
    sources: Iterable[str | Path], given: dict[str, str], stdin: BinaryIO | TextIO | None
) -> Iterator[Document | Problem]:
    repeats = Repeats()
    for source in sources:
        if str(source) == "-":
            yield from repeats.sift(STDIN, _stream(_bytes(stdin), STDIN, given))
            continue
        path = Path(source)
        for file in files_in(path) if os.path.isdir(path) else [path]:
            if isinstance(file, Problem):
                yield file
            else:
                yield from repeats.sift(str(file), _file(file, given))


def _bytes(stdin: BinaryIO | TextIO | None) -> Iterable[bytes]:
    stream = sys.stdin if stdin is None else stdin
    raw = getattr(stream, "buffer", stream)
    return (line.encode(errors="surrogatepass") if isinstance(line, str) else line for line in raw)


def _file(path: Path, given: dict[str, str]) -> Iterator[Document | Problem]:
    file = str(path)
    try:
        with _open(path) as lines:
            yield from _by_suffix(lines, path.suffix.lower(), file, given)
    except FileNotFoundError:
        yield Problem("no such file or folder", file)
    except OSError as error:
        yield Problem(f"can't be read: {error.strerror or error}", file)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except ValueError as error:  # a NUL in the name
        raise OSError(str(error)) from None


def _by_suffix(lines: BinaryIO, suffix: str, file: str, given: dict[str, str]) -> Iterator[Document | Problem]:
    if suffix in LINES:
        yield from read_lines(lines, file, given)
    elif suffix in JSON:
        yield from read_json(lines.read(), file, given)
    elif suffix in PAGES:
        yield _page(lines.read(), file, given)
    elif suffix in PLAIN:
        yield _plain(lines.read(), file, given)
    else:
        yield from _stream(lines, file, given)


def _stream(lines: Iterable[bytes], file: str, given: dict[str, str]) -> Iterator[Document | Problem]:
    """Bytes of which nothing says what they are: records, a page or else plain text."""
    lines = iter(lines)
    opening: list[bytes] = []
    for line in lines:
        opening.append(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    if opening and looks_like_record(opening[-1]):
        yield from read_lines(chain(opening, lines), file, given)
        return
    data = b"".join(chain(opening, lines))
    if looks_like_json(data):
        yield from read_json(data, file, given)
    elif looks_like_page(data):
        yield _page(data, file, given)
    else:
        yield _plain(data, file, given)


def _plain(data: bytes, file: str, given: dict[str, str]) -> Document | Problem:
    try:
        text = decode(data)
        found = document(text, raw=data, **given)
        english(text)
    except DataError as error:
        return Problem.of(error, file)
    return found


def _page(data: bytes, file: str, given: dict[str, str]) -> Document | Problem:
    try:
        page = article(data)
        # What the caller says goes before what was guessed from the page.
        found = document(
            page["text"],
            title=given["title"] or page["title"],
            published=given["published"] or page["published"],
            publisher=given["publisher"] or page["publisher"],
            url=page["url"],
            raw=data,
        )
        english(found.text)
    except DataError as error:
        return Problem.of(error, file)
    return found
