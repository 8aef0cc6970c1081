from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from rashomon.documents import Document, Problem, content_hash, read_documents
from rashomon.errors import DataError

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PAGE = b"<html><head><title>Kot shelled</title></head><body><p>Shells fell on Kot.</p></body></html>"


def split(found: Iterable[Document | Problem]) -> tuple[list[Document], list[str]]:
    items = list(found)
    return [x for x in items if isinstance(x, Document)], [str(x) for x in items if isinstance(x, Problem)]


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes("  Shells fell.\r\n\r\n“Nobody came,” he said.\n ".encode())
    [found], problems = split(read_documents([file], published="2016-08-13", publisher="Valley Wire", title="Kot"))
    assert not problems
    assert found.text == "  Shells fell.\r\n\r\n“Nobody came,” he said.\n "
    assert (found.title, found.publisher, found.published) == ("Kot", "Valley Wire", date(2016, 8, 13))
    assert found.id == content_hash("Kot", found.text)[:16]


def test_what_the_caller_says_goes_before_what_a_page_says(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.replace(b"<head>", b'<head><meta name="date" content="2016-08-12">'))
    [own], _ = split(read_documents(file))
    [said], _ = split(read_documents(file, published="2016-08-13", publisher="Valley Wire"))
    assert (own.published, own.title, own.text) == (date(2016, 8, 12), "Kot shelled", "Shells fell on Kot.")
    assert (said.published, said.publisher, said.title) == (date(2016, 8, 13), "Valley Wire", "Kot shelled")


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    files = {
        "a.txt": b"Kot fell.",
        "b.txt": b"",
        "c.txt": b"Kot\0",
        "d.txt": b"Drei Soldaten wurden am Montag bei Gao durch eine Mine verletzt.",
        "e.json": b"{",
        "f.html": b"<html></html>",
        "g.pdf": b"%PDF-1.4",
        "h.jsonl": b'{"text": 5}\n{"text": "Kot held."}\n',
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    sources = [tmp_path / name for name in files] + [tmp_path / "missing.txt"]
    found, problems = split(read_documents(sources))
    assert [item.text for item in found] == ["Kot fell.", "Kot held."]
    assert [problem.removeprefix(f"{tmp_path}/") for problem in problems] == [
        "b.txt, field text: no text",
        "c.txt: not text: a NUL character at 3",
        "d.txt, field text: not English: looks like 'de'",
        "e.json: invalid JSON at line 1, column 2: Expecting property name enclosed in double quotes",
        "f.html, field text: no text: no article found in the page",
        "g.pdf: not text: a PDF",
        "h.jsonl, row 1, field text: must be text, not a number",
        "missing.txt: no such file or folder",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Kot fell.")
    file.chmod(0)
    _, [problem] = split(read_documents([file]))
    assert problem == f"{file}: can't be read: Permission denied"


def test_a_name_that_no_file_can_have() -> None:
    _, problems = split(read_documents(["a\0b.txt", "x" * 5000 + ".txt"]))
    assert len(problems) == 2
    assert all("can't be read" in problem for problem in problems)


def test_a_bad_date_is_said_before_anything_is_read() -> None:
    with pytest.raises(DataError, match="not a date"):
        read_documents(["missing.txt"], published="last week")


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Kot fell.\nAgain.\n", ["Kot fell.\nAgain.\n"]),
        (b'{"text": "Kot fell."}\n{"text": "Kot held."}\n', ["Kot fell.", "Kot held."]),
        (b'\n{\n "text": "Kot fell."\n}', ["Kot fell."]),
        (b'[\n {"text": "Kot fell."}, {"text": "Kot held."}]', ["Kot fell.", "Kot held."]),
        (PAGE, ["Shells fell on Kot."]),
        (b"[TEXT] KOT FELL.", ["[TEXT] KOT FELL."]),
        (b"{Editor: check} Kot fell.", ["{Editor: check} Kot fell."]),
    ],
)
@pytest.mark.parametrize("name", ["-", "report", "report.unknown"])
def test_content_says_what_it_is(tmp_path: Path, name: str, data: bytes, texts: list[str]) -> None:
    source = name if name == "-" else tmp_path / name
    if isinstance(source, Path):
        source.write_bytes(data)
    found, problems = split(read_documents([source], stdin=BytesIO(data)))
    assert not problems
    assert [item.text for item in found] == texts


def test_standard_input_as_text_and_empty() -> None:
    [found], _ = split(read_documents("-", stdin=StringIO("Kot fell.\r\n")))
    assert found.text == "Kot fell.\r\n"
    _, problems = split(read_documents("-", stdin=BytesIO()))
    assert problems == ["standard input, field text: no text"]


def test_records_on_standard_input_are_read_as_they_come() -> None:
    class Endless(BytesIO):
        def __iter__(self) -> Endless:
            return self

        def __next__(self) -> bytes:
            return b'{"text": "Kot fell."}\n'

    assert isinstance(next(read_documents("-", stdin=Endless())), Document)


def test_a_folder_is_read_through(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.txt").write_text("Kot held.")
    (tmp_path / "a.json").write_text(json.dumps([{"text": "Kot fell."}]))
    found, problems = split(read_documents(tmp_path))
    assert not problems
    assert [item.text for item in found] == ["Kot fell.", "Kot held."]


def test_reports_that_come_twice() -> None:
    rows: list[dict[str, str]] = [
        {"id": "1", "text": "Kot fell."},
        {"id": "1", "text": "Kot fell."},
        {"id": "1", "text": "Kot held."},
        {"id": "1", "text": "Kot fell.", "publisher": "AFP"},
        {"id": "1", "text": "Kot held."},
        {"id": "2", "text": "Kot fell."},
    ]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    found, problems = split(read_documents("-", stdin=BytesIO(data)))
    assert [(item.id, item.text, item.publisher) for item in found] == [
        ("1", "Kot fell.", ""),
        ("1", "Kot held.", ""),
        ("1", "Kot fell.", "AFP"),
        ("2", "Kot fell.", ""),
    ]
    assert [problem.partition("but ")[2] for problem in problems] == [
        "another text: '1'",
        "another publisher, date, address or licence: '1'",
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated and unlabelled articles are not here")
def test_the_articles_of_the_project_are_read_as_they_are() -> None:
    gold, problems = split(read_documents(SHARED / "gold" / "train"))
    assert not problems and len(gold) == 60
    for item in gold:
        record = json.loads((SHARED / "gold" / "train" / f"{item.id}.json").read_text(encoding="utf-8"))
        assert (item.text, item.title) == (record["text"], record["title"])
        assert (item.published and item.published.isoformat()) == record["published"]
    corpus, problems = split(read_documents(SHARED / "corpus" / "statements.jsonl"))
    assert not problems and len(corpus) > 50


def test_the_examples_are_read() -> None:
    found, problems = split(read_documents(ROOT / "examples"))
    assert not problems and len(found) == 88
    assert sum(item.published is not None for item in found) == 81
    assert all(80 < len(item.text.split()) <= 250 for item in found)
