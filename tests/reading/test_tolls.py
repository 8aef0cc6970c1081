"""Tolls of made-up sentences: what the words state, and what they only seem to."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene
from rashomon.reading.tolls import harm_tokens, tolls


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def at(text: str, word: str) -> dict[str, int]:
    scene = scene_of(text)
    return {k: n.value for k, n in tolls(scene, scene.parsed.words.index(word))[0].items()}


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        (
            "Rebels fired two rockets at the port; there were no casualties.",
            "fired",
            {"killed": 0, "wounded": 0},
        ),
        ("There were no casualties in the shelling of the port.", "shelling", {"killed": 0, "wounded": 0}),
        ("Nobody was hurt in the blast.", "blast", {"wounded": 0}),
        ("No one was killed or wounded in the attack.", "killed", {"killed": 0, "wounded": 0}),
        ("A 45-year-old teacher was shot dead in Yala by two men.", "shot", {"killed": 1}),
        ("The insurgents burned the town hall and abducted the clerk.", "abducted", {"abducted": 1}),
        ("Police arrested Omar Faruk on Friday.", "arrested", {"arrested": 1}),
        ("The raid caused the death of a policeman.", "raid", {"killed": 1}),
        ("The gunman who killed a tax collector was found in Bukavu.", "killed", {"killed": 1}),
        ("Pirates are holding 21 sailors hostage off Eyl.", "holding", {"abducted": 21}),
        ("Gunmen took four monks hostage in Algeria.", "took", {"abducted": 4}),
        (
            "The kidnappers want money for the four oil workers they kidnapped off Bayelsa.",
            "kidnapped",
            {"abducted": 4},
        ),
        ("The army lost eight men and killed 50 rebels in the battle.", "lost", {"killed": 8}),
        ("The bombing claimed 30 lives in Lahore.", "bombing", {"killed": 30}),
        ("The blast left 12 dead and 30 wounded.", "blast", {"killed": 12, "wounded": 30}),
        ("The death toll from the blast rose to 45.", "toll", {"killed": 45}),
        (
            "A bomb exploded in the market, killing 12 people and wounding 30.",
            "exploded",
            {"killed": 12, "wounded": 30},
        ),
        (
            "At least 12 people were killed and 30 injured in the blast.",
            "blast",
            {"killed": 12, "wounded": 30},
        ),
        ("The shelling killed five people and wounded 20.", "shelling", {"killed": 5, "wounded": 20}),
        ("Two soldiers and four civilians were killed in the attack.", "killed", {"killed": 6}),
        ("Two soldiers, a nurse and three children were killed at sea.", "killed", {"killed": 6}),
        ("Twelve people, including three soldiers, were killed in the attack.", "killed", {"killed": 12}),
        ("A suicide bomber killed himself and five policemen in Kirkuk.", "killed", {"killed": 6}),
        ("Police made dozens of arrests at the rally.", "made", {"arrested": 12}),
        ("The fighting displaced some 3,000 families.", "displaced", {"displaced": 3000}),
        ("Thousands fled the shelling in Aden.", "fled", {"displaced": 1000}),
    ],
)
def test_tolls(text: str, word: str, wanted: dict[str, int]) -> None:
    got = at(text, word)
    assert {k: got.get(k) for k in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "word", "absent"),
    [
        ("Sixty people were killed and injured in the blast.", "killed", ("killed", "wounded")),
        ("The blast killed and wounded 60 people.", "blast", ("killed", "wounded")),
        ("Gunmen killed the soldiers.", "killed", ("killed",)),
        ("Soldiers killed 30 cattle.", "killed", ("killed",)),
        ("There were no civilian casualties in the shelling.", "shelling", ("killed", "wounded")),
        ("The minister fled the country.", "fled", ("displaced",)),
        ("Rebels attacked the post and arrested 20 men.", "attacked", ("arrested",)),
    ],
)
def test_no_number(text: str, word: str, absent: tuple[str, ...]) -> None:
    got = at(text, word)
    assert not [k for k in absent if k in got]


def test_harm_tokens_own_word_first() -> None:
    scene = scene_of("The army lost eight men and killed 50 rebels in the battle.")
    words = [scene.parsed.words[t] for t, _ in harm_tokens(scene, scene.parsed.words.index("lost"))]
    assert words[0] == "lost"


def test_bounds_of_a_sum() -> None:
    scene = scene_of("Two soldiers and about four civilians were killed in the attack.")
    number = tolls(scene, scene.parsed.words.index("killed"))[0]["killed"]
    assert (number.value, number.vagueness) == (6, "about")


def test_held_by_the_sense_of_the_whole() -> None:
    assert at("Two bandits were captured alive by police in Lahore.", "captured") == {"arrested": 2}
    assert at("Two nurses were captured by rebels in Lahore.", "captured") == {"abducted": 2}
    scene = scene_of("Troops captured three men.")
    verb = scene.parsed.words.index("captured")
    assert tolls(scene, verb, "abduction")[0].keys() == {"abducted"}


def test_one_unknown_name_is_one_dead() -> None:
    assert at("Rebels killed Faruk in Homs.", "killed") == {"killed": 1}


def test_only_people_make_a_toll_of_nought() -> None:
    assert at("The army killed no time in Basra.", "killed") == {}
    assert at("The army killed no civilians in Basra.", "killed") == {"killed": 0}


def test_around_twenty_more() -> None:
    assert at("Around twenty more were injured in Basra.", "injured") == {"wounded": 20}


def test_the_dead_of_another_blast_beside_are_its_own() -> None:
    told = document("A bomb exploded in Hama and a second blast killed ten people in Idlib.", id="d")
    first, second = Reader().read(told).claims
    assert (first.numbers, second.numbers["killed"].value) == ({}, 10)
