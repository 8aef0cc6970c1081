"""Sources: lists, the page of one, letters that are set and taken back, who relies on whom."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from logging_in import Browser, quick_passwords, settle
from logging_in import opened as opened_app
from told import POLICE, TALIBAN, blast, three
from told_pages import links, opened, token

from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
AFP = "outlet:agence-france-presse"
SAME = (
    "The army said on Monday that a long column of lorries had left the valley before the storm came, and that a bomb"
)


def told() -> list[Any]:
    copied = [
        blast("x", publisher="AFP", published="2031-05-10", words=SAME),
        blast("y", publisher="Kot Courier", published="2031-05-11", words=SAME),
    ]
    return [*three(), blast("d", publisher="Herat Post", sources=(TALIBAN,), agents=(TALIBAN,)), *copied]


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    with opened(record_url, told()) as found:
        yield found


def set_letter(client: TestClient, path: str, letter: str, because: str) -> Any:
    return client.post(f"{path}/letter", data={"csrf": token(client, path), "letter": letter, "because": because})


def test_sources_are_listed_each_once_with_a_page(client: TestClient) -> None:
    found = client.get("/sources.json").json()
    ids = [row["id"] for row in found["rows"]]
    assert len(ids) == len(set(ids)) == found["total"]
    claims = [row["claims"] for row in found["rows"]]
    assert claims == sorted(claims, reverse=True)
    page = client.get("/sources").text
    assert len(links(page, "/source/")) == len(ids)
    for link in links(page, "/source/"):
        assert client.get(link).status_code == 200, link
        assert client.get(f"{link}.json").status_code == 200, link


def test_lists_are_narrowed_by_name_kind_and_stake(client: TestClient) -> None:
    named = client.get("/sources.json?q=courier").json()["rows"]
    assert {row["name"] for row in named} == {"Kot Courier"}
    forces = client.get("/sources.json?kind=state_force").json()["rows"]
    assert forces and {row["kind"] for row in forces} == {"state_force"}
    parties = client.get("/sources.json?stake=party").json()["rows"]
    assert {row["name"] for row in parties} == {"Taliban"}
    one = client.get("/sources.json?limit=1&offset=1").json()
    assert len(one["rows"]) == 1 and one["rows"][0] == client.get("/sources.json").json()["rows"][1]
    assert "No source of that kind" in client.get("/sources?q=nobody").text


def test_the_table_holds_all(client: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(client.get("/sources.csv").text)))
    assert [row["id"] for row in rows] == [row["id"] for row in client.get("/sources.json").json()["rows"]]


def test_a_source_says_what_it_said_and_leads_there(client: TestClient) -> None:
    found = client.get("/source/taliban.json").json()
    assert found["claims_as_speaker"] == 1 and found["claims_as_origin"] == 0
    assert found["source"]["self_interested"] == 1 and found["source"]["letter"] == "F"
    page = client.get("/source/taliban").text
    (link,) = {link for link in links(page, "/report/") if "#w-" in link}
    report, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in client.get(report).text
    assert client.get("/source/Taliban.json").json() == found


def test_who_relies_on_whom_is_told_from_both_sides(client: TestClient) -> None:
    courier = client.get("/source/outlet:kot-courier.json").json()
    assert [(one["id"], one["claims"], one["reports"]) for one in courier["relies_on"]] == [(AFP, 1, 1)]
    agency = client.get(f"/source/{AFP}.json").json()
    assert [(one["name"], one["claims"], one["reports"]) for one in agency["relied_on_by"]] == [("Kot Courier", 1, 1)]
    assert agency["relies_on"] == [] == courier["relied_on_by"]


def test_an_outlet_that_only_prints_others_has_a_page_and_no_letter_to_set(record_url: str) -> None:
    copied = [
        blast("x", publisher="AFP", published="2031-05-10", words=SAME),
        blast("y", publisher="Kot Courier", published="2031-05-11", words=SAME),
    ]
    with opened(record_url, copied) as client:
        page = client.get("/source/outlet:kot-courier")
        assert page.status_code == 200 and "Kot Courier" in page.text and "/letter" not in page.text


def test_a_letter_is_set_with_its_reason_and_taken_back(client: TestClient) -> None:
    path = "/source/taliban"
    assert set_letter(client, path, "E", "counts its own losses at a tenth").headers["location"] == f"{path}#letters"
    found = client.get(f"{path}.json").json()
    assert (found["source"]["letter"], found["source"]["letter_by"]) == ("E", "me")
    assert set_letter(client, path, "D", "it got better").status_code == 303
    letters = client.get(f"{path}.json").json()["letters"]
    assert [one["decision"] for one in letters] == ["D", "E"]
    answer = client.post(
        f"{path}/undo", data={"csrf": token(client, path), "judgement": letters[0]["id"], "because": "too kind"}
    )
    assert answer.status_code == 303
    found = client.get(f"{path}.json").json()
    assert found["source"]["letter"] == "E" and [one["decision"] for one in found["letters"]] == ["undo", "D", "E"]
    page = client.get(path).text
    assert all(
        words in page for words in ("too kind", "it got better", "counts its own losses at a tenth", "taken back")
    )


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"letter": "E", "because": "said"}, 403),
        ({"letter": "Z", "because": "said", "csrf": True}, 400),
        ({"letter": "E", "because": " ", "csrf": True}, 400),
        ({"letter": "E", "because": "a\0b", "csrf": True}, 422),
        ({"letter": "EE", "because": "said", "csrf": True}, 422),
        ({"because": "said", "csrf": True}, 422),
    ],
)
def test_a_letter_needs_a_form_of_ours_a_letter_and_a_reason(client: TestClient, data: Any, status: int) -> None:
    given = dict(data)
    if given.get("csrf"):
        given["csrf"] = token(client, "/source/taliban")
    assert client.post("/source/taliban/letter", data=given).status_code == status
    assert client.get("/source/taliban.json").json()["letters"] == []


def test_only_letters_of_this_source_are_taken_back_here(client: TestClient) -> None:
    set_letter(client, "/source/taliban", "E", "said")
    letter = client.get("/source/taliban.json").json()["letters"][0]["id"]
    path = "/source/outlet:herat-post"
    data = {"csrf": token(client, path), "judgement": letter, "because": "said"}
    assert client.post(f"{path}/undo", data=data).status_code == 404


def test_nobody_of_that_name(client: TestClient) -> None:
    for path in ("/source/nobody", "/source/nobody.json"):
        answer = client.get(path)
        assert answer.status_code == 404 and "nobody" in answer.text


def test_a_record_for_reading_only_shows_no_form(tmp_path: Any) -> None:
    place = str(tmp_path / "r.db")
    with opened(place, told()) as client:
        set_letter(client, "/source/taliban", "E", "said")
    with opened_read_only(place) as client:
        page = client.get("/source/taliban").text
        assert "open for reading only" in page and "<form method" not in page


def opened_read_only(place: str) -> TestClient:
    return TestClient(create_app(Settings(place, read_only=True)), base_url="http://localhost")


def test_roles_decide_who_may_set_a_letter(record_url: str, quick_passwords: None) -> None:
    settle(record_url)
    with Record(record_url) as record:
        record.add_readings(three())
    with opened_app(create_app(Settings(record_url, login=True))) as app:
        viewer, coder, reviewer = (Browser(app) for _ in range(3))
        for browser, name in ((viewer, "Vera"), (coder, "Lena"), (reviewer, "Rana")):
            browser.log_in(name)
        path = "/source/af%3Apolice"
        assert "Coders and reviewers set letters" in viewer.get(path).text
        assert viewer.fill(f"{path}/letter", letter="B", because="said").status_code == 403
        assert coder.fill(f"{path}/letter", letter="B", because="said").status_code == 303
        assert reviewer.fill(f"{path}/letter", letter="C", because="no").status_code == 303
        found = viewer.get(f"{path}.json").json()
        assert [(one["by"], one["decision"]) for one in found["letters"]] == [("Rana", "C"), ("Lena", "B")]
        answer = coder.fill(f"{path}/undo", judgement=found["letters"][0]["id"], because="mine is better")
        assert answer.status_code == 400 and "Rana" in answer.text


def test_police_as_source_has_a_colon_in_its_id(client: TestClient) -> None:
    assert POLICE.ref == "af:police"
    assert client.get("/source/af%3Apolice.json").json()["source"]["id"] == "af:police"
