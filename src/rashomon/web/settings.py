"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.documents.addresses import PORTS

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served.

    `record` is a file or a PostgreSQL URL. Without `login` whoever reaches the server is the one person
    `name` and may do everything: that is for 127.0.0.1 alone, and only `hosts` may stand in the address bar.
    `secure_cookies` is for servers behind TLS. `tiles` is the URL template of a tile server, empty for the
    map that comes with the pages. `allow_private` lets reports be fetched from private and loopback addresses, too;
    `ports` are those that they are fetched from.

    Example:
        >>> Settings("rashomon.db").login
        False
    """

    record: str
    read_only: bool = False
    login: bool = False
    name: str = "me"
    hosts: tuple[str, ...] = LOCAL_HOSTS
    secure_cookies: bool = False
    tiles: str = ""
    allow_private: bool = False
    ports: tuple[int, ...] = PORTS
    records: int = field(default=4)
    """Requests that work on the record at the same time."""
    warm: bool = False
    """Whether what pages are answered from is read at once, rather than when it is first asked for."""
