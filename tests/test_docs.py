"""What the pages tell a reader to do can be done: commands, options, links, files, the vocabulary entry."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from rashomon.cli.main import app
from rashomon.vocabulary.schema import Trigger

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(rashomon [^`\n]+)`")
PAGE_NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


def commands(text: str) -> list[str]:
    """Every call of `rashomon` that a page shows, from the word itself to the end of the call."""
    lines = []
    for language, block in FENCED.findall(text):
        if language in ("", "sh", "console"):
            shown = [line.removeprefix("$ ") for line in block.splitlines()]
            lines += [line for line in shown if re.search(r"(^|[|=\S] )rashomon [a-z]", line)]
    lines += INLINE.findall(FENCED.sub("", text))
    return [re.split(r"\s(?:[|>#]|<<<)|;", line[line.index("rashomon ") :])[0] for line in lines]


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


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_links_and_files_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        if target != "docs/benchmarks.md":
            assert ((ROOT / page).parent / target).exists(), target
    for path in re.findall(r"(?:examples|docs|training|src/rashomon)/[\w./-]*\w", text):
        if path != "docs/benchmarks.md":
            assert (ROOT / path).exists(), path


def test_the_vocabulary_of_the_pages_is_the_file_and_is_valid() -> None:
    own = (ROOT / "docs" / "own-vocabulary.yaml").read_text(encoding="utf-8")
    for name in ("README.md", "docs/vocabulary.md"):
        blocks = dict(FENCED.findall((ROOT / name).read_text(encoding="utf-8")))
        assert blocks["yaml"] == own
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
