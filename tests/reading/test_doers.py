"""Doers: whom the grammar excludes, and whom it names."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def first(text: str, type: str) -> Claim:
    claims = Reader().read(document(text, id="d", published="2016-08-13")).claims
    return next(claim for claim in claims if claim.type == type)


@pytest.mark.parametrize(
    ("text", "type", "excluded"),
    [
        ("The army said that nine people had been killed in Kot.", "attack", "army"),
        ("Nine soldiers were killed in an attack on a military base in Kot.", "attack", "military"),
        ("The Taliban denied that 30 of its men had been killed in Kot.", "attack", "Taliban"),
    ],
)
def test_neither_the_speaker_nor_the_owner_of_the_victims_did_it(text: str, type: str, excluded: str) -> None:
    assert excluded not in [party.name for party in first(text, type).agents]


def test_who_claims_a_deed_has_done_it() -> None:
    assert [p.name for p in first("The Taliban claimed responsibility for the attack in Kot.", "attack").agents] == [
        "Taliban"
    ]


def test_who_fired_the_weapon_has_done_it() -> None:
    text = "A shell fired by rebels hit a school in Kot on Friday and killed two pupils, the army said."
    assert [p.name for p in first(text, "shelling").agents] == ["rebels"]


def test_the_day_of_a_statement_is_not_the_day_of_what_it_tells() -> None:
    text = "In a statement published on Wednesday the Taliban said that its fighters had killed nine soldiers in Kot."
    assert first(text, "attack").when is None


def test_men_who_are_lost_are_killed() -> None:
    claim = first("The Taliban said that it had lost 40 men in Kot.", "attack")
    assert claim.numbers["killed"].value == 40 and not claim.agents


@pytest.mark.parametrize(
    ("text", "type", "doers"),
    [
        ("The army controls Zarkot, and the insurgents are nowhere near it.", "controls", ["army"]),
        ("The insurgents were driven off, and the army controls Zarkot.", "controls", ["army"]),
        ("The army and the militia control Kunduz.", "controls", ["army", "militia"]),
        ("The rebels advanced and control Kunduz.", "controls", ["rebels"]),
    ],
)
def test_who_does_something_else_beside_it_is_no_doer(text: str, type: str, doers: list[str]) -> None:
    assert [party.name for party in first(text, type).agents] == doers


@pytest.mark.parametrize(
    ("text", "type", "targets"),
    [
        ("The army was now allied with the northern rebels against the junta.", "allied", ["northern rebels"]),
        ("Russia supports the army against the northern rebels.", "supports", ["army"]),
        ("Russia is allied with the Taliban and Hezbollah.", "allied", ["Taliban", "Hezbollah"]),
    ],
)
def test_against_whom_a_side_is_taken_is_not_on_that_side(text: str, type: str, targets: list[str]) -> None:
    assert [party.name for party in first(text, type).targets] == targets


@pytest.mark.parametrize(
    ("told", "unclaimed"),
    [
        ("The army shelled Kot on Friday.", "No group has claimed responsibility for the bombing."),
        ("Al-Qaida is active in Kot.", "None of them has claimed the attack."),
        ("Al-Qaida is active in Kot.", "The attack there was one of the deadliest on the army."),
    ],
)
def test_nobody_did_what_nobody_has_claimed(told: str, unclaimed: str) -> None:
    claims = Reader().read(document(f"{told} {unclaimed}", id="d", published="2016-08-13")).claims
    after = [claim for claim in claims if claim.evidence[0].start > len(told)]
    assert not [party.name for claim in after for party in claim.agents if not party.inferred]


def test_a_denial_leaves_a_remark_standing() -> None:
    text = "The army denied that it had shelled Kot, where according to doctors five people were killed at a bus stop."
    claims = Reader().read(document(text, id="d", published="2016-08-13")).claims
    killed = next(claim for claim in claims if "killed" in claim.numbers)
    assert (killed.modality, [party.name for party in killed.sources]) == ("asserted", ["doctors"])


def test_what_a_deed_is_blamed_on_has_done_it() -> None:
    assert [p.name for p in first("The army blamed the massacre in Kot on the Taliban.", "attack").agents] == [
        "Taliban"
    ]
