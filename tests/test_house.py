"""House rules that a machine can check: floors, sizes, leftovers, paths, docstrings."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "rashomon"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = ("documents", "vocabulary", "registers", "reading", "scoring", "comparing", "record", "exchange", "web", "cli")
# What every floor may use.
SHARED = "errors"
MOST_LINES = 400


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module of the package that a file imports, wherever in it."""
    package = ["rashomon", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *filter(None, [node.module])])
            names = [f"{stem}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "rashomon")


def test_every_part_of_the_package_is_a_floor_or_a_known_module() -> None:
    parts = {path.relative_to(PACKAGE).parts[0] for path in MODULES}
    assert parts == {*FLOORS, "__init__.py", "__main__.py", "api.py", "errors.py"}


def test_floors_import_only_earlier_floors() -> None:
    wrong = []
    for path in MODULES:
        here = path.relative_to(PACKAGE).parts[0]
        if here not in FLOORS:
            continue
        for line, name in imported(path):
            there = name.split(".")[1] if "." in name else ""
            below = there in FLOORS and FLOORS.index(there) <= FLOORS.index(here)
            free = there == SHARED or name == "rashomon.__version__"
            # What stands above the floors (the one call of the library) is for the last of them alone.
            if not (below or free or (here == FLOORS[-1] and there not in FLOORS)):
                wrong.append(f"{label(path)}:{line} imports {name}")
    assert wrong == []


def test_the_errors_stand_alone() -> None:
    assert list(imported(PACKAGE / "errors.py")) == []


def test_no_module_is_too_long() -> None:
    sizes = {label(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yaml", ".html", ".css")]
    # What Vite built holds other people's libraries; ours is what it was built from.
    files = [path for path in files if "built" not in path.parts]
    files += [path for path in (ROOT / "frontend").glob("[st]*/**/*") if path.suffix in (".ts", ".css")]
    assert [label(path) for path in files if marks.search(path.read_text(encoding="utf-8"))] == []


def test_only_the_command_line_prints() -> None:
    found = [
        f"{label(path)}:{node.lineno}"
        for path in MODULES
        if "cli" not in path.relative_to(PACKAGE).parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "breakpoint", "pprint")
    ]
    assert found == []


def test_every_public_module_says_what_it_is_for() -> None:
    bare = [
        label(path)
        for path in MODULES
        if (not path.name.startswith("_") or path.name == "__init__.py") and not ast.get_docstring(tree(path))
    ]
    assert bare == []


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """The text files under version control."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        pytest.skip("git is not installed")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    if listed.returncode or "pyproject.toml" not in names:
        pytest.skip("not a checkout")
    texts = {}
    for name in names:
        try:
            texts[name] = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
    return texts


def lines_with(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}: {match.group()}"
        for name, text in texts.items()
        if (match := pattern.search(text)) and name != label(Path(__file__))
    ]


def test_no_tracked_file_names_a_path_of_some_machine(tracked: dict[str, str]) -> None:
    path = re.compile(r"(?<![\w.)\]}>~*:/])/(?:work|tmp|home|root|Users)/[\w.-]+")
    assert path.search("see /" + "tmp/notes") and not path.search("src/work/x and https://x.org/home/page")
    assert lines_with(path, tracked) == []


def test_no_tracked_file_names_a_package_registry(tracked: dict[str, str]) -> None:
    hosts = re.compile(
        r"\b(?:pypi\.org|pythonhosted\.org|conda\.anaconda\.org|registry\.npmjs\.org|proxy\.golang\.org)\b"
        r"|--(?:extra-)?index-url|--find-links"
    )
    assert lines_with(hosts, tracked) == []
