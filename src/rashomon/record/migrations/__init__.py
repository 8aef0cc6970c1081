"""The steps by which the tables came to be what they are; each is run once on every record."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
VERSION_TABLE = "rashomon_version"
KNOWN = tuple(sorted(file.stem[1:5] for file in (FOLDER / "versions").glob("m[0-9]*.py")))
"""The versions that this program knows, oldest first."""
HEAD = KNOWN[-1]
