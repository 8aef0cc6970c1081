"""`rashomon.read` and the names of the package."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from fake_reader import FakeReader

import rashomon
from rashomon import api
from rashomon.errors import DataError, UserError
from rashomon.reading import reader


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Reader", FakeReader)
    # The reader of the process may be kept from an earlier test.
    monkeypatch.setattr(api, "reader", FakeReader)


TEXT = "The town was quiet for most of the week, and then came fire from the hills in the early morning."


def test_text_and_file_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "a report.txt"
    file.write_text(TEXT)
    by_text = rashomon.read(TEXT, published="2031-05-10", publisher="Post")
    by_name = rashomon.read(str(file), published=date(2031, 5, 10), publisher="Post")
    assert by_text == by_name == rashomon.read(file, published="2031-05-10", publisher="Post")
    assert by_text == rashomon.read(by_text.document)
    assert by_text.document.published == date(2031, 5, 10) and len(by_text.claims) == 1


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="absent"):
        rashomon.read("absent.txt")
    with pytest.raises(DataError, match="date"):
        rashomon.read(TEXT, published="Friday")
    with pytest.raises(DataError):
        rashomon.read(tmp_path)
    with pytest.raises(DataError):
        rashomon.read(" \n ")
    several = tmp_path / "several.jsonl"
    several.write_text("".join(json.dumps({"id": i, "text": f"{TEXT} {i}"}) + "\n" for i in "ab"))
    with pytest.raises(UserError, match="several"):
        rashomon.read(several)


def test_the_names_of_the_package() -> None:
    assert {name for name in rashomon.__all__ if hasattr(rashomon, name)} == set(rashomon.__all__)
    assert set(rashomon.__all__) <= set(dir(rashomon))
    with pytest.raises(AttributeError):
        rashomon.nothing  # noqa: B018
