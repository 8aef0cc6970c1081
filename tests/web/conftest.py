"""What the tests of the pages share: readings of two families, an app, a server, a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from fastapi.testclient import TestClient
from shown import Shown, fill

from rashomon.documents.read import read_documents
from rashomon.reading.reader import Reader
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FAMILIES = Path(__file__).parents[2] / "examples" / "families"
TOLD = ("burkina-outpost", "kabul-double-bombing", "syria-village-shelled-twice")
PATIENCE = 30_000
"""Milliseconds that a browser waits for something: the machine may have other things to do."""
_SCHEMAS = count(1)


@pytest.fixture(scope="session")
def family_readings() -> list[Reading]:
    """Three families of the examples, read once for all tests."""
    documents = list(read_documents([FAMILIES / f"{name}.jsonl" for name in TOLD]))
    return [one for one in Reader().read_many(documents) if isinstance(one, Reading)]


@pytest.fixture
def filled(record_url: str, family_readings: list[Reading]) -> str:
    """Where a record of these families is, on either engine."""
    with Record(record_url) as record:
        record.add_readings(family_readings)
    return record_url


@pytest.fixture
def client(filled: str) -> Iterator[TestClient]:
    """A client of the app that serves them, without log-in."""
    with TestClient(create_app(Settings(filled)), base_url="http://localhost") as found:
        yield found


@contextmanager
def serving() -> Iterator[Callable[[Settings], str]]:
    """Serves with settings on a free port of 127.0.0.1, and gives the address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(settings: Settings) -> str:
        server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        for _ in range(400):
            if server.started:
                return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def serve() -> Iterator[Callable[[Settings], str]]:
    """Starts servers for the time of a test."""
    with serving() as start:
        yield start


@pytest.fixture(scope="module")
def serve_module() -> Iterator[Callable[[Settings], str]]:
    """Starts servers for the time of a module."""
    with serving() as start:
        yield start


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Like `record_url`, for all tests of a module that change nothing another one looks at."""
    if request.param == "sqlite":
        yield str(tmp_path_factory.mktemp("web") / "rashomon.db")
        return
    server = request.getfixturevalue("postgresql")
    psycopg = pytest.importorskip("psycopg")
    schema = f"web_{next(_SCHEMAS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{server}&options=-csearch_path%3D{schema}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(scope="module")
def shown(module_url: str, family_readings: list[Reading]) -> Iterator[Shown]:
    """A record on either engine with something for every page, served for the time of a module."""
    fill(module_url, family_readings)
    with serving() as start:
        yield Shown(module_url, start(Settings(module_url, name="Lena")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as started:
        # The map draws by WebGL, which a machine without a graphics card does in software.
        playwright.expect.set_options(timeout=PATIENCE)
        made = started.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage"]
        )
        yield made
        made.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh tab; a test fails in which a page throws or breaks its own rules for content, or the server does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def heard(message: Any) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            wrong.append(message.text)

    page.on("console", heard)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 500 else None)
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
    assert wrong == []
