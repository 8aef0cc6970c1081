"""A report from the web: fetched from a checked address, within limits of size, time and redirects."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urljoin

from rashomon import __version__
from rashomon.documents.addresses import PORTS, SCHEMES, Resolve, Target, target
from rashomon.errors import DataError, UserError

SUFFIX = {"text/html": ".html", "text/plain": ".txt", "application/json": ".json"}
"""Types of content that are taken, with the ending of a file that holds them."""
LARGEST = 10 * 1024 * 1024
"""Bytes of a page."""
LONGEST = 20.0
"""Seconds for all of it, redirects included."""
REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it came from in the end, its type (a key of `SUFFIX`) and its bytes."""

    url: str
    type: str
    data: bytes


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    ports: Collection[int] | None = PORTS,
    largest: int = LARGEST,
    longest: float = LONGEST,
    redirects: int = REDIRECTS,
) -> Fetched:
    """The page at an address.

    Every redirect is checked like the first address. The connection is made to the address that was checked, so that
    a name that leads elsewhere a moment later (DNS rebinding) leads nowhere.

    Raises:
        DataError: an address that may not be followed, too many redirects, a page too large or of another type, an
            answer other than 200.
        UserError: nobody answers there, or not in time.
    """
    ends = time.monotonic() + longest
    for _ in range(redirects + 1):
        at = target(url, allow_private=allow_private, ports=ports, resolve=_looking_up(ends))
        found = _ask(at, largest, ends)
        if isinstance(found, Fetched):
            return found
        url = found
    raise DataError(f"more than {redirects} redirects", field="url")


def _looking_up(ends: float) -> Resolve:
    """Looks a name up until a moment; how long the system's own look-up takes is for the network to say."""

    def resolve(*asked: Any, **more: Any) -> Sequence[Any]:
        answers: SimpleQueue[Sequence[Any] | Exception] = SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(socket.getaddrinfo(*asked, **more))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=look_up, name="looking up", daemon=True).start()
        try:
            found = answers.get(timeout=max(0.0, ends - time.monotonic()))
        except Empty:
            raise UserError(f"no name server says in time where {asked[0]} is") from None
        if isinstance(found, Exception):
            raise found
        return found

    return resolve


def _ask(at: Target, largest: int, ends: float) -> Fetched | str:
    """The page, or the address that it has moved to."""
    open_: list[socket.socket] = [_connected(at, ends)]
    # Time-outs of a socket hold for each piece; a server that sends a byte a second would never meet one.
    watch = threading.Timer(max(0.0, ends - time.monotonic()), _cut, [open_])
    watch.daemon = True
    watch.start()
    connection = http.client.HTTPConnection(at.host, at.port)
    try:
        connection.sock = _secured(open_, at)
        connection.request("GET", at.path, headers=_headers(at))
        found = _answer(connection.getresponse(), at, largest)
    except ssl.SSLCertVerificationError as error:
        raise UserError(f"{at.host}: its certificate is not to be trusted: {error.verify_message}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= ends:
            raise UserError(f"{at.host} does not answer in time") from None
        raise UserError(f"{at.host}: no answer that can be read: {error or type(error).__name__}") from None
    else:
        # What was cut off reads like the end of a page.
        if time.monotonic() >= ends:
            raise UserError(f"{at.host} does not answer in time")
        return found
    finally:
        watch.cancel()
        connection.close()
        for one in open_:
            one.close()


def _connected(at: Target, ends: float) -> socket.socket:
    for address in at.addresses:
        try:
            return socket.create_connection((address, at.port), timeout=max(0.1, ends - time.monotonic()))
        except OSError as error:
            said = error.strerror or str(error)
    raise UserError(f"{at.host}: {said}")


def _secured(open_: list[socket.socket], at: Target) -> socket.socket:
    """The socket to speak over, which joins those that the watch cuts."""
    if at.scheme == "https":
        context = ssl.create_default_context()
        secured = context.wrap_socket(open_[0], server_hostname=at.host, do_handshake_on_connect=False)
        open_.append(secured)
        secured.do_handshake()
    return open_[-1]


def _cut(open_: list[socket.socket]) -> None:
    for one in open_:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def _headers(at: Target) -> dict[str, str]:
    shown = f"[{at.host}]" if ":" in at.host else at.host
    return {
        "Host": shown if at.port == SCHEMES[at.scheme] else f"{shown}:{at.port}",
        "User-Agent": f"Rashomon/{__version__}",
        "Accept": ", ".join(SUFFIX),
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _answer(answer: http.client.HTTPResponse, at: Target, largest: int) -> Fetched | str:
    if answer.status in _MOVED:
        where = answer.getheader("Location", "")
        if not where:
            raise DataError(f"{at.host} sends elsewhere without saying where", field="url")
        return urljoin(at.url, where)
    if answer.status != 200:
        raise DataError(f"{at.host} answers {answer.status} {answer.reason}".rstrip(), field="url")
    kind = answer.getheader("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in SUFFIX:
        raise DataError(f"not a report: {kind or 'no type'}; there must be one of {', '.join(SUFFIX)}", field="url")
    if answer.getheader("Content-Encoding", "identity").lower() != "identity":
        raise DataError(f"{at.host} sends it packed, though it was not asked to", field="url")
    data = bytearray()
    while piece := answer.read(min(_PIECE, largest + 1 - len(data))):
        data += piece
        if len(data) > largest:
            raise DataError(f"larger than {largest // (1024 * 1024)} MB", field="url")
    if answer.length:
        raise UserError(f"{at.host} broke off: {answer.length:,} bytes are missing")
    return Fetched(at.url, kind, bytes(data))
