from __future__ import annotations

import os
from pathlib import Path

from rashomon.documents.folders import files_in
from rashomon.documents.problems import Problem


def test_known_files_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "z/c.jsonl", "z/a.json", ".hidden.txt", ".git/d.txt", "e.pdf", "plain"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Kot fell.")
    found = [item.relative_to(tmp_path).as_posix() for item in files_in(tmp_path) if isinstance(item, Path)]
    assert found == ["a.HTML", "b.txt", "plain", "z/a.json", "z/c.jsonl"]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    [problem] = files_in(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.file == str(tmp_path)
    assert problem.reason.startswith("no reports in this folder: looked for .htm")


def test_other_files_are_named_only_where_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("Kot")
    (tmp_path / "b.docx").write_text("Kot")
    [problem] = files_in(tmp_path)
    assert str(problem).endswith("there are only .docx .pdf files")
    (tmp_path / "c.txt").write_text("Kot")
    assert list(files_in(tmp_path)) == [tmp_path / "c.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kot fell.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert list(files_in(tmp_path)) == [tmp_path / "a.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "report.txt").write_text("Kot fell.")
    assert list(files_in(tmp_path)) == [tmp_path / "report.txt"]
