"""The review pages without a browser: every act is a plain form, and leads to a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from logging_in import FIELD, PASSWORDS, quick_passwords, settle
from told import HERAT, KABUL, POLICE, TALIBAN, blast, ties

from rashomon.record.passing import in_memory
from rashomon.record.queue import Wanted
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.looking import Looking
from rashomon.web.review_query import ReviewQuery
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
TOLD = [
    blast("a", publisher="Kabul Courier", killed=12, agents=(TALIBAN,)),
    blast("b", publisher="Valley Post", killed=14, sources=(POLICE,)),
    *(
        blast(
            f"c{at}",
            publisher="Herat Herald",
            day=f"{2010 + at}-03-02",
            published=f"{2010 + at}-03-03",
            place=HERAT,
            killed=at,
        )
        for at in range(1, 10)
    ),
    *(ties(f"d{at}", "hostile", published=f"2031-04-{at:02}") for at in range(1, 11)),
]


@pytest.fixture
def filled(record_url: str) -> str:
    with Record(record_url) as record:
        record.add_readings(TOLD)
    return record_url


@pytest.fixture
def client(filled: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(filled, name="Lena")), base_url="http://localhost") as found:
        yield found


def form(page: Any, id: str = "decide") -> tuple[str, dict[str, Any]]:
    """Where a form of a page goes, and its hidden field."""
    found = re.search(rf'<form id="{id}" method="post" action="([^"]+)"', page.text)
    assert found, page.text[:3000]
    return html.unescape(found[1]), {"csrf": FIELD.findall(page.text)[0]}


def decide(client: TestClient, page: Any, decision: str, **fields: Any) -> Any:
    action, hidden = form(page)
    return client.post(action, data=hidden | {"decision": decision} | fields)


def undo(client: TestClient, page: Any) -> Any:
    found = re.search(r'action="(/review/undo[^"]*)".*?name="judgement" value="(j[0-9a-f]+)"', page.text)
    assert found
    return client.post(
        html.unescape(found[1]), data={"csrf": FIELD.findall(page.text)[0], "judgement": found[2]}
    )  # fmt: skip


def left(page: Any) -> str:
    found = re.search(r'<span role="status"><b>(\d+)</b> of (\d+) left', page.text)
    assert found
    return f"{found[1]}/{found[2]}"


def test_twenty_claims_are_reviewed_one_after_the_other(client: TestClient, filled: str) -> None:
    page = client.get("/review")
    seen = []
    for number in range(20):
        assert left(page) == f"{21 - number}/21"
        seen.append(form(page)[0])
        page = decide(client, page, "accept")
        assert page.status_code == 200 and page.history[0].status_code == 303
    assert len(set(seen)) == 20 and left(page) == "1/21"
    page = decide(client, page, "unverifiable", because="no name given")
    assert "Nothing waits here" in page.text
    with Record(filled) as record:
        made = record.judgements()
        assert {one.by for one in made} == {"Lena"} and {one.role for one in made} == {"reviewer"}
        assert [one.reason for one in made][:2] == ["no name given", "as in the text"]


def test_undoing_goes_on_backwards_through_what_one_decided(client: TestClient, filled: str) -> None:
    page = client.get("/review")
    for decision in ("accept", "reject", "accept"):
        page = decide(client, page, decision)
    for standing in (19, 20, 21):
        page = undo(client, page)
        assert left(page) == f"{standing}/21"
    assert not re.search(r'data-words="Undo the last decision"', page.text)
    page = decide(client, page, "accept")
    short = re.sub(r'(name="judgement" value="j[0-9a-f]{12})[0-9a-f]+', r"\1", page.text)
    assert undo(client, SimpleNamespace(text=short)).status_code == 200
    with Record(filled) as record:
        assert [bool(one.undoes) for one in record.judgements()] == [True, False] + [True] * 3 + [False] * 3
        assert all(one.undone_by for one in record.judgements() if not one.undoes)


def test_an_event_is_split_and_the_split_undone(client: TestClient) -> None:
    page = client.get("/review?kind=event")
    tellings = re.findall(r'name="telling" value="(t[0-9a-f]+)"', page.text)
    assert len(tellings) == 2
    page = decide(client, page, "split", telling=tellings[1])
    assert re.findall(r'name="telling" value="(t[0-9a-f]+)"', page.text) == tellings[:1]
    page = undo(client, page)
    assert re.findall(r'name="telling" value="(t[0-9a-f]+)"', page.text) == tellings


def test_two_events_are_found_and_merged(client: TestClient, filled: str) -> None:
    page = client.get("/review?kind=event&find=Herat")
    (other, *_) = re.findall(r'name="other" value="(e[0-9a-f]+)"', page.text)
    assert decide(client, page, "merge").status_code == 400
    page = decide(client, page, "merge", other=other)
    assert page.text.count('name="telling"') == 3
    assert undo(client, page).text.count('name="telling"') == 2


def test_an_edit_shows_what_was_read_beside_it(client: TestClient) -> None:
    page = client.get("/review")
    at = form(page)[0].partition("/review/")[2][:17]
    page = decide(client, page, "edit", **{"set-killed": "99", "set-places": "Kot, Nangarhar"})
    assert page.history
    page = client.get(f"/review?at={at}")
    assert "99 killed" in page.text and re.search(r"<s><bdi>1[24]</bdi></s>", page.text)
    assert "<s><bdi>Kabul</bdi></s>" in page.text
    wrong = decide(client, page, "edit", **{"set-killed": "lots"})
    assert wrong.status_code == 400 and "is no number such as" in wrong.text and f"/review/{at}" in wrong.text


def test_a_part_is_answered_where_a_script_asks(client: TestClient) -> None:
    page = client.get("/review")
    action, hidden = form(page)
    part = client.post(action, data=hidden | {"decision": "reject"}, headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div id="queue"') and "<html" not in part.text
    assert part.headers["HX-Push-Url"].startswith("/review?at=c")
    kept = client.post(action, data=hidden | {"decision": "edit"}, headers={"HX-Request": "true"})
    assert kept.status_code == 200 and "says what changes" in kept.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/review?status=done", "no queue of"),
        ("/review?place=Atlantis", "Nothing passes these filters"),
        ("/review/bulk?place=Atlantis", "no claim waits there"),
        ("/review?at=c0123456789abcdef", "is not there any more"),
        ("/review/agreement", "was judged blind by two people"),
    ],
)
def test_pages_say_why_there_is_nothing(client: TestClient, path: str, words: str) -> None:
    assert words in html.unescape(client.get(path).text)


@pytest.mark.parametrize(
    "query", ["kind=source", "since=soon", "min_killed=-3", "at=x", "order=mood", "blind=perhaps", "words=%00"]
)
def test_what_makes_no_sense_is_a_4xx(client: TestClient, query: str) -> None:
    for path in ("/review", "/review.json", "/review/bulk") if query != "at=x" else ("/review",):
        assert client.get(f"{path}?{query}").status_code in (400, 422)


def test_a_decision_needs_a_form_of_ours(client: TestClient) -> None:
    action, _ = form(client.get("/review"))
    assert client.post(action, data={"decision": "accept"}).status_code == 403
    assert left(client.get("/review")) == "21/21"


def test_many_at_once_are_those_that_were_shown(client: TestClient, filled: str) -> None:
    page = client.get("/review/bulk?place=Herat")
    ids = re.findall(r'name="keep" value="(c[0-9a-f]+)"', page.text)
    assert len(ids) == 9
    expected = re.findall(r'name="expected" value="([0-9a-f]+)"', page.text)[0]
    hidden = {"csrf": FIELD.findall(page.text)[0], "expected": expected, "decision": "reject", "keep": ids[1:]}
    done = client.post("/review/bulk?place=Herat", data=hidden)
    assert left(done) == "1/9" and "8 claims" in done.text
    again = client.post("/review/bulk?place=Herat", data=hidden)
    assert again.status_code == 400 and "has changed since" in html.unescape(again.text)
    assert left(undo(client, done)) == "9/9"


def test_the_queue_is_there_for_programs(client: TestClient) -> None:
    found = client.get("/review.json?place=Kabul&limit=1").json()
    assert (found["total"], found["left"], len(found["ids"])) == (2, 2, 1)
    assert client.get("/review.csv?kind=event").text.splitlines()[0] == "kind,id,protected"


def test_blind_hides_what_others_decided_and_agreement_is_shown(filled: str) -> None:
    with Record(filled) as record:
        claim = record.queue(Wanted()).waiting()[0]
        record.review("claim", [claim], "reject", by="Omar", because="A secret reason", role="coder", blind=True)
    with TestClient(create_app(Settings(filled, name="Lena")), base_url="http://localhost") as client:
        page = client.get(f"/review?blind=1&at={claim}")
        assert "hidden until you decide" in page.text
        assert (
            "A secret reason" not in page.text
            and 'class="chip rejected"' not in page.text
            and "· score" not in page.text
        )
        decide(client, page, "accept")
        shown = client.get(f"/review?blind=1&at={claim}")
        assert "A secret reason" in shown.text
        (row,) = [one for one in client.get("/review/agreement.json").json() if one["field"] == "decision"]
        assert (row["people"], row["items"], row["share"]) == (["Lena", "Omar"], 1, 0.0)
        assert "0 %" in client.get("/review/agreement").text


def test_roles_decide_what_may_be_done(filled: str, quick_passwords: None) -> None:
    settle(filled)
    with TestClient(create_app(Settings(filled, login=True)), base_url="http://localhost") as client:

        def enter(name: str) -> None:
            client.cookies.clear()
            field = FIELD.findall(client.get("/login").text)[0]
            sent = {"csrf": field, "name": name, "password": PASSWORDS[name], "next": "/"}
            assert client.post("/login", data=sent).status_code in (200, 303)

        enter("Lena")
        page = client.get("/review")
        at = form(page)[0].partition("/review/")[2][:17]
        decide(client, page, "accept")
        enter("Vera")
        page = client.get(f"/review?at={at}&status=all")
        assert 'id="decide"' not in page.text and "accepted" in page.text
        field = {"csrf": "0" * 64, "decision": "reject"}
        assert client.post(f"/review/{at}", data=field).status_code == 403
        enter("Rana")
        page = client.get(f"/review?at={at}&status=coded")
        decide(client, page, "send-back", because="look at the second sentence")
        enter("Lena")
        page = client.get("/review?status=sent+back")
        assert left(page).startswith("1/") and "look at the second sentence" in page.text
        assert decide(client, page, "send-back").status_code == 400


def test_who_looks_at_what_is_forgotten_soon() -> None:
    now = [datetime(2031, 5, 1, tzinfo=UTC)]
    looking = Looking(in_memory(), clock=lambda: now[0])
    looking.at("Lena", "c1")
    looking.at("Omar", "c2")
    looking.at("Omar", "c1")
    assert looking.others("Ida", "c1") == ("Lena", "Omar") and looking.held("Omar") == {"c1"}
    now[0] += timedelta(seconds=91)
    looking.at("Ida", "c3")
    assert looking.others("Ida", "c1") == () and looking.held("Omar") == {"c3"}


def test_the_address_holds_the_queue_and_nothing_usual() -> None:
    assert ReviewQuery().link() == "/review"
    asked = ReviewQuery(kind="event", place=" Kot & Co ", blind=True, min_killed="3")
    assert asked.link(at="e1") == "/review?kind=event&blind=1&place=Kot+%26+Co&min_killed=3&at=e1"
    assert asked.wanted("Lena").blind_to == "Lena" and asked.narrowed()


def test_no_word_of_a_report_becomes_markup(record_url: str) -> None:
    nasty = "<script>alert(1)</script>\u202e"
    with Record(record_url) as record:
        record.add_readings([blast("a", publisher=nasty, words=nasty, place=KABUL)])
        claim = record.queue(Wanted()).waiting()[0]
        record.review("claim", [claim], "edit", by=nasty, because=nasty, changes={"agents": nasty, "role": nasty})
    with TestClient(create_app(Settings(record_url)), base_url="http://localhost") as client:
        for path in (
            f"/review?at={claim}",
            "/review?kind=event",
            "/review/bulk?status=edited",
            "/review?words=" + nasty,
        ):
            page = client.get(path).text
            assert "alert(1)" in page and "<script>alert" not in page
