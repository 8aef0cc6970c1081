"""Annotated documents and predictions from files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rashomon.errors import DataError, UserError

NEEDED = ("id", "text", "entities", "places", "claims")


def load_gold(folder: Path) -> list[dict[str, Any]]:
    """The annotated documents of a folder, one JSON file each, in the order of their names.

    Raises:
        UserError: there is no such folder, or no annotated document in it.
        DataError: a file that is not JSON, or lacks a field.

    Example:
        >>> load_gold(Path("no such folder"))
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no such folder: no such folder
    """
    if not folder.is_dir():
        raise UserError(f"no such folder: {folder}")
    documents = []
    for path in sorted(folder.glob("*.json")):
        row = _parsed(path.read_bytes(), path)
        missing = [name for name in NEEDED if not isinstance(row, dict) or name not in row]
        if missing:
            raise DataError("not an annotated report", file=str(path), field=missing[0])
        documents.append(row)
    if not documents:
        raise UserError(f"no annotated reports (*.json) in {folder}")
    return documents


def load_predictions(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The predicted claims of a JSON-lines file, by document id.

    Raises:
        DataError: a line that is not JSON or lacks `id` or `claims`; the file can't be read.

    Example:
        >>> load_predictions(Path("nowhere.jsonl"))
        Traceback (most recent call last):
            ...
        rashomon.errors.DataError: nowhere.jsonl: can't be read (No such file or directory)
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise DataError(f"can't be read ({error.strerror})", file=str(path)) from None
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _parsed(line, path, number)
        for name in ("id", "claims"):
            if not isinstance(row, dict) or name not in row:
                raise DataError("missing", file=str(path), row=number, field=name)
        found[row["id"]] = row["claims"]
    return found


def _parsed(data: bytes, path: Path, row: int | None = None) -> Any:
    try:
        return json.loads(data)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "not UTF-8"
        raise DataError(f"not JSON ({reason})", file=str(path), row=row) from None
