"""The page of a report: its text whole, its claims beside it, nothing of it taken for markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "\u202egnp.exe",
    "</mark></article><h1>x",
    "الشرطة في كابول",
)


def reading(text: str, name: str, start: int, end: int, url: str = "") -> Reading:
    """A report with one claim whose every name is `name`."""
    party = Party(name, "armed_group", (name,))
    claim = Claim(
        "event", "attack", agents=(party,), targets=(party,), places=(Party(name, "place"),), sources=(party,),
        evidence=(Span(start, end, text[start:end]),), id="1", event="1",
    )  # fmt: skip
    return Reading(document(text, title=name, publisher=name, published="2031-05-10", url=url), [claim])


def shown_text(page: str) -> str:
    """What a reader sees of the text panel."""
    panel = page.partition('<article class="reading"')[2].partition(">")[2].partition("</article>")[0]
    return html.unescape(re.sub(r"<[^>]*>", "", panel))


def pages_of(client: TestClient) -> list[str]:
    """Every page on which the words of the one report stand."""
    event = re.search(r'href="/event/(e[0-9a-f]{16})', client.get("/").text)
    assert event
    found = client.get(f"/event/{event[1]}").text
    report = re.search(r'href="(/report/d[0-9a-f]{16})', found)
    assert report
    return [client.get("/").text, found, client.get(f"/event/{event[1]}/why/who").text, client.get(report[1]).text]


@pytest.mark.parametrize("nasty", NASTY)
def test_no_words_of_a_report_are_markup(tmp_path: object, nasty: str) -> None:
    place = f"{tmp_path}/r.db"
    text = f"In {nasty} gunmen of {nasty} attacked."
    with Record(place) as record:
        record.add_readings([reading(text, nasty, 3, 3 + len(nasty), url=nasty)])
    with TestClient(create_app(Settings(place)), base_url="http://localhost") as client:
        for page in pages_of(client):
            assert "<script>alert" not in page
            assert "<img src=x" not in page
            assert 'href="javascript' not in page
            assert "49" not in re.findall(r">([^<]*)<", page)
            assert "\u202e" not in page


@pytest.fixture(scope="module")
def open_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, TestClient]]:
    """A record to which reports are added while it is served."""
    place = str(tmp_path_factory.mktemp("markup") / "r.db")
    with Record(place) as record, TestClient(create_app(Settings(place)), base_url="http://localhost") as client:
        yield record, client


@settings(max_examples=40, deadline=None)
@given(
    words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60),
    markup=st.text("<>&\"'/=abcscriptonerror `{}%#", min_size=1, max_size=40),
)
def test_the_text_is_shown_whole_and_as_text(open_record: tuple[Record, TestClient], words: str, markup: str) -> None:
    record, client = open_record
    text = f"They said {markup} and {words} there."
    told = reading(text, markup.strip() or "x", 10, 10 + len(markup))
    record.add_readings([told])
    page = client.get(f"/report/{told.document.id}").text
    panel = page.partition('<article class="reading"')[2].partition("</article>")[0]
    assert set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", panel)) <= {"p", "span", "mark", "a", "bdi"}
    assert "".join(shown_text(page).split()) == "".join(
        "⟨RLO⟩" if c == "\u202e" else "⟨LRO⟩" if c == "\u202d" else c for c in text if not c.isspace()
    )


def test_a_report_of_one_line_of_five_megabytes_is_shown(tmp_path: object) -> None:
    place = f"{tmp_path}/r.db"
    text = "In Kot gunmen attacked. " + "word " * 1_000_000
    with Record(place) as record:
        record.add_readings([reading(text, "Kot", 3, 6)])
    with TestClient(create_app(Settings(place)), base_url="http://localhost") as client:
        page = pages_of(client)[-1]
    assert len(page) > 5_000_000
    assert 'data-claims="c' in page


def test_a_report_leads_to_its_events_and_back(client: TestClient) -> None:
    event = re.search(r'href="/event/(e[0-9a-f]{16})"', client.get("/").text)
    assert event
    values = client.get(f"/event/{event[1]}.json").json()
    report = client.get(f"/report/{values['documents'][0]}")
    assert report.status_code == 200
    assert f"/event/{event[1]}" in report.text
    found = client.get(f"/report/{values['documents'][0]}.json").json()
    for claim in found["claims"]:
        for words, span in zip(claim["evidence"], claim["spans"], strict=True):
            assert found[span["part"]][span["start"] : span["end"]] == words


def test_copies_are_named_on_either_side(client: TestClient) -> None:
    keys = set(re.findall(r'href="/report/(d[0-9a-f]{16})', client.get("/reports?limit=100").text))
    pages = [client.get(f"/report/{key}").text for key in keys]
    assert any("Repeats <a" in page for page in pages)
    assert any("Repeated by <a" in page for page in pages)
