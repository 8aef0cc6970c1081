"""Peaceful phrases: each is found in its own example, and takes the word out of the triggers."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.pipeline import parse, parse_many
from rashomon.reading.stage import build_scene
from rashomon.vocabulary.triggers import peaceful_table


def test_every_phrase_is_found_in_its_example() -> None:
    triggers = peaceful_table().triggers
    parses = parse_many(document(t.example, id=str(n)) for n, t in enumerate(triggers))
    missed = [
        trigger.trigger
        for trigger, parsed in zip(triggers, parses, strict=True)
        if all(hit.trigger is not trigger for hit in peaceful_table().scan(parsed))
    ]
    assert missed == []


def test_a_statement_released_is_no_prisoner_released() -> None:
    scene = build_scene(parse(document("The army released a statement and later released nine prisoners.", id="d")))
    words = [scene.parsed.words[i] for i in scene.hits]
    assert words.count("released") == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Divers went on with the search for survivors near Kot.", "search"),
        ("Diplomatic engagement between the army and the rebels is over.", "engagement"),
    ],
)
def test_the_longer_phrase_counts(text: str, word: str) -> None:
    scene = build_scene(parse(document(text, id="d")))
    assert scene.parsed.words.index(word) not in scene.hits


def test_a_search_for_a_suspect_stays_one() -> None:
    scene = build_scene(parse(document("Police began a search for two gunmen in Kot.", id="d")))
    assert scene.hits[scene.parsed.words.index("search")][0].trigger.type == "arrest"
