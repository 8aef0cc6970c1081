"""The commands with the reader as it is: what comes out has the right shape and stands in the text."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import rashomon
from rashomon.cli.main import app, main
from rashomon.exchange.json_back import from_lines
from rashomon.exchange.json_lines import to_json
from rashomon.reading.claim import Claim
from rashomon.vocabulary.schema import KIND_OF

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
GAO = EXAMPLES / "gao-checkpoint.txt"
WIRE = EXAMPLES / "wire.jsonl"
REFERENCE = ROOT.parent / "shared" / "tools" / "score_claims.py"
GOLD = ROOT.parent / "shared" / "gold" / "train"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """The single examples as JSON lines; the families beside them are for the record."""
    single = sorted(str(file) for file in EXAMPLES.iterdir() if file.is_file())
    done = CliRunner().invoke(app, ["code", *single, "--format", "jsonl"], standalone_mode=False)
    assert done.return_value == 0 and done.exception is None
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_example_has_claims_of_several_voices(lines: list[dict[str, Any]]) -> None:
    assert len(lines) == len(set(line["id"] for line in lines)) >= 10
    for line in lines:
        chains = {tuple(party["name"] for party in claim["sources"]) for claim in line["claims"]}
        assert len(line["claims"]) >= 3 and len(chains) >= 2, line["id"]
    modalities = {claim["modality"] for line in lines for claim in line["claims"]}
    assert modalities == {"asserted", "denied", "possible", "planned"}


def test_evidence_and_mentions_stand_in_the_report() -> None:
    for row in map(json.loads, WIRE.read_text(encoding="utf-8").splitlines()):
        reading = rashomon.read(rashomon.Document(row["id"], row["text"], row["title"], row["publisher"]))
        whole = {"text": row["text"], "title": row["title"]}
        for claim in reading.claims:
            spans = [*claim.evidence, *(party.span for party in parties(claim) if party.span)]
            spans += [number.span for number in claim.numbers.values() if number.span]
            assert claim.evidence and claim.rule and KIND_OF[claim.type] == claim.kind
            for span in spans:
                assert whole[span.part][span.start : span.end] == span.quote
            assert row["publisher"] not in [party.name for party in claim.sources]


def parties(claim: Claim) -> list[Any]:
    return [*claim.agents, *claim.targets, *claim.places, *claim.sources]


def test_lines_can_be_read_back(lines: list[dict[str, Any]]) -> None:
    written = [json.dumps(line) for line in lines]
    assert [to_json(reading) for reading in from_lines(written)] == lines


def test_the_first_report_says_who_says_what() -> None:
    claims = rashomon.read(GAO, published="2021-03-07", publisher="Sahel Desk").claims
    killed = {claim.numbers["killed"].value: claim for claim in claims if "killed" in claim.numbers}
    assert [party.name for party in killed[11].sources] == ["local official"]
    assert [party.name for party in killed[4].sources] == ["army"]
    assert killed[11].when is not None and killed[11].when.start.isoformat() == "2021-03-05"
    assert any(claim.modality == "planned" for claim in claims)
    assert any(claim.modality == "possible" for claim in claims)


def test_the_table_groups_by_source_and_explain_opens_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(GAO), "--published", "2021-03-07"]) == 0
    table = capsys.readouterr().out
    assert "\narmy\n" in table and "\nlocal official\n" in table and "4 killed" in table
    assert main(["explain", str(GAO), "1", "--published", "2021-03-07"]) == 0
    opened = capsys.readouterr().out
    assert "⟦" in opened and "Step by step" in opened and "rule" in opened
    assert main(["explain", str(GAO), "99"]) == 1


def test_the_page_of_all_examples(tmp_path: Path) -> None:
    page = tmp_path / "demo.html"
    out = tmp_path / "all.jsonl"
    assert main(["code", str(WIRE), "--html", str(page), "--format", "jsonl", "--out", str(out)]) == 0
    html = page.read_text(encoding="utf-8")
    assert html.count('class="report"') == len(out.read_text(encoding="utf-8").splitlines()) == 5
    assert "Who says what" in html and "http-equiv" in html


def test_a_vocabulary_of_ones_own() -> None:
    command = [sys.executable, "-m", "rashomon", "code", "-", "--format", "jsonl"]
    words = "Loyalists kneecapped two men in Belfast on Friday, police said."
    types = {}
    for own in ("", str(ROOT / "docs" / "own-vocabulary.yaml")):
        done = subprocess.run(
            command,
            input=words,
            capture_output=True,
            text=True,
            env={**ENVIRONMENT, "RASHOMON_VOCABULARY": own},
            timeout=120,
        )
        types[own] = [(c["type"], c["wounded"]) for c in json.loads(done.stdout)["claims"]]
    without, with_own = types.values()
    assert ("attack", 2) in with_own and ("attack", 2) not in without


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Thirty reports, none the same as another."""
    rows = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()]
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(
            json.dumps({**rows[n % 5], "id": f"d{n}", "title": f"{n} {rows[n % 5]['title']}"}) + "\n" for n in range(30)
        )
    )
    return path


def start(many: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rashomon", "code", str(many), "--format", "jsonl", "--jobs", str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, start_new_session=True
    )


def test_two_processes_keep_the_order_and_find_the_same(many: Path) -> None:
    one, two = (start(many, jobs).communicate(timeout=240) for jobs in (1, 2))
    assert one == two
    assert [json.loads(line)["id"] for line in two[0].splitlines()] == [f"d{n}" for n in range(30)]


def test_ctrl_c_with_two_processes_leaves_whole_lines_and_no_traceback(many: Path) -> None:
    process = start(many, 2)
    assert process.stdout and process.stderr
    first = process.stdout.readline()
    # As a terminal does it: every process of the group gets the signal.
    os.killpg(process.pid, signal.SIGINT)
    # Not communicate(): it would lose what readline() has read ahead.
    with process.stdout, process.stderr:
        rest, err = process.stdout.read(), process.stderr.read()
    assert process.wait(timeout=60) == 130 and err == b"rashomon: stopped\n"
    written = (first + rest).decode()
    assert written.endswith("\n")
    ids = [json.loads(line)["id"] for line in written.splitlines()]
    assert ids == [f"d{n}" for n in range(len(ids))]


@pytest.mark.skipif(not REFERENCE.is_file() or not GOLD.is_dir(), reason="no ../shared beside the project")
def test_score_gives_the_figures_of_the_reference_for_what_code_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for file in sorted(GOLD.glob("*.json"))[::12]:
        (gold / file.name).write_bytes(file.read_bytes())
    predictions = tmp_path / "claims.jsonl"
    assert main(["code", str(gold), "--format", "jsonl", "--out", str(predictions)]) == 0
    assert main(["score", str(gold), "--predictions", str(predictions), "--json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    theirs = subprocess.run(
        [sys.executable, str(REFERENCE), str(gold), str(predictions), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    reference = json.loads(theirs.stdout)
    for group in ("claims", "slots", "events", "by_slot", "by_kind", "attribution", "modality", "whole"):
        assert ours[group] == reference[group]
    assert main(["score", str(gold), "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["slots"] == ours["slots"]
