"""Two servers of one record, one that is started again, one whose file is moved away: what each knows and says."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from logging_in import Browser, opened, quick_passwords, settle, small_app
from slow_jobs import SlowRun
from told import blast
from told_pages import token

from rashomon.record import dialects
from rashomon.record.dialects import alone
from rashomon.record.opening import open_engine
from rashomon.record.passing import KEPT_JOBS, KeptJob, keep_jobs, kept_jobs
from rashomon.record.record import Record
from rashomon.web.adding_folders import PREFIX, Folders, clear
from rashomon.web.adding_jobs import Job, Jobs
from rashomon.web.adding_worker import Task
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
TEXT = "Shells fell on the village of Kot on Friday, killing four people, residents said."
MOMENT = datetime(2031, 5, 1, 9, tzinfo=UTC)


def client_of(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def two(record_url: str) -> Iterator[tuple[TestClient, TestClient]]:
    """Two servers of one record, of Lena and of Omar."""
    with Record(record_url) as record:
        record.add_readings([blast("a"), blast("b", killed=14)])
    with ExitStack() as stack:
        lena, omar = (
            stack.enter_context(client_of(create_app(Settings(record_url, name=name)))) for name in ("Lena", "Omar")
        )
        yield lena, omar


# -- what both know


def test_who_fails_at_one_server_waits_at_the_other(record_url: str, quick_passwords: None) -> None:
    settle(record_url)
    with (
        opened(small_app(Settings(record_url, login=True))) as one,
        opened(small_app(Settings(record_url, login=True))) as other,
    ):
        statuses = [Browser((one, other)[turn % 2]).log_in("Lena", "x").status_code for turn in range(8)]
    assert statuses == [401] * 6 + [429] * 2


def test_who_looks_at_what_is_seen_from_the_other_server(two: tuple[TestClient, TestClient]) -> None:
    lena, omar = two
    first, second = lena.get("/review.json").json()["ids"][:2]
    assert lena.get(f"/review?at={first}").status_code == 200
    page = omar.get(f"/review?at={first}").text
    assert "Lena" in page
    assert f"/review/{second}" in omar.get("/review").text, "what somebody looks at is not offered to others"


def test_a_job_is_seen_from_the_other_server_and_when_its_own_has_ended(
    two: tuple[TestClient, TestClient],
) -> None:
    lena, omar = two
    run = SlowRun()
    app: Any = lena.app
    app.state.jobs = jobs = Jobs(app.state.own, run)
    where = lena.post("/add/text", data={"csrf": token(lena, "/add"), "text": TEXT}).headers["location"]
    assert omar.get(f"{where}.json").json()["state"] in ("waiting", "starting", "reading")
    assert run.going.wait(10)
    run.go_on.set()
    for _ in range(200):
        if (found := omar.get(f"{where}.json").json())["state"] == "done":
            break
        time.sleep(0.05)
    jobs.close()
    assert (found["state"], found["done"], found["claims"]) == ("done", 1, 3)
    assert found["outcomes"][0]["title"] == "Kot" and where in omar.get("/add").text


def test_what_a_server_has_not_read_when_it_ends_is_told_as_interrupted(two: tuple[TestClient, TestClient]) -> None:
    lena, omar = two
    going, folders = threading.Event(), []

    def endless(task: Task) -> Iterator[dict[str, Any]]:
        folders.append(Path(task.folder))
        yield {"total": 2}
        going.set()
        app.state.jobs._ending.wait(20)

    app: Any = lena.app
    app.state.jobs = jobs = Jobs(app.state.own, endless)
    places = [
        lena.post("/add/text", data={"csrf": token(lena, "/add"), "text": f"{TEXT} {number}"}).headers["location"]
        for number in range(2)
    ]
    assert going.wait(10) and folders[0].exists()
    root = folders[0].parent
    jobs.close()
    assert not root.exists()
    page = omar.get(places[1])
    assert omar.get(f"{places[1]}.json").json()["state"] == "interrupted"
    assert "Interrupted" in page.text and "nothing is read twice" in page.text and "hx-get" not in page.text
    refused = lena.post("/add/text", data={"csrf": token(lena, "/add"), "text": TEXT})
    assert refused.status_code == 400 and "the server ends" in refused.text


def test_a_job_of_which_nothing_is_heard_was_interrupted(record_url: str) -> None:
    engine = open_engine(record_url)
    told = Job("a", "Lena", "Kot", MOMENT, "reading", total=3, done=1).told()
    keep_jobs(engine, [KeptJob("a", MOMENT, MOMENT, told)])
    (kept,) = kept_jobs(engine, 5)
    assert Job.of(kept, MOMENT + timedelta(seconds=30)).state == "reading"
    assert Job.of(kept, MOMENT + timedelta(seconds=90)).state == "interrupted"
    engine.dispose()


def test_only_the_last_jobs_are_kept(record_url: str) -> None:
    engine = open_engine(record_url)
    told = Job("a", "Lena", "half a character: \ud800", MOMENT, "done").told()
    jobs = [KeptJob(str(n), MOMENT + timedelta(minutes=n), MOMENT, told) for n in range(KEPT_JOBS + 5)]
    keep_jobs(engine, jobs)
    assert [one.id for one in kept_jobs(engine, 1000)] == [str(n) for n in range(KEPT_JOBS + 4, 4, -1)]
    engine.dispose()


# -- folders


def test_folders_of_servers_that_crashed_go_and_those_of_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    living = Folders()
    kept = living.new()
    crashed = tmp_path / f"{PREFIX}dead"
    crashed.mkdir()
    (crashed / "server").touch()
    (crashed / "kot.txt").touch()
    strange = tmp_path / f"{PREFIX}strange"
    strange.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "server").touch()
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    clear()
    assert not crashed.exists() and kept.is_dir() and strange.is_dir() and (elsewhere / "server").exists()
    living.close()
    assert not kept.exists()


def started(record: Path, folder: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "rashomon", "serve", "--record", str(record), "--port", "0"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(folder)}, start_new_session=True
    )
    assert server.stdout is not None
    return server, server.stdout.readline().split(" at ")[1].split()[0]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_file_and_no_process_stays_behind_when_a_server_ends_in_a_job(tmp_path: Path, how: int) -> None:
    record, folder = tmp_path / "r.db", tmp_path / "temporary"
    folder.mkdir()
    server, address = started(record, folder)
    with server:
        with httpx.Client(base_url=address, timeout=60) as client:
            page = client.get("/add").text
            field = page.partition('name="csrf" value="')[2].partition('"')[0]
            sent = client.post("/add/text", data={"csrf": field, "text": f"{TEXT} " * 800})
            assert sent.status_code == 303
            where = sent.headers["location"]
            # Before its process is there nothing but the next server can clear up after a server that was killed.
            while client.get(f"{where}.json").json()["state"] not in ("starting", "reading") or not _readers(folder):
                time.sleep(0.05)
        if how == signal.SIGINT:
            os.killpg(server.pid, how)  # as a terminal does it
        else:
            server.send_signal(how)
        server.wait(20)
    for _ in range(600):
        if not list(folder.rglob("*.txt")) and not _readers(folder):
            break
        time.sleep(0.1)
    assert not list(folder.rglob("*.txt")) and not _readers(folder)
    with TestClient(create_app(Settings(str(record))), base_url="http://localhost") as client:
        state = client.get(f"{where}.json").json()["state"]
        # A server that was killed could not say so: that is seen when it has been silent for long.
        assert state == "interrupted" or (how == signal.SIGKILL and state in ("waiting", "starting", "reading"))


@pytest.mark.parametrize("turn", range(4))
def test_a_process_whose_server_has_ended_clears_up_wherever_it_is(tmp_path: Path, turn: int) -> None:
    folder = tmp_path / "job"
    folder.mkdir()
    (folder / "kot.txt").write_text(TEXT * 100)
    task = Task(str(tmp_path / "r.db"), str(folder), ("kot.txt",), "Lena")
    ended = worker(f"{json.dumps(asdict(task))}\n")
    assert not folder.exists() and ended.returncode == 1 and ended.stderr == ""


@pytest.mark.parametrize("told", ["", '{"record": "r.d'])
def test_a_process_that_was_told_nothing_ends_in_silence(told: str) -> None:
    ended = worker(told)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def worker(told: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon.web.adding_worker"]
    return subprocess.run(command, input=told, capture_output=True, text=True, timeout=60)


def _readers(folder: Path) -> list[str]:
    """The processes that read reports for a server whose temporary files lie in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            said = (process / "cmdline").read_bytes()
            if b"adding_worker" in said and str(folder).encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


# -- the record itself


def test_a_file_that_was_replaced_is_said_until_it_is_back(tmp_path: Path) -> None:
    place, other, aside = tmp_path / "r.db", tmp_path / "other.db", tmp_path / "aside.db"
    for file in (place, other):
        with Record(str(file)) as record:
            record.add_readings([blast(file.stem)])
    with client_of(create_app(Settings(str(place)))) as client:
        field = token(client, "/add")
        assert client.get("/events.json").json()["total"] == 1
        place.rename(aside)
        for path in ("/events.json", "/events", "/events.csv", "/"):
            gone = client.get(path)
            assert gone.status_code == 503 and "gone, or out of reach" in gone.text and gone.headers["retry-after"]
        assert not place.exists(), "nobody makes a new one there"
        other.rename(place)
        assert "another file stands in its place" in client.get("/events.json").json()["detail"]
        assert client.post("/add/text", data={"csrf": field, "text": TEXT}).status_code == 503
        aside.replace(place)
        assert client.get("/events.json").json()["total"] == 1


def test_where_people_log_in_a_replaced_file_lets_nobody_in(tmp_path: Path, quick_passwords: None) -> None:
    place = tmp_path / "r.db"
    settle(str(place))
    with opened(small_app(Settings(str(place), login=True))) as app:
        browser = Browser(app)
        form = {"csrf": browser.csrf("/login"), "name": "Lena", "password": "Lena likes long walks"}
        place.rename(tmp_path / "aside.db")
        assert browser.post("/login", data=form).status_code == 503
        assert browser.get("/look").status_code == 503


def test_a_locked_record_is_busy_and_not_to_blame_on_the_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "WAIT", 1)
    monkeypatch.setattr("rashomon.record.engine.WAIT", 1)
    place = tmp_path / "r.db"
    with Record(str(place)) as record:
        record.add_readings([blast("a")])
    with client_of(create_app(Settings(str(place)))) as client:
        field = token(client, "/review")
        (id, *_) = client.get("/review.json").json()["ids"]
        with closing(sqlite3.connect(place, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            decision = {"csrf": field, "decision": "accept", "because": "so it says"}
            busy = client.post(f"/review/{id}", data=decision, headers={"accept": "application/json"})
            assert busy.status_code == 503 and int(busy.headers["retry-after"]) > 0
            assert "another process has been writing" in busy.json()["detail"]
            assert client.get(f"/review?at={id}").status_code == 200, "who looks at what is not worth a wait"
        assert client.post(f"/review/{id}", data=decision).status_code == 303


def test_who_is_locked_out_on_postgresql_is_told_the_same(postgresql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.record.engine.WAIT", 1)
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA locked_out")
    place = f"{postgresql}&options=-csearch_path%3Dlocked_out"
    with Record(place) as record:
        record.add_readings([blast("a")])
    with client_of(create_app(Settings(place))) as client:
        field = token(client, "/review")
        (id, *_) = client.get("/review.json").json()["ids"]
        engine = open_engine(place)
        with alone(engine):
            busy = client.post(f"/review/{id}", data={"csrf": field, "decision": "accept", "because": "so it says"})
            assert busy.status_code == 503 and busy.headers["retry-after"]
            assert client.get(f"/review?at={id}").status_code == 200
        engine.dispose()
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP SCHEMA locked_out CASCADE")


def test_what_a_list_does_not_know_of_then_it_refuses(two: tuple[TestClient, TestClient]) -> None:
    client, _ = two
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        if "get" not in methods or "{" in path:
            continue
        known = {one["name"] for one in methods["get"].get("parameters", ())}
        for name in ("as_of", "published_until"):
            found = client.get(f"{path}?{name}=2031-05-01", headers={"accept": "application/json"})
            if name in known:
                assert found.status_code in (200, 303), (path, name, found.text)
            else:
                assert found.status_code == 422 and found.json()["detail"].startswith(name), (path, name)
            assert client.get(f"{path}?{name}=").status_code != 422 or urlsplit(path).path == "/search.json"


def test_tables_and_the_map_of_events_are_of_then_where_the_list_is(record_url: str) -> None:
    early, late = "2031-04-02", "2031-06-01"
    with Record(record_url, clock=lambda: datetime(2031, 7, 1, tzinfo=UTC)) as record:
        record.add_readings([blast("a", published=early, killed=12)])
    with Record(record_url, clock=lambda: datetime(2031, 8, 1, tzinfo=UTC)) as record:
        record.add_readings([blast("b", published=late, killed=40), blast("c", day="2030-01-02", published=late)])
    with client_of(create_app(Settings(record_url))) as client:
        for query, total, killed in (("as_of=2031-07-02", 1, 12), ("published_until=2031-05-01", 1, 12), ("", 2, None)):
            rows = client.get(f"/events.json?{query}").json()["rows"]
            table = client.get(f"/events.csv?{query}").text.splitlines()
            points = client.get(f"/map.json?{query}").json()
            assert len(rows) == len(table) - 1 == points["total"] == total, query
            assert len(client.get(f"/map.csv?{query}").text.splitlines()) == total + 1
            columns = points["columns"]
            assert set(columns["id"]) == {row["id"] for row in rows}
            if killed is not None:
                assert rows[0]["killed_best"] == killed == columns["killed"][0] and str(killed) in table[1]
                assert "As it stands today" in client.get(f"/map?{query}").text
                assert "As it stands today" in client.get(f"/events?{query}").text
        assert client.get("/map.json?as_of=2031-06-30").json()["total"] == 0
        whole = client.get("/map.json").json()["columns"]
        then = client.get("/map.json?as_of=2031-09-01").json()["columns"]
        assert whole == then, "the points of then are laid out as those of today"
