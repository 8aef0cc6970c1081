"""Sizes of groups in made-up sentences."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene
from rashomon.reading.strength import members


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("The group has some 600 fighters.", "has", 600),
        ("Estimates of its strength range from 3,000 to 5,000 fighters.", "fighters", 3000),
        ("The rebels have a force of 2,000.", "force", 2000),
        ("The 6,000-strong Tiger Battalion marched to Jaffna.", "strong", 6000),
        ("The 3,000-member brigade joined the army.", "member", 3000),
        ("A militia of 1,500 gunmen guards the oil terminal.", "militia", 1500),
        ("Its ranks have swelled to 10,000.", "swelled", 10000),
        ("The group has fighters in the hills.", "has", None),
        ("The group has many members in Yemen.", "has", None),
        ("The group has 12 offices in Yemen.", "has", None),
        ("The group has hundreds of members.", "has", 100),
    ],
)
def test_members(text: str, word: str, count: int | None) -> None:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    number = members(scene, scene.parsed.words.index(word)).get("count")
    assert (number.value if number else None) == count


def test_range_has_both_ends() -> None:
    scene = build_scene(parse(document("It has from 3,000 to 5,000 fighters.", id="d", published=None)))
    number = members(scene, scene.parsed.words.index("has"))["count"]
    assert (number.low, number.high, number.vagueness) == (3000, 5000, "range")
