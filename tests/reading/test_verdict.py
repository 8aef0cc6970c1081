"""Modality: what the model makes of the rules' findings and of the words."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.documents import document
from rashomon.reading import verdict as module
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene
from rashomon.reading.verdict import modality, modality_features

CLASSES = ("asserted", "denied", "possible", "planned")
PLAIN = [
    ("Rebels attacked Homs.", "attacked", "asserted"),
    ("Rebels may have attacked Homs.", "attacked", "possible"),
    ("Rebels plan to attack Homs.", "attack", "planned"),
    ("The army denied that it had bombed Kunduz.", "bombed", "denied"),
    ("Rebels did not attack Homs.", "attack", "denied"),
]


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def verdict(scene: Scene, word: str) -> str:
    """The modality of an attack headed by a word, as its first voice puts it."""
    i = scene.parsed.words.index(word)
    return modality(scene, i, "attack", scene.voices(i)[0])


def weighing(monkeypatch: pytest.MonkeyPatch, features: dict[str, str]) -> None:
    """A model that knows some features, each with the class that it speaks for."""
    weights = np.array([[float(each == name) for each in CLASSES] for name in features.values()])
    model = LinearModel(CLASSES, {feature: n for n, feature in enumerate(features)}, weights, np.zeros(4), None)
    monkeypatch.setattr(module, "load_model", lambda _: model)


def test_the_model_weighs_the_rules_finding_against_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = scene_of("A possible attack on Homs worried the army.")
    weighing(monkeypatch, {"m=possible": "possible"})
    assert verdict(scene, "attack") == "possible"
    weighing(monkeypatch, {"l=attack": "planned"})
    assert verdict(scene, "attack") == "planned"


def test_what_the_verb_of_a_deed_says_itself_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, {"l=attack": "asserted", "l=take": "asserted"})
    assert verdict(scene_of("Rebels may have attacked Homs."), "attacked") == "possible"
    assert verdict(scene_of("Rebels did not attack Homs."), "attack") == "denied"
    assert verdict(scene_of("The general ordered rebels to attack Homs."), "attack") == "planned"


@pytest.mark.parametrize(("text", "word", "expected"), PLAIN)
def test_with_the_models_of_the_package_plain_sentences_are_clear(text: str, word: str, expected: str) -> None:
    assert verdict(scene_of(text), word) == expected


def test_features_hold_the_rules_finding_the_effect_of_the_source_and_the_words() -> None:
    scene = scene_of("The army denied that it had bombed Kunduz.")
    bombed = scene.parsed.words.index("bombed")
    features = set(modality_features(scene, bombed, "bombing", scene.voices(bombed)[0]))
    assert {"m=asserted", "e=denied", "me=asserted/denied", "s=deny", "chain=1", "x=had", "q=0"} <= features
    question = scene_of("Did rebels attack Homs?")
    attack = question.parsed.words.index("attack")
    assert "q=1" in modality_features(question, attack, "attack", question.voices(attack)[0])


def test_each_voice_has_its_own_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, {"e=denied": "denied"})
    scene = scene_of("Rebels attacked Homs.")
    assert modality(scene, 1, "attack", ((), "asserted")) == "asserted"
    assert modality(scene, 1, "attack", ((), "denied")) == "denied"
