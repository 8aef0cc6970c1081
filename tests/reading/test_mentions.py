"""Which phrases of made-up sentences are mentions, and of what kind."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.mention import Mention
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


def mentions(text: str) -> list[Mention]:
    return build_scene(parse(document(text, id="d", published="2016-08-13"))).mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels withdrew from Bunagana and Kibumba.", "Kibumba"),
        ("Amal Haddad, 45, fled Bunagana.", "Bunagana"),
        ("The army pounded Baba Amr, a suburb of Homs.", "Baba Amr"),
        ("Fighting went on near Oddu Lanuf on Monday.", "Oddu Lanuf"),
        ("Rebels hid in Sangsar. Sangsar was calm.", "Sangsar"),
    ],
)
def test_unknown_names_of_places(text: str, name: str) -> None:
    assert {m.kind for m in mentions(text) if m.name == name} == {"place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Faith in Karim Bux grew.", "Karim Bux"),
        ("Police got a letter from Karim Bux.", "Karim Bux"),
        ("Karim Bux said so. Hope lies in Karim Bux.", "Karim Bux"),
    ],
)
def test_persons_stay_persons(text: str, name: str) -> None:
    assert {m.kind for m in mentions(text) if m.name == name} == {"person"}


def test_ages_are_nobody() -> None:
    assert not [m for m in mentions("Two boys, aged 12 and 15, were killed.") if m.name in ("12", "15")]


def test_province_beside_its_district_is_no_second_place() -> None:
    places = [m.name for m in mentions("Troops attacked Kot, Nangarhar, on Monday.") if m.kind == "place"]
    assert places == ["Kot"]


def test_two_places_side_by_side_stay_two() -> None:
    places = [m.name for m in mentions("Troops shelled Homs and Aleppo on Monday.") if m.kind == "place"]
    assert places == ["Homs", "Aleppo"]


def test_the_us_is_no_pronoun() -> None:
    assert [m.name for m in mentions("The US struck Sirte.")] == ["United States", "Sirte"]
    assert [m.pronoun for m in mentions("They told us.")] == [True, True]


def test_each_other_is_no_party() -> None:
    assert [m.name for m in mentions("The rebels shelled each other.")] == ["rebels"]


@pytest.mark.parametrize("text", ["No one was hurt.", "Nobody was hurt.", "None were hurt."])
def test_nobody_is_no_party(text: str) -> None:
    assert mentions(text) == []


def test_a_nationality_before_an_office_is_a_mention_of_the_state() -> None:
    found = {m.name: m.kind for m in mentions("Norwegian Defence Minister Ona Bel resigned.")}
    assert found == {"Norway": "government", "Ona Bel": "person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FIVE were killed.", ["five people"]),
        ("Dozens were hurt.", ["dozens of people"]),
        ("Around twenty more were injured.", ["around twenty people"]),
        ("Two soldiers were killed and four wounded.", ["Two soldiers", "four soldiers"]),
        ("Thousands of Kurds fled.", ["Kurds"]),
    ],
)
def test_bare_numbers_stand_for_people(text: str, names: list[str]) -> None:
    assert [m.name for m in mentions(text)] == names


def test_bare_numbers_are_of_a_party_kind() -> None:
    assert {m.kind for m in mentions("Hundreds fled. Scores died. Twelve were hurt.")} == {"people"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The sappers mined the road.", "armed_group"),
        ("Norwegian sappers mined the road.", "state_force"),
        ("The cult hid in the hills.", "organisation"),
        ("The Mafia hid in the hills.", "organisation"),
        ("Commandos hid in the hills.", "armed_group"),
        ("Army commandos hid in the hills.", "state_force"),
        ("Guerrillas hid in the hills.", "armed_group"),
    ],
)
def test_kinds_of_fighters(text: str, kind: str) -> None:
    assert mentions(text)[0].kind == kind


@pytest.mark.parametrize("text", ["Rebels took the town of Awdheg.", "Shells hit the rebel-held village of Awdheg."])
def test_the_town_of_a_name_is_one_place_under_that_name(text: str) -> None:
    assert [m.name for m in mentions(text) if m.kind == "place"] == ["Awdheg"]


def test_places_keep_their_containers_behind_the_name_of_an_outlet() -> None:
    found = mentions("A woman told Pacific Standard Times that a bomb went off in Fafi, Garissa county.")
    assert [m.name for m in found if m.place] == ["Fafi"]


def test_a_place_in_the_name_of_an_outlet_is_no_place() -> None:
    assert [m.name for m in mentions("Shells fell on Homs, residents told Aleppo State News.") if m.place] == ["Homs"]
