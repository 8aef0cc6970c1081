"""What is taken decides what sort of taking it is."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.captures import taken
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


@pytest.mark.parametrize(
    ("text", "verb", "before", "after"),
    [
        ("Gunmen seized six sailors off Basilan.", "seized", "territory_taken", "abduction"),
        ("Police seized six protesters in Minsk.", "seized", "territory_taken", "arrest"),
        ("Soldiers captured one of the camps.", "captured", "arrest", "territory_taken"),
        ("Troops hold the bridge at Kot.", "hold", "arrest", "controls"),
        ("Rebels captured two vehicles near Kot.", "captured", "abduction", ""),
        ("Rebels captured the town of Kot.", "captured", "territory_taken", "territory_taken"),
        ("The army freed 15 hostages in Kot.", "freed", "abduction", "other_event"),
        ("Rebels shelled the camp.", "shelled", "shelling", "shelling"),
    ],
)
def test_the_type_follows_what_is_taken(text: str, verb: str, before: str, after: str) -> None:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    assert taken(scene, scene.parsed.words.index(verb), before) == after
