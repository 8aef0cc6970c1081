"""Changes: between two moments, by the slider, between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from told import blast, three
from told_pages import links, opened

from rashomon.record.clock import ticking
from rashomon.record.record import Record
from rashomon.record.runs import run_of

DAYS = ("2031-07-01", "2031-07-02", "2031-07-05")


@pytest.fixture
def client(record_url: str) -> Iterator[TestClient]:
    """A record that learnt of a report on each of three days, the last of them in another run."""
    old, new = run_of("0.1.0", "aa"), run_of("0.2.0", "bb")
    for day, reading in zip(DAYS, three(), strict=True):
        clock = ticking(datetime.fromisoformat(f"{day}T09:00:00+00:00"), timedelta(seconds=1))
        with Record(record_url, clock=clock) as record:
            record.add_readings([reading], old)
    clock = ticking(datetime(2031, 7, 5, 12, tzinfo=UTC))
    with Record(record_url, clock=clock) as record:
        record.add_readings([blast("a", publisher="Valley Wire", killed=12, agents=())], new)
    with opened(record_url) as found:
        yield found


def reports(client: TestClient, query: str) -> list[str]:
    rows = client.get(f"/changes.json?{query}").json()["changes"]
    return [row["words"][0] for row in rows if row["what"] == "report"][::-1]


def test_what_came_to_be_known_between_two_days(client: TestClient) -> None:
    assert reports(client, "until=2031-07-05T10:00") == ["a", "b", "c"]
    assert reports(client, "since=2031-07-02&until=2031-07-04") == ["b"]
    assert reports(client, "until=2031-06") == []
    page = client.get("/changes?since=2031-07-02&until=2031-07-02").text
    assert "2 Jul 2031" in page and "1 Jul 2031</h2>" not in page
    assert "Nothing was recorded in that time" in client.get("/changes?since=2040-01-01").text


def test_the_slider_has_a_step_for_every_day(client: TestClient) -> None:
    recorded = client.get("/changes.json").json()["recorded_days"]
    assert [day for day, _ in recorded] == list(DAYS)
    assert reports(client, "step=0") == ["a"]
    assert reports(client, "step=1") == ["a", "b"]
    assert reports(client, "step=1&until=2031-07-01") == ["a"]
    page = client.get("/changes?step=1").text
    assert 'max="2" value="1"' in page and "/events?as_of=2031-07-02" in page
    assert 'max="2" value="2"' in client.get("/changes?step=99").text


def test_reports_and_events_are_led_to(client: TestClient) -> None:
    page = client.get("/changes").text
    found = [*links(page, "/report/"), *links(page, "/event/")]
    assert len(found) > 4
    for link in found:
        assert client.get(link).status_code == 200, link


def test_a_page_leads_to_what_came_before_it(client: TestClient) -> None:
    page = client.get("/changes?limit=2").text
    (link,) = [one for one in links(page, "/changes?") if "until=" in one]
    assert client.get(link).status_code == 200
    assert "recorded before that" not in client.get("/changes?limit=1000").text


def test_a_moment_that_fills_a_page_alone_does_not_end_the_way_back(client: TestClient) -> None:
    page = client.get("/changes?limit=1").text
    assert "This moment brought more than is shown" in page
    seen = set()
    while earlier := [link for link in links(page, "/changes?") if "until=" in link]:
        assert earlier[0] not in seen
        seen.add(earlier[0])
        page = client.get(earlier[0]).text
    assert len(seen) > 3


def test_two_runs_are_held_against_each_other(client: TestClient) -> None:
    found = client.get("/changes.json").json()
    before, after = (run["id"] for run in found["runs"])
    assert [run["reader"] for run in found["runs"]] == ["0.1.0", "0.2.0"]
    rows = client.get(f"/changes.json?before={before}&after={after}").json()["differences"]
    page = client.get(f"/changes?before={before}&after={after}").text
    assert {(slot["name"], slot["before"], slot["after"]) for row in rows for slot in row["slots"]} == {
        ("sources", "police", "")
    }
    assert "1 difference" in page and links(page, f"/report/{rows[0]['document']}#w-{rows[0]['after']}")


@pytest.mark.parametrize("query", ["before=r1", "before=r1&after=r2", "before=&after=r2"])
def test_runs_that_are_not_there_are_said(client: TestClient, query: str) -> None:
    assert client.get(f"/changes?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["since=yesterday", "until=0001-01-01", "until=9999", "step=-1", "limit=0", "since=2031-13"]
)
def test_days_that_are_none_are_said(client: TestClient, query: str) -> None:
    assert client.get(f"/changes?{query}").status_code == 422
    assert client.get(f"/changes.json?{query}").status_code == 422


def test_an_empty_record_has_nothing_but_its_beginning(tmp_path: Path) -> None:
    with opened(str(tmp_path / "r.db")) as client:
        page = client.get("/changes")
        assert page.status_code == 200 and "created" in page.text and "Nothing was read yet" in page.text
