"""Happenings: which claims of a report share an event."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.documents import document
from rashomon.reading.claim import Claim, Interval, Number, Party
from rashomon.reading.happenings import number_events
from rashomon.reading.reader import Reader


def some(*names: str, kind: str = "armed_group") -> tuple[Party, ...]:
    return tuple(Party(name, kind) for name in names)


def claim(type: str = "attack", **slots: Any) -> Claim:
    return Claim("event", type, **slots)


def events(*claims: Claim) -> list[str]:
    number_events(list(claims))
    return [c.event for c in claims]


KOT, BAR = some("Kot", kind="place"), some("Bar", kind="place")
FRIDAY = Interval(date(2016, 8, 12), date(2016, 8, 12), "day")
MONDAY = Interval(date(2016, 8, 8), date(2016, 8, 8), "day")
POLICE, DOCTOR = some("police", kind="state_force"), some("a doctor", kind="people")


def test_a_denial_goes_with_what_it_denies_whoever_comes_first() -> None:
    raid = claim("territory_taken", agents=some("Rebels"), places=KOT, when=FRIDAY, sources=DOCTOR)
    other = claim("shelling", places=BAR, when=MONDAY)
    denial = claim("territory_taken", places=KOT, sources=POLICE, modality="denied")
    assert events(denial, other, raid) == ["e1", "e2", "e1"]


def test_a_denied_number_finds_the_claim_that_gives_it() -> None:
    one = claim(numbers={"killed": Number(30)}, places=KOT, when=FRIDAY, sources=POLICE)
    two = claim(numbers={"killed": Number(2)}, places=BAR, when=MONDAY, sources=POLICE)
    denial = claim(numbers={"killed": Number(30)}, sources=some("Rebels"), modality="denied")
    assert events(one, two, denial) == ["e1", "e2", "e1"]


def test_a_denial_about_another_place_stays_alone() -> None:
    assert events(claim(places=KOT), claim(places=BAR, modality="denied")) == ["e1", "e2"]


def test_the_dead_alone_go_with_what_was_told_last() -> None:
    one = claim("shelling", places=KOT, when=FRIDAY, sources=POLICE)
    two = claim("bombing", places=BAR, when=MONDAY, sources=POLICE)
    dead = claim(numbers={"killed": Number(9)}, targets=some("farmers", kind="people"), sources=DOCTOR)
    assert events(one, two, dead) == ["e1", "e2", "e2"]


def test_one_voice_gives_one_number_of_the_same_people() -> None:
    raid = claim("bombing", numbers={"killed": Number(4)}, targets=some("4 farmers", kind="people"), sources=POLICE)
    again = claim(numbers={"killed": Number(9)}, targets=some("9 farmers", kind="people"), sources=POLICE)
    others = claim(numbers={"killed": Number(9)}, targets=some("9 soldiers", kind="people"), sources=POLICE)
    assert events(raid, again) == ["e1", "e2"]
    assert events(raid, others) == ["e1", "e1"]


def test_two_sides_that_blame_each_other_speak_of_one_clash() -> None:
    one = claim(agents=some("Rebels"), sources=some("Militia"))
    other = claim(agents=some("Militia"), sources=some("Rebels"))
    assert events(one, other) == ["e1", "e1"]
    assert events(one, claim(agents=some("Militia"), sources=DOCTOR)) == ["e1", "e2"]


def test_a_day_carried_over_parts_no_event() -> None:
    carried = Interval(date(2016, 8, 13), date(2016, 8, 13), "day", inferred=True)
    one = claim(agents=some("Rebels"), places=KOT, when=FRIDAY, sources=POLICE)
    assert events(one, claim(agents=some("Rebels"), places=KOT, when=carried, sources=DOCTOR)) == ["e1", "e1"]


def test_a_sum_over_months_is_none_of_the_days_in_them() -> None:
    year = Interval(date(2015, 8, 1), date(2016, 8, 12), "year")
    raid = claim(numbers={"killed": Number(14)}, places=KOT, when=FRIDAY, sources=POLICE)
    lost = claim(numbers={"killed": Number(40)}, places=KOT, when=year)
    month = claim(numbers={"killed": Number(40)}, places=KOT, when=Interval(date(2016, 8, 1), date(2016, 8, 12), "day"))
    assert events(raid, lost) == ["e1", "e2"]
    assert events(raid, month) == ["e1", "e1"]


def test_it_killed_four_is_of_the_blast_just_told_and_not_of_one_whose_dead_are_told() -> None:
    first = claim(numbers={"killed": Number(19)}, places=KOT, when=FRIDAY, sources=DOCTOR)
    blast = claim("bombing", places=BAR, when=FRIDAY)
    four = claim(numbers={"killed": Number(4)}, targets=some("four clerks", kind="people"), sources=POLICE)
    assert events(first, blast, four) == ["e1", "e2", "e2"]
    known = claim("bombing", places=BAR, when=FRIDAY, numbers={"killed": Number(7)})
    assert events(first, known, four) == ["e1", "e2", "e1"]


def test_a_denial_with_a_place_of_its_own_is_not_of_an_event_elsewhere() -> None:
    here = claim("bombing", places=KOT, when=FRIDAY, sources=DOCTOR)
    dead = claim(numbers={"killed": Number(4)}, targets=some("four clerks", kind="people"), sources=POLICE)
    denial = claim("bombing", places=BAR, sources=some("Rebels"), modality="denied")
    assert events(here, dead, denial) == ["e1", "e1", "e2"]


def test_a_clinic_and_a_hundred_fighters_are_two_targets() -> None:
    planes = some("planes", kind="state_force")
    clinic = claim("air_strike", agents=planes, targets=some("clinic", kind="object"), sources=DOCTOR)
    fighters = claim("air_strike", agents=planes, targets=some("more than 100 rebels"), sources=POLICE)
    assert events(clinic, fighters) == ["e1", "e2"]
    people = claim("air_strike", agents=planes, targets=some("six people", kind="people"), sources=POLICE)
    assert events(clinic, people) == ["e1", "e1"]


def test_a_headline_that_calls_it_the_second_one_tells_of_that() -> None:
    text = (
        "KABUL -- The death toll from a suicide bombing in Kabul rose to 19 on Monday, hours before a second explosion "
        "killed four people."
    )
    title = "Toll in Kabul attack rises to 19 as second bomb hits minibus"
    read = Reader().read(document(text, id="d", title=title, published="2021-03-07")).claims
    event = {claim.evidence[0].quote: claim.event for claim in read}
    (bus,) = [event[quote] for quote in event if "minibus" in quote]
    (second,) = [event[quote] for quote in event if "second explosion" in quote and "toll" not in quote]
    (first,) = [event[quote] for quote in event if "death toll" in quote]
    assert bus == second != first


def test_a_denial_goes_with_what_was_hit_there_and_not_with_what_was_done_all_over_the_country() -> None:
    nepal = Party("Nepal", "place", ref="gn:9", country="NP", precision="country")
    kot = Party("Kot", "place", ref="gn:1", country="NP", inside="Nepal", precision="city")
    planes, school = some("planes", kind="state_force"), some("school", kind="object")
    denial = claim("air_strike", agents=planes, targets=school, places=(kot,), modality="denied")
    sum_ = claim("air_strike", agents=planes, places=(nepal,), targets=some("90 rebels"))
    hit = claim("air_strike", agents=planes, targets=school, sources=some("doctor", kind="person"))
    assert events(denial, sum_, hit) == ["e1", "e2", "e1"]
