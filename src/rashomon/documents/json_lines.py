"""JSON and JSON lines: records with the fields of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from rashomon.documents.document import Document
from rashomon.documents.factory import document
from rashomon.documents.language import english
from rashomon.documents.plain import decode
from rashomon.documents.problems import Problem
from rashomon.errors import DataError

FIELDS = ("title", "published", "publisher", "url", "licence")

_BLANK = b"\xef\xbb\xbf \t\r\n"
_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*["}]')


def from_record(record: object, given: dict[str, str], raw: bytes = b"") -> Document:
    """The Document of one record; `given` has values for fields that the record leaves empty.

    `raw` is the bytes it was read from; without them, the record itself in one way of writing JSON.

    Other fields than those of a report are left alone, so annotated reports are read as well.
    Raises DataError with the field.

    Example:
        >>> from_record({"id": 7, "text": "Shells fell on Kot."}, {"publisher": "Valley Wire"}).publisher
        'Valley Wire'
    """
    if not isinstance(record, dict):
        raise DataError(f"not an object with fields but {_kind(record)}")
    if "text" not in record:
        names = ", ".join(map(str, list(record)[:8])) or "none"
        raise DataError(f"no text: no such field; the fields are: {names}", field="text")
    values = {name: _words(record, name) or given.get(name, "") for name in FIELDS}
    text, own = _words(record, "text"), _words(record, "id")
    found = document(text, id=own.strip(), raw=raw or _bytes(record), **values)
    english(text, said=_words(record, "language"))
    return found


def _bytes(record: dict[str, object]) -> bytes:
    # Escapes, so that half characters in some other field do no harm.
    return json.dumps(record, sort_keys=True, separators=(",", ":")).encode()


def _words(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise DataError(f"must be text, not {_kind(value)}", field=name)
    return value


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def read_json(data: bytes, file: str, given: dict[str, str]) -> Iterator[Document | Problem]:
    """The report or list of reports in a JSON file; JSON lines under that name are read as such.

    Example:
        >>> [str(found) for found in read_json(b'[{"text": 5}]', "a.json", {})]
        ['a.json, row 1, field text: must be text, not a number']
    """
    try:
        found = json.loads(decode(data))
    except DataError as error:
        yield Problem.of(error, file)
        return
    except (ValueError, RecursionError) as error:
        if looks_like_record(data.lstrip(_BLANK).partition(b"\n")[0]):
            yield from read_lines(BytesIO(data), file, given)
        else:
            yield Problem(_broken(error, whole_file=True), file)
        return
    if not isinstance(found, list):
        yield _record(found, file, None, given, data)
        return
    if not found:
        yield Problem("no reports: an empty list", file)
    for row, record in enumerate(found, 1):
        yield _record(record, file, row, given)


def read_lines(lines: Iterable[bytes], file: str, given: dict[str, str]) -> Iterator[Document | Problem]:
    """One report a line, read as the lines come; blank lines are passed over, rows count them.

    Example:
        >>> [str(found) for found in read_lines([b'{"text": "Shells fell'], "a.jsonl", {})]
        ['a.jsonl, row 1: invalid JSON at column 10: Unterminated string starting at']
    """
    empty = True
    for row, line in enumerate(lines, 1):
        if not line.strip(_BLANK):
            continue
        empty = False
        line = line.rstrip(b"\r\n")
        try:
            record = json.loads(decode(line))
        except DataError as error:
            yield Problem.of(error, file, row)
        except (ValueError, RecursionError) as error:
            yield Problem(_broken(error, whole_file=False), file, row)
        else:
            yield _record(record, file, row, given, line)
    if empty:
        yield Problem("no text: the file is empty", file)


def _record(record: object, file: str, row: int | None, given: dict[str, str], raw: bytes = b"") -> Document | Problem:
    try:
        return from_record(record, given, raw)
    except DataError as error:
        return Problem.of(error, file, row)


def _broken(error: Exception, *, whole_file: bool) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return "invalid JSON: nested too deeply" if isinstance(error, RecursionError) else f"invalid JSON: {error}"
    line = f"line {error.lineno}, " if whole_file else ""
    return f"invalid JSON at {line}column {error.colno}: {error.msg}"


def looks_like_record(line: bytes) -> bool:
    """Whether a line holds one whole JSON object, as in JSON lines.

    Example:
        >>> looks_like_record(b'{"text": "Kot fell."}'), looks_like_record(b"[TEXT] KOT FELL.")
        (True, False)
    """
    if not line.lstrip(_BLANK).startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.lstrip(_BLANK)), dict)
    except (ValueError, RecursionError):
        return False


def looks_like_json(data: bytes) -> bool:
    """Whether `data` begins as a JSON object or a list of objects does, be it whole or broken.

    Example:
        >>> looks_like_json(b'[\\n {"text": "Kot'), looks_like_json(b"[TEXT] KOT FELL.")
        (True, False)
    """
    return bool(_OPENING.match(data[:4000]))
