"""A damaged file: what SQLite says of it, in plain words, with what is left to do."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import three

from rashomon.cli.main import main
from rashomon.record.dialects import ADVICE
from rashomon.record.integrity import SHORTEST, in_words
from rashomon.record.record import Record


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record(path, create=True) as made:
        made.add_readings(three())
    return path


def mangled(file: Path, name: str) -> Path:
    """A copy in which an index has lost its rows, though the table has them."""
    copy = Path(shutil.copy(file, file.with_name("damaged.db")))
    with sqlite3.connect(copy) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with copy.open("r+b") as stream:
        stream.seek((root - 1) * size)
        # The header of an empty leaf of an index: no cells, nothing free.
        stream.write(b"\x0a\0\0\0\0" + size.to_bytes(2, "big") + b"\0")
    return copy


def test_an_index_that_lost_its_rows_is_one_line_with_the_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = mangled(file, "view_events_killed_best")
    assert main(["verify", "--record", str(copy)]) == 2
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[-1].startswith(
        "file: the index view_events_killed_best does not fit its table view_events, which is made"
    )
    assert "(SQLite: " in lines[-1] and max(map(len, lines)) < 300 and len(lines) <= 2
    assert "not as" in err and ADVICE.replace("FILE", str(copy), 1) in err and "Traceback" not in err


def test_a_file_that_breaks_off_says_so_and_what_to_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copy(file, file.with_name("damaged.db")))
    with sqlite3.connect(copy) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'documents'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with copy.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\xa5" * size)
    for command in ("verify", "events", "sources"):
        ended = main([command, "--record", str(copy)])
        said = capsys.readouterr()
        if command == "verify":
            assert ended == 2 and said.out.startswith("file: ")
        if ended:
            assert ended == 2 and ADVICE[:14] in said.err and "Traceback" not in said.err and ".recover" in said.err


def test_a_sound_file_is_said_to_be_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--record", str(file)]) == 0
    assert "all is as it was kept" in capsys.readouterr().out


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=300), max_size=30))
def test_many_lines_are_one_and_short(lines: list[str]) -> None:
    found = list(in_words([f"On tree page 7 cell {line}" for line in lines], {}))
    assert len(found) <= 1 + sum("index " in line for line in lines)
    assert all(len(words) < 2 * SHORTEST + 300 for words in found)
    assert bool(found) == bool(lines)


def test_pages_are_named_and_lines_counted() -> None:
    lines = [f"On tree page {number} cell 0: invalid page number 99" for number in (9, 7, 8, 7)]
    (found,) = in_words(lines, {})
    assert found.startswith("pages 7, 8, 9 are broken (SQLite: On tree page 9 cell 0")
    assert found.endswith(", and 3 more like it)")
