"""Who can't be one party, and places that can't be one place."""

from __future__ import annotations

from made_accounts import KABUL, KUNDUZ, account

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.likeness import apart
from rashomon.comparing.parties import fit
from rashomon.comparing.rivals import rivals
from rashomon.comparing.telling import Where, Who
from rashomon.comparing.values import values
from rashomon.reading.claim import Claim, Party

ARMY = Party("Afghan army", "state_force", ref="af:forces", country="AF")
GOVERNMENT = Party("government", "government", ref=":government")
SOMEBODY = Party("army", "state_force", ref=":forces")
PLANES = Party("Russian planes", "state_force", ref="ru:air-force", country="RU")


def who(*accounts: Account) -> list[tuple[str, str, str]]:
    return [(r.type, r.value_a, r.value_b) for r in disagreements("e1", accounts) if r.slot == "who"]


def test_what_the_army_did_the_government_did() -> None:
    army, government = account("a", agents=(ARMY,), type="attack"), account("b", agents=(GOVERNMENT,), type="attack")
    assert who(army, government) == []
    rebels = account("b", agents=(Party("rebels", "armed_group"),), type="attack")
    assert [row[0] for row in who(army, rebels)] == ["contradiction"]


def test_the_army_of_the_place_is_not_another_country_s() -> None:
    shells = account("a", agents=(SOMEBODY,), places=(KABUL,), type="shelling")
    planes = account("b", agents=(PLANES,), places=(KABUL,), type="air_strike", said_by="doctor")
    assert values(shells)["who"].parties[0].country == "AF"
    assert [row[0] for row in who(shells, planes)] == ["contradiction"]
    nowhere = account("a", agents=(SOMEBODY,), type="shelling")
    assert who(nowhere, planes) == []


def test_forces_of_many_states_are_of_no_one_country() -> None:
    many = Claim("event", "attack", (Party("coalition", "state_force", ref=":coalition"),), places=(KABUL,))
    assert values(Account("c", many, "d"))["who"].parties[0].country == ""


def test_bodies_of_two_states_do_not_fit_though_one_has_no_name() -> None:
    plain, russian = Who("~soldiers", "soldiers", "state_force", "AF"), Who("ru:air-force", "R", "state_force", "RU")
    assert fit(plain, russian) == fit(russian, plain) == 1
    assert fit(Who("~soldiers", "soldiers", "state_force"), russian) == 3
    assert not rivals(Who("~officials", "government", "government"), Who("af:forces", "A", "state_force", "AF"))


def test_a_village_may_lie_in_a_territory_whose_middle_is_far() -> None:
    kunduz = Where("gn:2", "Kunduz", ("afghanistan",), "AF", 36.73, 68.86, "city")
    territory = Where("gn:9", "Somewhere", ("afghanistan",), "AF", 34.0, 66.0, "admin2")
    village = Where("text:x", "Xal", ("afghanistan",), "AF", None, None, "city")
    kabul = Where("gn:1", "Kabul", ("afghanistan",), "AF", 34.53, 69.17, "city")
    assert apart(kabul, kunduz)
    assert not apart(kunduz, territory)
    assert not apart(kunduz, village)
    assert [r.slot for r in disagreements("e1", [account("a", places=(KABUL,)), account("b", places=(KUNDUZ,))])] == [
        "where"
    ]
