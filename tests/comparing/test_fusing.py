"""Mentions of one happening within a report, put together before anything is compared."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.comparing.fragments import Layout, fragment_levels
from rashomon.comparing.fusing import called_another, fragment
from rashomon.comparing.tellings import from_row, tellings, to_row
from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span

TEXT = (
    "A car bomb tore through a market in Kot on Friday, killing nine people. A doctor said nine people were dead. "
    "No group has claimed the attack. In March 2015 gunmen shot dead a judge in Zabul."
)
REPORT = document(TEXT, title="Nine killed in Kot blast", published="2016-07-24")
KOT = Party("Kot", "place", ref="gn:1", country="AF")
ZABUL = Party("Zabul", "place", ref="gn:2", country="AF", inside="Afghanistan")
FRIDAY = Interval(date(2016, 7, 22), date(2016, 7, 22), "day")
MARCH = Interval(date(2015, 3, 1), date(2015, 3, 31), "month")
PEOPLE = Party("nine people", "people")


def claim(quote: str, event: str, type_: str, report: Document = REPORT, **slots: object) -> Claim:
    at = report.text.find(quote)
    span = Span(at, at + len(quote), quote) if at >= 0 else Span(0, len(quote), quote, "title")
    return Claim("event", type_, event=event, evidence=(span,), **{"score": 0.7, **slots})  # type: ignore[arg-type]


NINE = {"killed": Number(9)}
CLAIMS = [
    claim("Nine killed in Kot blast", "e1", "bombing", places=(KOT,), targets=(PEOPLE,), numbers=NINE),
    claim("A car bomb tore through a market in Kot on Friday", "e2", "bombing", places=(KOT,), when=FRIDAY),
    claim("killing nine people", "e3", "attack", places=(KOT,), when=FRIDAY, targets=(PEOPLE,), numbers=NINE),
    claim("nine people were dead", "e4", "attack", targets=(PEOPLE,), numbers=NINE),
    claim("claimed the attack", "e5", "attack", modality="denied"),
    claim("gunmen shot dead a judge in Zabul", "e6", "attack", places=(ZABUL,), when=MARCH),
]


def test_title_lead_toll_and_what_points_back_are_one_telling_and_the_recalled_act_another() -> None:
    main, recalled = tellings("d1", REPORT, CLAIMS)
    assert set(main.events) == {"e1", "e2", "e3", "e4", "e5"}
    assert (recalled.events, recalled.start) == (("e6",), date(2015, 3, 1))
    assert (main.start, main.numbers, main.lead) == (date(2016, 7, 22), (("killed", 9, 9),), True)


def test_the_order_of_claims_changes_nothing() -> None:
    assert tellings("d1", REPORT, CLAIMS[::-1]) == tellings("d1", REPORT, CLAIMS)


def test_what_a_person_has_been_over_stays_apart() -> None:
    settled = [
        Claim(c.kind, c.type, targets=c.targets, places=c.places, numbers=c.numbers, event=c.event, evidence=c.evidence)
        for c in CLAIMS
    ]
    assert len(tellings("d1", REPORT, settled)) == len(CLAIMS)


def test_a_fused_telling_survives_its_row() -> None:
    for telling in tellings("d1", REPORT, CLAIMS):
        assert from_row(to_row(telling)) == telling


def test_the_market_and_the_car_bomb_are_marks() -> None:
    main = tellings("d1", REPORT, CLAIMS)[0]
    assert {"spot:market", "means:vehicle bomb"} <= set(main.marks)


TWO_BOMBS = (
    "The toll of a bombing in Kot rose to 19 on Friday, the ministry said, hours before a second explosion killed four "
    "people on the other side of the city."
)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (TWO_BOMBS, True),
        (TWO_BOMBS.replace("hours before a second explosion", "after the same explosion"), False),
        (TWO_BOMBS.replace("hours before a second explosion", "hours before the explosion"), False),
        (
            TWO_BOMBS.replace("hours before a second", "minutes before a second").replace("on the other side", "k"),
            False,
        ),
    ],
)
def test_two_bombings_of_one_day_stay_two_where_the_report_tells_them_apart(text: str, apart: bool) -> None:
    report = document(text, published="2016-07-24")
    there = {"places": (KOT,), "when": FRIDAY}
    first = claim(text[: text.index(",")], "e1", "bombing", report, numbers={"killed": Number(19)}, **there)
    start = text.index("before") if "before" in text else text.index("after")
    second = claim(text[start:], "e2", "bombing", report, numbers={"killed": Number(4)}, **there)
    assert len(tellings("d1", report, [first, second])) == (2 if apart else 1)


def test_the_second_attack_of_the_week_may_be_the_one_told() -> None:
    text = "Shells hit a market in Kot on Friday. It was the second attack in days on the town, elders said."
    report = document(text, published="2016-07-24")
    first = claim("Shells hit a market in Kot on Friday", "e1", "attack", report, places=(KOT,), when=FRIDAY)
    second = claim("the second attack in days on the town", "e2", "attack", report)
    layout = Layout(report)
    assert not called_another(layout, fragment(layout, [first]), fragment(layout, [second]))


TRUCE = document(
    "A truce in Kot was to hold from Friday. The raid came on the second day of the truce that envoys had arranged.",
    published="2016-07-24",
)


def test_a_pact_and_the_fighting_told_in_one_breath_are_never_one_thing() -> None:
    whole, half = "The raid came on the second day of the truce", "the truce that envoys had arranged"
    raid = claim(whole, "e1", "attack", TRUCE)
    pact = claim(half, "e2", "agreement", TRUCE)
    assert [telling.types for telling in tellings("d1", TRUCE, [raid, pact])] == [("attack",), ("agreement",)]
    # The same words with another fighting in them are one.
    clash = claim(half, "e2", "armed_clash", TRUCE)
    assert len(tellings("d1", TRUCE, [raid, clash])) == 1


WAR = document(
    "Six farmers died on Sunday in a raid on Kot. The army said that it had killed 62 rebels in Kot since its campaign "
    "began on May 1.",
    published="2016-07-25",
)


@pytest.mark.parametrize(("granularity", "number"), [("since", 2), ("day", 1)])
def test_a_count_since_weeks_ago_is_no_part_of_the_raid_of_a_day(granularity: str, number: int) -> None:
    sunday = Interval(date(2016, 7, 24), date(2016, 7, 24), "day")
    long = Interval(date(2016, 5, 1) if granularity == "since" else sunday.start, sunday.end, granularity)
    raid = claim("Six farmers died on Sunday in a raid on Kot", "e1", "attack", WAR, places=(KOT,), when=sunday)
    raid.numbers = {"killed": Number(6)}
    campaign = claim("it had killed 62 rebels in Kot", "e2", "attack", WAR, places=(KOT,), when=long)
    campaign.numbers = {"killed": Number(62)}
    assert len(tellings("d1", WAR, [raid, campaign])) == number


MILL = document(
    "Shells hit a mill in Kot on Friday. Six people died. A road was cut. A nurse said a missile had hit the building.",
    published="2016-07-24",
)


@pytest.mark.parametrize(("name", "inferred", "level"), [
    ("mill", True, "points back"), ("bridge", True, "introduced"), ("mill", False, "introduced"),
])  # fmt: skip
def test_what_hit_the_building_named_before_points_back(name: str, inferred: bool, level: str) -> None:
    places = (Party("mill", "place"), KOT)
    shells = claim("Shells hit a mill in Kot on Friday", "e1", "shelling", MILL, places=places, when=FRIDAY)
    missile = claim("a missile had hit the building", "e2", "air_strike", MILL)
    missile.targets = (Party(name, "object", inferred=inferred),)
    layout = Layout(MILL)
    found = dict(fragment_levels(layout, fragment(layout, [shells]), fragment(layout, [missile])))
    assert found["mention"] == level


@pytest.mark.parametrize(("opening", "number"), [("In the town of Kot, three", 2), ("Three", 1)])
def test_where_the_report_turns_to_another_place_and_counts_other_dead_is_another_telling(
    opening: str, number: int
) -> None:
    report = document(
        f"Shells killed nine rebels on Friday. {opening} girls died when shells fell.", published="2016-07-24"
    )
    rebels, girls = Party("nine rebels", "armed_group"), Party("three girls", "people")
    shelled = claim("Shells killed nine rebels on Friday", "e1", "shelling", report, targets=(rebels,), when=FRIDAY)
    died = claim("girls died when shells fell", "e2", "shelling", report, places=(KOT,), targets=(girls,), when=FRIDAY)
    shelled.numbers, died.numbers = NINE, {"killed": Number(3)}
    assert len(tellings("d1", report, [shelled, died])) == number
