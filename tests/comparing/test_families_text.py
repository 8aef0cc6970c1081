"""The example families have the shape that the golden tests of comparing rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "examples" / "families"
FILES = sorted(FOLDER.glob("*.jsonl"))
KEYS = ["id", "title", "published", "publisher", "url", "licence", "note", "language", "text"]
SECTIONS = {
    "family",
    "about",
    "copies",
    "events",
    "apart",
    "disagreements",
    "control",
    "relations",
    "leads",
    "strength",
    "origins",
}
COPIES = {"copy", "rewrite", "passage", "quotation", "credit"}
DISAGREEMENTS = {"denial", "update", "contradiction"}
MODALITIES = {"asserted", "denied", "possible", "planned"}
HISTORIES = ("control", "relations", "leads", "strength")
EVENT_TYPES = {
    *("armed_clash", "offensive", "air_strike", "shelling", "suicide_bombing", "bombing", "chemical_attack", "attack"),
    *("abduction", "sexual_violence", "arrest", "protest", "riot", "agreement", "talks", "group_change"),
    *("territory_taken", "withdrawal", "deployment", "destruction", "disrupted", "displacement", "sanction", "threat"),
    *("toll", "other_event"),
}


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


REPORTS = {file.stem: rows(file) for file in FILES}
TEXTS = {row["id"]: row["text"] for family in REPORTS.values() for row in family}
EXPECTED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))["families"]
BY_NAME = [pytest.param(entry, id=entry["family"]) for entry in EXPECTED]


def quoted(value: object) -> Iterator[dict[str, Any]]:
    """Every mapping below `value` that quotes a document."""
    if isinstance(value, dict):
        if "words" in value:
            yield value
        for part in value.values():
            yield from quoted(part)
    elif isinstance(value, list):
        for part in value:
            yield from quoted(part)


def test_there_are_twelve_families_of_three_to_eight_reports() -> None:
    assert len(FILES) == 12
    assert {len(family) in range(3, 9) for family in REPORTS.values()} == {True}
    assert 60 <= len(TEXTS) <= 75


def test_every_family_has_its_expectations_and_no_others() -> None:
    assert sorted(entry["family"] for entry in EXPECTED) == [file.stem for file in FILES]


def test_identifiers_addresses_and_titles_are_unique() -> None:
    everything = [row for family in REPORTS.values() for row in family]
    for key in ("id", "url", "title"):
        values = [row[key] for row in everything]
        assert len(set(values)) == len(values), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_reports_have_the_fields_of_an_example(file: Path) -> None:
    for row in REPORTS[file.stem]:
        assert list(row) == KEYS
        assert date.fromisoformat(row["published"])
        assert ".example/" in row["url"]
        assert (row["licence"], row["language"]) == ("Apache-2.0", "en")
        assert row["note"] == "an invented report, written as an example"
        assert 80 <= len(row["text"].split()) <= 350, row["id"]


@pytest.mark.parametrize("entry", BY_NAME)
def test_expectations_name_reports_of_their_own_family(entry: dict[str, Any]) -> None:
    own = {row["id"] for row in REPORTS[entry["family"]]}
    assert set(entry) <= SECTIONS
    assert {quote["document"] for quote in quoted(entry)} <= own
    for copy in entry.get("copies", []):
        assert copy["document"] in own
        assert copy["kind"] in COPIES
        assert copy["of"] in own or copy["kind"] == "credit"


@pytest.mark.parametrize("entry", BY_NAME)
def test_quotes_are_verbatim(entry: dict[str, Any]) -> None:
    for quote in quoted(entry):
        assert quote["words"] in TEXTS[quote["document"]], quote


@pytest.mark.parametrize("entry", BY_NAME)
def test_events_are_well_formed(entry: dict[str, Any]) -> None:
    names = [event["name"] for event in entry["events"]]
    assert len(set(names)) == len(names)
    assert any(event["main"] for event in entry["events"])
    for event in entry["events"]:
        assert set(event["types"]) <= EVENT_TYPES
        assert event["documents"], event["name"]
        assert event["start"] is None or event["start"] <= event["end"], event["name"]
        told = [row["document"] for row in event["documents"]]
        assert len(set(told)) == len(told), event["name"]
        assert {row.get("modality", "asserted") for row in event["documents"]} <= MODALITIES
        stated = {row["killed"] for row in event["documents"] if "killed" in row}
        assert stated <= set(event.get("killed", [])), event["name"]


@pytest.mark.parametrize("entry", BY_NAME)
def test_apart_pairs_are_of_different_events(entry: dict[str, Any]) -> None:
    names = {event["name"] for event in entry["events"]}
    for pair in entry.get("apart", []):
        assert {pair["first"]["event"], pair["second"]["event"]} <= names
        assert pair["first"]["event"] != pair["second"]["event"]
        assert pair["why"]


@pytest.mark.parametrize("entry", BY_NAME)
def test_disagreements_name_their_subject(entry: dict[str, Any]) -> None:
    names = {event["name"] for event in entry["events"]}
    for row in entry.get("disagreements", []):
        assert row["type"] in DISAGREEMENTS
        assert row.get("event") in names or row.get("subject"), row
        assert row["first"]["value"] != row["second"]["value"], row
        assert (row["first"]["document"], row["first"]["words"]) != (row["second"]["document"], row["second"]["words"])


@pytest.mark.parametrize("entry", BY_NAME)
def test_histories_and_origins_are_counted_right(entry: dict[str, Any]) -> None:
    for section in HISTORIES:
        for subject in entry.get(section, []):
            assert subject["states"], subject
            assert {state.get("modality", "asserted") for state in subject["states"]} <= MODALITIES
    main = {event["name"] for event in entry["events"] if event["main"]}
    assert main == {row["event"] for row in entry["origins"]}
    for row in entry["origins"]:
        assert row["origins"] == len(set(row["origin_names"]))
        assert row["speakers"] == len(set(row["speaker_names"]))
