"""Who was hit, by whom, and whose the dead are: what ACLED's and UCDP's cards say of attacks on armed men."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from told import IS, POLICE, TALIBAN, blast

from rashomon.exchange.codebooks import Coding, codings
from rashomon.reading.claim import Number, Party
from rashomon.reading.result import Reading
from rashomon.record.record import Record

SOLDIERS = Party("14 soldiers", "people")
CAMP = Party("army camp", "object")
ARMY = Party("army", "state_force", ref="af:forces", country="AF")
FIGHTERS = Party("40 insurgents", "people")
RAIDERS = Party("gunmen", "armed_group")
VILLAGERS = Party("six villagers", "people")


def told(id: str, killed: int, *targets: Party, agents: tuple[Party, ...] = (), **more: object) -> Reading:
    """A report of an attack with one number; by default on one day in Kabul."""
    reading = blast(id, killed=killed, agents=agents, **more)  # type: ignore[arg-type]
    claim = replace(reading.claims[0], type="attack", targets=targets)
    return replace(reading, claims=[claim])


def more(reading: Reading, killed: int, *targets: Party, agents: tuple[Party, ...] = ()) -> Reading:
    """The same report with another claim of the same event and another number."""
    first = reading.claims[0]
    other = replace(
        first, id="c2", targets=targets, agents=agents, numbers={"killed": Number(killed, killed, killed)},
        evidence=(replace(first.evidence[0], start=1, quote=first.evidence[0].quote[1:]),),
    )  # fmt: skip
    return replace(reading, claims=[*reading.claims, other])


def cards(path: Path, *readings: Reading) -> dict[str, Coding]:
    with Record(path / "r.db") as record:
        record.add_readings(list(readings))
        (row,) = record.events()
        return {coding.codebook: coding for coding in codings(record.event(row.id))}


def field(coding: Coding, name: str) -> str:
    return next(field.value for field in coding.fields if field.name.startswith(name))


@pytest.mark.parametrize("hit", [(SOLDIERS,), (CAMP,), (POLICE,), (SOLDIERS, CAMP)])
def test_an_attack_of_a_group_on_a_state_s_men_or_camp_is_a_battle(tmp_path: Path, hit: tuple[Party, ...]) -> None:
    acled = cards(tmp_path, told("a", 14, *hit, agents=(TALIBAN,)))["ACLED"]
    assert field(acled, "event_type") == "Battles / Armed clash" and field(acled, "civilian_targeting") == ""
    forces = "Police" if hit == (POLICE,) else "Military"
    assert field(acled, "actor1") == f"Taliban / {forces} Forces of Afghanistan"


def test_an_attack_on_civilians_stays_one_though_a_side_speaks_of_soldiers(tmp_path: Path) -> None:
    said = told("c", 9, Party("nine soldiers", "people"), agents=(IS,), sources=(IS,))
    found = cards(
        tmp_path, told("a", 6, VILLAGERS, agents=(RAIDERS,)), told("b", 6, VILLAGERS, agents=(RAIDERS,)), said
    )
    assert field(found["ACLED"], "event_type") == "Violence against civilians / Attack"
    assert field(found["ACLED"], "actor1").endswith(" / Civilians (Afghanistan)")
    assert field(found["ACLED"], "civilian_targeting") == "Civilians targeted"
    assert field(found["UCDP GED"], "type_of_violence") == "3 one-sided"


def test_deaths_go_to_the_sides_and_add_up_to_best(tmp_path: Path) -> None:
    both = more(told("a", 14, SOLDIERS, agents=(TALIBAN,)), 40, FIGHTERS, agents=(ARMY,))
    ucdp = cards(tmp_path, both)["UCDP GED"]
    assert field(ucdp, "type_of_violence") == "1 state-based"
    assert field(ucdp, "best / low / high") == "54 / 54 / 54"
    assert field(ucdp, "deaths_a") == "14 / 40 / 0 / 0"


def test_of_a_number_of_everybody_the_parts_go_to_their_side_and_the_rest_is_unknown(tmp_path: Path) -> None:
    everybody = told("a", 20, Party("20 people", "people"), agents=(TALIBAN,))
    ucdp = cards(tmp_path, everybody, told("b", 14, SOLDIERS, agents=(TALIBAN,)))["UCDP GED"]
    assert (field(ucdp, "best / low / high"), field(ucdp, "deaths_a")) == ("20 / 20 / 20", "14 / 0 / 0 / 6")


def test_best_low_and_high_are_those_of_one_policy(tmp_path: Path) -> None:
    own = told("c", 3, SOLDIERS, agents=(TALIBAN,), sources=(ARMY,))
    with Record(tmp_path / "r.db") as record:
        record.add_readings(
            [told("a", 14, SOLDIERS, agents=(TALIBAN,)), told("b", 17, SOLDIERS, agents=(TALIBAN,)), own]
        )
        (row,) = record.events()
        page = record.event(row.id)
    shown = next(e for e in page.estimates["killed"] if e.policy == "best-low-high")
    ucdp = next(coding for coding in codings(page) if coding.codebook == "UCDP GED")
    # The army's own count is the lowest, and no number of this policy.
    assert (row.killed_lowest, shown.low) == (3, 14)
    assert field(ucdp, "best / low / high") == f"{shown.value} / {shown.low} / {shown.high}"


def test_the_parties_are_those_of_the_side_that_most_tell_of(tmp_path: Path) -> None:
    strikes = [told(id, 6, VILLAGERS, agents=(ARMY,)) for id in "ab"]
    found = cards(tmp_path, *strikes, told("c", 6, VILLAGERS, agents=(TALIBAN,)))
    assert field(found["ACLED"], "actor1") == "Military Forces of Afghanistan / Civilians (Afghanistan)"
    (tmp_path / "other").mkdir()
    nobody = cards(tmp_path / "other", told("a", 14, SOLDIERS, agents=(RAIDERS,)))
    assert field(nobody["ACLED"], "actor1") == "Unidentified Armed Group (Afghanistan) / Military Forces of Afghanistan"
