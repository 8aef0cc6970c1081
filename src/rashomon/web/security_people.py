"""Who sends a request: the one person of a record on one's own machine, or somebody who logged in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from starlette.requests import Request

from rashomon.record.roles import includes
from rashomon.record.sessions import Session


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the pages.

    Example:
        >>> Person("Lena", "coder").may("viewer"), Person("Lena", "coder").may("reviewer")
        (True, False)
    """

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this person may do what needs the role."""
        return includes(self.role, role)


@dataclass(frozen=True, slots=True)
class Found:
    """What a request says of its sender: `csrf` is the token that forms must bring.

    `bearer` says that it came with a token of the API, which no browser sends by itself.
    """

    person: Person | None
    csrf: str = ""
    bearer: bool = False
    session: Session | None = None


class Presence(Protocol):
    """A way to know people."""

    def find(self, request: Request) -> Found:
        """Who sends this request."""
        ...

    def seen(self, found: Found) -> None:
        """Be told, after the answer, that somebody was here."""
        ...

    def note(self, request: Request, what: str, detail: Mapping[str, Any]) -> None:
        """Write into the audit log what the sender of a request did."""
        ...

    def close(self) -> None:
        """Let go of what is held."""
        ...


class Local:
    """One person, known by being able to reach a server that listens on this machine alone.

    A page of another site can send requests there too. It can't read ours, and so does not know the token.

    Example:
        >>> Local("Lena").find(Request({"type": "http", "headers": []})).person
        Person(name='Lena', role='admin')
    """

    def __init__(self, name: str) -> None:
        self._found = Found(Person(name, "admin"), csrf=secrets.token_hex(32))

    def find(self, request: Request) -> Found:
        """The one person."""
        return self._found

    def seen(self, found: Found) -> None:
        """Of no interest."""

    def note(self, request: Request, what: str, detail: Mapping[str, Any]) -> None:
        """Not kept: decisions carry the name anyway."""

    def close(self) -> None:
        """Nothing is held."""


def bearer_secret(request: Request) -> str:
    """The API token of a request; empty without one.

    Example:
        >>> headers = [(b"authorization", b"Bearer rashomon_abc")]
        >>> bearer_secret(Request({"type": "http", "headers": headers}))
        'rashomon_abc'
    """
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def address(request: Request) -> str:
    """Where a request comes from; empty where the server does not know."""
    return request.client.host if request.client else ""
