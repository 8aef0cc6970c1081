"""Adding: a text, files, an address; jobs beside the pages, their progress, what came of them, what is refused."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from logging_in import Browser, quick_passwords, settle
from logging_in import opened as opened_app
from slow_jobs import SlowRun
from told_pages import links, opened, token

from rashomon.documents.document import Document
from rashomon.reading import reader
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading
from rashomon.web import adding_jobs, adding_process
from rashomon.web.adding_jobs import Jobs, Run
from rashomon.web.adding_worker import Task, work
from rashomon.web.app import create_app
from rashomon.web.routes.add import _name
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
TEXT = "Shells fell on the village of Kot on Friday, killing four people, residents said."


class QuickReader:
    """Finds one claim in what speaks of shells, and nothing in the rest."""

    def read_many(self, documents: Iterator[Document], jobs: int = 1) -> Iterator[Reading]:
        for one in documents:
            span = Span(0, 6, one.text[:6])
            claim = Claim(
                "event", "shelling", (Party("Red Column", "armed_group"),), id="c1", event="e1", evidence=(span,)
            )
            yield Reading(one, [claim] if "Shells" in one.text else [], "" if "Shells" in one.text else "no word of it")


def in_this_process(task: Task) -> Iterator[dict[str, Any]]:
    """The work of the process, without the process."""
    rows: list[dict[str, Any]] = []
    work(task, rows.append)
    yield from rows


@pytest.fixture
def client(record_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(reader, "Reader", QuickReader)
    with opened(record_url, allow_private=True, ports=range(65536)) as found:
        app_of(found).state.jobs = jobs_of(found, in_this_process)
        yield found


def app_of(client: TestClient) -> FastAPI:
    assert isinstance(client.app, FastAPI)
    return client.app


def jobs_of(client: TestClient, run: Run) -> Jobs:
    """Jobs done in another way; pages are fetched from any machine and port."""
    return Jobs(app_of(client).state.own, run, allow_private=True, ports=app_of(client).state.settings.ports)


def sent(client: TestClient, way: str, data: dict[str, Any] | None = None, files: Any = None) -> Any:
    return client.post(f"/add/{way}", data={"csrf": token(client, "/add")} | (data or {}), files=files)


def ended(client: TestClient, answer: Any) -> dict[str, Any]:
    """What became of the job that an answer leads to."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        found: dict[str, Any] = client.get(f"{answer.headers['location']}.json").json()
        if found["state"] in ("done", "failed"):
            return found
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_pasted_text_is_kept_to_the_letter(client: TestClient) -> None:
    words = f"{TEXT}\r\n\r\n  “Two of them were children.”\r\n"
    about = {
        "title": "Kot shelled",
        "publisher": "Valley Wire",
        "published": "2031-05-10",
        "url": "https://kot.example/1",
    }
    answer = sent(client, "text", {"text": words} | about)
    job = ended(client, answer)
    assert (job["state"], job["done"], job["claims"], job["problems"]) == ("done", 1, 1, 0)
    (one,) = job["outcomes"]
    report = client.get(f"/report/{one['key']}.json").json()
    assert report["text"] == words.replace("\r\n", "\n")
    assert {name: report[name] for name in about} == about
    page = client.get(answer.headers["location"]).text
    assert links(page, f"/report/{one['key']}") and "hx-get" not in page and "http-equiv" not in page
    assert client.get("/changes.json").json()["changes"][-1]["what"] == "created"
    assert any(change["by"] == "me" for change in client.get("/changes.json").json()["changes"])
    assert "1 report" in client.get("/add").text


def test_the_same_again_is_known(client: TestClient) -> None:
    ended(client, sent(client, "text", {"text": TEXT}))
    again = sent(client, "text", {"text": TEXT})
    job = ended(client, again)
    assert (job["known"], job["claims"]) == (1, 0)
    assert "was in the record before" in client.get(again.headers["location"]).text


def test_files_of_every_kind_and_what_is_wrong_with_them(client: TestClient) -> None:
    files = [
        ("files", ("a.txt", TEXT.encode(), "text/plain")),
        ("files", ("a.txt", b"Shells fell on another village far away from there.", "text/plain")),
        ("files", ("page.html", f"<html><title>Kot</title><p>{TEXT} Again.</p></html>".encode(), "text/html")),
        ("files", ("many.jsonl", b'{"text": 5}\n{"text": "The weather was fine in the north all week long."}\n', "")),
        ("files", ("x.pdf", b"%PDF-1.7", "application/pdf")),
    ]
    answer = sent(client, "files", {"publisher": "Valley Wire"}, files)
    job = ended(client, answer)
    assert (job["done"], job["claims"], job["empty"], job["problems"]) == (4, 3, 1, 2)
    problems = [one["problem"] for one in job["outcomes"] if one["problem"]]
    assert problems == ["many.jsonl, row 1, field text: must be text, not a number", "x.pdf: not text: a PDF"]
    page = client.get(answer.headers["location"]).text
    assert "nothing found, because <bdi>no word of it</bdi>" in page and all(one in page for one in problems)


def test_an_address_is_fetched_first(client: TestClient) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(TEXT.encode())

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.handle_request, daemon=True).start()
        url = f"http://127.0.0.1:{site.server_address[1]}/kot"
        job = ended(client, sent(client, "url", {"url": f" {url} ", "publisher": "Valley Wire"}))
    assert (job["state"], job["about"], job["claims"]) == ("done", url, 1)
    report = client.get(f"/report/{job['outcomes'][0]['key']}.json").json()
    assert (report["url"], report["publisher"], report["text"]) == (url, "Valley Wire", TEXT)


def test_an_address_where_nobody_answers_fails_and_the_next_job_goes_on(client: TestClient) -> None:
    job = ended(client, sent(client, "url", {"url": "http://127.0.0.1:9/"}))
    assert job["state"] == "failed" and "127.0.0.1" in job["failed"]
    assert ended(client, sent(client, "text", {"text": TEXT}))["state"] == "done"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://169.254.169.254/", "file:///etc"]
)
def test_inner_addresses_are_refused_unless_allowed(tmp_path: Path, url: str) -> None:
    with opened(str(tmp_path / "r.db")) as client:
        answer = sent(client, "url", {"url": url})
        assert answer.status_code == 422
        assert "Added lately" not in client.get("/add").text


@pytest.mark.parametrize(
    ("way", "data", "files"),
    [
        ("text", {"text": "  \r\n"}, None),
        ("text", {}, None),
        ("text", {"text": "a\0b"}, None),
        ("text", {"text": TEXT, "published": "yesterday"}, None),
        ("text", {"text": TEXT, "title": "a\0b"}, None),
        ("files", {}, None),
        ("files", {}, [("files", ("", b"", ""))]),
        ("url", {}, None),
        ("url", {"url": "kot.example"}, None),
    ],
)
def test_what_can_not_be_added_is_said_at_once(client: TestClient, way: str, data: dict[str, str], files: Any) -> None:
    answer = sent(client, way, data, files)
    assert answer.status_code in (400, 422) and "Traceback" not in answer.text
    assert "Added lately" not in client.get("/add").text


@pytest.mark.parametrize(
    ("way", "data", "said"),
    [
        ("url", {"url": "ftp://kot.example/a", "publisher": "Kot Courier"}, "Not added: "),
        ("text", {"text": "  ", "publisher": "Kot Courier"}, "Not added: there is no text."),
        ("url", {"url": ""}, "Not added: there is no address."),
    ],
)
def test_what_is_refused_stands_in_its_form_with_what_was_written(
    client: TestClient, way: str, data: dict[str, str], said: str
) -> None:
    answer = sent(client, way, data)
    assert answer.status_code == 422 and answer.text.count("Not added") == 1 and "field " not in answer.text
    form = answer.text.partition(f'action="/add/{way}"')[2].partition("</form>")[0]
    assert said in form and all(f'value="{value}"' in form for name, value in data.items() if name != "text")
    asked = data | {"csrf": token(client, "/add")}
    told = client.post(f"/add/{way}", data=asked, headers={"accept": "application/json"})
    assert told.status_code == 422 and set(told.json()) == {"detail"}


def test_pages_answer_while_a_job_reads(client: TestClient) -> None:
    run = SlowRun()
    app_of(client).state.jobs = jobs_of(client, run)
    answer = sent(client, "text", {"text": TEXT})
    assert run.going.wait(10)
    path = answer.headers["location"]
    page = client.get(path).text
    assert 'max="2" value="1"' in page and f'hx-get="{path}/progress"' in page and 'http-equiv="refresh"' in page
    assert client.get("/disagreements").status_code == 200
    waiting = sent(client, "text", {"text": f"{TEXT} Again."})
    assert client.get(f"{waiting.headers['location']}.json").json()["state"] == "waiting"
    run.go_on.set()
    ended(client, waiting)
    part = client.get(f"{path}/progress").text
    assert "<html" not in part and "hx-get" not in part and "Done." in part


def test_only_so_many_wait(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding_jobs, "WAITING", 2)
    held = threading.Event()

    def waits(task: Task) -> Iterator[dict[str, Any]]:
        held.wait(20)
        yield {"ended": True}

    app_of(client).state.jobs = jobs_of(client, waits)
    answers = [sent(client, "text", {"text": f"{TEXT} {number}"}) for number in range(6)]
    held.set()
    refused = [answer for answer in answers if answer.status_code == 400]
    assert len(refused) >= 3 and "try again" in refused[0].text


def test_an_error_nobody_thought_of_ends_one_job_only(client: TestClient) -> None:
    def broken(task: Task) -> Iterator[dict[str, Any]]:
        raise ZeroDivisionError
        yield {}

    app_of(client).state.jobs = jobs_of(client, broken)
    for _ in range(2):
        job = ended(client, sent(client, "text", {"text": TEXT}))
        assert job["state"] == "failed" and "ZeroDivisionError" in job["failed"]


def test_the_folder_of_a_job_is_gone_when_it_ends(client: TestClient) -> None:
    folders = []

    def looks(task: Task) -> Iterator[dict[str, Any]]:
        folders.append(Path(task.folder))
        assert [path.name for path in Path(task.folder).iterdir()] == list(task.files)
        yield {"ended": True}

    app_of(client).state.jobs = jobs_of(client, looks)
    assert ended(client, sent(client, "text", {"text": TEXT}))["state"] == "done"
    for _ in range(100):
        if not folders[0].exists():
            break
        time.sleep(0.02)
    assert not folders[0].exists()


def test_a_record_for_reading_only_takes_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    with opened(place) as client:
        field = token(client, "/add")
    with TestClient(create_app(Settings(place, read_only=True)), base_url="http://localhost") as client:
        page = client.get("/add").text
        assert "open for reading only" in page and "<textarea" not in page
        assert client.post("/add/text", data={"csrf": field, "text": TEXT}).status_code == 403


def test_roles_decide_who_may_add(record_url: str, quick_passwords: None) -> None:
    settle(record_url)
    with opened_app(create_app(Settings(record_url, login=True))) as app:
        viewer, coder = Browser(app), Browser(app)
        viewer.log_in("Vera")
        coder.log_in("Lena")
        app.state.jobs = Jobs(app.state.own, lambda task: iter([{"ended": True}]))
        assert viewer.get("/add").status_code == 403
        assert viewer.fill("/add/text", text=TEXT).status_code == 403
        made = coder.fill("/add/text", text=TEXT)
        assert made.status_code == 303
        assert viewer.get(made.headers["location"]).status_code == 403
        assert coder.get(f"{made.headers['location']}.json").json()["by"] == "Lena"


def test_forms_of_others_add_nothing(client: TestClient) -> None:
    assert client.post("/add/text", data={"text": TEXT}).status_code == 403
    assert client.get("/add/job/nothing").status_code == 404


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_too_large_is_refused_announced_or_not(tmp_path: Path, announced: bool) -> None:
    with opened(str(tmp_path / "r.db")) as client:
        piece = b"text=" + b"a" * (1024 * 1024)

        def pieces() -> Iterator[bytes]:
            for _ in range(51):
                yield piece

        head = {"content-type": "application/x-www-form-urlencoded"}
        body: Any = piece * 51 if announced else pieces()
        answer = client.post("/add/text", content=body, headers=head)
        assert answer.status_code == 413 and "50 MB" in answer.text


def test_addresses_with_codes_in_them_are_refused(tmp_path: Path) -> None:
    with opened(str(tmp_path / "r.db")) as client:
        assert client.get("/source/a%00b").status_code == 400
        assert client.get("/sources?q=a%00b").status_code == 400


@given(
    st.text(max_size=300) | st.text("𝔸é漢.", max_size=300),
    st.lists(st.sampled_from(["a.txt", "file", "kot.json"]), unique=True),
)
def test_names_of_files_stay_in_their_folder(given_name: str, taken: list[str]) -> None:
    name = _name(given_name, dict.fromkeys(taken, b""))
    assert name == Path(name).name and name not in ("", ".", "..") and name not in taken
    assert "\0" not in name and "/" not in name and "\\" not in name and len(name.encode()) <= 255


def test_the_process_reads_into_the_record(record_url: str) -> None:
    with opened(record_url) as client:
        job = ended(client, sent(client, "text", {"text": TEXT, "published": "2031-05-10"}))
        assert (job["state"], job["done"], job["failed"]) == ("done", 1, "")
        assert job["claims"] >= 1 and client.get(f"/report/{job['outcomes'][0]['key']}").status_code == 200


def test_a_process_that_ends_too_early_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding_process.sys, "executable", "/bin/false")
    with opened(str(tmp_path / "r.db")) as client:
        job = ended(client, sent(client, "text", {"text": TEXT}))
        assert job["state"] == "failed" and "the reader ended before its work was done" in job["failed"]
