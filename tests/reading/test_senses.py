"""Everyday senses of words of conflict, sentence by sentence."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.everyday import everyday
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.senses import Candidate, everyday_sense, retyped
from rashomon.reading.stage import build_scene


def at(text: str, word: str) -> tuple[Scene, int]:
    scene = build_scene(parse(Document("d", text)))
    return scene, scene.parsed.words.index(word)


def sense(text: str, word: str, name: str) -> str:
    """The sense of a word as the head of a claim in which everybody of the sentence takes part."""
    scene, i = at(text, word)
    parties = [m for m in scene.by_sentence[scene.parsed.sentence[i]] if m.kind not in ("place", "object", "thing")]
    places = [m for m in scene.by_sentence[scene.parsed.sentence[i]] if m.kind == "place"]
    return everyday_sense(Candidate(scene, i, name, [], parties, places))


@pytest.mark.parametrize(
    ("text", "word", "name", "reason"),
    [
        ("A bus crash killed nine people near Havana.", "killed", "attack", "accident"),
        ("Nine people died of the virus in Lima.", "died", "attack", "accident"),
        ("Ona Bel died aged 91 in a military hospital.", "died", "attack", "old age"),
        ("The senator attacked the mayor for the delay.", "attacked", "attack", "words"),
        ("Ona Bel talked to her sister.", "talked", "talks", "nobody of any party"),
        ("The audience left the hall.", "left", "withdrawal", "nobody armed"),
        ("The prosecutor questioned a witness.", "questioned", "arrest", "witness"),
        ("The club released the tickets.", "released", "arrest", "only persons"),
        ("Parents would hold it against the teacher.", "hold", "controls", "no place"),
        ("The course engages young girls.", "engages", "armed_clash", "nobody of any power"),
        ("A guard armed with a torch met the guests.", "armed", "supports", "carrying"),
    ],
)
def test_life_as_usual(text: str, word: str, name: str, reason: str) -> None:
    assert reason in sense(text, word, name)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("A car bomb killed nine people after a crash near Kabul.", "killed", "attack"),
        ("Militants killed nine people in the flood-hit valley.", "killed", "attack"),
        ("Nine people were killed in Kunduz.", "killed", "attack"),
        ("The jet crashed after the missile strike, killing nine people.", "killing", "attack"),
        ("Gunmen attacked the mayor for the second time.", "attacked", "attack"),
        ("President Ona Bel visited Kabul.", "visited", "talks"),
        ("Soldiers left the village.", "left", "withdrawal"),
        ("Police questioned nine students.", "questioned", "arrest"),
        ("The rebels released nine hostages.", "released", "arrest"),
        ("Rebels hold the town of Kunduz.", "hold", "controls"),
        ("Soldiers engaged militants near Kunduz.", "engaged", "armed_clash"),
    ],
)
def test_conflict_stays_conflict(text: str, word: str, name: str) -> None:
    assert sense(text, word, name) == ""


def test_what_is_taken_and_is_no_place_is_no_territory() -> None:
    assert retyped(*at("The navy seized a glider in the bay.", "seized"), "territory_taken") == "other_event"
    assert retyped(*at("The rebels seized the town of Kunduz.", "seized"), "territory_taken") == "territory_taken"
    assert retyped(*at("Fighters seized a hilltop in the north.", "seized"), "territory_taken") == "territory_taken"


def test_people_who_march_are_on_no_offensive() -> None:
    assert retyped(*at("Nine thousand people marched on Saturday.", "marched"), "offensive") == "protest"
    assert retyped(*at("The rebels marched on Kabul.", "marched"), "offensive") == "offensive"


def test_lists_are_in_lower_case_and_apart() -> None:
    lists = everyday()
    for name in type(lists).model_fields:
        words = getattr(lists, name)
        assert words and all(word == word.lower() for word in words), name
    assert not lists.causes & lists.mere_harm
