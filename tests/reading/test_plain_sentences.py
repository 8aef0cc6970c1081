"""Plain sentences of the field, each with what a careful reader takes from it."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def claim(text: str, type: str) -> Claim:
    (found,) = [c for c in Reader().read(document(text, id="d", published="2021-03-07")).claims if c.type == type]
    return found


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("The Taliban took Kunduz on Monday.", ["Taliban"], []),
        ("Kunduz was taken by the Taliban on Monday.", ["Taliban"], []),
        ("The Taliban won Kunduz from the army last week.", ["Taliban"], ["army"]),
        ("Government forces freed Kunduz on Monday.", ["Government forces"], []),
    ],
)
def test_a_town_is_taken_by_name(text: str, agents: list[str], targets: list[str]) -> None:
    found = claim(text, "territory_taken")
    assert [p.name for p in found.places] == ["Kunduz"]
    assert ([p.name for p in found.agents], [p.name for p in found.targets]) == (agents, targets)


def test_who_wins_a_state_in_a_vote_takes_no_ground() -> None:
    read = Reader().read(document("Obama won Ohio on Tuesday, and took Iowa as well.", id="d", published="2021-03-07"))
    assert [c for c in read.claims if c.type == "territory_taken"] == []


@pytest.mark.parametrize(
    ("text", "type", "doers"),
    [
        ("The Syrian air force bombed Idlib on Monday.", "air_strike", ["Syrian air force"]),
        ("Police foiled an attack on a mosque in Kunduz on Monday.", "disrupted", ["Police"]),
        ("Villagers found three bodies near Kunduz on Monday.", "toll", []),
        ("Omar Faruk, the Taliban's military chief, was killed on Monday.", "attack", []),
    ],
)
def test_who_did_it_and_who_did_not(text: str, type: str, doers: list[str]) -> None:
    assert [p.name for p in claim(text, type).agents] == doers


def test_who_finds_the_dead_is_none_of_them() -> None:
    assert claim("Villagers found three bodies near Kunduz on Monday.", "toll").targets == ()


@pytest.mark.parametrize(
    ("text", "type", "both"),
    [
        ("Fighting broke out in Kunduz between the Taliban and the army.", "armed_clash", {"Taliban", "army"}),
        ("Talks between Iran and the United States began in Oman.", "talks", {"Iran", "United States"}),
    ],
)
def test_what_takes_two_has_both(text: str, type: str, both: set[str]) -> None:
    found = claim(text, type)
    assert {p.name for p in (*found.agents, *found.targets)} == both


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The army said in a statement that 12 militants were killed in Kunduz.", ["army"]),
        ("The ministry said in a statement that rebels killed nine men in Kunduz.", ["ministry"]),
        ("Reuters reported, citing police, that ten people were killed in Kunduz on Monday.", ["Reuters", "police"]),
        ("Local media, quoting the governor, reported that nine people were killed.", ["Local media", "governor"]),
    ],
)
def test_who_says_so(text: str, sources: list[str]) -> None:
    found = claim(text, "attack")
    assert [p.name for p in found.sources] == sources
    assert not {p.name for p in found.agents} & set(sources)


def test_the_wounded_of_a_statement_are_told_by_its_speaker_too() -> None:
    told = "The army said in a statement that 12 militants were killed and five others wounded."
    claims = Reader().read(document(told, id="d", published="2021-03-07")).claims
    assert [[p.name for p in c.sources] for c in claims] == [["army"]] * len(claims)
    assert all(c.agents == () for c in claims) and {k for c in claims for k in c.numbers} == {"killed", "wounded"}


@pytest.mark.parametrize(
    "text",
    ["Police foiled a plot to bomb a stadium in Kunduz.", "Three men were arrested over a plot to bomb a stadium."],
)
def test_a_plot_is_no_bombing(text: str) -> None:
    claims = Reader().read(document(text, id="d", published="2021-03-07")).claims
    assert [c for c in claims if c.type == "bombing" and c.modality == "asserted"] == []


def test_all_the_dead_of_one_breath_are_targets() -> None:
    found = claim("Two soldiers and five militants were killed in Kunduz on Monday.", "attack")
    assert [p.name for p in found.targets] == ["Two soldiers", "five militants"]
    assert found.numbers["killed"].value == 7


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Democratic Forces began the third phase of the effort to isolate the city of Raqqa.",
        "The army cut off Kunduz on Monday.",
    ],
)
def test_a_town_is_isolated_by_troops(text: str) -> None:
    found = claim(text, "offensive")
    assert len(found.agents) == 1 and len(found.places) == 1


def test_a_state_is_isolated_by_sanctions() -> None:
    claim("The United States wants to isolate Iran with sanctions.", "sanction")


def test_at_whose_hands_they_died_is_who_did_it() -> None:
    found = claim("Ten villagers were killed at the hands of the militia and the army in Herat.", "attack")
    assert {p.name for p in found.agents} == {"militia", "army"}
    assert [p.name for p in found.targets] == ["Ten villagers"]


def test_a_name_from_a_country_is_a_name() -> None:
    text = "Abu Jandal al-Kuwaiti, a leader of Islamic State in Raqqa, was killed by a coalition air strike."
    found = claim(text, "leads")
    assert [p.name for p in found.agents] == ["Abu Jandal al-Kuwaiti"]


def test_who_trains_a_bomber_has_not_done_the_deed() -> None:
    assert claim("The bomber had been trained by al-Shabab in Somalia.", "supports").agents


def test_a_province_of_a_country_is_a_place_and_that_of_a_group_is_none() -> None:
    found = claim(
        "Eighteen soldiers were killed in an attack on a base in Mali's Gao region, an officer said.", "attack"
    )
    assert "Gao" in " ".join(p.name for p in found.places)
    found = claim("The group said its Central Asia Province had attacked a mosque in Kabul on Monday.", "attack")
    assert [p.name for p in found.places] == ["Kabul"]
