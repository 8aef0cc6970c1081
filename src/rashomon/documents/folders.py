"""Folders: the files of reports in them, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rashomon.documents.problems import Problem

PLAIN = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm"})
JSON = frozenset({".json"})
LINES = frozenset({".jsonl", ".ndjson"})
KNOWN = PLAIN | PAGES | JSON | LINES | {""}


def files_in(folder: Path) -> Iterator[Path | Problem]:
    """The files of known suffix in `folder` and below it, sorted by name, folder by folder.

    Hidden files and folders are passed over, and so are other suffixes; where nothing else is
    there, a Problem says so. A folder that can't be listed is a Problem too.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as name:
        ...     _ = Path(name, "b.txt").write_text("Kot"), Path(name, "a.pdf").write_text("Kot")
        ...     [found.name for found in files_in(Path(name))]
        ['b.txt']
    """
    refused: list[OSError] = []
    others: set[str] = set()
    walked = {os.path.realpath(folder)}
    found = False
    for where, folders, names in os.walk(folder, onerror=refused.append, followlinks=True):
        folders[:] = [name for name in sorted(folders) if not name.startswith(".") and _new(where, name, walked)]
        for name in sorted(names):
            path = Path(where, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() not in KNOWN:
                others.add(path.suffix.lower())
            # A pipe or device would keep the whole run waiting; a dangling link is worth a word.
            elif path.is_file() or path.is_symlink():
                found = True
                yield path
    for error in refused:
        yield Problem(f"can't be read: {error.strerror}", str(error.filename))
    if not found and not refused:
        looked = " ".join(sorted(KNOWN - {""}))
        there = f"; there are only {' '.join(sorted(others))} files" if others else ""
        yield Problem(f"no reports in this folder: looked for {looked}{there}", str(folder))


def _new(where: str, name: str, walked: set[str]) -> bool:
    """Whether the folder was not walked yet: links may lead in a circle."""
    real = os.path.realpath(os.path.join(where, name))
    if real in walked:
        return False
    walked.add(real)
    return True
