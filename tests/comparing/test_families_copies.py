"""The example families: every copy found with its kind, and none that is not there."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon.comparing.copies import Text, copy_of
from rashomon.comparing.credits import Credit, credit
from rashomon.comparing.origins import rank, report_origin, text_of
from rashomon.comparing.outlets import outlet
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.shingles import bands, signature
from rashomon.documents.document import Document

FOLDER = Path(__file__).parents[2] / "examples" / "families"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))["families"]
BY_NAME = [pytest.param(entry, id=entry["family"]) for entry in EXPECTED]


@cache
def _reports(family: str) -> dict[str, tuple[Document, Credit | None, Text]]:
    found = {}
    for line in (FOLDER / f"{family}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["published"]) if row["published"] else None
        report = Document(row["id"], row["text"], row["title"], row["publisher"], day)
        found[row["id"]] = (report, credit(report), text_of(row["id"], report, credit(report)))
    return found


@pytest.mark.parametrize("entry", BY_NAME)
def test_every_copy_is_found_with_its_kind_and_no_other(entry: dict[str, Any]) -> None:
    reports = _reports(entry["family"])
    order = sorted(reports, key=lambda key: rank(key, reports[key][0].published, report_origin(key, *reports[key][:2])))
    found = set()
    for at, later in enumerate(order):
        for earlier in order[:at]:
            copy = copy_of(reports[later][2], reports[earlier][2])
            if copy:
                found.add((later, earlier, copy.kind))
    expected = {(row["document"], row["of"], row["kind"]) for row in entry["copies"] if row["of"] in reports}
    assert found == expected


@pytest.mark.parametrize("entry", BY_NAME)
def test_credits_name_the_agency(entry: dict[str, Any]) -> None:
    reports = _reports(entry["family"])
    for row in entry["copies"]:
        if row["kind"] == "credit":
            credited = reports[row["document"]][1]
            assert credited is not None
            assert outlet(row["of"]).id in [agency.id for agency in credited.agencies]


@pytest.mark.parametrize("entry", BY_NAME)
def test_a_copy_is_found_by_a_key_or_by_its_credit(entry: dict[str, Any]) -> None:
    reports = _reports(entry["family"])
    for row in entry["copies"]:
        if row["of"] not in reports:
            continue
        one, other = reports[row["document"]][2], reports[row["of"]][2]
        keys = [
            {key for key, _, _ in passage_keys(text.text)} | set(bands(signature(text.text))) for text in (one, other)
        ]
        assert keys[0] & keys[1] or outlet(other.publisher).id in one.credits
