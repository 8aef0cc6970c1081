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
        ("President Han Kyo-Ahn in Seoul resigned.", "Ahn", "Han Kyo-Ahn"),
        ("The pilot, Anwar al-Sabri, was freed.", "Sabri", "Anwar al-Sabri"),
        ("Minister for the Middle East Karim Odeh spoke.", "Odeh", "Karim Odeh"),
        ("The leader of Popular Front Omar Bell died.", "leader", "Omar Bell"),
        ("Mayor Ona Bel praised the brave armed forces and aid workers.", "workers", "aid workers"),
        ("When alleged guerrillas attacked, when guards fled, ten died.", "guerrillas", "alleged guerrillas"),
        ("The Committee to Protect Journalists spoke.", "Committee", "Committee to Protect Journalists"),
    ],
)
def test_names(text: str, word: str, name: str) -> None:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    assert scene.by_head[scene.parsed.words.index(word)].name == name
