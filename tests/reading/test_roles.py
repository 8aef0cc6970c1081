"""Which phrases become agent, target and place."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.documents import document
from rashomon.reading import roles as module
from rashomon.reading.features import ROLES
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse
from rashomon.reading.roles import MOST, Roles, around, doubt, roles
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene

PLAIN = "Taliban gunmen shelled soldiers in Kunduz."


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def by_slot(monkeypatch: pytest.MonkeyPatch, **weights: tuple[float, float, float]) -> None:
    """A model that looks only at where a phrase stands; weights are for agent, target, place."""
    index = {f"slot={slot}": n for n, slot in enumerate(weights)}
    table = np.array(list(weights.values())) if weights else np.zeros((0, 3))
    model = LinearModel(ROLES, index, table, np.array([-4.0] * 3), None)
    monkeypatch.setattr(module, "load_model", lambda name: model)


def chosen(scene: Scene, word: str, name: str = "shelling", score: float = 0.9) -> dict[str, list[str]]:
    found: Roles = roles(scene, scene.parsed.words.index(word), name, score)
    return {role: [scene.parsed.words[m.head] for m in found.mentions(role)] for role in ROLES}


def test_each_phrase_goes_to_its_likeliest_role(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, subject=(8, 0, 0), object=(0, 8, 0), **{"in": (0, 0, 8)})
    assert chosen(scene_of(PLAIN), "shelled") == {"agent": ["gunmen"], "target": ["soldiers"], "place": ["Kunduz"]}


def test_one_party_fills_one_role(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, subject=(8, 7, 6))
    assert chosen(scene_of(PLAIN), "shelled") == {"agent": ["gunmen"], "target": [], "place": []}


def test_unlikely_phrases_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch)
    told = "Soldiers were shelled in Kunduz near the camp of Taliban gunmen."
    assert chosen(scene_of(told), "shelled") == {"agent": [], "target": [], "place": []}


def test_the_subject_of_a_verb_that_wants_a_doer_has_done_it(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch)
    assert chosen(scene_of(PLAIN), "shelled") == {"agent": ["gunmen"], "target": [], "place": []}


def test_a_doubtful_claim_needs_surer_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, subject=(3.5, 0, 0))
    scene = scene_of(PLAIN)
    assert chosen(scene, "shelled", score=1.0)["agent"] == ["gunmen"]
    assert chosen(scene, "shelled", score=0.0)["agent"] == []
    assert doubt(0.0) < doubt(0.5) < doubt(1.0) == 1.0


def test_a_state_where_the_verb_wants_a_party_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, object=(0, 0, 8))
    assert chosen(scene_of("Rebels plan to attack Ukraine."), "attack", "attack")["target"] == ["Ukraine"]
    assert chosen(scene_of("Rebels plan to attack Kunduz."), "attack", "attack")["place"] == ["Kunduz"]


def test_a_role_is_filled_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, **{"in": (0, 0, 8)})
    towns = ["Kunduz", "Kabul", "Homs", "Aleppo", "Idlib", "Mosul", "Tikrit"]
    scene = scene_of(f"Taliban gunmen shelled soldiers in {', '.join(towns)} and Raqqa.")
    assert len(chosen(scene, "shelled")["place"]) <= MOST


def test_the_noun_of_a_light_verb_is_no_party(monkeypatch: pytest.MonkeyPatch) -> None:
    by_slot(monkeypatch, subject=(8, 0, 0), object=(0, 8, 0))
    found = chosen(scene_of("Gunmen opened fire on soldiers."), "opened", "attack")
    assert "fire" not in found["target"]


def test_phrases_are_looked_for_here_and_in_two_sentences_before() -> None:
    scene = scene_of("Kabul slept. The Taliban left. Huthis rested. Rain fell. Gunmen attacked Kunduz.")
    heads = [scene.parsed.words[m.head] for m in around(scene, scene.parsed.words.index("attacked"))]
    assert heads[:2] == ["Gunmen", "Kunduz"]
    assert "Huthis" in heads and "Kabul" not in heads


def test_with_the_models_of_the_package_a_plain_sentence_is_clear() -> None:
    found = chosen(scene_of("Taliban gunmen attacked soldiers in Kunduz."), "attacked", "attack")
    assert found["agent"] == ["gunmen"]
    assert found["target"] == ["soldiers"]
    assert found["place"] == ["Kunduz"]
