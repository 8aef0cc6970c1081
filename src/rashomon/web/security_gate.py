"""What stands before all routes: known hosts, known people, requests of our own pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.errors import RashomonError
from rashomon.web import csrf
from rashomon.web.problems import answer, unavailable, wants_json
from rashomon.web.security_people import Found, Presence, bearer_secret

_LOG = logging.getLogger("rashomon.web")
OPEN = ("/login", "/static/", "/favicon.ico")
"""What anybody may ask for; a path with a slash at its end stands for all below it."""
NOTED_BY_THEMSELVES = ("/login", "/logout", "/account", "/people")
EXPORTS = (".csv", ".geojson", ".parquet", ".jsonl")
"""Endings of paths under which data are taken out; JSON is what pages draw maps of, and is not counted."""
LONGEST = 500
"""Characters of a path or a query in the audit log."""
ANY_HOST = "*"
# Without anything that a URL put together from it would take for a path.
_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")


class Gate:
    """Lets requests through to the routes, with `state.person`, `state.csrf`, `state.bearer` and `state.session`;
    `state.noted` says that the audit log knows of the request.

    `check` raises what is wrong with the record itself, before anybody is looked for in it.

    A request needs a host that is named in `hosts`: else a site could point its own name at this machine, and its
    pages would be taken for ours (DNS rebinding).
    """

    def __init__(
        self, app: ASGIApp, presence: Presence, hosts: Sequence[str], check: Callable[[], None] = lambda: None
    ) -> None:
        self._app, self._presence, self._check = app, presence, check
        self._hosts = frozenset(
            f"[{host}]" if ":" in host and host[0] != "[" else host for host in map(str.lower, hosts)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if refused := self._misdirected(request):
            await refused(scope, receive, send)
            return
        try:
            found = await self._known(request)
        except RashomonError as error:  # the record is out of reach
            await unavailable(request, error)(scope, receive, send)
            return
        if refused := _refused(request, found):
            await refused(scope, receive, send)
            return
        statuses: list[int] = []

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            await send(message)

        await self._app(scope, receive, watched)
        # The answer is sent: nobody waits for what is written now.
        await run_in_threadpool(self._presence.seen, found)
        if statuses and statuses[0] < 400 and (what := _worth_noting(request)):
            await run_in_threadpool(self._note, request, what)

    def _note(self, request: Request, what: str) -> None:
        detail = {"path": request.scope["path"], "query": request.scope["query_string"].decode("latin-1")}
        try:
            self._presence.note(request, what, {name: value[:LONGEST] for name, value in detail.items() if value})
        except RashomonError as error:
            _LOG.error("not in the audit log: %s %s: %s", what, detail["path"], error)

    def _misdirected(self, request: Request) -> Response | None:
        host = _HOST.fullmatch(request.headers.get("host", "").lower())
        if host and (host[1] in self._hosts or ANY_HOST in self._hosts):
            return None
        said = "this server does not go by the name in the address; start it with --allowed-host NAME to let it"
        return PlainTextResponse(f"{said}\n", 421)

    async def _known(self, request: Request) -> Found:
        free = request.scope["path"].startswith("/static/")
        found = Found(None) if free else await run_in_threadpool(self._find, request)
        state = request.state
        state.noted = False
        state.person, state.csrf, state.bearer, state.session = found.person, found.csrf, found.bearer, found.session
        return found

    def _find(self, request: Request) -> Found:
        self._check()
        return self._presence.find(request)


def _worth_noting(request: Request) -> str:
    """What the audit log says of a request that went well; nothing where its route says so itself, or for a page."""
    path: str = request.scope["path"]
    if request.state.noted or path.startswith("/static/"):
        return ""
    if request.method in csrf.SAFE:
        return "exported" if path.endswith(EXPORTS) and request.method == "GET" else ""
    return "" if path.startswith(NOTED_BY_THEMSELVES) else "sent"


def _refused(request: Request, found: Found) -> Response | None:
    if request.method not in csrf.SAFE and not found.bearer and not csrf.from_here(request):
        return answer(request, 403, "a page of another site sent this; nothing was done")
    if found.person is None and not _open(request.scope["path"]):
        return _unknown(request)
    return None


def _open(path: str) -> bool:
    """Whether anybody may ask for a path.

    Example:
        >>> _open("/login"), _open("/static/base.css"), _open("/logins"), _open("/")
        (True, True, False, False)
    """
    return any(path.startswith(one) if one.endswith("/") else path == one for one in OPEN)


def _unknown(request: Request) -> Response:
    """The way to the log-in for pages, 401 for programs."""
    headers = {"WWW-Authenticate": "Bearer"}
    if wants_json(request) or bearer_secret(request):
        return JSONResponse({"detail": "log in, or send an API token: Authorization: Bearer TOKEN"}, 401, headers)
    wanted = request.scope["path"] + (f"?{request.url.query}" if request.url.query else "")
    login = f"/login?next={quote(wanted, safe='/')}" if request.method in csrf.SAFE else "/login"
    if "hx-request" in request.headers:
        # A page that wants to replace a part of itself must go as a whole.
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    return RedirectResponse(login, 303)
