"""Who is sent to a state is not called by its name."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader
from rashomon.reading.stage import build_scene


def speaker(text: str) -> str:
    claim = next(c for c in Reader().read(Document("d", text)).claims if c.type == "attack")
    return claim.sources[0].name


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The former envoy to Sudan Ada Okoro", "Ada Okoro"),
        ("The US ambassador to South Sudan Brent Maddox", "Brent Maddox"),
        ("The United Nations representative for Yemen Ingrid Halvorsen", "Ingrid Halvorsen"),
    ],
)
def test_the_state_is_no_part_of_the_name(who: str, name: str) -> None:
    assert speaker(f"{who} said that rebels had killed twelve soldiers.") == name


@pytest.mark.parametrize(
    "who",
    ["The envoy to Saudi Arabia", "The ambassador to South Sudan", "The spokesman for Chad Okoro", "The road to Sudan"],
)
def test_a_state_alone_or_a_name_that_is_one_word_stays_whole(who: str) -> None:
    parsed = parse(Document("d", f"{who} said that rebels had killed twelve soldiers."))
    before = (list(parsed.head), list(parsed.dep))
    scene = build_scene(parsed)
    assert (scene.parsed.head, scene.parsed.dep) == before
