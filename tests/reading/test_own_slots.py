"""A verb with its own subject and object takes no doer and no victim from the clauses around it."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def read(text: str) -> list[Claim]:
    return Reader().read(document(text, id="d", published="2021-03-07")).claims


def parties(text: str, claim_type: str) -> list[tuple[list[str], list[str]]]:
    return [([p.name for p in c.agents], [p.name for p in c.targets]) for c in read(text) if c.type == claim_type]


def test_the_subject_of_a_relative_clause_is_the_only_doer() -> None:
    text = "Rebel factions fear the brigade, which has attacked Kot and Sar."
    assert parties(text, "attack")[0][0] == ["brigade"]


def test_the_president_of_the_main_clause_is_no_victim() -> None:
    text = "The president was reminded of the war when a man killed a Danish general on Friday."
    (found,) = parties(text, "attack")
    assert found == (["man"], ["Danish general"])


def test_who_stands_with_the_subject_does_it_too() -> None:
    assert parties("The junta and its supporters attacked Kot.", "attack")[0][0] == ["junta", "its supporters"]


def test_who_comes_with_the_doer_stays() -> None:
    (found,) = parties("The army stormed the base with the militia on Friday.", "attack")
    assert found[0] == ["army", "militia"]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front is weak. Its former leader, Omar Zia, was killed in March.",
        "Ada Noor was the leader of the Northern Front, and its former leader, Omar Zia, was killed in March.",
    ],
)
def test_whose_leader_was_killed_did_not_kill_him(text: str) -> None:
    (found,) = parties(text, "attack")
    assert found == ([], ["Omar Zia"])


def test_who_is_regarded_as_an_enemy_is_the_enemy() -> None:
    (claim,) = [c for c in read("The junta regards the movement as an enemy of the state.") if c.type == "hostile"]
    assert [p.name for p in claim.sources] == ["junta"]
    assert ([p.name for p in claim.agents], [p.name for p in claim.targets]) == (["movement"], ["state"])
