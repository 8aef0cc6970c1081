"""Running the app: a socket, a server, an end."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from rashomon.errors import UserError
from rashomon.web.app import create_app, release
from rashomon.web.settings import Settings

LONGEST_REQUEST_HEAD = 32_768
"""Bytes of a request's line and headers."""
PATIENCE = 5
"""Seconds after Ctrl-C for answers on their way; who reads slower, or sends no more, is hung up on."""


def run(settings: Settings, host: str, port: int, ready: Callable[[str], None]) -> int:
    """Serve until Ctrl-C; `ready` is told the address once the socket listens.

    Raises:
        UserError: the address or port can't be had, or the record can't be opened.
    """
    app = create_app(replace(settings, warm=True))
    try:
        listening = _listen(host, port)
    except OSError as error:
        release(app)
        raise UserError(f"can't listen on {host}:{port}: {error.strerror or error}") from None
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        # Behind a server that speaks TLS, people's addresses and the scheme stand in headers; uvicorn believes those
        # that come from 127.0.0.1, or from where FORWARDED_ALLOW_IPS says.
        proxy_headers=settings.secure_cookies,
        h11_max_incomplete_event_size=LONGEST_REQUEST_HEAD,
        timeout_graceful_shutdown=PATIENCE,
    )
    logging.getLogger("uvicorn.error").addFilter(_worth_saying)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{listening.getsockname()[1]}/")
    with listening:
        uvicorn.Server(config).run(sockets=[listening])
    return 0


def _worth_saying(said: logging.LogRecord) -> bool:
    """Whether something is wrong; an answer that was cut off at the end is not, and has no need of a traceback."""
    return not (said.exc_info and isinstance(said.exc_info[1], asyncio.CancelledError))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, since asyncio sends without delay only where it sees that this is TCP: else each answer takes 40 ms more.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
