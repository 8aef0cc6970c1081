"""Which addresses of the network a report may be fetched from: those that anybody can reach, none of the inside."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from rashomon.errors import DataError

SCHEMES = {"http": 80, "https": 443}
"""Schemes that are followed, with their ports."""
PORTS = tuple(sorted(SCHEMES.values()))
"""The ports of the web. Behind others there may be mail, databases and consoles, to which what is asked could be an
order."""
LONGEST = 2000
"""Characters of a URL."""
_GLOBAL = IPv6Network("2000::/3")
"""All of IPv6 that is given out for the open network: loopback, mapped, translated and local addresses lie beside."""
Resolve = Callable[..., Sequence[Any]]
"""What `socket.getaddrinfo` does."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect: `addresses` were looked at, and only they may be connected to. `path` holds the query too."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def reachable_by_all(address: str) -> bool:
    """Whether an address is one of the open network.

    Private, loopback, link-local, multicast, reserved and documentation addresses are none, nor is an IPv6 address
    that holds an IPv4 one: mapped, compatible, translated (NAT64), 6to4, Teredo.

    Example:
        >>> reachable_by_all("93.184.216.34"), reachable_by_all("10.1.2.3"), reachable_by_all("::ffff:93.184.216.34")
        (True, False, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and (found not in _GLOBAL or found.sixtofour or found.teredo or found.scope_id):
        return False
    return found.is_global and not _special(found)


def _special(found: IPv4Address | IPv6Address) -> bool:
    return (
        found.is_private
        or found.is_loopback
        or found.is_link_local
        or found.is_multicast
        or found.is_reserved
        or found.is_unspecified
    )


def target(
    url: str,
    *,
    allow_private: bool = False,
    ports: Collection[int] | None = PORTS,
    resolve: Resolve = socket.getaddrinfo,
) -> Target:
    """Where a URL leads, its host looked up and every address that it has checked; None for `ports` allows any.

    Raises:
        DataError: no http or https URL, a name and password in it, a port that is none of `ports`, a host that is not
            found, or one of whose addresses is not of the open network (unless `allow_private`).

    Example:
        >>> target("http://127.0.0.1/a").addresses
        Traceback (most recent call last):
        rashomon.errors.DataError: field url: 127.0.0.1 is a private or local address: ...
    """
    scheme, host, port, path = _parts(url)
    if ports is not None and port not in ports:
        listed = ", ".join(map(str, ports))
        raise _bad(f"port {port} is none of the web's that reports are fetched from ({listed})")
    try:
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _bad(f"no host {host!r} is known") from None
    addresses = tuple(dict.fromkeys(str(row[4][0]) for row in found))
    if not addresses:
        raise _bad(f"no host {host!r} is known")
    if not allow_private and not all(map(reachable_by_all, addresses)):
        raise _bad(f"{host} is a private or local address: reports are not fetched from there")
    return Target(url, scheme, host, port, path, addresses)


def _parts(url: str) -> tuple[str, str, int, str]:
    # What browsers and servers read in their own ways: white space, backslashes, control characters.
    if len(url) > LONGEST or not url.isprintable() or any(letter in url for letter in " \\"):
        raise _bad("not an address of the web")
    try:
        parts = urlsplit(url)
        host, given = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode()
    except (ValueError, UnicodeError):
        raise _bad("not an address of the web") from None
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        raise _bad("write an address that begins with http:// or https://")
    if not host:
        raise _bad("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise _bad("an address with a name and password in it is not followed")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return scheme, host, SCHEMES[scheme] if given is None else given, _ascii(path)


def _ascii(path: str) -> str:
    """The path with letters beyond ASCII written as the web writes them.

    Example:
        >>> _ascii("/é?a=1")
        '/%C3%A9?a=1'
    """
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in path
    )


def _bad(reason: str) -> DataError:
    return DataError(reason, field="url")
