"""A server under those who ask too much at once, go away too early or read too slowly."""

from __future__ import annotations

import asyncio
import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from told import blast
from told_pages import opened, token

from rashomon.errors import UserError
from rashomon.record.record import Record
from rashomon.web.settings import Settings
from rashomon.web.shelf import Shelf
from rashomon.web.streaming import table

MANY = 70
"""More requests than the server has threads and records together."""


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, run in a thread of its own: the browser's tests keep a loop running in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result(60)


@pytest.fixture
def served(tmp_path: Path, serve: Callable[[Settings], str]) -> str:
    place = str(tmp_path / "r.db")
    with Record(place) as record:
        record.add_readings([blast(f"b{n}", killed=n) for n in range(1, 40)])
    return serve(Settings(place, records=2))


def asked(address: str, path: str) -> int:
    found = urlsplit(address)
    connection = http.client.HTTPConnection(str(found.hostname), found.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def asked_at_once(address: str, paths: list[str]) -> list[int]:
    found: list[int] = []
    threads = [threading.Thread(target=lambda path=path: found.append(asked(address, path))) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def hung_up(address: str, path: str) -> socket.socket:
    """Asks for something and reads nothing."""
    found = urlsplit(address)
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.connect((found.hostname, found.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return connection


def test_more_requests_than_threads_are_all_answered(served: str) -> None:
    assert asked_at_once(served, ["/events", "/claims.csv"] * (MANY // 2)) == [200] * MANY


def test_who_goes_away_in_the_middle_of_a_table_keeps_no_record(served: str) -> None:
    for _ in range(20):
        hung_up(served, "/claims.csv").close()
    time.sleep(0.5)
    assert asked_at_once(served, ["/events"] * 4) == [200] * 4
    assert asked(served, "/claims.csv") == 200


def test_a_table_that_nobody_reads_holds_no_record(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "r.db"), most=1)
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(shelf=shelf)))
    back = threading.Event()

    def other() -> None:
        with shelf.lent():
            back.set()

    async def unread() -> bytes:
        answer = await table(request, lambda record: ({"a": "x" * 1000} for _ in range(9000)), ["a"], "t")
        threading.Thread(target=other, daemon=True).start()
        assert await asyncio.to_thread(back.wait, 20)
        return b"".join([bytes(piece) async for piece in answer.body_iterator])  # type: ignore[arg-type]

    assert alone(unread()) == b"a\n" + (b"x" * 1000 + b"\n") * 9000
    shelf.close()


def test_a_table_that_breaks_in_the_middle_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "r.db"), most=1)
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(shelf=shelf)))

    def rows(_: Record) -> Iterator[dict[str, str]]:
        yield {"a": "1"}
        raise UserError("gone")

    async def broken() -> None:
        answer = await table(request, rows, ["a"], "t")
        async for _ in answer.body_iterator:
            pass

    with pytest.raises(UserError, match="gone"):
        alone(broken())
    with shelf.lent() as record:
        assert record.events().total == 0
    shelf.close()


def test_ctrl_c_ends_a_server_whose_clients_hang(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rashomon", "serve", "--record", str(tmp_path / "r.db"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and server.stderr is not None
        address = server.stdout.readline().split(" at ")[1].split()[0]
        assert asked(address, "/") == 200
        head = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000"
        found = urlsplit(address)
        with socket.create_connection((found.hostname, found.port)) as hanging:
            hanging.sendall(f"POST /add/text HTTP/1.1\r\n{head}\r\n\r\ntext=a".encode())
            time.sleep(0.5)
            server.send_signal(signal.SIGINT)
            server.wait(20)
        assert "Traceback" not in server.stderr.read()


def test_who_waits_to_write_leaves_records_to_those_who_read(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "r.db"), most=2)

    async def waiting() -> None:
        async with shelf.in_turn(writing=True):
            second = asyncio.create_task(entered())
            async with asyncio.timeout(10), shelf.in_turn() as record:
                assert record.events().total == 0 and not second.done()
        await second

    async def entered() -> None:
        async with shelf.in_turn(writing=True):
            pass

    alone(waiting())
    shelf.close()


def test_no_edit_is_longer_than_anybody_reads(tmp_path: Path) -> None:
    with opened(str(tmp_path / "r.db"), [blast("a")]) as client:
        claim = client.get("/claims.json").json()["rows"][0]["id"]
        edit = {"csrf": token(client, "/review"), "decision": "edit", "set-places": "a" * 2001, "because": "so it says"}
        assert client.post(f"/review/{claim}", data=edit).status_code == 422
        assert client.post(f"/review/{claim}", data=edit | {"set-places": "Herat"}).status_code == 303
