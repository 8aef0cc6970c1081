"""That a request which changes something comes from a page of ours, and not from one that a person merely visits."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
"""Methods that change nothing."""


def token_of(secret: str) -> str:
    """The token that belongs to a session: made of its secret, which can't be told from it.

    Example:
        >>> token_of("a") == token_of("a"), token_of("a") == token_of("b"), len(token_of("a"))
        (True, False, 64)
    """
    return hmac.new(secret.encode(), b"rashomon csrf", hashlib.sha256).hexdigest()


async def proved(request: Request, token: str) -> bool:
    """Whether the request holds the token: in its header, or in a field of its form."""
    given = request.headers.get(HEADER, "")
    if not given:
        field = (await request.form()).get(FIELD, "")
        given = field if isinstance(field, str) else ""
    return bool(token) and hmac.compare_digest(given.encode(), token.encode())


def from_here(request: Request) -> bool:
    """Whether the browser says that one of our own pages sent the request; programs say nothing, which is fine.

    A browser's word stands in Sec-Fetch-Site, in older ones in Origin.

    Example:
        >>> def asked(**headers: str) -> Request:
        ...     lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        ...     return Request({"type": "http", "headers": lines})
        >>> from_here(asked(host="localhost:8000", origin="http://localhost:8000")), from_here(asked())
        (True, True)
        >>> from_here(asked(host="localhost:8000", origin="https://example.com"))
        False
        >>> from_here(asked(host="localhost:8000", sec_fetch_site="cross-site"))
        False
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or _netloc(origin) == request.headers.get("host", "").lower() != ""


def _netloc(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
