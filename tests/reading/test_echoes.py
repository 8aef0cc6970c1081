"""Echoes: words that take up parties and events named before."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.claim import Claim, Number, Party
from rashomon.reading.echoes import echoed, explain_deaths, inferred, reciprocal, the_two
from rashomon.reading.joining import Draft
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def named(scene: Scene, word: str) -> list[str]:
    mention = scene.by_head[scene.parsed.words.index(word)]
    return [m.name for m in the_two(scene, [mention])]


def test_the_two_groups_are_the_last_two_named() -> None:
    scene = scene_of("Boko Haram fought al-Shabab in June. The two groups then made peace.")
    assert named(scene, "groups") == ["Boko Haram", "al-Shabab"]


def test_two_groups_without_an_article_are_nobody_named_before() -> None:
    scene = scene_of("Boko Haram fought al-Shabab in June. Later two groups arrived.")
    assert len(named(scene, "groups")) == 1


def test_each_other_is_reciprocal() -> None:
    scene = scene_of("The rebels and the Taliban fought each other.")
    fought = scene.parsed.words.index("fought")
    assert reciprocal(scene, fought)
    other = scene_of("The rebels fought the Taliban.")
    assert not reciprocal(other, other.parsed.words.index("fought"))


def test_a_definite_noun_takes_up_the_last_claim_of_its_type() -> None:
    scene = scene_of("Elders fear the alliance. They want an alliance.")
    before = Draft(
        0, Claim("relation", "allied", agents=(Party("A", "armed_group"),), targets=(Party("B", "armed_group"),))
    )
    first, second = (i for i, word in enumerate(scene.parsed.words) if word == "alliance")
    assert echoed(scene, first, "allied", [before]) is before.claim
    assert echoed(scene, second, "allied", [before]) is None
    assert echoed(scene, first, "hostile", [before]) is None


def test_a_death_takes_the_event_that_the_text_says_caused_it() -> None:
    victim = Party("Omar Dahl", "person")
    killed = {"killed": Number(1)}
    strike = Claim("event", "air_strike", agents=(Party("Sorland", "government"),), targets=(victim,), numbers=killed)
    death = Claim("event", "attack", targets=(victim,), numbers=killed, sources=(Party("Ministry", "government"),))
    other = Claim("event", "attack", targets=(Party("Ana Ruiz", "person"),), numbers=killed)
    explain_deaths([Draft(1, strike), Draft(2, death), Draft(3, other)])
    assert death.type == "air_strike"
    assert [(p.name, p.inferred) for p in death.agents] == [("Sorland", True)]
    assert other.type == "attack" and not other.agents


def test_inferred_parties_say_so() -> None:
    assert [p.inferred for p in inferred((Party("A", "armed_group"),))] == [True]
