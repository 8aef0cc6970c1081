"""Names of phrases read well."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("FILE - Israeli emergency services work in Jerusalem.", "services", "Israeli emergency services"),
        ('"Free Youth Front" fighters attacked the town.', "fighters", "Free Youth Front fighters"),
        ("Troops fought (KNLA) rebels.", "rebels", "rebels"),
        ("The two armed guards slept.", "guards", "two armed guards"),
        ("Shells killed five Ukrainian civilians.", "civilians", "five Ukrainian civilians"),
        ("General Omar Faruk spoke.", "Faruk", "Omar Faruk"),
    ],
)
def test_names(text: str, word: str, name: str) -> None:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    assert scene.by_head[scene.parsed.words.index(word)].name == name
