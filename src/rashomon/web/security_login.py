"""People who log in: known by the cookie of their session, or by a token of the API."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import RashomonError
from rashomon.record import audit, sessions
from rashomon.record.opening import open_engine
from rashomon.record.people import User, person
from rashomon.record.people_changes import rehash
from rashomon.record.roles import lower
from rashomon.record.tokens import BYTES, token_of
from rashomon.web import csrf, passwords
from rashomon.web.ratelimit import LoginLimit
from rashomon.web.security_people import Found, Person, address, bearer_secret
from rashomon.web.settings import Settings

COOKIE = "rashomon"
WRONG = "wrong name or password"
"""Said of every failure, so that nobody learns who has an account."""


class LoggedIn:
    """Knows people by what the record holds of them: `engine` is where they are, `own` where sessions and audit go.

    These are two where the record is served for reading only: then sessions and the audit log last as long as
    the server.

    Raises:
        UserError: no such record, or no right to it.
    """

    def __init__(self, settings: Settings, own: Engine) -> None:
        self.engine = open_engine(settings.record, read_only=True) if settings.read_only else own
        self.own = own
        self.limit = LoginLimit(own)
        self._secure = settings.secure_cookies

    def find(self, request: Request) -> Found:
        """Who sends a request: an API token counts before a cookie, and a bad one is not made good by it."""
        if secret := bearer_secret(request):
            token = token_of(self.engine, secret)
            user = self._active(token.person) if token else None
            if token is None or user is None:
                return Found(None)
            return Found(Person(user.name, lower(token.role, user.role)), bearer=True)
        secret = self.cookie(request)
        if not secret:
            return Found(None)
        session = sessions.session_of(self.own, secret)
        user = self._active(session.person) if session else None
        someone = Person(user.name, user.role) if user else None
        return Found(someone, csrf.token_of(secret), session=session if user else None)

    def _active(self, name: str) -> User | None:
        user = person(self.engine, name)
        return user if user is not None and user.active else None

    def seen(self, found: Found) -> None:
        """Keep a session from ending for idleness; what can't be written now is written with the next request."""
        if found.session is None or datetime.now(UTC) - found.session.seen < sessions.SELDOM:
            return
        try:
            sessions.seen(self.own, found.session.id)
        except RashomonError:
            return

    def note(self, request: Request, what: str, detail: Mapping[str, Any]) -> None:
        """Write into the audit log what the sender of a request did."""
        who = request.state.person
        audit.note(self.own, what, who.name if who else "", address(request), detail)

    def close(self) -> None:
        """Let go of the record."""
        self.engine.dispose()

    # -- logging in

    def check(self, request: Request, name: str, password: str) -> User | None:
        """The person of that name, if the password fits; what fails is in the audit log, if there is such a person.

        What was typed for a name may be a password, and is not kept.
        """
        user = person(self.engine, name)
        able = user is not None and user.active
        if not passwords.fits(user.password if user is not None and able else "", password) or user is None:
            why = "wrong password" if able else "switched off" if user else "nobody of that name"
            audit.note(self.own, "log-in failed", user.name if user else "", address(request), {"because": why})
            return None
        if passwords.outdated(user.password) and self.own is self.engine:
            rehash(self.engine, user.name, user.password, passwords.hashed(password))
        return user

    def log_in(self, request: Request, response: Response, user: User) -> None:
        """Begin a session with a secret of its own; one that this browser had ends."""
        if old := request.state.session:
            sessions.end(self.own, old.id, old.person)
        secret = sessions.begin(self.own, user.name, address(request), request.headers.get("user-agent", ""))
        audit.note(self.own, "logged in", user.name, address(request))
        self._set(request, response, secret)

    def log_out(self, request: Request, response: Response) -> None:
        """End the session of a request, and have the browser drop what it keeps."""
        if session := request.state.session:
            sessions.end(self.own, session.id, session.person)
            self.note(request, "logged out", {})
        response.delete_cookie(self._name(request), secure=self._is_secure(request), httponly=True, samesite="lax")
        response.headers["Clear-Site-Data"] = '"cache"'

    # -- cookies

    def cookie(self, request: Request) -> str:
        """The secret that the browser holds; empty without one."""
        return request.cookies.get(self._name(request), "")

    def stranger(self, request: Request, response: Response) -> str:
        """A secret for a browser that nobody has logged in with yet: the log-in form, too, is proved to be ours."""
        secret = secrets.token_urlsafe(BYTES)
        self._set(request, response, secret)
        return secret

    def _set(self, request: Request, response: Response, secret: str) -> None:
        response.set_cookie(
            self._name(request), secret, httponly=True, samesite="lax", secure=self._is_secure(request), path="/"
        )

    def _is_secure(self, request: Request) -> bool:
        return self._secure or request.url.scheme == "https"

    def _name(self, request: Request) -> str:
        # Browsers take a cookie of this name from us alone: not from a neighbouring host, not over plain HTTP.
        return f"__Host-{COOKIE}" if self._is_secure(request) else COOKIE


def presence_of(request: Request) -> LoggedIn:
    """What knows people, for routes that are there only where people log in."""
    found: LoggedIn = request.app.state.presence
    return found
