"""Exports of the command line: private persons are protected unless somebody says who takes names out, and why."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from told_people import party, witnessed

from rashomon.cli.main import main
from rashomon.record import audit
from rashomon.record.record import Record

Capture = pytest.CaptureFixture[str]
WHY = ["--unprotected", "--because", "court case", "--by", "Lena"]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "r.db"
    with Record(path) as found:
        nurse = party("Ona Bel", "nurse Ona Bel", "Bel")
        found.add_readings(
            [
                witnessed("a", nurse, "Nurse Ona Bel said a bomb killed three. Bel wept.", killed=3),
                witnessed("b", party("Rado Vink", "General Rado Vink"), "General Rado Vink said so.", killed=5),
            ]
        )
    monkeypatch.setenv("RASHOMON_RECORD", str(path))
    return path


def run(capsys: Capture, *arguments: str) -> tuple[str, str]:
    assert main(list(arguments)) == 0, capsys.readouterr().err
    return tuple(capsys.readouterr())  # type: ignore[return-value]


@pytest.mark.parametrize("what", ["events", "claims"])
@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl", "parquet"])
def test_every_format_is_protected(form: str, what: str, record: Path, tmp_path: Path, capsys: Capture) -> None:
    if form == "parquet":
        pytest.importorskip("polars", reason="Polars is an optional extra")
    file = tmp_path / f"out.{form}"
    told = run(capsys, "export", "--format", form, "--what", what, "-o", str(file))[1]
    if form == "parquet":
        import polars

        frame = polars.read_parquet(file)
        assert frame["protected"].dtype == polars.Boolean
        content = frame.write_csv()
    else:
        content = file.read_text()
    assert "Ona" not in content and "Bel" not in content and "protected" in content
    if what == "claims" or form == "jsonl":
        assert "Rado Vink" in content and "medic #" in content
        assert "1 private person has a pseudonym, in" in told
    run(capsys, "export", "--format", form, "--what", what, "-o", str(file), *WHY)
    plain = polars.read_parquet(file).write_csv() if form == "parquet" else file.read_text()
    assert ("Ona Bel" in plain) == (what == "claims" or form == "jsonl") and "protected" not in plain


def test_events_for_machines_are_protected_and_the_table_is_not_touched(record: Path, capsys: Capture) -> None:
    for form in ("jsonl", "json", "csv"):
        assert "Bel" not in run(capsys, "events", "--format", form)[0]
    lines, told = run(capsys, "events", "--format", "jsonl", *WHY)
    assert "Ona Bel" in lines and "the audit log says who took them out" in told
    header = run(capsys, "events", "--format", "csv")[0].splitlines()[0]
    assert header.endswith(",protected")
    assert run(capsys, "events")[1] == ""
    assert main(["events", *WHY]) == 1
    assert "shows the record as it is" in capsys.readouterr().err


def test_the_audit_log_has_who_and_why(record: Path, capsys: Capture) -> None:
    run(capsys, "export")
    run(capsys, "export", *WHY)
    with Record(record) as found:
        (entry,) = audit.entries(found.engine)
        assert list(found.verify()) == []
    assert (entry.who, entry.what, entry.address) == ("Lena", "exported unprotected", audit.COMMAND_LINE)
    assert entry.detail == {"because": "court case", "command": "export"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unprotected"], "needs --because and --by"),
        (["--unprotected", "--because", "court"], "needs --because and --by"),
        (["--unprotected", "--because", " ", "--by", "Lena"], "needs --because and --by"),
        (["--because", "court"], "belong to --unprotected"),
        ([*WHY, "--coarse-places"], "goes with protected rows"),
    ],
)
def test_names_are_not_taken_out_by_halves(options: list[str], said: str, record: Path, capsys: Capture) -> None:
    assert main(["export", *options]) == 1
    out, told = capsys.readouterr()
    assert said in told and out == ""


def test_coarse_places(record: Path, capsys: Capture) -> None:
    text = run(capsys, "export", "--what", "claims", "--coarse-places")[0]
    rows = {row["document"]: row["latitude"] for row in csv.DictReader(StringIO(text))}
    assert rows == {"a": "34.5", "b": "34.53"}


def test_what_was_exported_twice_is_the_same(record: Path, capsys: Capture) -> None:
    one, other = (run(capsys, "events", "--format", "jsonl")[0] for _ in range(2))
    assert one == other and json.loads(one.splitlines()[0])["protected"] in (True, False)


@pytest.mark.parametrize("what", ["events", "claims"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_an_export_of_then_is_what_was_exported_then(form: str, what: str, record: Path, capsys: Capture) -> None:
    filters = ["export", "--format", form, "--what", what, "--min-origins", "1"]
    before = run(capsys, *filters)[0]
    with Record(record) as found:
        moment = found.changes()[0].at
        other = witnessed("z", party("Ilo Mann", "General Ilo Mann"), "General Ilo Mann denied it.", killed=9)
        found.add_readings([other])
    assert run(capsys, *filters)[0] != before
    assert run(capsys, *filters, "--as-of", moment.isoformat())[0] == before
    assert "nothing had been recorded by then" in run(capsys, "export", "--as-of", "2001-01-01")[1]


@pytest.mark.parametrize("command", [["actor", "Rado Vink"], ["sources"], ["disagreements"]])
def test_what_shows_today_alone_says_who_shows_then(command: list[str], record: Path, capsys: Capture) -> None:
    assert main([*command, "--as-of", "2031-01-01"]) == 1
    assert (
        "has no option --as-of; these have it: events, event, why, export, relations and control;"
        in capsys.readouterr().err
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["events"], ["export"], ["export", "--format", "parquet"]])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_is_one_line(command: list[str], buffered: str, record: Path) -> None:

    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "rashomon", *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": buffered},
        )  # fmt: skip
    assert ended.returncode == 1 and "can't write the output: No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr and "Exception ignored" not in ended.stderr


def test_an_export_without_claims_says_why(record: Path, capsys: Capture) -> None:
    said = run(capsys, "export", "--what", "claims", "--words", "zzqq")[1]
    assert "no claim to write: no event with the words" in said


def test_history_of_a_claim_that_is_not_there(record: Path, capsys: Capture) -> None:
    assert main(["history", "c0000000000"]) == 1
    assert "no claim 'c0000000000' in this record" in capsys.readouterr().err
