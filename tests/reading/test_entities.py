"""Mentions gathered into entities."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def entities(scene: Scene, word: str) -> list[int]:
    return [m.entity for m in scene.mentions if scene.parsed.words[m.head] == word]


def test_surname_joins_its_person() -> None:
    first, second = entities(scene_of("General Omar Faruk spoke. Faruk was killed."), "Faruk")
    assert first == second


def test_one_surname_of_two_persons() -> None:
    first, second = entities(scene_of("Minister Ali Daud said no. Minister Norine Daud said yes."), "Daud")
    assert first != second


def test_pronoun_finds_the_person() -> None:
    scene = scene_of("General Omar Faruk led the rebels. He was killed in May.")
    (he,) = entities(scene, "He")
    assert he == entities(scene, "Faruk")[0]


def test_description_finds_its_group() -> None:
    scene = scene_of("Boko Haram attacked a village. The group burned houses.")
    (group,) = [m for m in scene.mentions if scene.parsed.words[m.head] == "group"]
    assert group.inferred
    assert scene.entities.of(group).name == "Boko Haram"


def named(text: str) -> dict[str, str]:
    """What each phrase of a text, by its head word, is called in the end."""
    scene = scene_of(text)
    return {scene.parsed.words[m.head]: scene.entities.of(m).name for m in scene.mentions}


def test_an_actor_of_the_register_has_its_name_there() -> None:
    assert named("Boko Haram fighters in Borno burned a school.")["fighters"] == "Boko Haram"


def test_a_post_alone_gives_way_to_the_name() -> None:
    names = named("The Vice President left. Vice President Omar Faruk flew to Mali.")
    assert names["President"] == "Omar Faruk"
    assert named("The Prime Minister, Tarik Osso, resigned.")["Minister"] == "Tarik Osso"
    assert named("General Omar Faruk met Mayor Ona Bel. The mayor resigned.")["mayor"] == "Ona Bel"


def test_whose_man_a_named_person_is_does_not_matter() -> None:
    scene = scene_of("The soldier, Omar Faruk, was captured in May.")
    assert entities(scene, "soldier") == entities(scene, "Faruk")


def test_an_article_is_no_part_of_the_surname() -> None:
    first, second = entities(scene_of("Governor Anwar al-Sabri fled. Sabri is in Mosul."), "Sabri")
    assert first == second


def test_the_country_is_the_one_the_text_is_about() -> None:
    text = "Yemeni troops left Aden and Taiz. Yemen has no cash. In Riyadh the king said the country was calm."
    assert named(text)["country"] == "Yemen"
    assert named("Chad is calm. Mali is not. Rebels hold the north of the country.")["country"] == "Mali"


def test_the_capital_is_that_of_the_country_said_with_it() -> None:
    scene = scene_of("Houthi fighters shelled the Yemeni capital from the hills.")
    (capital,) = [m for m in scene.mentions if scene.parsed.words[m.head] == "capital"]
    place = scene.place_of(capital)
    assert place is not None
    assert (place.name, place.country) == ("Sanaa", "YE")
    assert named("Rebels left Goma. Fighting went on near the capital, Kinshasa.")["capital"] == "Kinshasa"


def test_it_as_an_object_is_no_fighter_that_happens_to_be_near() -> None:
    scene = scene_of("The Taliban hold a post in Kunduz. Warplanes bombed it on Monday.")
    (it,) = [m for m in scene.mentions if m.pronoun]
    assert scene.entities.of(it).kind != "armed_group"
    scene = scene_of("The group said the army attacked it.")
    assert entities(scene, "it") == entities(scene, "group")


def test_a_dateline_says_what_country_a_text_is_about() -> None:
    assert named("BOGOTA, 3 Jun (EFE) -- Peru is calm. The country needs peace.")["country"] == "Colombia"


def test_the_group_is_the_one_the_sentence_is_about() -> None:
    scene = scene_of("The Taliban, an ally of al-Qaida, took Kunduz. The group said that it would stay.")
    assert entities(scene, "group") == entities(scene, "Taliban")


def test_one_man_is_no_group() -> None:
    scene = scene_of("The Taliban met in Doha. The bomber was a student.")
    assert entities(scene, "bomber") != entities(scene, "Taliban")


def test_a_speaker_before_a_colon_is_not_whom_he_speaks_of() -> None:
    scene = scene_of("Army: ELN and rebels planned bombing. The ELN denies it.")
    assert entities(scene, "Army") != entities(scene, "ELN")[:1]


def test_a_town_is_one_place_wherever_it_is_named() -> None:
    scene = scene_of("Rebels took the town of Zarkot on Friday. Zarkot was quiet.")
    assert entities(scene, "town") == entities(scene, "Zarkot")[-1:]


def test_a_name_with_an_article_is_one_name() -> None:
    scene = scene_of("The statement proved that al-Damasaki had been killed in an air strike on Kot.")
    assert [m.name for m in scene.mentions if "amas" in m.name] == ["al-Damasaki"]


def test_whose_deputy_he_is_is_another_man() -> None:
    scene = scene_of("Bukar Geidam, the deputy of Abu Hafs al-Damasaki, was appointed leader.")
    assert "Abu Hafs al-Damasaki" in [m.name for m in scene.mentions]
