"""Sizes of groups, from sentences that state just that."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.pipeline import parse
from rashomon.reading.sizes import sizes
from rashomon.reading.stage import build_scene


def found(text: str) -> list[Claim]:
    return [d.claim for d in sizes(build_scene(parse(document(text, id="d", published="2016-08-13"))))]


def test_a_sentence_of_there_are_gives_group_number_and_place() -> None:
    (claim,) = found("There are about 900 Taliban fighters in Kunduz.")
    assert (claim.kind, claim.type, claim.modality) == ("strength", "members", "asserted")
    assert [party.name for party in claim.agents] == ["Taliban"]
    assert [party.name for party in claim.places] == ["Kunduz"]
    assert (claim.numbers["count"].value, claim.numbers["count"].vagueness) == (900, "about")
    assert claim.evidence[0].quote == "There are about 900 Taliban fighters in Kunduz."


def test_who_says_so_is_the_source() -> None:
    (claim,) = found("Police said there are 900 Taliban fighters in Kunduz.")
    assert [party.name for party in claim.sources] == ["Police"]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 900 Taliban fighters in Kunduz.",
        "There is one Taliban fighter in Kunduz.",
        "There are 900 houses in Kunduz.",
        "There are Taliban fighters in Kunduz.",
        "Some 900 Taliban fighters fled.",
    ],
)
def test_what_befell_them_or_what_they_did_is_no_size(text: str) -> None:
    assert found(text) == []


def test_the_group_that_has_fighters_is_the_agent() -> None:
    (claim,) = found("The Taliban has 900 fighters in Kunduz.")
    assert [party.name for party in claim.agents] == ["Taliban"]
