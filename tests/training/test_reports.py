"""The annotated reports that the models learn from: each must hold together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rashomon.reading.claim import NUMBERS
from rashomon.vocabulary.schema import KIND_OF

REPORTS = Path(__file__).parents[2] / "training" / "reports"
FILES = sorted(REPORTS.glob("*.json"))
pytestmark = pytest.mark.skipif(not FILES, reason="the annotated reports are not here")
KINDS = {"armed_group", "state_force", "government", "organisation", "media", "person", "people"}
MODALITIES = {"asserted", "denied", "possible", "planned"}


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Everything that is wrong with a report."""
    entities, places = report["entities"], report["places"]
    try:
        date.fromisoformat(report["published"])
    except (TypeError, ValueError):
        yield f"published: {report['published']!r}"
    for key, entry in {**entities, **places}.items():
        if not entry["name"] or not isinstance(entry["aliases"], list):
            yield f"{key}: needs a name and a list of aliases"
    for key, entity in entities.items():
        if entity["kind"] not in KINDS:
            yield f"{key}: kind {entity['kind']!r}"
    for key, place in places.items():
        if place["inside"] and place["inside"] not in places:
            yield f"{key}: inside unknown place {place['inside']!r}"
    ids = [claim["id"] for claim in report["claims"]]
    if ids != [f"c{n}" for n in range(1, len(ids) + 1)]:
        yield f"ids are not c1, c2, …: {ids}"
    for claim in report["claims"]:
        yield from (f"{claim['id']}: {fault}" for fault in claim_faults(claim, report))


def claim_faults(claim: dict[str, Any], report: dict[str, Any]) -> Iterator[str]:
    if KIND_OF.get(claim["type"]) != claim["kind"]:
        yield f"kind {claim['kind']!r} with type {claim['type']!r}"
    if bool(claim.get("event")) is not (claim["kind"] == "event"):
        yield f"event {claim.get('event')!r}"
    for slot in ("agents", "targets", "sources", "places"):
        table = report["places" if slot == "places" else "entities"]
        yield from (f"{slot} names unknown {key!r}" for key in claim[slot] if key not in table)
    if not (claim["agents"] or claim["targets"] or claim["places"]):
        yield "no agent, target or place"
    if claim["modality"] not in MODALITIES:
        yield f"modality {claim['modality']!r}"
    if claim.get("change") not in (None, "starts", "ends"):
        yield f"change {claim['change']!r}"
    if claim.get("change") and claim["kind"] in ("event", "strength"):
        yield f"change of {claim['kind']}"
    for name in NUMBERS:
        value = claim.get(name)
        if value is not None and (type(value) is not int or value < 0):
            yield f"{name} {value!r}"
    if (when := claim["when"]) is not None:
        try:
            if date.fromisoformat(when["start"]) > date.fromisoformat(when["end"]):
                yield f"when starts after it ends: {when}"
        except (KeyError, TypeError, ValueError) as error:
            yield f"when {when!r}: {error}"
    if not claim["evidence"]:
        yield "no evidence"
    for quote in claim["evidence"]:
        if not quote.strip() or (quote not in report["text"] and quote not in report["title"]):
            yield f"evidence not verbatim: {quote!r:.70}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_report_holds_together(path: Path) -> None:
    report = json.loads(path.read_text(encoding="utf-8"))
    assert report["id"] == path.stem
    assert report["text"].strip() and report["licence"] and report["claims"]
    assert list(faults(report)) == []


def test_no_text_stands_there_twice() -> None:
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in FILES]
    assert len(set(texts)) == len(texts)


def test_a_faulty_report_is_seen_through() -> None:
    report = json.loads(FILES[0].read_text(encoding="utf-8"))
    claim = report["claims"][0]
    claim |= {"type": "picnic", "agents": ["nobody"], "evidence": ["words it does not hold"], "modality": "sure"}
    found = [fault for fault in faults(report) if fault.startswith("c1: ")]
    assert len(found) == 4
