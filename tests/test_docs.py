"""What the pages tell a reader to do can be done: commands, options, links, SQL, Python, the vocabulary entry."""

from __future__ import annotations

import importlib.util
import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import click
import pytest
import yaml

from rashomon.cli.main import app
from rashomon.cli.verbs import SECTIONS
from rashomon.comparing.policies import policies
from rashomon.exchange.export_rows import CLAIM_COLUMNS, EVENT_COLUMNS
from rashomon.reading.claim import NUMBERS
from rashomon.vocabulary.schema import Trigger

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(rashomon [a-z][^`\n]*)`")
CALL = re.compile(r"(?:^|[|=\S] |\$\()(rashomon [a-z].*)")
ONE_REPORT = SECTIONS["One report"]
SECTIONED = [verb for verbs in SECTIONS.values() for verb in verbs]
PAGE_NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


def commands(text: str) -> list[str]:
    """Every call of `rashomon` that a page shows, from the word itself to the end of the call."""
    lines = []
    for language, block in FENCED.findall(text):
        if language in ("", "sh", "console"):
            shown = [
                line.removeprefix("$ ") for line in block.splitlines() if language != "console" or line[:2] == "$ "
            ]
            lines += [found[1] for line in shown if (found := CALL.search(line))]
    lines += INLINE.findall(FENCED.sub("", text))
    return [re.split(r"\s(?:[|>#]|<<<)|;", line)[0].removesuffix(")") for line in lines]


SHOWN = [
    (name, command)
    for name, page in zip(PAGE_NAMES, PAGES, strict=True)
    for command in commands(page.read_text(encoding="utf-8"))
]


def test_the_pages_show_every_command() -> None:
    assert {shlex.split(command)[1] for _, command in SHOWN} >= set(app.list_commands(click.Context(app)))


@pytest.mark.parametrize(("page", "command"), SHOWN)
def test_a_command_that_is_shown_exists_with_its_options(page: str, command: str) -> None:
    name, *rest = shlex.split(command)[1:]
    found = app.get_command(click.Context(app), name)
    assert found is not None, name
    if not rest:
        return
    with found.make_context(name, rest) as context:
        assert context.params


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return [block for found, block in FENCED.findall(read(page)) if found == language]


def test_every_option_of_every_command_is_listed() -> None:
    rows = re.findall(r"^\| `(--[\w-]+)` \| ([\w, ]+) \| (.+) \|$", read("docs/record.md"), re.MULTILINE)
    context = click.Context(app)
    there: dict[str, set[str]] = {}
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        for option in (one for one in command.params if isinstance(one, click.Option)):
            there.setdefault(max(option.opts, key=len), set()).add(name)
    listed = {option: set(names.split(", ")) for option, names, _ in rows if set(names.split(", ")) <= set(SECTIONED)}
    assert listed == there


def test_the_options_of_a_record_are_used_in_an_example() -> None:
    used = {word for _, command in SHOWN for word in shlex.split(command) if word.startswith("--")}
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        if name in ONE_REPORT:
            continue
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert used & set(option.opts), (name, option.opts)


def test_every_decision_is_named() -> None:
    text = read("docs/record.md")
    for decision in ("accept", "reject", "unverifiable", "merge", "split", "undo"):
        assert re.search(rf"\b{decision}\b", text), decision
    assert {"event", "claim", "source", "information", "undo"} <= {
        shlex.split(command)[2] for page, command in SHOWN if page == "docs/record.md" and " review " in command
    }


def test_every_column_of_an_export_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", read("docs/record.md")))
    numbers = {f"{slot}{end}" for slot in NUMBERS if slot != "killed" for end in ("_low", "_high", "_words")}
    assert set(EVENT_COLUMNS) | set(CLAIM_COLUMNS) - numbers <= described


def test_every_policy_is_described_as_the_data_have_it() -> None:
    text = read("docs/comparing.md")
    for group, name in policies():
        assert any(row.startswith(f"| {group} |") and f"`{name}`" in row for row in text.splitlines()), (group, name)
    data = ROOT / "src" / "rashomon" / "comparing" / "data"
    for file in re.findall(r"`(\w+\.yaml)`", text):
        assert (data / file).exists(), file


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the examples and a record of one family, as the Python of the front page makes it."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "examples").symlink_to(ROOT / "examples")
    pytest.importorskip("polars", reason="Polars is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for block in blocks("README.md", "python"):
            exec(compile(block, "README.md", "exec"), {})
    return folder


def test_the_python_of_the_front_page_runs(family: Path) -> None:
    assert (family / "rashomon.db").exists()


@pytest.mark.parametrize("query", blocks("docs/record.md", "sql"))
def test_the_sql_of_the_pages_finds_something(family: Path, query: str) -> None:
    with closing(sqlite3.connect(family / "rashomon.db")) as connection:
        assert connection.execute(query).fetchall()


def test_every_table_of_a_record_that_the_pages_name_is_there(family: Path) -> None:
    with closing(sqlite3.connect(family / "rashomon.db")) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for page in ("ARCHITECTURE.md", "docs/record.md"):
        for row in re.findall(r"^\| .*`log`.*$|^\| `(?:view_|readable_|latest_).*$", read(page), re.MULTILINE):
            assert set(re.findall(r"`(\w+)`", row.rsplit("|", 2)[0])) <= there | {"event", "verify"}, row


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    """The program that brings the pages up to date."""
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE = """Before.

```console
$ WORD=kept
stale
```
```console
$ echo $WORD; ls
stale
$ rashomon --version
```
"""


def test_a_page_is_brought_up_to_date_in_one_shell(refresh: ModuleType) -> None:
    shown = "$ WORD=kept\n```\n```console\n$ echo $WORD; ls\nkept\ndocs\nexamples\n$ rashomon --version\nrashomon "
    assert refresh.refreshed(PAGE).startswith(f"Before.\n\n```console\n{shown}")


def test_a_page_with_a_command_that_fails_is_refused(refresh: ModuleType) -> None:
    with pytest.raises(refresh.Failed, match="no-such-thing"):
        refresh.refreshed("```console\n$ true\n$ no-such-thing\n$ true\n```\n")


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_links_and_files_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)[)#]", text):
        assert ((ROOT / page).parent / target).exists(), target
    for target, heading in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text):
        there = (ROOT / page).parent / target if target else ROOT / page
        headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in [re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings], heading
    for path in re.findall(r"(?:examples|docs|training|src/rashomon)/[\w./-]*\w", text):
        assert (ROOT / path).exists(), path


def test_the_vocabulary_of_the_pages_is_the_file_and_is_valid() -> None:
    own = (ROOT / "docs" / "own-vocabulary.yaml").read_text(encoding="utf-8")
    assert blocks("docs/vocabulary.md", "yaml") == [own]
    assert [Trigger.model_validate(row).type for row in yaml.safe_load(own)["events"]] == ["attack"]


def test_every_field_of_a_line_is_described() -> None:
    from rashomon.exchange.schema import ClaimRow, PartyRow, ReadingRow, WhenRow

    text = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`(\w+)`", text))
    for row in (ReadingRow, ClaimRow, PartyRow, WhenRow):
        assert set(row.model_fields) <= described, row


def test_nothing_of_one_machine_is_in_the_pages() -> None:
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:home|work|tmp|root|usr)/", page.read_text(encoding="utf-8")), page
