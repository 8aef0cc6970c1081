"""The commands that look at a record, on one built of invented readings."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sample_readings import built, record, sample_record

from rashomon.cli.main import main

__all__ = ["built", "record"]
Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: str, ends: int = 0) -> str:
    assert main(list(arguments)) == ends, capsys.readouterr().err
    return capsys.readouterr().out


def events(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(capsys, "events", "--format", "jsonl", *arguments).splitlines()]


@pytest.fixture
def shelling(record: Path, capsys: Capture) -> dict[str, Any]:
    """The event that all three reports tell of."""
    return max(events(capsys), key=lambda row: len(row["documents"]))


def test_events_come_with_their_claims_and_the_ids_of_their_documents(shelling: dict[str, Any]) -> None:
    assert shelling["type"] == "shelling" and shelling["status"] == "machine"
    assert {"post-1", "herald-1"} <= set(shelling["documents"])
    for claim in shelling["claims"]:
        assert claim["document"] in shelling["documents"] and claim["evidence"] and claim["origin"]["name"]
    assert {claim["killed"] for claim in shelling["claims"]} >= {12, 15}


def test_events_as_table_json_and_spreadsheet(shelling: dict[str, Any], capsys: Capture) -> None:
    table = run(capsys, "events", "--place", "Sarband", "--since", "2031-05", "--min-killed", "10")
    assert shelling["id"][:10] in table and "machine" in table and "Sarband, Afghanistan" in table
    assert len(json.loads(run(capsys, "events", "--format", "json"))) >= 1
    rows = list(csv.DictReader(StringIO(run(capsys, "events", "--format", "csv"))))
    assert shelling["id"] in [row["id"] for row in rows]
    assert run(capsys, "events", "--type", "Shelling")


def test_every_total_under_each_policy(record: Path, capsys: Capture) -> None:
    table = run(capsys, "events", "--place", "Sarband", "--totals")
    assert [policy for policy in ("best-low-high", "lowest", "range", "latest", "highest") if policy not in table] == []
    lines = run(capsys, "events", "--totals", "--format", "jsonl").splitlines()
    found = {row["policy"]: row for row in map(json.loads, lines)}
    assert (found["lowest"]["value"], found["highest"]["value"]) == (12, 15)
    assert "Nothing found" in run(capsys, "events", "--type", "displacement", "--totals")
    assert main(["events", "--totals", "--as-of", "2016"]) == 1


def test_no_event_says_why_and_what_to_try(record: Path, capsys: Capture) -> None:
    out = run(capsys, "events", "--place", "Atlantis")
    assert "Nothing found" in out and "in or around Atlantis" in out and "try" in out
    assert main(["events", "--place", "Atlantis", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "in or around Atlantis" in err
    assert main(["events", "--place", "Atlantis", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_as_of_before_the_record_began(record: Path, capsys: Capture) -> None:
    assert "--published-until" in run(capsys, "events", "--as-of", "2016-08-01")
    assert len(events(capsys, "--as-of", "2999")) >= 1
    said = "nothing had been recorded by then: the record begins on"
    for command in (["events"], ["control"], ["relations", "the Valley Guards"]):
        assert said in " ".join(run(capsys, *command, "--as-of", "2016-08-01").split())
        assert said not in " ".join(run(capsys, *command, "--as-of", "2999").split())


def test_a_kind_that_nothing_has_is_told_from_one_that_is_none(record: Path, capsys: Capture) -> None:
    number = len(events(capsys))
    said = f"no event of the type riot among the {number} of the record"
    assert said in " ".join(run(capsys, "events", "--type", "riot").split())
    assert main(["disagreements", "--slot", "kiled"]) == 1
    assert "no slot 'kiled'; did you mean killed" in capsys.readouterr().err
    assert {d for row in events(capsys, "--published-until", "2031-05-10") for d in row["documents"]} == {"post-1"}


def test_the_page_of_an_event_and_the_way_down(shelling: dict[str, Any], capsys: Capture) -> None:
    page = run(capsys, "event", shelling["id"][:8])
    for words in (
        "Valley Post",
        "Herald Agency",
        "independent origins",
        "primary speakers",
        "Under each policy",
        "machine",
    ):
        assert words in page, words
    whole = json.loads(run(capsys, "event", shelling["id"], "--format", "json"))
    assert {fact["slot"] for fact in whole["facts"]} >= {"what", "killed"}
    tree = run(capsys, "why", shelling["id"], "killed", "--policy", "lowest")
    for level in ("rule  lowest", "claim", "words", "report", "hash  SHA-256"):
        assert level in tree, level
    step = json.loads(run(capsys, "why", shelling["id"], "killed", "--format", "json"))
    assert step["level"] == "value" and step["under"][0]["level"] == "rule"
    assert "published" not in run(capsys, "history", shelling["id"])


def test_histories(record: Path, capsys: Capture) -> None:
    assert "“controls Sarband”" in run(capsys, "control", "--place", "Sarband")
    assert "Nothing found" in run(capsys, "control", "--place", "Atlantis")
    held = [json.loads(line) for line in run(capsys, "control", "--format", "jsonl").splitlines()]
    assert held[0]["state"] == "controls" and held[0]["documents"] == ["post-1"]
    assert "hostile" in run(capsys, "relations", "Grey Guard", "Red Column")
    assert "Nothing found" in run(capsys, "relations", "Grey Guard", "Blue Line")
    page = run(capsys, "actor", "Grey Guard")
    assert "hostile" in page and "controls Sarband" in page and "shelling" in page
    assert json.loads(run(capsys, "actor", "Grey Guard", "--format", "json"))["name"] == "Grey Guard"


def test_sources_disagreements_changes_runs(record: Path, capsys: Capture) -> None:
    assert "Valley Post" in run(capsys, "sources", "valley") and "Nothing found" in run(capsys, "sources", "zebra")
    out = run(capsys, "disagreements")
    assert "denial · by whom · Shelling, Sarband" in out and "Grey Guard, Hill Courier, 12 May 2031" in out
    rows = list(csv.DictReader(StringIO(run(capsys, "disagreements", "--format", "csv"))))
    assert {row["type"] for row in rows} <= {"contradiction", "denial", "update"} and rows[0]["about"]
    assert "Nothing found" in run(capsys, "disagreements", "--slot", "displaced")
    changed = run(capsys, "changes")
    assert "Report herald-1" in changed and "new: Shelling" in changed
    assert "Nothing found" in run(capsys, "changes", "--until", "2016")
    (line,) = run(capsys, "runs", "--format", "jsonl").splitlines()
    assert json.loads(line)["id"].startswith("r")


def test_decisions_are_kept_shown_and_undone(shelling: dict[str, Any], capsys: Capture) -> None:
    by = ["--by", "A. Reader", "--because", "two hospitals agree"]
    made = run(capsys, "review", "event", shelling["id"][:10], "accept", *by)
    assert "accept" in made and "A. Reader: two hospitals agree" in made
    assert events(capsys, "--status", "accepted")[0]["id"] == shelling["id"]
    assert "two hospitals agree" in run(capsys, "event", shelling["id"])
    assert "two hospitals agree" in run(capsys, "history", shelling["id"])
    (judgement,) = re.findall(r"\bj[0-9a-f]{9}\b", made)
    run(capsys, "review", "undo", judgement, *by)
    assert not [row for row in events(capsys) if row["status"] == "accepted"]


def test_a_rejected_claim_counts_no_more_and_is_still_there(shelling: dict[str, Any], capsys: Capture) -> None:
    claim = next(claim for claim in shelling["claims"] if claim["killed"] == 15)
    run(capsys, "review", "claim", claim["claim"], "reject", "--by", "A. Reader", "--because", "another market")
    page = run(capsys, "event", shelling["id"])
    assert "Left out" in page and "another market" in page and "Fifteen villagers" in page
    (row,) = [row for row in events(capsys) if row["id"] == shelling["id"]]
    assert row["killed_highest"] == 12


def test_a_split_takes_a_report_out_and_a_merge_brings_it_back(shelling: dict[str, Any], capsys: Capture) -> None:
    by = ["--by", "A. Reader", "--because", "another market"]
    run(capsys, "review", "event", shelling["id"], "split", "--document", "herald-1", *by)
    apart = [row["id"] for row in events(capsys) if {"post-1", "herald-1"} & set(row["documents"])]
    assert len(apart) == 2
    assert main(["review", "event", *apart, "merge", *by]) == 0
    assert "goes against split by A. Reader" in capsys.readouterr().err
    assert any({"post-1", "herald-1"} <= set(row["documents"]) for row in events(capsys))


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl", "parquet"])
@pytest.mark.parametrize("what", ["events", "claims"])
def test_two_records_of_the_same_reports_export_the_same_bytes(
    form: str, what: str, record: Path, tmp_path: Path, capsys: Capture
) -> None:
    if form == "parquet":
        pytest.importorskip("polars", reason="Polars is an optional extra")
    other = sample_record(tmp_path / "other.db")
    files = [tmp_path / f"a.{form}", tmp_path / f"b.{form}"]
    for file, path in zip(files, (record, other), strict=True):
        run(capsys, "export", "--format", form, "--what", what, "-o", str(file), "--record", str(path))
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_export_to_standard_output_is_sorted(record: Path, capsys: Capture) -> None:
    ids = [row["id"] for row in csv.DictReader(StringIO(run(capsys, "export")))]
    assert ids == sorted(ids) and ids
    features = json.loads(run(capsys, "export", "--format", "geojson"))["features"]
    assert features[0]["geometry"]["coordinates"] == [70.25, 34.5]
    assert main(["export", "-o", str(record.parent / "no" / "folder" / "x.csv")]) == 1
    assert "can't write" in capsys.readouterr().err


def test_claims_are_all_exported_or_those_of_the_events_chosen(
    shelling: dict[str, Any], record: Path, capsys: Capture
) -> None:
    whole = [json.loads(line) for line in run(capsys, "export", "--what", "claims", "--format", "jsonl").splitlines()]
    assert {row["kind"] for row in whole} == {"event", "control", "relation"}
    assert {row["event"] for row in whole if row["kind"] != "event"} == {""}
    assert [row["claim"] for row in whole] == sorted(row["claim"] for row in whole)
    rows = list(csv.DictReader(StringIO(run(capsys, "export", "--what", "claims", "--min-killed", "10"))))
    assert {row["event"] for row in rows} == {shelling["id"]} and len(rows) == len(shelling["claims"])
    early = list(csv.DictReader(StringIO(run(capsys, "export", "--what", "claims", "--published-until", "2031-05-10"))))
    assert {row["document"] for row in early} == {"post-1"}


def test_verify_proves_the_record_and_finds_what_was_changed(record: Path, capsys: Capture) -> None:
    assert "4 reports" in run(capsys, "verify")
    with sqlite3.connect(record) as connection:
        triggers = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for trigger in triggers:
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE documents SET text = replace(text, 'Mortar', 'Rocket')")
    out = run(capsys, "verify", ends=2)
    assert "documents" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["event", "e000000000"], "e000000000"),
        (["event", "zebra"], "zebra"),
        (["why", "e0", "killed"], "e0"),
        (["why", "e0", "weather"], "weather"),
        (["events", "--type", "shellin"], "did you mean shelling"),
        (["events", "--since", "Friday"], "Friday"),
        (["events", "--as-of", "soon"], "soon"),
        (["diff", "r0", "r1"], "no run begins"),
        (["review", "claim", "accept", "--by", "a", "--because", "b"], "name at least one id"),
        (["review", "event", "e1", "accept"], "--by"),
        (["actor", "Nobody At All"], "Nobody At All"),
        (["events", "--record", "nowhere.db"], "rashomon add"),
    ],
)
def test_wrong_calls_are_one_line(arguments: list[str], words: str, record: Path, capsys: Capture) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert words in err and len(err.splitlines()) == 1 and err.startswith("rashomon: ") and out == ""
