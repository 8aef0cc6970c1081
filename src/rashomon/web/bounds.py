"""What a request may be: no larger than is useful, no codes in its address that no text holds."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.problems import answer

LARGEST = 50 * 1024 * 1024
"""Bytes of a request's body."""
_SAID = f"too large: a request may have {LARGEST // (1024 * 1024)} MB; give the rest in another one"


class Bounds:
    """Answers 413 to a body that is too large, announced or not, and 400 to a NUL in an address."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST) -> None:
        self._app, self._largest = app, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while it keeps within the bounds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            await answer(request, 400, "a NUL character in the address")(scope, receive, send)
            return
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > self._largest:
            await answer(request, 413, _SAID)(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._largest:
                raise HTTPException(413, _SAID)
            return message

        await self._app(scope, counted, send)
