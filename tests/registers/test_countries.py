"""States, territories and regions, by their names and in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.registers.actors import actor_matches
from rashomon.registers.actors_data import countries
from rashomon.registers.countries import as_actor, as_people, country, country_of, row_of, state


def found(text: str) -> list[tuple[str, str, str]]:
    words = text.split()
    return [(" ".join(words[m.first : m.last + 1]), m.actor.id, m.origin) for m in actor_matches(words)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("U.S.", "US"),
        ("USA", "US"),
        ("America", "US"),
        ("Britain", "GB"),
        ("UK", "GB"),
        ("Afghan", "AF"),
        ("Afghans", "AF"),
        ("Britons", "GB"),
        ("Moscow", "RU"),
        ("Whitehall", "GB"),
        ("Élysée", "FR"),
        ("Côte d’Ivoire", "CI"),
        ("N'Djamena", "TD"),
        ("Salvadorean", "SV"),
        ("DRC", "CD"),
        ("Burmese", "MM"),
        ("Kosovar", "XK"),
        ("Gazan", "PS"),
        ("Soviet", "RU"),
        ("Guinea-Bissau", "GW"),
        ("Western", ""),
        ("Sahel", ""),
        ("Kashmir", ""),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_the_state_of_a_word(word: str, code: str) -> None:
    assert country_of(word) == code


def test_some_two_hundred_states_have_names_and_adjectives() -> None:
    states = [row for row in countries() if row.kind == "country" and len(row.code) == 2]
    assert len(states) >= 190
    assert sum(bool(row.adj) for row in states) >= 170


def test_codes_are_unique_and_belong_somewhere() -> None:
    codes = [row.code for row in countries()]
    assert len(set(codes)) == len(codes)
    regions = {row.name for row in countries() if row.regional}
    for row in countries():
        if row.country:
            assert country(row.country) is not None
        if row.kind == "territory":
            assert row.country is not None or row.code == "EH", row.code
        assert row.regional or row.region, row.code
    assert {"Middle East", "Sahel", "Horn of Africa", "Balkans", "West"} <= regions


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("in South Sudan and Sudan", [("South Sudan", "ss", "country"), ("Sudan", "sd", "country")]),
        ("near New Mexico and Mexico", [("Mexico", "mx", "country")]),
        ("in Papua New Guinea .", [("Papua New Guinea", "pg", "country")]),
        ("The Jordan River and Michael Jordan", []),
        ("In Jordan , rain fell", [("Jordan", "jo", "country")]),
        ("Chad Miller sang", []),
        ("West Virginia", []),
        ("fighters of the West", [("West", "west", "country")]),
        ("Kabul denied it", [("Kabul", "af", "metonym")]),
        ("Washington , D.C.", [("Washington , D.C.", "us", "metonym")]),
        ("two Afghans", [("Afghans", "af:people", "people")]),
        ("the British said so", [("British", "gb:people", "people")]),
        ("the British novel", []),
        ("three Kurds", [("Kurds", "kurds", "people")]),
        ("an Afghan farmer", []),
        ("polish the turkey in china", []),
        ("Latin America", [("Latin America", "latin-america", "country")]),
    ],
)
def test_states_in_a_text(text: str, matches: list[tuple[str, str, str]]) -> None:
    assert found(text) == matches


def test_what_is_no_state_is_a_place() -> None:
    for code in ("gaza", "crimea", "sahel", "kosovo-albanian"):
        row = country(code)
        assert row is not None
        assert as_actor(row).kind == "place"


def test_a_people_is_no_state() -> None:
    row = row_of("Iraqis")
    assert row is not None
    people = as_people(row, "Iraqis")
    assert (people.kind, people.country, state(row)) == ("people", "IQ", "IQ")


@given(st.text(max_size=30))
def test_any_word_is_taken(word: str) -> None:
    code = country_of(word)
    assert code == "" or country(code) is not None
