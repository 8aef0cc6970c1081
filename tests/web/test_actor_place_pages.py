"""Actors and places: names with their days, histories with everybody's words, what each relation leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from told import HERAT, IS, POLICE, TALIBAN, blast, holds, three, ties
from told_pages import links, opened
from told_people import party, witnessed

from rashomon.comparing.spells import Bounds, Spell
from rashomon.comparing.subjects import Subject
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.spell_view import WIDTH, bar

TOLD = [
    *three(),
    blast("d", publisher="Herat Post", place=HERAT, agents=(TALIBAN,), killed=30),
    ties("f", "allied", published="2031-05-01"),
    ties("g", "hostile", published="2031-06-02", sources=(POLICE,)),
    ties("j", "hostile", published="2031-06-03", sources=(TALIBAN,), modality="denied"),
    holds("h", TALIBAN, HERAT, "2031-05-03", published="2031-05-04"),
    holds("i", IS, HERAT, "2031-07-03", published="2031-07-04"),
]


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    with opened(record_url, TOLD) as found:
        yield found


def test_an_actor_has_its_ties_with_the_words_of_either_side(client: TestClient) -> None:
    found = client.get("/actor/taliban.json").json()
    told = {row["state"]: row for row in found["relations"]}
    assert set(told) == {"allied", "hostile"} and len(told["hostile"]["denied_by"]) == 1
    page = client.get("/actor/taliban").text
    assert "denied by" in page and "allied with" in page and "/actor/islamic-state" in page
    for row in found["relations"]:
        for claim in row["claims"]:
            (link,) = {link for link in links(page, "/report/") if link.endswith(f"#w-{claim}")}
            assert client.get(link).status_code == 200
    assert links(page, "/claims?subject=ties%3A%20islamic-state")


def test_an_actor_has_its_names_with_their_days(client: TestClient) -> None:
    (name,) = client.get("/actor/taliban.json").json()["names"]
    assert name == {"name": "Taliban", "claims": 5, "first": "2031-05-01", "last": "2031-06-03"}
    assert "1 May 2031" in client.get("/actor/taliban").text


def test_a_day_keeps_what_held_then(client: TestClient) -> None:
    assert (
        "Herat" in client.get("/actor/islamic-state?on=2031-07-10").text.split('id="control"')[1].split("</section>")[0]
    )
    before = client.get("/actor/islamic-state?on=2020-01-01").text.split('id="control"')[1].split("</section>")[0]
    assert "No report says that it holds a place then" in before


def test_ties_with_one_party_alone(client: TestClient) -> None:
    assert "allied with" in client.get("/actor/taliban?other=IS").text
    assert "tells of an ally or enemy then" in client.get("/actor/taliban?other=police").text


def test_a_plan_is_called_planned_and_not_held_possible(record_url: str) -> None:
    planned, possible = (ties(how, "allied", published="2031-05-01", modality=how) for how in ("planned", "possible"))
    with opened(record_url, [planned]) as client:
        page = client.get("/actor/taliban?on=2031-05-02").text
        assert "planned according to" in page and "only planned" in page and ">planned</span>" in page
        assert "held possible" not in page and ">possible</span>" not in page
        with Record(record_url) as record:
            record.add_readings([possible])
        page = client.get("/actor/taliban?on=2031-05-02").text
        assert "planned according to" in page and "held possible by" in page and "only held possible" in page
        with Record(record_url) as record:
            (claim,) = [one.id for one in record.claims(record.document("possible").key)]
            record.review("claim", [claim], "edit", by="Ada", because="a plan", changes={"modality": "planned"})
        assert "held possible" not in client.get("/actor/taliban").text


def test_a_name_leads_to_the_actor_too(client: TestClient) -> None:
    assert client.get("/actor/the%20Taliban.json").json()["key"] == "taliban"


def test_a_place_says_who_held_it_according_to_whom(client: TestClient) -> None:
    found = client.get("/place/Herat.json").json()
    assert {row["parties"][0] for row in found["control"]} == {"Taliban", "Islamic State"}
    page = client.get("/place/Herat").text
    assert links(page, "/report/") and links(page, "/event/") and links(page, "/actor/taliban")
    assert "Paper h" in page and "Paper i" in page
    assert (
        "Islamic State"
        not in client.get("/place/Herat?on=2031-05-03").text.split('id="control"')[1].split("</section>")[0]
    )


def test_a_country_holds_its_places(client: TestClient) -> None:
    found = client.get("/place/AF.json").json()
    assert found["country"] == "AF" and found["total"] >= 3
    page = client.get("/place/AF").text
    for link in links(page, "/place/"):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("path", ["/actor/nobody", "/place/Nowhere", "/actor/a%2Fb", "/place/%20", "/actor/%20"])
def test_what_nobody_tells_of_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get(f"{path}.json").status_code == 404


days = st.none() | st.dates(date(2010, 1, 1), date(2020, 1, 1))


@given(st.lists(days, min_size=5, max_size=5), st.booleans())
def test_bars_stay_within_their_history(found: list[date | None], ends: bool) -> None:
    a, b, c, d, e = found
    spell = Spell(
        Subject("k", "ties", "A and B"), "allied", (), "A and B: allied",
        start=Bounds(a, b), end=Bounds(c, d), ends_known=ends, last_held=e,
    )  # fmt: skip
    known = [day for day in found if day is not None]
    drawn = bar(spell, min(known, default=None), max(known, default=None))
    assert (drawn.maybe is not None) == bool(known)
    for stretch in (drawn.held, drawn.maybe):
        if stretch is not None:
            at, width = stretch
            assert at >= 0 and width > 0 and at + width <= WIDTH + 1.3


def test_a_place_that_is_only_named_has_the_claims_that_name_it(record_url: str) -> None:
    allies = ties("n", "allied", published="2031-05-01")
    far = replace(HERAT, name="Zaranj", mentions=("Zaranj",), ref="gn:1120985", inside="Nimroz, Afghanistan")
    named = Reading(allies.document, [replace(allies.claims[0], places=(far,))])
    with opened(record_url, [*three(), named]) as client:
        (link,) = links(client.get("/report/n").text, "/place/Za")
        page = client.get(link)
        assert page.status_code == 200 and "Only named: nothing in this record happened here" in page.text
        assert client.get("/place/Zaranj").status_code == 200
        (claim,) = client.get(link.replace("?", ".json?")).json()["naming"]
        assert claim["type"] == "allied"
        (every,) = links(page.text, "/claims?at=")
        assert client.get(every.replace("/claims", "/claims.json")).json()["total"] == 1
        assert links(page.text, "/report/") and "Zaranj" in client.get(every).text
        assert client.get(link + "&country=PK").status_code == 404


def test_a_place_that_nobody_names_is_not_here(client: TestClient) -> None:
    page = client.get("/place/Nowhereville")
    assert page.status_code == 404 and "no claim names it" in page.text


def test_histories_are_shown_as_the_record_stood(client: TestClient) -> None:
    before = client.get("/place/Herat?as_of=2001-01-01").text
    assert "nothing had been recorded by then" in before and "No report says who holds it then" in before
    assert client.get("/place/Herat.json?as_of=2001-01-01").json()["control"] == []
    today = client.get("/actor/taliban.json").json()
    assert client.get("/actor/taliban.json?as_of=2100-01-01").json() == today
    page = client.get("/actor/taliban?as_of=2100-01-01").text
    assert "Histories as the record stood on 1 Jan 2100" in page and "denied by" in page
    assert links(page, "/events?actor=taliban&as_of=2100-01-01")


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        (
            "/disagreements?as_of=2031-01-01&actor=taliban&type=denial",
            "/events?as_of=2031-01-01&actor=taliban&disagreeing=true",
        ),
        ("/network?as_of=2031-01-01", "/events?as_of=2031-01-01"),
        ("/claims?published_until=2031-01-01&place=Herat", "/events?published_until=2031-01-01&place=Herat"),
    ],
)
def test_pages_that_know_only_today_say_what_knows_then(client: TestClient, asked: str, instead: str) -> None:
    page = client.get(asked)
    assert page.status_code == 422 and "this can&#39;t be shown as" in page.text
    assert links(page.text, "/events?") == [instead]
    assert client.get(instead).status_code == 200


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/network?as_of=2031-01-01", "The events as they stood then"),
        ("/network?published_until=2031-01-01", "The events as the reports published by then tell them"),
        ("/disagreements?published_until=2031-01-01", "The events that the reports published by then dispute"),
    ],
)
def test_what_can_be_shown_of_then_is_called_what_it_is(client: TestClient, asked: str, words: str) -> None:
    assert f">{words}</a>" in client.get(asked).text


def test_no_toll_is_not_zero_killed(record_url: str) -> None:
    told = witnessed("a", party("Rado Vink", "General Rado Vink"), "General Rado Vink said a bomb went off.")
    with opened(record_url, [told]) as client:
        assert client.get("/place/Kabul.json").json()["killed"] is None
        page = client.get("/place/Kabul").text
        assert "no toll of dead told" in page and "0</a></b><span>killed" not in page
        lone = client.get("/place/Kabul?country=AF").text
        assert 'href="/events?place=Kabul&amp;country=AF"' in lone
