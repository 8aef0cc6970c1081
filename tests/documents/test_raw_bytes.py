"""The bytes that a report was read from stay with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.documents import Document, read_documents
from rashomon.documents.factory import document
from rashomon.reading.reader import Reader

TEXT = "Shells fell on the town of Kot on Friday, killing three people, the army said."
PAGE = f"<html><title>Kot shelled</title><body><p>{TEXT}</p></body></html>"


def read(folder: Path, name: str, data: bytes) -> list[Document]:
    file = folder / name
    file.write_bytes(data)
    found = [one for one in read_documents([file]) if isinstance(one, Document)]
    assert found
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT.encode("utf-16")),
        ("b.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("c.html", PAGE.encode()),
        ("d", PAGE.encode()),
        ("e.json", json.dumps({"text": TEXT, "more": [1]}, indent=2).encode()),
    ],
)
def test_a_file_with_one_report(tmp_path: Path, name: str, data: bytes) -> None:
    assert [one.raw for one in read(tmp_path, name, data)] == [data]


def test_a_line_is_the_report_it_holds(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{TEXT} {number}"}).encode() for number in range(2)]
    for end in (b"\n", b"\r\n"):
        assert [one.raw for one in read(tmp_path, "a.jsonl", end.join([*lines, b""]))] == lines


def test_a_record_in_a_list_is_written_in_one_way(tmp_path: Path) -> None:
    record = {"text": TEXT, "id": "7", "note": "\ud83d"}
    [one] = read(tmp_path, "a.json", json.dumps([record], indent=3).encode())
    [other] = read(tmp_path, "b.json", json.dumps([dict(reversed(record.items()))]).encode())
    assert one.raw == other.raw and json.loads(one.raw) == record


def test_bytes_do_not_tell_reports_apart() -> None:
    one = document(TEXT, raw=b"x")
    assert one == replace(one, raw=b"y") and "raw" not in repr(one)


def test_other_processes_do_their_work_without_the_bytes() -> None:
    given = document(TEXT, raw=b"\xff" * 10)
    [reading] = Reader().read_many([given], jobs=2)
    assert reading.document is given and [claim.type for claim in reading.claims] == ["shelling"]
