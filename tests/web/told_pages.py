"""A server over readings made by hand, and what its pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from fastapi.testclient import TestClient

from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

FIELD = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@contextmanager
def opened(place: str, told: Iterable[Reading] = (), **settings: Any) -> Iterator[TestClient]:
    """A client of the app that serves a record of these readings."""
    with Record(place) as record:
        record.add_readings(list(told))
    app = create_app(Settings(place, **settings))
    with TestClient(app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False) as found:
        yield found


def token(client: TestClient, path: str) -> str:
    """The field that proves a form is from the page at `path`."""
    found = FIELD.search(client.get(path).text)
    assert found
    return found[1]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [f"{tag} {name}" for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "hx-get")]


def elements(page: str) -> _Elements:
    """What a browser would make of a page."""
    found = _Elements()
    found.feed(page)
    return found


def links(page: str, start: str) -> list[str]:
    """The addresses on a page that begin so."""
    return [link for link in elements(page).links if link.startswith(start)]
