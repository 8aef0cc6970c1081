"""Run the commands that the pages show and put in what they print today.

python docs/refresh.py [--check] [PAGE …]

In every block marked `console`, the lines that begin with "$ " are run, and what follows each is replaced with
what it prints at 100 columns. The commands of one page run in one shell, in an empty folder with the project's
`examples` and `docs` in it: a record that a page makes is there for the rest of that page, and so is a shell
variable (`EVENT=$(rashomon events …)`). The record's clock begins at one moment on every page and goes on by a
minute with each command, so that a page comes out the same however often it is made.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
BEGIN = datetime(2026, 11, 22, 9, tzinfo=UTC)
AT_MOMENT = "--at-moment"
MARK = "\x1d"
"""Stands before and after what a command prints; no report holds this character."""
PIPE_CLOSED = 141
"""What the command ends with where `head` has read enough."""
SHELL = f"""
rashomon() {{ "$PYTHON" "$REFRESH" {AT_MOMENT} "$MOMENT" "$@"; }}
ended() {{ [ "$2" = 0 ] || [ "$2" = {PIPE_CLOSED} ] || exit $((1 + $1 % 250)); }}
MOMENT={BEGIN.timestamp():.0f}
"""


def commands(page: str) -> list[str]:
    """The commands of a page, in order."""
    return [line[2:] for block in BLOCK.findall(page) for line in block.splitlines() if line.startswith("$ ")]


class Failed(Exception):
    """A command of a page did not end well; its own words are on standard error."""


def outputs(page: str) -> Iterator[str]:
    """What each command of a page prints, standard error left out.

    Raises:
        Failed: one of them, or the first part of a pipe, does not end with 0.
    """
    every = commands(page)
    lines = [SHELL]
    for number, command in enumerate(every):
        lines.append(f"printf '{MARK}'\n{command}\nended {number} ${{PIPESTATUS[0]}}\nMOMENT=$((MOMENT + 60))\n")
    environment = {
        **os.environ,
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "src"),
        "REFRESH": str(Path(__file__).resolve()),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    environment.pop("RASHOMON_RECORD", None)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "examples"):
            Path(folder, name).symlink_to(ROOT / name)
        script = Path(folder, ".commands")
        script.write_text("".join(lines), encoding="utf-8")
        done = subprocess.run(
            ["bash", script], cwd=folder, env=environment, check=False, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        )  # fmt: skip
    if done.returncode:
        raise Failed(every[done.returncode - 1])
    yield from done.stdout.split(MARK)[1:]


def refreshed(page: str) -> str:
    """A page with the output of each of its commands."""
    if not commands(page):
        return page
    found = outputs(page)

    def again(block: re.Match[str]) -> str:
        own = [line for line in block[0].splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{next(found)}" for line in own)

    return BLOCK.sub(again, page)


def run_at(moment: float, arguments: list[str]) -> int:
    """The command `rashomon`, for which it is always that moment."""
    from rashomon.record import clock

    clock.now = lambda: datetime.fromtimestamp(moment, UTC)
    from rashomon.cli.main import main as command

    return command(arguments)


def main(arguments: list[str]) -> int:
    """Rewrite the pages, or with --check only say which are stale."""
    if arguments[:1] == [AT_MOMENT]:
        return run_at(float(arguments[1]), arguments[2:])
    named = {Path(name).resolve() for name in arguments if name != "--check"}
    stale, failed = [], False
    for page in PAGES:
        if named and page not in named:
            continue
        old = page.read_text(encoding="utf-8")
        try:
            new = refreshed(old)
        except Failed as command:
            print(f"{page.relative_to(ROOT)}, left as it is: this failed: {command}")
            failed = True
            continue
        if new != old:
            stale.append(page.relative_to(ROOT))
            if "--check" not in arguments:
                page.write_text(new, encoding="utf-8", newline="\n")
    print("\n".join(map(str, stale)) or ("" if failed else "all up to date"))
    return failed or (bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
