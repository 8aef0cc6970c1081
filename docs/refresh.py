"""Run the commands that the pages show and put in what they print today.

python docs/refresh.py [--check]

In every block marked `console`, the lines that begin with "$ " are run from the project's root, and
what follows each is replaced with what it prints at 100 columns.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
SHELL = 'rashomon() { "$PYTHON" -m rashomon "$@"; }\n'


def printed(command: str) -> str:
    """What a command prints, standard error left out."""
    environment = {
        **os.environ,
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    done = subprocess.run(["bash", "-c", SHELL + command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    return done.stdout


def refreshed(block: re.Match[str]) -> str:
    """A block with the output of each of its commands."""
    commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{printed(command[2:])}" for command in commands)


def main() -> int:
    """Rewrite the pages, or with --check only say which are stale."""
    stale = []
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = BLOCK.sub(refreshed, old)
        if new != old:
            stale.append(page.relative_to(ROOT))
            if "--check" not in sys.argv:
                page.write_text(new, encoding="utf-8", newline="\n")
    print("\n".join(map(str, stale)) or "all up to date")
    return bool(stale) and "--check" in sys.argv


if __name__ == "__main__":
    sys.exit(main())
