"""Disagreements: both sides with links into the reports, filters, pages, JSON, CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from fastapi.testclient import TestClient
from told import HERAT, IS, TALIBAN, blast, holds, three, ties
from told_pages import links, opened

TOLD = [
    *three(),
    blast("d", publisher="Herat Post", place=HERAT, agents=(TALIBAN,), killed=30, day="2031-05-20",
          published="2031-05-21"),
    blast("e", publisher="Far Gazette", place=HERAT, agents=(TALIBAN,), sources=(TALIBAN,), killed=22, day="2031-05-20",
          published="2031-05-21"),
    ties("f", "allied", published="2031-05-01"),
    ties("g", "hostile", published="2031-05-02"),
    holds("h", TALIBAN, HERAT, "2031-05-03", published="2031-05-04"),
    holds("i", IS, HERAT, "2031-05-03", published="2031-05-04"),
]  # fmt: skip


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    with opened(record_url, TOLD) as found:
        yield found


def test_both_sides_stand_there_with_links_into_their_reports(client: TestClient) -> None:
    page = client.get("/disagreements").text
    rows = client.get("/disagreements.json").json()["rows"]
    assert rows
    claims = set(links(page, "/report/"))
    for row in rows:
        assert row["id"] in page
        for claim in (row["a"], row["b"]):
            assert any(link.endswith(f"#w-{claim}") for link in claims), row
    for link in sorted(claims):
        report, _, claim = link.partition("#")
        assert f'id="{claim}"' in client.get(report).text


def test_each_says_what_it_is_about_and_leads_there(client: TestClient) -> None:
    topics = {row["topic"]: row["about"] for row in client.get("/disagreements.json").json()["rows"]}
    assert {topic.partition(":")[0] for topic in topics if ": " in topic} >= {"ties", "control"}
    assert all(topics.values())
    page = client.get("/disagreements").text
    for link in [*links(page, "/event/"), *links(page, "/actor/"), *links(page, "/place/")]:
        assert client.get(link).status_code == 200, link


def test_the_weightiest_come_first_page_by_page(client: TestClient) -> None:
    rows = client.get("/disagreements.json").json()["rows"]
    weights = [row["weight"] for row in rows]
    assert weights == sorted(weights, reverse=True) and len(rows) > 2
    one = client.get("/disagreements.json?limit=1&offset=1").json()
    assert [row["id"] for row in one["rows"]] == [rows[1]["id"]] and one["total"] == len(rows)
    page = client.get("/disagreements?limit=1&offset=1&slot=").text
    assert links(page, "/disagreements?limit=1&offset=2") and links(page, "/disagreements?limit=1")


@pytest.mark.parametrize(
    ("query", "field", "wanted"),
    [
        ("type=contradiction", "type", {"contradiction"}),
        ("slot=killed", "slot", {"killed"}),
        ("slot=ties", "slot", {"ties"}),
    ],
)
def test_filters_narrow_what_is_listed(client: TestClient, query: str, field: str, wanted: set[str]) -> None:
    every = client.get("/disagreements.json").json()
    some = client.get(f"/disagreements.json?{query}").json()
    assert {row[field] for row in some["rows"]} == wanted
    assert some["total"] == sum(row[field] in wanted for row in every["rows"])


def test_places_and_parties_narrow_too(client: TestClient) -> None:
    every = client.get("/disagreements.json").json()["total"]
    herat = client.get("/disagreements.json?place=Herat").json()
    assert 0 < herat["total"] < every
    assert all("Herat" in row["about"] for row in herat["rows"])
    assert 0 < client.get("/disagreements.json?actor=IS").json()["total"] < every
    assert client.get("/disagreements.json?actor=Nobody").json()["total"] == 0
    assert "try fewer filters" in client.get("/disagreements?actor=Nobody").text


def test_sides_of_one_origin_and_of_parties_alone_are_found(client: TestClient) -> None:
    rows = client.get("/disagreements.json").json()["rows"]
    own = client.get("/disagreements.json?self_interested=true").json()["rows"]
    assert own and len(own) < len(rows)
    assert all("22" in (row["value_a"], row["value_b"]) for row in own if row["slot"] == "killed")
    assert client.get("/disagreements.json?single_origin=true").json()["total"] == len(rows)
    assert "† parties only" in client.get("/disagreements?self_interested=true").text
    assert "† parties only" not in client.get("/disagreements?slot=ties").text


def test_a_side_of_several_origins_is_not_single(record_url: str) -> None:
    told = [
        blast(id, publisher=f"Paper {id}", killed=killed) for id, killed in (("a", 12), ("b", 12), ("c", 9), ("d", 9))
    ]
    with opened(record_url, told) as client:
        assert client.get("/disagreements.json?slot=killed").json()["total"] == 1
        assert client.get("/disagreements.json?slot=killed&single_origin=true").json()["total"] == 0
        assert "single origin</span>" not in client.get("/disagreements?slot=killed").text


def test_the_table_holds_all_that_pass(client: TestClient) -> None:
    answer = client.get("/disagreements.csv?type=contradiction")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.text)))
    wanted = client.get("/disagreements.json?type=contradiction").json()
    assert [row["id"] for row in rows] == [row["id"] for row in wanted["rows"]]


@pytest.mark.parametrize("query", ["type=x", "limit=0", "limit=501", "offset=-1", "offset=99999999999999999999"])
def test_what_can_not_be_read_is_said(client: TestClient, query: str) -> None:
    assert client.get(f"/disagreements.json?{query}").status_code == 422
    assert client.get(f"/disagreements?{query}").status_code == 422


def test_an_empty_record_says_so(record_url: str) -> None:
    with opened(record_url) as client:
        assert "None found yet" in client.get("/disagreements").text


def test_every_row_says_what_it_is_ranked_by(client: TestClient) -> None:
    rows = client.get("/disagreements.json").json()["rows"]
    assert [row["weight"] for row in rows] == sorted((row["weight"] for row in rows), reverse=True)
    assert all(row["weight"] == sum(sign["points"] for sign in row["ranked_by"]) for row in rows)
    words = rows[0]["ranked_by"][0]["words"]
    page = client.get("/disagreements").text
    assert page.count("Ranked by:") == len(rows) and words in page
    (first, *_) = csv.DictReader(StringIO(client.get("/disagreements.csv").text))
    assert first["ranked_by"].startswith(f"{words} +")
