"""Output kept in files: `GOLDEN=write pytest tests/exchange` writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "golden"


def check(name: str, text: str) -> None:
    """Whether a text is the one that is kept under a name."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
