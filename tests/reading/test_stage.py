"""Setting the scene of a text."""

from __future__ import annotations

from datetime import date

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene

TEXT = (
    "Taliban gunmen killed at least 12 soldiers near Kunduz on Friday, Afghan President Ona Rell said. "
    "They fled to Pakistan. The group paid $12 million to spies aged 30."
)


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


SCENE = scene_of(TEXT)


def words(first: int, last: int) -> str:
    return SCENE.parsed.span(first, last).quote


def test_trigger_words_stand_under_their_tokens() -> None:
    killed = SCENE.parsed.words.index("killed")
    assert [hit.trigger.type for hit in SCENE.hits[killed]][:1] == ["attack"]
    assert all(hit.token == token for token, hits in SCENE.hits.items() for hit in hits)


def test_times_and_numbers_are_found_and_head_no_phrase() -> None:
    (time,) = [t for t in SCENE.times if t.start is not None]
    assert (time.start, time.end) == (date(2016, 8, 12), date(2016, 8, 12))
    assert 12 in [n.value for n in SCENE.numbers if n.kind == "count"]
    heads = {SCENE.parsed.words[m.head] for m in SCENE.mentions}
    assert {"gunmen", "soldiers", "Kunduz", "Rell", "spies"} <= heads
    assert not {"Friday", "million", "30"} & heads


def test_titles_end_at_their_token() -> None:
    president = SCENE.parsed.words.index("President")
    assert SCENE.titles[president].leads
    assert SCENE.role_of(president) == "president"
    assert SCENE.role_of(0) == ""


def test_places_and_parties_are_told_apart() -> None:
    kinds = {SCENE.parsed.words[m.head]: SCENE.kind(m) for m in SCENE.mentions}
    assert (kinds["gunmen"], kinds["soldiers"], kinds["Kunduz"]) == ("armed_group", "state_force", "place")
    assert kinds["Rell"] == "person"


def test_every_mention_has_its_entity_and_lies_in_one_sentence() -> None:
    for mention in SCENE.mentions:
        assert mention in SCENE.entities.of(mention).mentions
        assert mention.first <= mention.head <= mention.last
        assert SCENE.parsed.sentence[mention.first] == SCENE.parsed.sentence[mention.last]
        assert words(mention.first, mention.last) in TEXT


def test_who_speaks_stands_over_the_words_said() -> None:
    killed, fled = SCENE.parsed.words.index("killed"), SCENE.parsed.words.index("fled")
    assert SCENE.chain_length(killed) == 1
    assert SCENE.parsed.words[SCENE.speaker_head(killed)] == "Rell"
    assert (SCENE.chain_length(fled), SCENE.speaker_head(fled)) == (0, -1)


def test_a_text_of_nothing_has_an_empty_scene() -> None:
    empty = scene_of("Well.")
    assert (empty.hits, empty.times, empty.numbers, empty.titles, empty.topic) == ({}, [], [], {}, 0)
