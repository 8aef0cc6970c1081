"""What pages load beside themselves: stylesheets, and the scripts that Vite built."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
BUILT = STATIC / "built"
MANIFEST = BUILT / ".vite" / "manifest.json"


@cache
def stylesheet(name: str) -> str:
    """The URL of a stylesheet; it changes with the content, so that browsers may keep it for good.

    Example:
        >>> stylesheet("base").startswith("/static/base.css?v=")
        True
    """
    digest = hashlib.sha256((STATIC / f"{name}.css").read_bytes()).hexdigest()[:10]
    return f"/static/{name}.css?v={digest}"


def built() -> bool:
    """Whether the scripts are there; without Node they are not, and the pages say so."""
    return bool(_manifest())


@cache
def asset(name: str) -> list[str]:
    """The URLs that an entry of the build needs: its script, then its stylesheets; none where it was not built."""
    row = _manifest().get(f"src/{name}.ts")
    return [f"/static/built/{file}" for file in (row["file"], *row.get("css", ()))] if row else []


@cache
def _manifest() -> dict[str, Any]:
    if not MANIFEST.exists():
        return {}
    found: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return found
