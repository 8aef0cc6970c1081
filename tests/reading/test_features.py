"""What the models see."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents import document
from rashomon.reading.features import kind_at, role_features, trigger_features
from rashomon.reading.pipeline import parse
from rashomon.reading.roles import around
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str, title: str = "") -> Scene:
    return build_scene(parse(document(text, id="d", title=title, published="2016-08-13")))


def at(scene: Scene, word: str) -> int:
    return scene.parsed.words.index(word)


def features(text: str, word: str, title: str = "") -> set[str]:
    scene = scene_of(text, title)
    return set(trigger_features(scene, at(scene, word)))


def test_a_trigger_word_shows_its_type_its_parties_and_its_place_in_the_tree() -> None:
    found = features("Taliban gunmen shelled soldiers in Kunduz.", "shelled")
    assert {"v=shelling", "S=armed_group", "O=state_force", "SO=armed_group/state_force", "h=root"} <= found
    assert {"p=in", "pk=in/place", "party", "place", "title=0"} <= found


def test_a_word_of_no_vocabulary_says_so() -> None:
    assert "v=none" in features("Villagers whistled.", "whistled")


def test_title_words_quotation_and_time_show() -> None:
    found = features("Rebels attacked Homs on Friday.", "attacked", title="Rebels attack Homs")
    assert {"intitle", "title=0", "time", "q=0"} <= found
    assert "title=1" in features("Nobody died.", "attack", title="Rebels attack Homs")
    assert {"q=1", "src=1"} <= features('"Rebels attacked the town," police said.', "attacked")


def test_the_kind_at_a_token_is_that_of_its_mention_or_its_word_class() -> None:
    scene = scene_of("Taliban gunmen shelled Kunduz.")
    assert kind_at(scene, at(scene, "gunmen")) == "armed_group"
    assert kind_at(scene, at(scene, "shelled")) == "_verb"
    assert kind_at(scene, -1) == "-"


def test_a_phrase_shows_where_it_stands_and_whether_the_vocabulary_wants_it_there() -> None:
    scene = scene_of("Taliban gunmen shelled soldiers in Kunduz.")
    i = at(scene, "shelled")
    rows = {
        scene.parsed.words[m.head]: set(role_features(scene, i, "shelling", scene.args(i), m)) for m in around(scene, i)
    }
    assert {"slot=subject", "fit=A", "k=armed_group", "w=/nsubj"} <= rows["gunmen"]
    assert {"slot=object", "fit=T", "k=state_force"} <= rows["soldiers"]
    assert {"slot=in", "k=place", "prep=in/place"} <= rows["Kunduz"]


def test_the_speaker_and_phrases_of_sentences_before_are_marked() -> None:
    scene = scene_of("Taliban gunmen fled. Police said that rebels shelled Kunduz.")
    i = at(scene, "shelled")
    rows = {
        scene.parsed.words[m.head]: set(role_features(scene, i, "shelling", scene.args(i), m)) for m in around(scene, i)
    }
    assert "speaker" in rows["Police"] and "speaker" not in rows["rebels"]
    assert "w=back1" in rows["gunmen"]


LINES = st.sampled_from(
    [
        "Rebels shelled Homs.",
        "“We fled,” he said;",
        "\n\n",
        "💥",
        "- 12 dead\n- 3 hurt",
        "قُتل جندي",
        "a\u2028b\u0085c",
        "Police may strike.",
    ]
)


@settings(deadline=None, max_examples=25)
@given(st.lists(LINES, min_size=1, max_size=6).map(" ".join))
def test_features_are_one_line_each(text: str) -> None:
    scene = scene_of(f"{text} ok")
    for i in range(len(scene.parsed.words)):
        rows = [trigger_features(scene, i)]
        rows += [role_features(scene, i, "attack", scene.args(i), m) for m in around(scene, i)]
        # A model's file holds one feature a line.
        assert all(feature and "\n" not in feature for row in rows for feature in row)
