"""Pages whose rows take a while: their head goes first, so that a browser fetches styles and scripts meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from rashomon.record.record import Record
from rashomon.web.rendering import environment, in_common
from rashomon.web.shelf import Shelf

Make = Callable[[Record], HTMLResponse]
_END = "</head>"
_GZIP = 16 + zlib.MAX_WBITS
_LEVEL = 5


def head_first(request: Request, template: str, make: Make, **context: Any) -> StreamingResponse:
    """The page that `make` renders from a template; `context` are the names that the head needs of those it uses.

    What may be wrong with the question must have been said before: a page that has begun can't be refused any more.
    """
    head = _head(request, template, context).encode()
    squeezed = "gzip" in request.headers.get("accept-encoding", "")
    # The middleware that compresses other answers would keep the head back until it has more.
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} if squeezed else {}
    found = _pieces(request.app.state.shelf, head, make)
    return StreamingResponse(_squeezed(found) if squeezed else found, media_type="text/html", headers=headers)


async def _pieces(shelf: Shelf, head: bytes, make: Make) -> AsyncIterator[bytes]:
    yield head
    async with shelf.in_turn() as record:
        page = await run_in_threadpool(make, record)
    yield bytes(page.body).removeprefix(head)


async def _squeezed(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same compressed, each piece so that it can be read when it comes."""
    made = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    async for piece in pieces:
        yield made.compress(piece) + made.flush(zlib.Z_SYNC_FLUSH)
    yield made.flush()


def _head(request: Request, template: str, context: dict[str, Any]) -> str:
    """What a page begins with, rendered no further."""
    made = environment().get_template(template)
    parts: Iterator[Any] = made.root_render_func(made.new_context(in_common(request) | context))
    found = ""
    for part in parts:
        found += str(part)  # added as it is, markup would escape what stands before it
        if _END in found:
            break
    return found.partition(_END)[0] + _END
