"""Organs: whose voice an outlet is, and what follows for its stake."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.comparing.account import Origin
from rashomon.comparing.organs import organ
from rashomon.comparing.outlets import outlet
from rashomon.comparing.speakers import speaker
from rashomon.documents import Document
from rashomon.reading.claim import Claim, Number, Party

KIDAL = Party("Kidal", "place", country="ML")
TERRORISTS = Party("40 terrorists", "people")
RAID = Claim("event", "attack", targets=(TERRORISTS,), places=(KIDAL,), numbers={"killed": Number(40)})


@pytest.mark.parametrize(
    ("name", "kind", "stake"),
    [
        ("Reuters", "agency", "media"),
        ("SANA", "state_media", "media"),
        ("Amaq", "party_media", "media"),
        ("Malian State Radio", "state_media", "media"),
        ("Damascus State Agency", "state_media", "media"),
        ("National Information Agency", "state_media", "media"),
        ("Colombian Military Gazette", "state_media", "media"),
        ("Hamas Media Office", "party_media", "media"),
        ("US Central Command", "state_force", "official"),
        ("UK Government", "government", "official"),
        ("Australian Department of Foreign Affairs", "government", "official"),
        ("Royal Thai Army", "state_force", "official"),
        ("Hamas", "armed_group", "party"),
        ("Human Rights Watch", "organisation", "ngo"),
        ("United Nations", "organisation", "official"),
        ("Llanos Human Rights Network", "ngo", "ngo"),
        # No state is named, or none runs it.
        ("Army Times", "outlet", "media"),
        ("The State News", "outlet", "media"),
        ("Department of Geography, Leeds", "outlet", "media"),
        ("Inter-American Court of Human Rights", "outlet", "media"),
        ("BBC News", "outlet", "media"),
        ("The Kot Courier", "outlet", "media"),
        ("Telegram", "outlet", "media"),
        # An agency is known by its own name, and its owner too.
        ("Middle East News Agency", "agency", "media"),
    ],
)
def test_what_an_outlet_is(name: str, kind: str, stake: str) -> None:
    found = outlet(name)
    assert organ(found.id, found.name)[:2] == (kind, stake)


def test_the_longer_name_of_a_country_is_the_one_that_is_meant() -> None:
    assert "state:SS" in organ("outlet:south-sudan-state-radio", "South Sudan State Radio").sides


@pytest.mark.parametrize(
    ("publisher", "stake", "own"),
    [
        ("Malian State Radio", "party", True),
        ("National News Agency of the Republic", "party", True),
        ("Niger State Radio", "media", False),
        ("Sahel Herald", "media", False),
        ("Sahel Human Rights Network", "ngo", False),
    ],
)
def test_a_states_organ_is_a_party_to_the_losses_of_those_whom_the_state_fights(
    publisher: str, stake: str, own: bool
) -> None:
    found = speaker(Document("1", "Forty terrorists were killed.", publisher=publisher), RAID)
    assert (found.stake, found.self_interested) == (stake, own)


def test_a_body_that_publishes_speaks_as_it_does_where_it_is_cited() -> None:
    own = Document("1", "Our strikes killed nine.", publisher="US Central Command")
    other = Document("2", "U.S. Central Command said its strikes killed nine.", publisher="Sahel Herald")
    command = Party("U.S. Central Command", "state_force", ref="us-central-command", country="US")
    told: dict[str, Any] = {"agents": (command,), "places": (KIDAL,), "numbers": {"killed": Number(9)}}
    first = speaker(own, Claim("event", "air_strike", **told))
    second = speaker(other, Claim("event", "air_strike", sources=(command,), **told))
    assert (first.id, first.kind, first.stake) == ("us-central-command", "state_force", "party")
    assert first.self_interested
    assert replace(second, name=first.name) == first


def test_a_wire_story_is_its_origins_voice_whoever_prints_it() -> None:
    printed = Document("1", "Forty terrorists were killed.", publisher="Malian State Radio")
    found = speaker(printed, RAID, Origin("outlet:reuters", "Reuters"))
    assert (found.id, found.stake, found.self_interested) == ("outlet:reuters", "media", False)
