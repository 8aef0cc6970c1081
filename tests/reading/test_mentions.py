"""Which phrases of made-up sentences are mentions, and of what kind."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.mentions import Mention
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
