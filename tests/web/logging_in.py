"""A server where people log in, and browsers that do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from rashomon.record.opening import open_engine
from rashomon.record.people_changes import add_person
from rashomon.web import app as app_module
from rashomon.web import passwords, security
from rashomon.web.settings import Settings

PASSWORDS = {name: f"{name} likes long walks" for name in ("Omar", "Lena", "Rana", "Vera")}
ROLES = {"Omar": "admin", "Lena": "coder", "Rana": "reviewer", "Vera": "viewer"}
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Argon2 that a test can wait for."""
FIELD = re.compile(r'<input type="hidden" name="csrf" value="([0-9a-f]{64})">')


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no time."""
    monkeypatch.setattr(passwords, "HASHER", QUICK)


def settle(record: str) -> None:
    """Make the people of a record known, one of each role."""
    engine = open_engine(record)
    for name, role in ROLES.items():
        add_person(engine, name, role, passwords.hashed(PASSWORDS[name]), by="Omar")
    engine.dispose()


def small_app(settings: Settings, routes: tuple[str, ...] = ()) -> FastAPI:
    """An app with the guards and the pages of people, and some routes that tell who asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_module, "ROUTES", routes)
        app = app_module.create_app(settings)

    @app.get("/look")
    def look(person: security.Viewer) -> str:
        return f"{person.name} {person.role}"

    @app.post("/decide")
    def decide(person: security.Coder) -> str:
        return person.name

    @app.post("/settle")
    def settled(person: security.Reviewer) -> str:
        return person.name

    @app.get("/open-to-all")
    def forgotten() -> str:
        return "a route that says nothing of people"

    @app.post("/judge")
    def judge(request: Request, person: security.Coder) -> str:
        security.note(request, "decided", judgement="j1")
        return person.name

    @app.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError

    return app


class Browser(TestClient):
    """A browser: it keeps cookies, and asks for pages."""

    def __init__(self, app: FastAPI, base: str = "http://localhost") -> None:
        super().__init__(
            app, base_url=base, follow_redirects=False, raise_server_exceptions=False, headers={"accept": "text/html"}
        )

    def csrf(self, path: str = "/account") -> str:
        """The token in the forms of a page."""
        found = FIELD.search(self.get(path).text)
        assert found, path
        return found[1]

    def log_in(self, name: str, password: str = "", next: str = "/look") -> Any:
        """Fill in the log-in form."""
        form = {"csrf": self.csrf("/login"), "name": name, "password": password or PASSWORDS[name], "next": next}
        return self.post("/login", data=form)

    def fill(self, path: str, **fields: str) -> Any:
        """Send a form of one of our pages."""
        return self.post(path, data={"csrf": self.csrf(), **fields})


@contextmanager
def opened(app: FastAPI) -> Iterator[FastAPI]:
    """The app for a time, as its server starts and stops it."""
    with TestClient(app, base_url="http://localhost"):
        yield app
