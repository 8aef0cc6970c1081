"""Relations, control and strength that a hyphenated word states."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.documents.document import Document
from rashomon.reading.claim import Claim
from rashomon.reading.compounds import compound_claims
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


def claims(text: str) -> list[Claim]:
    scene = build_scene(parse(Document("d", text, published=date(2016, 8, 13))))
    return [draft.claim for draft in compound_claims(scene)]


@pytest.mark.parametrize(
    ("text", "kind", "agent", "other"),
    [
        ("U.S.-backed rebels shelled a bridge.", "supports", "United States", "U.S.-backed rebels"),
        ("The Turkey-backed brigade fled.", "supports", "Turkey", "Turkey-backed brigade"),
        ("Drones hit the Iranian-backed Houthi rebels.", "supports", "Iran", "Houthis"),
        ("Taliban-affiliated militants died.", "part_of", "Taliban-affiliated militants", "Taliban"),
        ("An al-Qaida-linked group burned a mill.", "allied", "al-Qaida-linked group", "al-Qaida"),
        ("A pro-government militia seized a road.", "supports", "pro-government militia", "government"),
        ("Pro-Russian separatists shelled a port.", "supports", "Pro-Russian separatists", "Russia"),
        ("Anti-Taliban fighters retook a mine.", "hostile", "Anti-Taliban fighters", "Taliban"),
    ],
)
def test_relations(text: str, kind: str, agent: str, other: str) -> None:
    (claim,) = claims(text)
    assert claim.kind == "relation"
    assert (claim.type, claim.agents[0].name, claim.targets[0].name) == (kind, agent, other)
    assert claim.modality == "asserted"


@pytest.mark.parametrize(
    ("text", "agent", "place"),
    [
        ("Troops shelled IS-held Mosul at night.", "Islamic State", "Mosul"),
        ("Shells fell on the rebel-held town of Manbij.", "rebel", "Manbij"),
        ("Jets bombed Taliban-controlled territory in Afghanistan.", "Taliban", "Afghanistan"),
        ("Aid reached the Islamic State-held city of Raqqa.", "Islamic State", "Raqqa"),
    ],
)
def test_control(text: str, agent: str, place: str) -> None:
    (claim,) = claims(text)
    assert (claim.type, claim.agents[0].name, claim.places[0].name) == ("controls", agent, place)
    assert claim.change is None


def test_what_was_formerly_held_is_held_no_more() -> None:
    (claim,) = claims("Families went back to the formerly IS-held city of Mosul.")
    assert claim.change == "ends"


def test_the_name_inside_is_not_the_group() -> None:
    (claim,) = claims("An al-Qaida-linked group burned a mill.")
    assert (claim.agents[0].ref, claim.targets[0].ref) == ("", "al-qaida")


def test_an_apposition_is_who_it_stands_beside() -> None:
    (claim,) = claims("Hezbollah, the Iranian-backed militia, shelled a ridge.")
    assert claim.targets[0].name == "Hezbollah"


def test_strength() -> None:
    (claim,) = claims("The 400-strong brigade crossed the river.")
    assert (claim.kind, claim.type, claim.numbers["count"].value) == ("strength", "members", 400)


def test_who_says_so() -> None:
    (claim,) = claims("Washington said that Iran-supplied militias had shelled the base.")
    assert [source.name for source in claim.sources] == ["United States"]


def test_evidence_is_the_clause_and_verbatim() -> None:
    text = "Guards fled, and U.S.-backed rebels took the mill."
    (claim,) = claims(text)
    (span,) = claim.evidence
    assert span.quote == text[span.start : span.end]
    assert "U.S.-backed rebels" in span.quote


@pytest.mark.parametrize(
    "text",
    [
        "Anti-government protesters marched in Kyiv.",
        "The army-led council met.",
        "The New York-based Human Rights Watch said so.",
        "Family-held firms in Ghana closed.",
        "Foreign-backed gunmen fled.",
        "Shells fell on the rebel-held suburb.",
        "They backed the rebels.",
        "A well-armed militia fled.",
        "The pro-am contest in Spain began.",
        "- backed - held pro - anti -",
    ],
)
def test_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_side_is_not_named_by_the_force_that_is_on_it() -> None:
    (claim,) = claims("Pro-government forces shelled a ridge in Yemen.")
    assert claim.targets[0].name == "government"
