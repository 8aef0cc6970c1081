"""Finding the word that carries an annotated claim, on a report made up here."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rashomon.reading.candidates import candidates
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene

FOLDER = Path(__file__).parents[2] / "training"
pytestmark = pytest.mark.skipif(not (FOLDER / "align.py").exists(), reason="the training folder is not here")

TEXT = (
    "Rebels shelled Homs on Friday, killing three soldiers. The army denied that it had fled from the town. "
    "It is loyal to Damascus."
)
NONE = {"killed": None, "wounded": None, "change": None, "sources": [], "when": None}
GOLD: dict[str, Any] = {
    "id": "made-up",
    "published": "2016-08-13",
    "title": "Rebels Bombing Aleppo",
    "text": TEXT,
    "entities": {
        "rebels": {"name": "rebels", "aliases": ["Rebels"], "kind": "armed_group"},
        "army": {"name": "the army", "aliases": ["The army", "army", "soldiers", "It"], "kind": "state_force"},
    },
    "places": {"homs": {"name": "Homs", "aliases": ["Homs", "the town", "Aleppo"], "country": "SY", "inside": None}},
    "claims": [
        {
            "id": "c1",
            "kind": "event",
            "type": "shelling",
            "event": "e1",
            "agents": ["rebels"],
            "targets": ["army"],
            "places": ["homs"],
            "modality": "asserted",
            "evidence": ["Rebels shelled Homs on Friday, killing three soldiers."],
            **NONE,
        },
        {
            "id": "c2",
            "kind": "event",
            "type": "withdrawal",
            "event": "e2",
            "agents": ["army"],
            "targets": [],
            "places": ["homs"],
            "modality": "denied",
            "evidence": ["The army denied that it had fled from the town."],
            **NONE,
        },
        {
            "id": "c3",
            "kind": "event",
            "type": "bombing",
            "event": "e1",
            "agents": ["rebels"],
            "targets": [],
            "places": ["homs"],
            "modality": "asserted",
            "evidence": ["Rebels Bombing Aleppo"],
            **NONE,
        },
        {
            "id": "c4",
            "kind": "event",
            "type": "protest",
            "event": "e3",
            "agents": [],
            "targets": [],
            "places": ["homs"],
            "modality": "asserted",
            "evidence": ["words of another report"],
            **NONE,
        },
    ],
}


@pytest.fixture
def align(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("align")


@pytest.fixture
def scene(align: ModuleType, tmp_path: Path) -> Scene:
    (tmp_path / "made-up.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (report,) = align.annotated(tmp_path)
    assert report.gold == GOLD
    return build_scene(parse(report.document))


def test_the_head_is_the_word_of_the_type(align: ModuleType, scene: Scene) -> None:
    words = scene.parsed.words
    found = align.align(scene, GOLD)
    assert [a.claim["id"] for a in found] == ["c1", "c2", "c3", "c4"]
    assert [words[a.token] if a.token >= 0 else None for a in found] == ["shelled", "fled", "bombing", None]


def test_the_head_is_a_candidate_within_the_evidence(align: ModuleType, scene: Scene) -> None:
    usable = set(candidates(scene))
    for each in align.align(scene, GOLD):
        if each.token >= 0:
            assert each.token in usable and each.token in each.tokens


def test_evidence_of_text_and_title_is_found_to_the_word(align: ModuleType, scene: Scene) -> None:
    inside = align.evidence_tokens(scene, GOLD["claims"][1])
    assert " ".join(scene.parsed.words[i] for i in inside) == "The army denied that it had fled from the town ."
    titled = align.evidence_tokens(scene, GOLD["claims"][2])
    assert titled == [0, 1, 2]
    assert align.evidence_tokens(scene, GOLD["claims"][3]) == []


def test_aliases_are_those_of_the_slot(align: ModuleType) -> None:
    claim = GOLD["claims"][0]
    assert align.aliases(GOLD, "agents", claim) == [["rebels", "Rebels"]]
    assert align.aliases(GOLD, "places", claim) == [["Homs", "Homs", "the town", "Aleppo"]]
    assert align.aliases(GOLD, "sources", claim) == []


def test_a_mention_fits_the_names_that_it_has(align: ModuleType, scene: Scene) -> None:
    shelled = scene.parsed.words.index("shelled")
    mention = scene.by_head[scene.args(shelled).subject]
    assert align.fits(scene, mention, ["Rebels"])
    assert not align.fits(scene, mention, ["Homs", "The army"])
