"""Which words might carry a claim."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.candidates import candidates
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


def words(text: str) -> list[str]:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    found = candidates(scene)
    assert found == sorted(set(found))
    return [scene.parsed.words[i] for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled Homs.", ["shelled"]),
        ("Villagers whistled.", ["whistled"]),
        ("The bombardment of Homs went on.", ["bombardment"]),
        ("Taliban fighters in Kunduz are cold.", ["in"]),
    ],
)
def test_words_of_doing_are_candidates(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(words(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The rebels were in a house and had bread.", {"were", "had", "in", "house", "bread"}),
        ("Villagers in blue coats said so.", {"in", "coats", "said"}),
        ("The rain in Kunduz was heavy.", {"in"}),
        ("It could have been worse.", {"could", "have", "been"}),
        ("The film was shot in Kabul.", {"shot"}),
        ("Police accused rebels of murder.", {"accused"}),
    ],
)
def test_helping_words_and_plain_things_are_not(text: str, never: set[str]) -> None:
    assert not never & set(words(text))


def test_a_text_without_words_has_none() -> None:
    assert words("Kot.") == []
