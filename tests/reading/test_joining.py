"""Joining: repetitions merged, harm taken in by its event, events numbered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.happenings import number_events, same_event
from rashomon.reading.joining import Draft, join, same_proposition
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


def some(*names: str) -> tuple[Party, ...]:
    return tuple(Party(name, "armed_group") for name in names)


def days(first: int, last: int) -> Interval:
    return Interval(date(2016, 8, first), date(2016, 8, last), "day")


def claim(type: str = "attack", at: int = 0, **slots: Any) -> Claim:
    given = {"kind": "event", "evidence": (Span(at, at + 5, "a raid"),), **slots}
    return Claim(type=type, **given)


RAID = {"agents": some("Taliban"), "places": some("Kunduz")}


def test_claims_that_share_two_things_say_the_same() -> None:
    assert same_proposition(claim(**RAID), claim(at=90, **RAID))


def test_one_shared_thing_is_enough_for_a_relation_but_not_for_an_event() -> None:
    one, other = {"agents": some("Taliban")}, {"agents": some("Taliban"), "at": 90}
    assert not same_proposition(claim(**one), claim(**other))
    assert same_proposition(claim("supports", kind="relation", **one), claim("supports", kind="relation", **other))


def test_names_are_compared_without_case_and_by_register_first() -> None:
    assert same_proposition(claim(**RAID), claim(at=90, agents=some("TALIBAN"), places=some("kunduz")))
    by_id = (Party("the Taliban", "armed_group", ref="x1"),), (Party("Taliban", "armed_group", ref="x2"),)
    assert not same_proposition(claim(**RAID | {"agents": by_id[0]}), claim(at=90, **RAID | {"agents": by_id[1]}))


@pytest.mark.parametrize(
    "against",
    [
        {"agents": some("Huthis")},
        {"places": some("Kabul")},
        {"numbers": {"killed": Number(4)}},
        {"when": days(3, 4)},
    ],
)
def test_what_contradicts_is_not_the_same(against: dict[str, Any]) -> None:
    first = RAID | {"numbers": {"killed": Number(3)}, "when": days(1, 2)}
    assert same_proposition(claim(**first), claim(at=90, **first))
    assert not same_proposition(claim(**first), claim(at=90, **first | against))


def test_a_repetition_fills_what_the_first_left_open() -> None:
    first = claim(**RAID)
    again = claim(at=90, **RAID, when=days(1, 1), numbers={"killed": Number(3)})
    joined = join(scene_of("Nothing to see."), [Draft(0, first), Draft(1, again)])
    assert len(joined) == 1
    assert (joined[0].when, joined[0].numbers["killed"].value) == (days(1, 1), 3)
    assert [span.start for span in joined[0].evidence] == [0, 90]


def test_another_source_modality_or_change_makes_another_claim() -> None:
    rest = {"agents": some("Taliban"), "places": some("Kunduz")}
    drafts = [
        Draft(0, claim("controls", kind="control", **rest)),
        Draft(1, claim("controls", kind="control", **rest, sources=some("police"))),
        Draft(2, claim("controls", kind="control", **rest, modality="denied")),
        Draft(3, claim("controls", kind="control", **rest, change="ends")),
    ]
    assert len(join(scene_of("Nothing to see."), drafts)) == 4


def test_claims_come_in_the_order_of_their_words() -> None:
    drafts = [Draft(3, claim("protest", **RAID)), Draft(1, claim("arrest", **RAID))]
    assert [c.type for c in join(scene_of("Nothing to see at all."), drafts)] == ["arrest", "protest"]


def strike(**slots: Any) -> tuple[Scene, list[Draft]]:
    scene = scene_of("An air strike on Homs killed 12 people.")
    lower = scene.parsed.lower
    places = some("Homs")
    return scene, [
        Draft(lower.index("strike"), claim("air_strike", places=places)),
        Draft(lower.index("killed"), claim("attack", at=20, numbers={"killed": Number(12)}, **slots)),
    ]


def test_the_dead_of_an_air_strike_are_no_second_claim() -> None:
    joined = join(*strike())
    assert [(c.type, c.numbers["killed"].value) for c in joined] == [("air_strike", 12)]
    assert len(joined[0].evidence) == 2


def test_the_dead_that_another_source_counts_are_a_second_claim() -> None:
    joined = join(*strike(sources=some("police")))
    assert sorted(c.type for c in joined) == ["air_strike", "attack"]
    assert {c.event for c in joined} <= {"e1", "e2"}


def test_events_are_numbered_and_nothing_else_is() -> None:
    claims = [
        claim(**RAID),
        claim("controls", kind="control", **RAID),
        claim(at=90, **RAID, modality="denied", sources=some("Taliban")),
        claim("protest", agents=some("students"), places=some("Kabul")),
    ]
    number_events(claims)
    assert [c.event for c in claims] == ["e1", "", "e1", "e2"]


def test_versions_of_one_event_may_differ_in_the_toll_but_one_source_does_not_contradict_itself() -> None:
    mine = claim(**RAID, numbers={"killed": Number(3)}, sources=some("army"))
    theirs = claim(**RAID, numbers={"killed": Number(9)}, sources=some("Taliban"))
    assert same_event(mine, theirs)
    theirs.sources = mine.sources
    assert not same_event(mine, theirs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"type": "attack"}, {"type": "bombing"}, True),
        ({"type": "protest"}, {"type": "riot"}, True),
        ({"type": "attack"}, {"type": "protest"}, False),
        ({"modality": "planned"}, {}, False),
        ({"modality": "planned"}, {"modality": "planned"}, True),
        ({"when": days(1, 2)}, {"when": days(3, 3)}, False),
        ({"when": days(1, 3)}, {"when": days(3, 3)}, True),
        ({"places": some("Kabul")}, {}, False),
        ({"places": ()}, {}, True),
    ],
)
def test_what_can_be_one_event(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = claim(**RAID | one), claim(**RAID | other, sources=some("police"))
    assert same_event(first, second) is same
    assert same_event(second, first) is same


def test_events_of_two_types_need_two_things_in_common() -> None:
    by_police = claim(agents=some("Taliban"), sources=some("police"))
    assert same_event(claim(agents=some("Taliban")), by_police)
    assert not same_event(claim("shelling", agents=some("Taliban")), by_police)


def test_what_one_voice_tells_twice_of_one_type_are_two_events() -> None:
    assert not same_event(claim(**RAID), claim(**RAID, at=90))
    assert same_event(claim(**RAID), claim(**RAID, at=90, sources=some("police")))


def test_a_place_inside_the_other_is_no_contradiction() -> None:
    village = (Party("Kot", "place", inside="Nangarhar, Afghanistan"),)
    assert same_event(claim(places=village), claim(places=some("Nangarhar"), sources=some("police")))
    assert not same_event(claim(places=village), claim(places=some("Kunduz"), sources=some("police")))
