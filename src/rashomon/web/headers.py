"""What browsers are told to refuse, with every answer: errors, redirections and stylesheets too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.errors import UserError
from rashomon.web.settings import Settings

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_TILES = re.compile(r"(https?)://((?:\{[\w,-]+\}\.)?)([\w-]+(?:\.[\w-]+)*(?::\d+)?)/[^\s;]*", re.ASCII)
_UNCHANGING = "/static/"


def content_policy(tiles: str = "") -> str:
    """The Content-Security-Policy: nothing but our own files, and the tiles of a server that was named.

    Raises:
        UserError: `tiles` is no URL template.

    Example:
        >>> content_policy("https://{s}.tiles.example/{z}/{x}/{y}.png").split("; ")[5]
        "connect-src 'self' https://*.tiles.example"
    """
    policy = dict(_POLICY)
    if tiles:
        found = _TILES.fullmatch(tiles)
        if not found:
            raise UserError(f"no URL of tiles: {tiles}; write https://HOST/PATH with {{z}}, {{x}} and {{y}}")
        scheme, many, host = found.groups()
        for part in ("img-src", "connect-src"):
            policy[part] += f" {scheme}://{'*.' if many else ''}{host}"
    return "; ".join(f"{part} {allowed}" for part, allowed in policy.items())


def headers(settings: Settings) -> Mapping[str, str]:
    """The headers of every answer.

    Example:
        >>> headers(Settings("rashomon.db"))["X-Frame-Options"]
        'DENY'
    """
    return {
        "Content-Security-Policy": content_policy(settings.tiles),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Also makes browsers name the origin of forms, which `csrf.from_here` looks at.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class Headers:
    """Puts the headers into every answer, whoever makes it.

    Pages behind a log-in are kept by no proxy, and by the browser only to be asked about again.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._headers, self._private = app, headers(settings), settings.login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers in it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    found[name] = value
                if self._private and not scope["path"].startswith(_UNCHANGING):
                    found.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        await self._app(scope, receive, guarded)


class Guarded(FastAPI):
    """An app all of whose answers carry the headers: those to errors nobody thought of are made outside all middleware.

    Where people log in, its description says so.
    """

    def build_middleware_stack(self) -> ASGIApp:
        """The middleware, with the headers outermost."""
        return Headers(super().build_middleware_stack(), self.state.settings)

    def openapi(self) -> dict[str, Any]:
        """The description of the routes."""
        found = super().openapi()
        if self.state.settings.login:
            bearer = {"type": "http", "scheme": "bearer", "description": "An API token; made under Account."}
            found.setdefault("components", {})["securitySchemes"] = {"token": bearer}
            found["security"] = [{"token": []}]
        return found
