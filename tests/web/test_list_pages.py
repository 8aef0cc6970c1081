"""The lists as pages, JSON and CSV: the same rows in each, filters in the address, answers to wrong questions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

LISTS = ("events", "claims", "reports", "actors", "places")
EVIL = '<script>alert(1)</script>"onmouseover="x'


class Links(HTMLParser):
    """All addresses of a page, and the names of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def table(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv"), path
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, family_readings: list[Reading]) -> Iterator[TestClient]:
    """A client for tests that only look, its record made once."""
    path = f"{tmp_path_factory.mktemp('lists')}/r.db"
    with Record(path) as record:
        record.add_readings(family_readings)
    with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
        yield client


def test_page_json_and_csv_hold_the_same(client: TestClient) -> None:
    for name in LISTS:
        same_rows(client, name)


def same_rows(client: TestClient, name: str) -> None:
    """Compare the three forms of a list."""
    whole = client.get(f"/{name}.json", params={"limit": 500}).json()
    rows = table(client, f"/{name}.csv")
    page = client.get(f"/{name}", params={"limit": 500})
    key = {"actors": "name", "places": "name", "reports": "id"}.get(name, "id")
    assert whole["total"] == len(whole["rows"]) == len(rows) > 0
    assert [row[key] for row in rows] == [str(row[key]) for row in whole["rows"]]
    assert page.status_code == 200
    for row in whole["rows"][:5]:
        assert (row["name"] if "name" in row else row.get("key", row["id"])) in unescape(page.text)


@pytest.mark.parametrize(
    "query",
    ["type=attack", "status=all&order=killed", "located=true&min_killed=1", "words=army", "since=2016&until=2022-06",
     "actor=Taliban", "place=Kabul&country=AF", "disagreeing=true&policy=highest&min_killed=&since="],
)  # fmt: skip
def test_every_form_of_the_events_takes_the_same_filters(told: TestClient, query: str) -> None:
    found = told.get(f"/events.json?{query}&limit=500").json()
    assert [row["id"] for row in found["rows"]] == [row["id"] for row in table(told, f"/events.csv?{query}")]
    plain = "&".join(part for part in query.split("&") if not part.startswith("order="))
    assert sorted(told.get(f"/map.json?{plain}").json()["columns"]["id"]) == sorted(r["id"] for r in found["rows"])
    links = Links(told.get(f"/events?{query}").text).hrefs
    kept = {name: values for name, values in parse_qs(query).items()}
    as_json = next(href for href in links if href.startswith("/events.json"))
    assert parse_qs(urlsplit(as_json).query) == kept


def test_facets_lead_to_what_they_count(told: TestClient) -> None:
    for facet in told.get("/events.json").json()["facets"]:
        for one in facet["values"]:
            found = told.get("/events.json", params={facet["name"]: one["value"]}).json()
            assert found["total"] == one["count"], (facet["name"], one)
    page = Links(told.get("/events?type=attack").text).hrefs
    assert "/events?type=attack&country=AF" in page and "/events" in page


@pytest.mark.parametrize("name", [*LISTS, "sources", "disagreements"])
def test_every_list_is_narrowed_by_links_that_go_on_and_off(told: TestClient, name: str) -> None:
    """Without scripts: each value is a link to the list with it, and there a link to the list without it."""
    facets = told.get(f"/{name}.json").json()["facets"]
    facet = next(facet for facet in facets if len(facet["values"]) > 1)
    first, second = (one["value"] for one in facet["values"][:2])
    whole = Links(told.get(f"/{name}").text).hrefs
    with_first = f"/{name}?{urlencode({facet['name']: first})}"
    assert with_first in whole
    narrowed = Links(told.get(with_first).text).hrefs
    # The chip, the facet and "clear all" lead back.
    assert narrowed.count(f"/{name}") >= 3
    with_both = f"/{name}?{urlencode([(facet['name'], first), (facet['name'], second)])}"
    assert with_both in narrowed
    page = told.get(with_both)
    both = Links(page.text).hrefs
    assert f"/{name}?{urlencode({facet['name']: second})}" in both
    assert with_both.replace("?", ".json?") in both and with_both.replace("?", ".csv?") in both
    assert page.text.count(f'type="hidden" name="{facet["name"]}"') == 2
    rows = told.get(with_both.replace("?", ".json?") + "&limit=500").json()
    assert rows["total"] == len(rows["rows"]) == len(table(told, with_both.replace("?", ".csv?")))
    most = max(one["count"] for one in facet["values"][:2])
    assert most <= rows["total"] <= sum(one["count"] for one in facet["values"][:2])


def test_a_form_carries_along_what_it_has_no_field_for(told: TestClient) -> None:
    page = told.get("/claims?kind=event&origin=police&year=2018&words=army").text
    assert 'type="hidden" name="kind" value="event"' in page and 'type="hidden" name="year" value="2018"' in page
    assert 'name="origin" type="text" value="police"' in page and 'type="hidden" name="origin"' not in page
    assert 'type="hidden" name="words"' not in page


def test_pages_lead_through_the_whole_list(told: TestClient) -> None:
    for name, noun in (("events", "offset"), ("claims", "before")):
        seen: list[str] = []
        path = f"/{name}?limit=3"
        while path:
            page = told.get(path)
            rows = told.get(path.replace(f"/{name}", f"/{name}.json")).json()["rows"]
            seen += [row["id"] for row in rows]
            following = [href for href in Links(page.text).hrefs if noun in href and href.startswith(f"/{name}?")]
            path = following[-1] if following and rows and len(rows) == 3 else ""
            if name == "events" and path and int(parse_qs(urlsplit(path).query)["offset"][0]) < len(seen):
                break
        assert len(seen) == len(set(seen)) == told.get(f"/{name}.json").json()["total"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/events?offset=-1", 422, "offset"),
        ("/events?since=someday", 422, "since"),
        ("/events?since=2020&until=2010", 422, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/events?order=size", 422, "order"),
        ("/events?words=!", 400, "give a word"),
        ("/events.csv?words=!", 400, "give a word"),
        ("/claims.csv?words=!", 400, "give a word"),
        ("/claims?before=x", 422, "before"),
        ("/reports?words=%22%22", 400, "give a word"),
        ("/network?on=never", 422, "on"),
        ("/map.json?year=99999", 422, "year"),
        ("/search.json?q=!", 400, "give a word"),
        ("/claims?since=2020&until=2010", 422, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/reports.csv?since=2020&until=2010", 422, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/network.json?since=2020&until=2010", 422, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/review?since=2020&until=2010", 400, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/changes?since=2020-01-01&until=2010", 400, "From (since) 2020-01-01 comes after To (until) 2010-12-31"),
        ("/events.json?type=air_strik", 400, "did you mean air_strike"),
        ("/events.json?status=acepted", 400, "there are: machine, accepted"),
        ("/events.json?type=air_strik&as_of=2999", 400, "did you mean air_strike"),
        ("/events.csv?modality=sure", 400, "asserted"),
        ("/map.json?type=air_strik", 400, "did you mean air_strike"),
        ("/map.json?status=foo", 400, "accepted"),
        ("/claims.json?type=air_strik", 400, "did you mean air_strike"),
        ("/claims.json?status=foo", 400, "unverifiable"),
        ("/claims.json?kind=foo", 400, "leadership"),
        ("/claims.json?at=foo", 400, "foo"),
        ("/claims.json?missing=foo", 400, "undated"),
        ("/actors.json?kind=foo", 400, "armed_group"),
        ("/actors.json?has=foo", 400, "leadership"),
        ("/places.json?precision=foo", 400, "admin1"),
        ("/sources.json?stake=foo", 400, "witness"),
        ("/sources.json?letter=Z", 400, "A, B, C"),
        ("/sources.json?kind=foo", 400, "outlet"),
        ("/reports.json?repeats=foo", 400, "rewrite"),
        ("/disagreements.json?slot=foo", 400, "killed"),
        ("/events.json?type=riot&type=Air+Strike&status=all", 200, "rows"),
        ("/claims.json?status=all&status=edited", 200, "rows"),
        ("/events.json?place=Nowhere&actor=Nobody", 200, "rows"),
    ],
)
def test_a_question_without_sense_is_answered_in_words(told: TestClient, path: str, status: int, words: str) -> None:
    answer = told.get(path)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text[:300]


def test_the_search_leads_everywhere(told: TestClient) -> None:
    found = told.get("/search.json?q=Kabul").json()
    assert found["events_total"] and found["claims_total"] and found["reports_total"] and found["places_total"]
    page = Links(told.get("/search?q=Kabul").text).hrefs
    for target in (
        f"/event/{found['events'][0]['id']}",
        f"/report/{found['reports'][0]['key']}",
        "/events?words=Kabul",
    ):
        assert target in page
    id_ = found["events"][0]["id"]
    assert told.get(f"/search?q={id_[:9]}", follow_redirects=False).headers["location"] == f"/event/{id_}"
    key = found["reports"][0]["key"]
    assert told.get(f"/search?q={key}", follow_redirects=False).headers["location"] == f"/report/{key}"
    assert "Give a word" in told.get("/search").text and "Nothing in the record" in told.get("/search?q=zeppelin").text


def test_the_network_opens_its_claims(told: TestClient) -> None:
    found = told.get("/network.json").json()
    assert found["edges"]
    nodes = {node["id"] for node in found["nodes"]}
    for edge in found["edges"]:
        assert {edge["a"], edge["b"]} <= nodes
        claims = told.get(edge["href"].replace("/claims?", "/claims.json?")).json()
        assert claims["total"] == edge["claims"] + edge["denials"]
    page = told.get("/network").text
    assert "data-network" in page and found["edges"][0]["href"].split("&")[0] in page


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A record in which every word is an attack."""
    text = f"{EVIL} killed 3 in =cmd|x by \u202ekcatta."
    party = Party(f"{EVIL} Front", "armed_group", (EVIL,))
    place = Party(f"=HYPERLINK(1) {EVIL}", "place", (EVIL,))
    claim = Claim("event", "attack", (party,), (party,), (place,), id="c1", event="e1", sources=(party,),
                  evidence=(Span(0, len(text), text),))  # fmt: skip
    tie = Claim("relation", "hostile", (party,), (Party("Other Group", "armed_group"),), id="c2", sources=(party,))
    held = Claim("control", "controls", (party,), (), (place,), id="c3")
    path = f"{tmp_path_factory.mktemp('poisoned')}/r.db"
    with Record(path) as record:
        report = document(text, id=EVIL, title=EVIL, publisher=f"=1+{EVIL}", published="2031-01-01")
        record.add_readings([Reading(report, [claim, tie, held])])
    with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("path", [*LISTS, "search?q=killed", "map", "network", "network?actor=other+group"])
def test_words_of_reports_put_no_markup_into_a_list(poisoned: TestClient, path: str) -> None:
    answer = poisoned.get(f"/{path}")
    page = Links(answer.text)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text and "\u202e" not in answer.text
    assert not any(name.startswith("on") or name == "style" for name in page.attributes)
    assert not any(href.lower().startswith("javascript") for href in page.hrefs)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_asked_puts_no_markup_into_a_list(poisoned: TestClient, name: str) -> None:
    answer = poisoned.get(f"/{name}", params={"words": EVIL, "country": EVIL, "actor": EVIL, "place": EVIL})
    assert answer.status_code == 200 and "<script>alert" not in answer.text
    assert not any(attribute.startswith("on") for attribute in Links(answer.text).attributes)


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_table_is_a_formula(poisoned: TestClient, name: str) -> None:
    rows = table(poisoned, f"/{name}.csv")
    assert rows
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row.values())


def test_events_are_listed_as_the_record_stood_then(client: TestClient) -> None:
    assert client.get("/events.json", params={"as_of": "1999-01-01"}).json()["total"] == 0
    today = client.get("/events.json").json()["total"]
    found = client.get("/events.json", params={"as_of": "2999-01-01"}).json()
    assert (found["total"], found["facets"]) == (today, [])
    assert "As it stands today" in client.get("/events", params={"as_of": "2999-01-01"}).text


@pytest.mark.parametrize(
    ("path", "column"),
    [("/actor/taliban.csv", "state"), ("/place/Kabul.csv", "start_earliest"), ("/changes.csv", "what")],
)
def test_histories_and_changes_are_tables_too(client: TestClient, path: str, column: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    table = csv.DictReader(io.StringIO(answer.text))
    rows, same = list(table), client.get(path.replace(".csv", ".json")).json()
    assert column in (table.fieldnames or ())
    parts = [row for part in ("relations", "leaders", "strength", "control") for row in same.get(part, ())]
    assert len(rows) == len(same.get("changes") or parts)
