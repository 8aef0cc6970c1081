"""Reading the word lists: YAML in `data/`, checked entry by entry, with a user's own on top."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from rashomon.errors import DataError, UserError

DATA = Path(__file__).parent / "data"
OWN_VARIABLE = "RASHOMON_VOCABULARY"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


M = TypeVar("M", bound=BaseModel)


def entries(name: str, model: type[M], own: Path | None = None) -> tuple[M, ...]:
    """The entries of the word list `name`, each checked against `model`.

    The list is `data/<name>.yaml` together with `data/<name>_*.yaml`. A user's own file (the path
    `own`, or else the one that the environment variable RASHOMON_VOCABULARY names) is a mapping
    from list names to entries: an entry with a new `key` is added, one with a known key replaces
    the entry that had it. Lists are read once for each file and model.

    Raises:
        DataError: an entry that doesn't fit, by file, entry number (from 1) and field.
        UserError: the user's file can't be read.

    Example:
        >>> from rashomon.vocabulary.schema import Trigger
        >>> any(t.trigger == "open fire" for t in entries("events", Trigger))
        True
    """
    if own is None and os.environ.get(OWN_VARIABLE):
        own = Path(os.environ[OWN_VARIABLE])
    return _entries(name, model, own)


@cache
def _entries(name: str, model: type[M], own: Path | None) -> tuple[M, ...]:
    files = _files(name)
    if not files:
        raise DataError("no such word list", file=f"{name}.yaml")
    found: dict[str, M] = {}
    for file in files:
        for row, entry in enumerate(checked(read_yaml(file), model, file.name), start=1):
            key = _key(entry)
            if key in found:
                raise DataError(f"{key!r} is there twice", file=file.name, row=row)
            found[key] = entry
    if own is not None:
        for entry in checked(_own(own).get(name, []), model, str(own)):
            found[_key(entry)] = entry
    return tuple(found.values())


def _files(name: str) -> list[Path]:
    return sorted([*DATA.glob(f"{name}.yaml"), *DATA.glob(f"{name}_*.yaml")])


def read_yaml(file: Path) -> Any:
    """What a YAML file holds, as plain values; any floor's data files are read with it.

    Raises:
        DataError: the file is not UTF-8 or not YAML.

    Example:
        >>> read_yaml(DATA / "cues.yaml")[0] is not None
        True
    """
    try:
        with file.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_Loader)
    except UnicodeDecodeError as error:
        raise DataError(f"not UTF-8: {error.reason}", file=str(file)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise DataError(f"not YAML{where}: {getattr(error, 'problem', error)}", file=str(file)) from error


@cache
def _own(file: Path) -> dict[str, list[object]]:
    try:
        content = read_yaml(file)
    except OSError as error:
        raise UserError(f"cannot read the vocabulary {file}: {error.strerror}") from error
    if not isinstance(content, dict):
        raise DataError("not a mapping from list names to entries", file=str(file))
    for name, rows in content.items():
        if not _files(str(name)):
            raise DataError("no such word list", file=str(file), field=str(name))
        if not isinstance(rows, list):
            raise DataError("not a list of entries", file=str(file), field=str(name))
    return content


def checked(rows: object, model: type[M], file: str) -> list[M]:
    """The rows of a YAML list as entries of `model`.

    Raises:
        DataError: it is no list, or a row does not fit, by number (from 1) and field.
    """
    if not isinstance(rows, list):
        raise DataError("not a list of entries", file=file)
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            found.append(model.model_validate(row))
        except ValidationError as error:
            reason, field = _first(error)
            raise DataError(reason, file=file, row=number, field=field) from error
    return found


def _first(error: ValidationError) -> tuple[str, str]:
    """The first complaint and the field it is about; a check of the whole entry names it in front."""
    first = error.errors()[0]
    reason = first["msg"].removeprefix("Value error, ")
    if first["loc"]:
        return reason, str(first["loc"][0])
    field, found, rest = reason.partition(": ")
    return (rest, field) if found and field.isidentifier() else (reason, "")


def _key(entry: BaseModel) -> str:
    key = getattr(entry, "key", None)
    return key if isinstance(key, str) else repr(entry)
