"""Whether a relation, control or post starts or ends."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.changes import change_of
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


def change(text: str, word: str, kind: str) -> str | None:
    scene = build_scene(parse(document(text, id="d", published="2016-08-13")))
    return change_of(scene, scene.parsed.words.index(word), kind)


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("The Taliban controls Kunduz.", "controls", "control", None),
        ("The Taliban no longer controls Kunduz.", "controls", "control", "ends"),
        ("The Taliban stopped supporting al-Qaeda.", "supporting", "relation", "ends"),
        ("ISIS has split from al-Qaeda.", "split", "relation", "starts"),
        ("The Taliban is an ally of al-Qaeda.", "ally", "relation", None),
        ("The Taliban is a former ally of al-Qaeda.", "ally", "relation", "ends"),
        ("Former Afghan President Ona Rell spoke.", "President", "leadership", "ends"),
        ("The new Afghan President Ona Rell spoke.", "President", "leadership", "starts"),
        ("Afghan President Ona Rell spoke.", "President", "leadership", None),
    ],
)
def test_change(text: str, word: str, kind: str, expected: str | None) -> None:
    assert change(text, word, kind) == expected


def test_new_starts_a_post_but_no_alliance() -> None:
    assert change("The Taliban is a new ally of al-Qaeda.", "ally", "relation") is None


@pytest.mark.parametrize("kind", ["event", "strength"])
def test_events_and_sizes_do_not_change(kind: str) -> None:
    assert change("The Taliban stopped attacking Kunduz.", "attacking", kind) is None
