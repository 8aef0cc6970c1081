"""Fetching from a server of our own: types, sizes, times, redirects, and that only checked addresses are spoken to."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from rashomon.documents import addresses, fetching
from rashomon.documents.addresses import Target
from rashomon.errors import DataError, UserError

fetch = partial(fetching.fetch, ports=None)
"""Our own server is on whatever port is free."""
Answer = Callable[[BaseHTTPRequestHandler], None]


def say(data: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> Answer:
    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(status)
        at.send_header("Content-Type", kind)
        for name, value in headers.items():
            at.send_header(name.replace("_", "-"), value)
        at.end_headers()
        at.wfile.write(data)

    return answer


def slowly(at: BaseHTTPRequestHandler) -> None:
    at.send_response(200)
    at.send_header("Content-Type", "text/plain")
    at.end_headers()
    for _ in range(100):
        at.wfile.write(b"a")
        at.wfile.flush()
        time.sleep(0.1)


class Site:
    """A server whose answers a test sets by path; `asked` are the paths and hosts it was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["Host"]))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    site.answers[self.path](self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()


def test_a_page_comes_with_its_type_and_address(site: Site) -> None:
    site.answers["/a?b=1"] = say(b"<html>Kot</html>", "text/html; charset=utf-8")
    found = fetch(f"{site.url}/a?b=1", allow_private=True)
    assert (found.type, found.data, found.url) == ("text/html", b"<html>Kot</html>", f"{site.url}/a?b=1")


def test_nothing_is_fetched_from_here_unless_it_is_allowed(site: Site) -> None:
    with pytest.raises(DataError, match="private or local"):
        fetch(f"{site.url}/a")
    assert site.asked == []


def test_only_the_ports_of_the_web_are_spoken_to(site: Site) -> None:
    site.answers["/a"] = say(b"Kot")
    with pytest.raises(DataError, match=f"port {site.port} is none of the web's"):
        fetching.fetch(f"{site.url}/a", allow_private=True)
    assert site.asked == []
    assert fetching.fetch(f"{site.url}/a", allow_private=True, ports=(80, site.port)).data == b"Kot"


def test_a_redirect_to_another_port_is_refused(site: Site) -> None:
    site.answers["/a"] = say(b"", status=302, Location="http://127.0.0.1:6379/")
    with pytest.raises(DataError, match="port 6379"):
        fetching.fetch(f"{site.url}/a", allow_private=True, ports=(site.port,))


def test_redirects_are_followed_three_times(site: Site) -> None:
    for at in range(5):
        site.answers[f"/{at}"] = say(b"", status=302, Location=f"/{at + 1}")
    site.answers["/5"] = say(b"there")
    found = fetch(f"{site.url}/2", allow_private=True)
    assert (found.data, found.url) == (b"there", f"{site.url}/5")
    with pytest.raises(DataError, match="more than 3 redirects"):
        fetch(f"{site.url}/1", allow_private=True)


@pytest.mark.parametrize(
    "where",
    ["http://169.254.169.254/latest", "http://[::1]/", "http://0x7f000001/", "file:///etc/passwd", "//10.0.0.1/"],
)
def test_a_redirect_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    site.answers["/a"] = say(b"", status=302, Location=where)
    real = addresses.target

    def first(url: str, **given: Any) -> Target:
        if url == "http://open.example/a":
            return Target(url, "http", "open.example", site.port, "/a", ("127.0.0.1",))
        return real(url, **given)

    monkeypatch.setattr(fetching, "target", first)
    with pytest.raises(DataError):
        fetch("http://open.example/a")
    assert len(site.asked) == 1


def test_the_checked_address_is_spoken_to_and_no_name_is_looked_up_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/a"] = say(b"Kot")
    looked_up = []
    real = socket.getaddrinfo

    def noting(host: Any, *rest: Any, **more: Any) -> Any:
        looked_up.append(host)
        return real("127.0.0.1", *rest, **more)

    def once(url: str, **_: Any) -> Target:
        return Target(url, "http", "rebound.example", site.port, "/a", ("127.0.0.1",))

    monkeypatch.setattr(fetching, "target", once)
    monkeypatch.setattr(socket, "getaddrinfo", noting)
    assert fetch("http://rebound.example/a").data == b"Kot"
    assert set(looked_up) <= {"127.0.0.1"}
    assert site.asked == [("/a", f"rebound.example:{site.port}")]


def test_sizes_have_a_limit_announced_or_not(site: Site) -> None:
    site.answers["/exact"] = say(b"a" * 100)
    site.answers["/more"] = say(b"a" * 101)
    site.answers["/told"] = say(b"a" * 101, Content_Length="101")
    assert len(fetch(f"{site.url}/exact", allow_private=True, largest=100).data) == 100
    for path in ("/more", "/told"):
        with pytest.raises(DataError, match="larger than"):
            fetch(f"{site.url}{path}", allow_private=True, largest=100)


def test_time_has_a_limit_for_servers_that_send_a_byte_at_a_time(site: Site) -> None:
    site.answers["/slow"] = slowly
    begun = time.monotonic()
    with pytest.raises(UserError, match="in time"):
        fetch(f"{site.url}/slow", allow_private=True, longest=0.7)
    assert time.monotonic() - begun < 8  # the whole answer takes ten seconds


def test_time_has_a_limit_for_name_servers_that_do_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: ended.wait(20) and [])
    begun = time.monotonic()
    with pytest.raises(UserError, match="no name server says in time"):
        fetch("http://slow.example/", longest=0.3)
    ended.set()
    assert time.monotonic() - begun < 10  # the name server takes twenty


def test_half_a_page_is_no_page(site: Site) -> None:
    site.answers["/half"] = say(b"a" * 50, Content_Length="100")
    with pytest.raises(UserError, match="50 bytes are missing"):
        fetch(f"{site.url}/half", allow_private=True)


def test_a_server_that_never_answers_is_said(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with pytest.raises(UserError, match="in time"):
            fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, longest=0.5)
        port = silent.getsockname()[1]
    with pytest.raises(UserError):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True, longest=0.5)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (say(b"%PDF", "application/pdf"), "application/pdf"),
        (say(b"x", ""), "no type"),
        (say(b"gone", status=404), "answers 404"),
        (say(b"", status=301), "without saying where"),
        (say(b"x", Content_Encoding="gzip"), "packed"),
    ],
)
def test_other_answers_are_refused_with_a_reason(site: Site, answer: Answer, said: str) -> None:
    site.answers["/a"] = answer
    with pytest.raises(DataError, match=said):
        fetch(f"{site.url}/a", allow_private=True)


def test_a_server_that_speaks_no_http_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as odd:

        def talk() -> None:
            there, _ = odd.accept()
            there.sendall(b"220 mail.example ready\r\n")
            there.close()

        threading.Thread(target=talk, daemon=True).start()
        with pytest.raises(UserError, match="no answer that can be read"):
            fetch(f"http://127.0.0.1:{odd.getsockname()[1]}/", allow_private=True, longest=2)
