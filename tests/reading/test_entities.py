"""Mentions gathered into entities."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def entities(scene: Scene, word: str) -> list[int]:
    return [m.entity for m in scene.mentions if scene.parsed.words[m.head] == word]


def test_surname_joins_its_person() -> None:
    first, second = entities(scene_of("General Omar Faruk spoke. Faruk was killed."), "Faruk")
    assert first == second


def test_one_surname_of_two_persons() -> None:
    first, second = entities(scene_of("Minister Ali Daud said no. Minister Norine Daud said yes."), "Daud")
    assert first != second


def test_pronoun_finds_the_person() -> None:
    scene = scene_of("General Omar Faruk led the rebels. He was killed in May.")
    (he,) = entities(scene, "He")
    assert he == entities(scene, "Faruk")[0]


def test_description_finds_its_group() -> None:
    scene = scene_of("Boko Haram attacked a village. The group burned houses.")
    (group,) = [m for m in scene.mentions if scene.parsed.words[m.head] == "group"]
    assert group.inferred
    assert scene.entities.of(group).name == "Boko Haram"
