"""Asking a server of pages: a process of its own, one request after another, what its processor worked for each."""

from __future__ import annotations

import http.client
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

FIRST_BYTE, WHOLE = 150.0, 1000.0
"""What issue 4 asks for, in milliseconds."""
SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
"""What a browser says of a fetch by a script of our page; without it names of private persons are replaced."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its status, when its first byte and its last one were there (ms), and its size as sent.

    Of a table only the beginning is taken (`cut`): it has all rows of a list, and goes on as long as that.
    """

    status: int
    first: float
    whole: float
    size: int
    body: bytes = b""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """A server: where it listens, and its process."""

    port: int
    process: int

    def worked(self) -> float:
        """Milliseconds that its processor has worked for it so far; 0 where the system doesn't tell."""
        if sys.platform != "linux":
            return 0.0
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return 1000 * time.clock_gettime((~self.process << 3) | 2)


def ask(connection: http.client.HTTPConnection, path: str, *, plain: bool = False, script: bool = True) -> Answer:
    """The answer to one request; `plain` asks for it uncompressed, to be read, without `script` JSON as a download."""
    begun = time.perf_counter()
    headers = {} if plain else {"Accept-Encoding": "gzip"}
    if script and path.partition("?")[0].endswith(".json"):
        headers |= SCRIPT
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    head = response.read(1)
    first = time.perf_counter() - begun
    if cut := path.partition("?")[0].endswith(".csv"):
        connection.close()
    body = head if cut else head + response.read()
    return Answer(
        response.status, 1000 * first, 1000 * (time.perf_counter() - begun), len(body), body if plain else b"", cut
    )


@contextmanager
def served(record: str, *options: str) -> Iterator[Served]:
    """A server of this record, as soon as it says where it listens and answers there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rashomon", "serve", "--record", record, "--port", "0", *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line
        port = int(found[1])
        for _ in range(600):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", port), "/static/base.css")
                break
            except OSError:
                time.sleep(0.1)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def pages(port: int, rng: random.Random) -> dict[str, list[str]]:
    """The paths of each kind of page; where a page is of something, of some that the lists name."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def linked(path: str, pattern: str) -> list[str]:
        text = ask(connection, path, plain=True).body.decode()
        return sorted(set(re.findall(rf'href="({pattern}[^"#?]+)["?]', text)))

    events = linked("/events", "/event/e") + linked("/events?order=origins", "/event/e")
    reports, actors, places = (
        linked("/reports", "/report/d"),
        linked("/actors", "/actor/"),
        linked("/places", "/place/"),
    )
    sources = linked("/sources", "/source/")
    words = re.findall(r"[a-z]{5,}", ask(connection, reports[0], plain=True).body.decode().partition("reading")[2])
    some = [quote(word) for word in rng.sample(words, min(12, len(words)))]
    return {
        "start": ["/"],
        "events": ["/events", "/events?order=killed", "/events?min_killed=5", "/events?order=origins"],
        "events by place": [f"/events?place={path.removeprefix('/place/')}" for path in places[:12]],
        "events, words": [f"/events?words={word}" for word in some],
        "event": events[:40],
        "why": [f"{path}/why/what" for path in events[:20]],
        "reports": ["/reports"],
        "report": reports[:30],
        "claims": ["/claims", *(f"/claims?words={word}" for word in some)],
        "search": [f"/search?q={word}" for word in some],
        "actors": ["/actors"],
        "actor": actors[:12],
        "places": ["/places"],
        "place": places[:12],
        "sources": ["/sources"],
        "source": sources[:12],
        "disagreements": ["/disagreements"],
        "map": ["/map"],
        "map.json, all": ["/map.json"],
        "changes": ["/changes"],
        "review": ["/review"],
        "methodology": ["/methodology"],
        "add": ["/add"],
    }
