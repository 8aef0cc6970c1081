"""Before anybody asks: what all pages are answered from is read, and each kind of page made once.

It happens beside the requests that come meanwhile; who asks for what is being made waits for that alone.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote

from fastapi import FastAPI, HTTPException
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from starlette.types import Message

from rashomon.errors import RashomonError
from rashomon.exchange import protecting
from rashomon.record.catalogue import announce
from rashomon.record.dialects import reading
from rashomon.record.record import Record
from rashomon.record.report_lists import ReportFilter
from rashomon.web.rendering import environment
from rashomon.web.security_people import Person
from rashomon.web.shelf import Shelf

PAGES = ("/", "/events", "/disagreements", "/map", "/actors", "/places", "/sources", "/reports", "/claims", "/changes",
         "/network", "/methodology")  # fmt: skip
"""Pages that there are once."""
SHARED = ("base.html", "_macros.html", "_pager.html", "_list.html", "_listed.html", "_claim_line.html", "claims.html")
"""Templates that most pages are made of."""
SELDOM = (100_000, 50, 50)
"""After how many new objects they are looked over for cycles, of which there are hardly any here."""

SOON = 0.0005
"""Seconds for which threads have the interpreter while lists are made."""


def warm(app: FastAPI) -> None:
    """Begin; to be called within the server's event loop, before it takes requests."""
    # FastAPI makes a route when it first looks for one, all before the one that it finds: half a second.
    nowhere: dict[str, Any] = {"type": "http", "method": "GET", "path": "/-", "root_path": "", "headers": []}
    for route in app.router.routes:
        route.matches(nowhere)
    for name in SHARED:
        environment().get_template(name)
    with reading(app.state.shelf.engine) as connection:
        taken_back = announce(connection)
    args = (app, asyncio.get_running_loop(), taken_back)
    Thread(target=_warm, args=args, name="warming", daemon=True).start()


def _warm(app: FastAPI, loop: asyncio.AbstractEventLoop, taken_back: Callable[[], None]) -> None:
    shelf: Shelf = app.state.shelf
    # Looking millions of new objects over for cycles again and again would take as long as making them.
    gc.set_threshold(*SELDOM)
    # Who asks meanwhile has to get the interpreter back after each statement: soon, not in 5 ms.
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SOON)
    try:
        # A loop that has ended is no fault: the server was stopped meanwhile.
        with suppress(RashomonError, RuntimeError):
            with shelf.lent() as record:
                record.warm()
            for name in environment().list_templates(extensions=["html"]):
                environment().get_template(name)
            app.openapi()
            with shelf.lent() as record:
                paths = [*PAGES, *_some(record)]
                protecting.shield(record.engine)
            for path in paths:
                asyncio.run_coroutine_threadsafe(_asked(app, path), loop).result()
    finally:
        # Where the record could not be read, nobody is to go on waiting for it.
        taken_back()
        # What is there now stays; no later look for cycles goes through it, which would hold up every request.
        gc.collect()
        gc.freeze()
        sys.setswitchinterval(usual)


def _some(record: Record) -> Iterator[str]:
    """The page of one event, report, actor, place and source."""
    for event in record.events(order="origins", limit=1):
        yield from (f"/event/{event.id}", f"/event/{event.id}/why/what", f"/search?q={quote(event.type)}")
    yield from (f"/report/{row.key}" for row in record.reports_list(ReportFilter(), limit=1).rows)
    yield from (f"/actor/{quote(row.key, safe='')}" for row in record.actors_list(limit=1))
    yield from (f"/place/{quote(row.name, safe='')}" for row in record.places_list(limit=1))
    yield from (f"/source/{quote(row.id, safe='')}" for row in record.sources_list(limit=1))


async def _asked(app: FastAPI, path: str) -> None:
    """A page made for nobody, past the gate and the audit log."""
    plain, _, query = path.partition("?")
    state = {"person": Person("", "viewer"), "csrf": "", "bearer": False, "session": None, "noted": True}
    scope: dict[str, Any] = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": unquote(plain),
        "raw_path": plain.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost")], "server": ("localhost", 80), "client": None, "app": app, "state": state,
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pass

    with suppress(RashomonError, HTTPException):
        await AsyncExitStackMiddleware(app.router)(scope, receive, send)
