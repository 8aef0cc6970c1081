"""What a claim of each type needs to be one."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.checks import PEACEFUL, UNLISTED, WEAK, armed_near, least, local, wanting
from rashomon.reading.mention import Mention
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


SCENE = scene_of("Taliban gunmen shelled Kunduz while Ona Rell met al-Qaeda about the harvest.")
SHELLED, MET = SCENE.parsed.words.index("shelled"), SCENE.parsed.words.index("met")
HARVEST = SCENE.parsed.words.index("harvest")


def mention(word: str) -> Mention:
    token = SCENE.parsed.words.index(word)
    return next(m for m in SCENE.mentions if m.first <= token <= m.last and m.head >= token)


GROUP, TOWN, PERSON, OTHER = mention("gunmen"), mention("Kunduz"), mention("Rell"), mention("Qaeda")


@pytest.mark.parametrize(
    ("token", "name", "score", "agents", "targets", "places", "lacks"),
    [
        (SHELLED, "shelling", 0.9, [GROUP], [], [TOWN], False),
        (SHELLED, "shelling", 0.9, [], [], [TOWN], False),
        (SHELLED, "shelling", 0.9, [], [], [], True),
        (HARVEST, "attack", 0.9, [], [], [TOWN], True),
        (SHELLED, "allied", 0.9, [GROUP], [OTHER], [], False),
        (SHELLED, "allied", 0.9, [GROUP], [], [], False),
        (SHELLED, "allied", 0.5, [GROUP], [], [], True),
        (SHELLED, "allied", 0.5, [GROUP, OTHER], [], [], False),
        (SHELLED, "controls", 0.9, [GROUP], [], [TOWN], False),
        (SHELLED, "controls", 0.9, [], [], [TOWN], True),
        (SHELLED, "leads", 0.9, [PERSON], [GROUP], [], False),
        (SHELLED, "leads", 0.9, [PERSON], [], [], True),
        (SHELLED, "leads", 0.9, [GROUP], [OTHER], [], True),
        (SHELLED, "arrest", 0.9, [], [PERSON], [], False),
        (SHELLED, "arrest", 0.9, [GROUP], [TOWN], [], True),
        (HARVEST, "territory_taken", 0.9, [], [TOWN], [], True),
        (HARVEST, "territory_taken", 0.9, [GROUP], [TOWN], [], False),
    ],
)
def test_what_is_wanting(
    token: int,
    name: str,
    score: float,
    agents: list[Mention],
    targets: list[Mention],
    places: list[Mention],
    lacks: bool,
) -> None:
    assert bool(wanting(SCENE, token, name, score, agents, targets, places)) is lacks


def test_a_word_of_no_vocabulary_needs_more_than_a_strong_one() -> None:
    scene = scene_of("Taliban gunmen shelled Kunduz, bombed Kabul and whistled.")
    words = scene.parsed.words
    assert scene.topic > 0
    assert least(scene, words.index("shelled"), 0.3) == 0.3
    assert least(scene, words.index("whistled"), 0.3) == UNLISTED
    assert least(scene, words.index("shelled"), 0.8) == least(scene, words.index("whistled"), 0.8) == 0.8


def test_a_weak_word_needs_somebody_armed_near() -> None:
    scene = scene_of("The strike ended. Taliban gunmen shelled Kunduz and bombed Kabul. The army praised the strike.")
    first = scene.parsed.words.index("strike")
    second = scene.parsed.words.index("strike", first + 1)
    assert not armed_near(scene, first) and armed_near(scene, second)
    assert least(scene, first, 0.3) == WEAK
    assert least(scene, second, 0.3) == 0.3


def test_in_a_text_without_conflict_everything_needs_more() -> None:
    scene = scene_of("The club signed a new striker and met the press. " * 4)
    assert scene.topic == 0
    assert least(scene, scene.parsed.words.index("met"), 0.3) == PEACEFUL


def test_a_place_is_a_place_and_a_group_is_not() -> None:
    assert local(SCENE, TOWN)
    assert not local(SCENE, GROUP) and not local(SCENE, PERSON)
