"""What is taken out of the pages as JSON or CSV: private persons are protected, in one place for all routes.

Pages show the record as it is; what their own scripts fetch to draw them is shown too, and passes. Everything else
under `.json` and `.csv` goes through the shield, unless a reviewer asks for names: `?protected=no&because=WHY`,
which the audit log keeps.
"""

from __future__ import annotations

import codecs
import csv
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.errors import RashomonError
from rashomon.exchange.csv_text import cell, line_writer
from rashomon.exchange.protecting import PROTECTED, Shield, ready, shield
from rashomon.record import audit
from rashomon.web.column_json import HEADER as COLUMNS
from rashomon.web.column_json import Columns
from rashomon.web.json_pieces import protected
from rashomon.web.problems import answer
from rashomon.web.security_people import address
from rashomon.web.shelf import Shelf

ENDINGS = (".json", ".csv")
NOT_OF_THE_RECORD = ("/openapi.json", "/people", "/audit", "/account")
"""Beginnings of paths whose answers are about the program and the people who work with it."""
HEADER = "Rashomon-Protected"
NEEDED = "reviewer"
"""The role for taking out names."""
NOTED = "exported unprotected"
LONGEST = 4000
TOGETHER = 200
"""Rows of a table whose people are looked up together."""
_NO = ("no", "0", "false", "off")
_YES = ("", "yes", "1", "true", "on")


class Downloads:
    """Passes answers under `.json` and `.csv` through the shield of the record, or notes who takes them without."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back protected."""
        if scope["type"] == "lifespan":  # the lists take half a second: not in the first download's time
            threading.Thread(target=ready, daemon=True).start()
        if scope["type"] != "http" or scope["method"] != "GET" or not _download(scope["path"]):
            await self._app(scope, receive, send)
            return
        asked, because, rest = _asked(scope["query_string"].decode("latin-1"))
        scope = {**scope, "query_string": rest.encode("latin-1")}
        request = Request(scope, receive)
        if asked in _NO:
            await self._with_names(request, because.strip(), receive, send)
        elif asked not in _YES:
            await answer(request, 422, f"protected: yes or no, not {asked[:20]!r}")(scope, receive, send)
        elif _of_a_page(request):
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _Filter(request, send))

    async def _with_names(self, request: Request, because: str, receive: Receive, send: Send) -> None:
        scope, person = request.scope, request.state.person
        if person is None or not person.may(NEEDED):
            said = f"names of private persons need the role {NEEDED}"
            await answer(request, 403, said)(scope, receive, send)
            return
        if not because or len(because) > LONGEST:
            said = "say with because=… why names of private persons are needed; the audit log keeps it"
            await answer(request, 422, said)(scope, receive, send)
            return
        refused = False

        async def noted(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] < 400:
                try:
                    await run_in_threadpool(_note, request, because)
                except RashomonError as error:
                    refused = True
                    said = f"not given out, since the audit log could not keep it: {error}"
                    await answer(request, 503, said)(scope, receive, send)
                    return
                MutableHeaders(scope=message)[HEADER] = "no"
            if not refused:
                await send(message)

        await self._app(scope, receive, noted)


def _download(path: str) -> bool:
    """Whether what lies under a path leaves the record.

    Example:
        >>> _download("/events.csv"), _download("/events"), _download("/openapi.json"), _download("/people.json")
        (True, False, False, False)
    """
    return path.endswith(ENDINGS) and not path.startswith(NOT_OF_THE_RECORD)


def _asked(query: str) -> tuple[str, str, str]:
    """What a query says about protection, why, and the query without it, which no route knows.

    Example:
        >>> _asked("place=Kot&protected=no&because=court+case")
        ('no', 'court case', 'place=Kot')
    """
    if PROTECTED not in query:
        return "", "", query
    given = parse_qsl(query, keep_blank_values=True)
    found = dict(given)
    rest = [(name, value) for name, value in given if name not in (PROTECTED, "because")]
    return found.get(PROTECTED, "").strip().lower(), found.get("because", ""), urlencode(rest)


def _of_a_page(request: Request) -> bool:
    """Whether a script of ours asks for what the page shows: browsers say so, and let no script say otherwise."""
    headers = request.headers
    return headers.get("sec-fetch-site") == "same-origin" and headers.get("sec-fetch-dest") == "empty"


def _note(request: Request, because: str) -> None:
    shelf: Shelf = request.app.state.shelf
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    detail = {"because": because, "path": path[:500], "query": query[:500]}
    with shelf.lent() as record:
        audit.note(record.engine, NOTED, request.state.person.name, address(request), detail)
    request.state.noted = True


class _Filter:
    """Takes an answer in and sends it on protected piece by piece; JSON other than columns is taken in as a whole."""

    def __init__(self, request: Request, send: Send) -> None:
        self._request, self._send = request, send
        self._shield: Shield | None = None
        self._table: Table | None = None
        self._columns: Columns | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._table is not None:
            more = message.get("more_body", False)
            piece = await run_in_threadpool(self._table.pass_on, message.get("body", b""), last=not more)
            await self._send({"type": message["type"], "body": piece, "more_body": more})
        elif self._shield is None:
            await self._send(message)
        elif self._columns is not None:
            more = message.get("more_body", False)
            await self._pass_on(self._columns.pass_on(message.get("body", b"")), last=not more)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._pass_on(protected(bytes(self._body), self._shield), last=True)

    async def _pass_on(self, pieces: Iterator[bytes], *, last: bool) -> None:
        async for piece in iterate_in_threadpool(pieces):
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})
        if last:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        kind = headers.get("content-type", "").partition(";")[0]
        if message["status"] >= 400 or kind not in ("application/json", "text/csv"):
            await self._send(message)
            return
        # Looking through a large record takes a while, and pages need the records of the shelf.
        shelf: Shelf = self._request.app.state.shelf
        if kind == "text/csv":
            self._table = Table(partial(shield, shelf.engine))
        else:
            self._shield = await run_in_threadpool(shield, shelf.engine)
            self._columns = Columns(self._shield) if COLUMNS in headers else None
        headers[HEADER] = "yes"
        del headers["content-length"]
        await self._send(message)


class Table:
    """A table in CSV on its way: pieces of it go in, rows protected come out, with a last column that says so.

    `shielding` gives the shield when the first rows are there; the heading does not wait for it.

    Example:
        >>> from rashomon.exchange.protecting_roster import Roster
        >>> table = Table(lambda: Shield(Roster(), b"key"))
        >>> table.pass_on(b"id,wor"), table.pass_on(b'ds\\ne1,"a\\nb"', last=True)
        (b'', b'id,words,protected\\ne1,"a\\nb",false\\n')
    """

    def __init__(self, shielding: Callable[[], Shield]) -> None:
        self._shielding = shielding
        self._shield: Shield | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = line_writer()
        self._rest = ""
        self._columns: list[str] = []

    def pass_on(self, piece: bytes, *, last: bool = False) -> bytes:
        """The rows that are whole by now."""
        text = self._rest + self._decoder.decode(piece, final=last)
        *lines, self._rest = text.split("\n")
        if last and self._rest:
            lines, self._rest = [*lines, self._rest], ""
        rows = list(self._whole(lines))
        told = ""
        if rows and not self._columns:
            (self._columns,) = csv.reader([rows.pop(0)])
            told = self._line([*self._columns, PROTECTED])
        for at in range(0, len(rows), TOGETHER):
            told += "".join(self._protected(rows[at : at + TOGETHER]))
        return told.encode()

    def _protected(self, rows: Sequence[str]) -> Iterator[str]:
        if self._shield is None or self._shield.full:
            self._shield = self._shielding()
        cells = list(csv.reader(rows))
        for row, given, (found, changed) in zip(rows, cells, self._shield.table(self._columns, cells), strict=True):
            if changed:
                # The others are as they were made for a spreadsheet already.
                safe = [cell(new) if new != old else old for old, new in zip(given, found, strict=True)]
                yield self._line([*safe, "true"])
            else:
                yield f"{row[:-1]},false\n"

    def _whole(self, lines: list[str]) -> Iterator[str]:
        """The lines of each row that is whole."""
        row = ""
        for line in lines:
            row += line + "\n"
            if row.count('"') % 2:
                continue  # the line ends inside a cell
            yield row
            row = ""
        self._rest = row + self._rest if row else self._rest
