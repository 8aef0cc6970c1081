"""The page of an event, without a browser: what it says, what it refuses, what it hands out as values."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from fastapi.testclient import TestClient
from told import three
from told_pages import opened


def most_told(client: TestClient) -> str:
    """The id of the event that most origins tell of."""
    found = re.search(r'href="/event/(e[0-9a-f]{16})"', client.get("/").text)
    assert found
    return found[1]


def test_an_event_lays_its_origins_side_by_side(client: TestClient) -> None:
    event = most_told(client)
    values = client.get(f"/event/{event}.json").json()
    text = client.get(f"/event/{event}").text
    head = text.partition("<tbody")[0]
    assert values["origins"] >= 3
    assert len(re.findall(r'class="origin"', head)) == len(
        {cell["origin"] for f in values["facts"] for cell in f["cells"]}
    )
    for heading in ("Side by side", "Who stands behind it", "Disagreements", "Under each policy", "Why these tellings"):
        assert heading in text


def test_every_value_leads_to_its_words_in_a_report(client: TestClient) -> None:
    text = client.get(f"/event/{most_told(client)}").text
    links = set(re.findall(r'href="(/report/d[0-9a-f]{16})#(w-c[0-9a-f]{16})"', text))
    assert len(links) > 5
    for report, anchor in sorted(links)[:6]:
        assert f'id="{anchor}"' in client.get(report).text


def test_a_number_leads_down_to_the_hash(client: TestClient) -> None:
    event = most_told(client)
    policies = [row["policy"] for row in client.get(f"/event/{event}.json").json()["estimates"]["killed"]]
    for policy in policies:
        step = client.get(f"/event/{event}/why/killed.json", params={"policy": policy}).json()
        levels = []
        while step:
            levels.append(step["level"])
            step = step["under"][0] if step["under"] else None
        assert levels[:2] == ["value", "rule"]
        assert levels[-1] == "hash"
        assert policy in client.get(f"/event/{event}/why/killed", params={"policy": policy}).text


def test_the_claims_of_an_event_are_a_table_too(client: TestClient) -> None:
    event = most_told(client)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/event/{event}.csv?table=claims").text)))
    assert len(rows) == len(client.get(f"/event/{event}.json").json()["claims"])
    assert {row["event"] for row in rows} == {event}


def test_an_event_is_shown_as_published_until_a_day(client: TestClient) -> None:
    event = most_told(client)
    days = sorted({claim["published"] for claim in client.get(f"/event/{event}.json").json()["claims"]})
    early = client.get(f"/event/{event}.json", params={"published_until": days[0]}).json()
    assert {claim["published"] for claim in early["claims"]} == {days[0]}
    assert "as published until" in client.get(f"/event/{event}", params={"published_until": days[0]}).text


def test_what_is_not_there_is_said_so(client: TestClient) -> None:
    assert client.get("/event/e0000000000000000").status_code == 404
    assert "no event" in client.get("/event/e0000000000000000").text
    assert client.get("/event/e0000000000000000.json").json()["detail"].startswith("no event")
    event = most_told(client)
    for why in ("why/killed", "why/killed.json", "why/killed.csv"):
        assert client.get(f"/event/e0000000000000000/{why}").status_code == 404
    assert client.get(f"/event/{event}/why/shoe-size").status_code == 400
    assert client.get(f"/event/{event}/why/killed", params={"policy": "guess"}).status_code == 400
    assert client.get(f"/event/{event}", params={"as_of": "yesterday"}).status_code == 422
    assert client.get("/nothing/here").status_code == 404


def test_a_telling_without_a_day_stands_among_the_others(record_url: str) -> None:
    dated, other, _ = three()
    undated = replace(other, document=replace(other.document, published=None))
    with opened(record_url, [dated, undated]) as client:
        (event,) = [row["id"] for row in client.get("/events.json").json()["rows"]]
        page = client.get(f"/event/{event}")
        assert page.status_code == 200
        reports = page.text.partition('id="reports"')[2].partition("</ul>")[0]
        assert reports.index("Valley Wire") < reports.index("undated") < reports.index("Kot Courier")


def test_what_most_say_stands_first_in_a_cell(client: TestClient) -> None:
    page = client.get(f"/event/{most_told(client)}").text
    cell = page.partition('role="rowheader">what happened</th>')[2].partition("</td>")[0]
    times = [int(found or 1) for found in re.findall(r'class="entry.*?(?:×(\d+)</span>\s*)?</div>', cell, re.DOTALL)]
    assert len(times) > 1
    assert times == sorted(times, reverse=True)


def test_a_report_that_repeats_every_word_is_folded_as_a_copy(client: TestClient) -> None:
    rows = client.get("/events.json?place=Tongomayel&order=origins").json()["rows"]
    head = client.get(f"/event/{rows[0]['id']}").text.partition("<tbody")[0]
    assert "+ 1 copy" in head.partition("The Coast Tribune")[0]
    assert "further report" not in head.partition("The Coast Tribune")[0]
