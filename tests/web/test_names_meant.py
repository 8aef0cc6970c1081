"""What pages and JSON say to a name that is misspelt, to the name of a row, to days in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient
from told import HERAT, TALIBAN, blast, three
from told_pages import opened


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    with opened(record_url, [*three(), blast("d", publisher="Herat Post", place=HERAT, agents=(TALIBAN,))]) as found:
        yield found


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/actor/Talban", "Taliban"),
        ("/place/Heratt", "Herat"),
        ("/place/Heratt%2C%20Afghanistan", "Herat, Afghanistan"),
    ],
)
def test_a_misspelt_name_gets_the_one_that_may_be_meant(client: TestClient, path: str, meant: str) -> None:
    said = f"; did you mean {meant}?"
    answer = client.get(f"{path}.json")
    assert (answer.status_code, answer.json()["detail"].endswith(said)) == (404, True), answer.text
    page = client.get(path)
    assert page.status_code == 404 and said in unescape(page.text)


@pytest.mark.parametrize(("asked", "meant"), [("actor=Talban", "Taliban"), ("place=Heratt", "Herat")])
def test_an_empty_list_says_it_too(client: TestClient, asked: str, meant: str) -> None:
    assert client.get(f"/events.json?{asked}").json()["note"].endswith(f"; did you mean {meant}?")
    assert f"did you mean {meant}?" in unescape(client.get(f"/events?{asked}").text)


def test_a_row_is_asked_for_by_its_name(client: TestClient) -> None:
    event = client.get("/events.json?actor=Taliban").json()["rows"][0]["id"]
    who = client.get(f"/event/{event}/why/who.json").json()
    for name in ("by%20whom", "By%20Whom", "agents"):
        assert client.get(f"/event/{event}/why/{name}.json").json() == who
    assert client.get(f"/event/{event}/why/by%20whom").text.count("by whom")
    for name, said in (("kiled", "did you mean killed?"), ("targets", "no policy makes one value of 'to whom'")):
        answer = client.get(f"/event/{event}/why/{name}.json")
        assert (answer.status_code, said in answer.json()["detail"]) == (400, True)


@pytest.mark.parametrize("name", ["events", "claims", "reports", "network", "review", "changes"])
def test_days_in_the_wrong_order_are_told_by_the_names_of_their_fields(client: TestClient, name: str) -> None:
    page = client.get(f"/{name}?since=2020-01-01&until=2019-12-31")
    assert page.status_code in (400, 422)
    text = unescape(page.text)
    assert "From (since) 2020-01-01 comes after To (until) 2019-12-31" in text and ": From" not in text


def test_a_wrong_parameter_is_still_named(client: TestClient) -> None:
    assert client.get("/events.json?limit=x").json()["detail"].startswith("limit: ")
