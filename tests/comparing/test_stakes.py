"""Stakes: what a speaker is to the matter, and who speaks of himself."""

from __future__ import annotations

import pytest

from rashomon.comparing.stakes import self_interested, stake
from rashomon.reading.claim import Claim, Number, Party

ARMY = Party("Afghan army", "state_force", ref="af:forces", country="AF")
TALIBAN = Party("Taliban", "armed_group", ref="taliban", country="AF")
VILLAGERS = Party("villagers", "people")
KOT = Party("Kot", "place", country="AF")
ADEN = Party("Aden", "place", country="YE")
STRIKE = Claim("event", "air_strike", agents=(ARMY,), targets=(TALIBAN,), places=(KOT,), numbers={"killed": Number(9)})
BLAST = Claim("event", "bombing", targets=(VILLAGERS,), places=(KOT,), numbers={"killed": Number(9)})


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (ARMY, "party"),
        (Party("Defense Ministry", "government", ref="af:defence-ministry", country="AF"), "party"),
        (Party("police", "state_force", ref=":police"), "party"),
        (Party("Omar Zia", "person", ("Afghan Interior Ministry spokesman Omar Zia",)), "party"),
        (Party("Omar Zia", "person", ("Taliban spokesman Omar Zia", "Zia")), "party"),
        (Party("Taliban spokesman", "person"), "party"),
        (Party("Pakistan", "government", ref="pk", country="PK"), "official"),
        (Party("Islamic State", "armed_group", ref="islamic-state"), "party"),
        (Party("Omar Zia", "person", ("Taliban expert Omar Zia",)), "unknown"),
        (Party("Omar Zia", "person", ("former Afghan defense minister Omar Zia",)), "unknown"),
        (Party("analysts", "people"), "unknown"),
        (Party("Omar Zia", "person"), "unknown"),
        (Party("residents", "people"), "witness"),
        (Party("rights groups", "armed_group"), "ngo"),
        (Party("Ana Ruiz", "person", ("UNHCR spokeswoman Ana Ruiz",)), "official"),
        (Party("Ana Ruiz", "person", ("Human Rights Watch director Ana Ruiz",)), "ngo"),
        (Party("Doctors Without Borders", "organisation", ref="doctors-without-borders"), "medical"),
        (Party("nurses", "people"), "medical"),
        (Party("Health Ministry", "government", ref="pk:health-ministry", country="PK"), "official"),
        (Party("Reuters", "media", ref="reuters"), "media"),
    ],
)
def test_stakes_of_an_air_strike_by_a_states_army(speaker: Party, expected: str) -> None:
    assert stake(STRIKE, speaker) == expected


def test_the_states_bodies_are_no_party_to_what_nobody_of_the_state_did_or_suffered() -> None:
    for speaker in (ARMY, Party("police", "state_force", ref=":police"), Party("provincial governor", "person")):
        assert stake(BLAST, speaker) == "official"


def test_a_state_medium_of_a_side_is_a_party_and_another_medium_of_that_country_is_none() -> None:
    strike = Claim("event", "air_strike", agents=(Party("Syrian army", "state_force", ref="sy:forces", country="SY"),))
    assert stake(strike, Party("Syrian state television", "media", ref="sy:media", country="SY")) == "party"
    assert stake(strike, Party("Syrian media", "media", ref="sy:media", country="SY")) == "media"


def test_a_party_that_counts_the_dead_is_self_interested_and_an_official_who_is_none_is_not() -> None:
    assert self_interested(STRIKE, stake(STRIKE, TALIBAN), speaker=TALIBAN)
    assert self_interested(STRIKE, stake(STRIKE, ARMY), speaker=ARMY)
    assert not self_interested(BLAST, stake(BLAST, ARMY), speaker=ARMY)


def test_without_losses_only_successes_of_ones_own_count() -> None:
    taken = Claim("event", "territory_taken", agents=(TALIBAN,), targets=(ARMY,), places=(KOT,))
    assert self_interested(taken, "party", speaker=TALIBAN)
    assert not self_interested(taken, "party", speaker=ARMY)
    talks = Claim("event", "talks", agents=(TALIBAN,), targets=(ARMY,), places=(KOT,))
    assert not self_interested(talks, "party", speaker=TALIBAN)


def test_an_armed_group_on_others_losses_is_not_self_interested() -> None:
    group = Party("Islamic State", "armed_group", ref="islamic-state")
    assert not self_interested(STRIKE, stake(STRIKE, group), speaker=group)


GENERAL_STAFF = Party("general staff", "state_force", ref=":forces")


@pytest.mark.parametrize(
    ("speaker", "targets", "place", "expected"),
    [
        (GENERAL_STAFF, "eight soldiers", None, True),
        (GENERAL_STAFF, "at least 40 terrorists", None, True),
        (GENERAL_STAFF, "40 rebels", KOT, True),
        (Party("police spokesman", "person"), "two policemen", KOT, True),
        (Party("Defence Ministry", "government", ref=":defence-ministry"), "six militants", KOT, True),
        (
            Party("Interior Ministry", "government", ref="af:interior-ministry", country="AF"),
            "six militants",
            KOT,
            True,
        ),
        (GENERAL_STAFF, "four villagers", KOT, False),
        (GENERAL_STAFF, "three gunmen", KOT, False),
        (GENERAL_STAFF, "two former soldiers", KOT, False),
        (Party("Defence Ministry", "government", ref="pk:defence-ministry", country="PK"), "six militants", KOT, False),
        (Party("Health Ministry", "government", ref=":health-ministry"), "six militants", KOT, False),
        (Party("army expert", "person"), "eight soldiers", KOT, False),
        (Party("residents", "people"), "eight soldiers", KOT, False),
        (Party("surgeon", "person", ("a surgeon at the army hospital",)), "eight soldiers", KOT, False),
        (Party("Far Gazette", "media"), "40 rebels", KOT, False),
    ],
)
def test_a_states_forces_are_interested_in_their_soldiers_and_in_those_whom_they_fight(
    speaker: Party, targets: str, place: Party | None, expected: bool
) -> None:
    told = Claim(
        "event", "attack", targets=(Party(targets, "people"),), places=(place,) if place else (),
        numbers={"killed": Number(8)}, sources=(speaker,),
    )  # fmt: skip
    how = stake(told, speaker)
    assert (how == "party", self_interested(told, how, speaker=speaker)) == (expected, expected)


def test_an_army_is_a_party_to_what_rebels_do_and_the_police_are_not() -> None:
    raid = Claim("event", "attack", (Party("rebels", "armed_group"),), (VILLAGERS,), numbers={"killed": Number(4)})
    assert stake(raid, GENERAL_STAFF) == "party"
    assert not self_interested(raid, "party", speaker=GENERAL_STAFF)
    assert stake(raid, Party("police", "state_force", ref=":police")) == "official"


def test_a_named_group_of_the_country_is_its_armys_enemy_too() -> None:
    lost = Claim("event", "armed_clash", targets=(TALIBAN,), numbers={"killed": Number(20)})
    assert self_interested(lost, stake(lost, ARMY), speaker=ARMY)
    abroad = Party("Pakistani army", "state_force", ref="pk:forces", country="PK")
    assert not self_interested(lost, stake(lost, abroad), speaker=abroad)


@pytest.mark.parametrize("speaker", [TALIBAN, Party("Omar Zia", "person", ("Taliban spokesman Omar Zia",))])
def test_an_armed_group_that_counts_its_states_soldiers_speaks_of_its_enemys_losses(speaker: Party) -> None:
    soldiers = Party("27 soldiers", "people")
    told = Claim("event", "attack", targets=(soldiers,), places=(KOT,), numbers={"killed": Number(27)})
    assert self_interested(told, stake(told, speaker), speaker)
    elsewhere = Claim("event", "attack", targets=(soldiers,), places=(ADEN,), numbers={"killed": Number(27)})
    assert not self_interested(elsewhere, stake(elsewhere, speaker), speaker)
    villagers = Claim("event", "attack", targets=(VILLAGERS,), places=(KOT,), numbers={"killed": Number(9)})
    assert not self_interested(villagers, stake(villagers, speaker), speaker)


def test_a_party_that_counts_the_dead_of_its_own_speaks_of_its_losses() -> None:
    told = Claim(
        "event", "air_strike", targets=(Party("Two of its fighters", "people"),), numbers={"killed": Number(2)}
    )
    assert self_interested(told, stake(told, TALIBAN), TALIBAN)
    monitor = Party("monitoring group", "organisation")
    assert not self_interested(told, stake(told, monitor), monitor)
