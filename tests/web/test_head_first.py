"""Pages of another state: the head goes before the rows are there, and all is as if it had not."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient

from rashomon.record.record import Record
from rashomon.web.app import create_app, release
from rashomon.web.head_first import head_first
from rashomon.web.rendering import page
from rashomon.web.settings import Settings

LATE = "2999-01-01"


@pytest.mark.parametrize("path", ["/events", "/map", "/actor/taliban"])
def test_a_page_of_then_is_a_whole_page(client: TestClient, path: str) -> None:
    now, then = client.get(path).text, client.get(f"{path}?as_of={LATE}").text
    for told in (now, then):
        assert told.count("<head>") == told.count("</head>") == told.count("<h1") == 1
        assert told.startswith("<!doctype html>") and told.rstrip().endswith("</html>")
    assert now.partition("</head>")[0] == then.partition("</head>")[0]
    rows = re.compile(r'href="/event/e[^"]+"')
    assert rows.findall(then) == rows.findall(now) != []


def test_compressed_or_not_it_is_the_same(client: TestClient) -> None:
    path = f"/events?published_until={LATE}"
    squeezed = client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert squeezed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert squeezed.text == plain.text and squeezed.headers["vary"] == "Accept-Encoding"
    assert squeezed.headers["content-security-policy"] == plain.headers["content-security-policy"]


@pytest.mark.parametrize("wrong", ["words=!!", "status=acepted", "type=strik"])
@pytest.mark.parametrize("path", ["/events", "/map"])
def test_what_is_wrong_is_said_before_anything_is_sent(client: TestClient, path: str, wrong: str) -> None:
    today = client.get(f"{path}?{wrong}")
    for then in (f"as_of={LATE}", f"published_until={LATE}"):
        found = client.get(f"{path}?{wrong}&{then}")
        assert found.status_code == today.status_code >= 400
        assert re.findall('class="lead">.*', found.text) == re.findall('class="lead">.*', today.text) != []


def test_an_actor_that_nobody_names_is_not_there_then_either(client: TestClient) -> None:
    assert client.get(f"/actor/nobody-at-all?as_of={LATE}").status_code == 404


def test_the_head_waits_for_no_row(filled: str) -> None:
    app = create_app(Settings(filled))
    scope: dict[str, Any] = {
        "type": "http", "method": "GET", "path": "/methodology", "query_string": b"", "server": ("localhost", 80),
        "headers": [(b"host", b"localhost"), (b"accept-encoding", b"gzip")], "app": app, "state": {},
    }  # fmt: skip
    request, made = Request(scope), []

    def make(record: Record) -> HTMLResponse:
        made.append(record.summary().reports)
        return told(request)

    async def taken() -> tuple[bytes, list[int], bytes]:
        answer = head_first(request, "problem.html", make, title="Kot")
        pieces: AsyncIterator[Any] = aiter(answer.body_iterator)
        first = await anext(pieces)
        before = list(made)
        return bytes(first), before, b"".join([bytes(piece) async for piece in pieces])

    # In a thread of its own: a browser of another test may keep a loop running in this one.
    with ThreadPoolExecutor(1) as threads:
        first, before, rest = threads.submit(asyncio.run, taken()).result(60)
    squeezed = zlib.decompressobj(31)
    head = squeezed.decompress(first).decode()
    assert head.endswith("</head>") and "<title>Kot" in head and before == [] and made[0] > 0
    whole = head + squeezed.decompress(rest).decode()
    assert whole == bytes(told(request).body).decode()
    release(app)


def told(request: Request) -> HTMLResponse:
    return page(request, "problem.html", title="Kot", detail="Nothing", instead=("", ""))
