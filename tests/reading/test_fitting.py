"""Phrases of one role seen together: who stands too far off, and who only says it."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def read(text: str, **more: str) -> list[Claim]:
    return Reader().read(document(text, id="d", published="2016-08-13", **more)).claims


def agents(text: str, type: str) -> list[str]:
    return [party.name for claim in read(text) if claim.type == type for party in claim.agents]


def test_what_names_the_speaker_takes_no_part_in_what_he_says() -> None:
    text = "Gunmen killed eleven people in Kunduz, said the head of a local militia group, Omar Zia."
    assert agents(text, "attack") == ["Gunmen"]


def test_a_verb_with_a_subject_needs_no_doer_from_another_sentence() -> None:
    text = "The Taliban hold the hills above Kunduz. On Friday the army shelled the town of Imam Sahib."
    assert agents(text, "shelling") == ["army"]


def test_the_city_of_a_dateline_is_no_place_of_the_event() -> None:
    claims = read("GENEVA, May 4 - Warplanes bombed a hospital in Aleppo, monitors said.")
    assert {party.name for claim in claims for party in claim.places} == {"Aleppo", "hospital"}


def test_who_those_counted_are_is_no_doer() -> None:
    assert agents("The army said that nine people had been killed, all of them fighters.", "attack") == []


@pytest.mark.parametrize(
    ("text", "type", "doers"),
    [
        ("France deployed paratroopers to Bangui.", "deployment", ["France"]),
        ("The warlord threatened to shell the airport at Kismayo.", "shelling", ["warlord"]),
        ("Eritrea denies arming the Ogaden rebels.", "supports", ["Eritrea"]),
        ("A man stabbed two conscripts at a bus stop in Afula.", "attack", ["man"]),
    ],
)
def test_whose_deed_it_is(text: str, type: str, doers: list[str]) -> None:
    assert agents(text, type) == doers


def test_the_publisher_is_no_place() -> None:
    text = "Gunmen set fire to a camp on Monday and left, a source told Sahel Newswire."
    claims = read(text, publisher="Sahel Newswire")
    assert claims and not any(party.name.startswith("Sahel") for claim in claims for party in claim.places)


@pytest.mark.parametrize(
    ("text", "type", "places"),
    [
        ("The group attacked an army post in Hama and controls Idlib.", "attack", ["Hama"]),
        ("The group attacked an army post in Hama and controls Idlib.", "controls", ["Idlib"]),
        ("The rebels have bases in Hama and control Idlib.", "present", ["Hama"]),
        ("The rebels have bases in Hama and control Idlib.", "controls", ["Idlib"]),
        ("Chad, which has a treaty with Libya and controls Bardai, closed the border.", "controls", ["Bardai"]),
        ("In Hama, rebels attacked a base and killed ten soldiers.", "attack", ["Hama"]),
    ],
)
def test_each_of_two_verbs_has_its_own_place(text: str, type: str, places: list[str]) -> None:
    (claim,) = (c for c in read(text) if c.type == type)
    assert [place.name for place in claim.places] == places
