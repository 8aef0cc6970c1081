"""The app: its routes, its guards, its record."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from rashomon import __version__
from rashomon.record.opening import open_engine
from rashomon.record.passing import in_memory
from rashomon.web import problems, security
from rashomon.web.adding_folders import clear
from rashomon.web.adding_jobs import Jobs
from rashomon.web.assets import STATIC
from rashomon.web.bounds import Bounds
from rashomon.web.bygone import heeded
from rashomon.web.downloads import Downloads
from rashomon.web.headers import Guarded
from rashomon.web.looking import Looking
from rashomon.web.settings import Settings
from rashomon.web.shelf import Shelf
from rashomon.web.warming import warm

ROUTES = (
    "home",
    "event",
    "report",
    "disagreements",
    "sources",
    "changes",
    "methodology",
    "review",
    "add",
    "actor",
    "place",
    "events",
    "claims",
    "reports",
    "actors",
    "search",
    "map",
    "network",
)
"""The modules of `routes`, each with a `router`; those for everybody who may look."""
SMALLEST = 1000
"""Bytes of an answer from which on it is compressed."""


def release(app: FastAPI) -> None:
    """Let go of the record."""
    app.state.presence.close()
    app.state.own.dispose()
    app.state.shelf.close()


def create_app(settings: Settings) -> FastAPI:
    """The app that serves a record.

    Raises:
        UserError: no such record, or no right to it.

    Example:
        >>> import tempfile
        >>> from fastapi.testclient import TestClient
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with TestClient(create_app(Settings(f"{folder}/r.db")), base_url="http://localhost") as client:
        ...         client.get("/").status_code
        200
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        clear()
        if settings.warm:
            warm(app)
        yield
        await run_in_threadpool(app.state.jobs.close)
        release(app)

    app = Guarded(
        title="Rashomon",
        version=__version__,
        description="Who did what, and who says so: the record of conflict reports as pages and as JSON.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(security.proved), Depends(heeded)],
    )
    app.state.settings = settings
    app.state.shelf = Shelf(settings.record, read_only=settings.read_only, most=settings.records)
    app.state.own = in_memory() if settings.read_only else open_engine(settings.record)
    app.state.looking = Looking(app.state.own)
    app.state.jobs = Jobs(app.state.own, allow_private=settings.allow_private, ports=settings.ports)
    problems.install(app)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    for name in ROUTES:
        app.include_router(import_module(f"rashomon.web.routes.{name}").router, responses=problems.PROBLEMS)
    app.add_middleware(Bounds)
    app.add_middleware(Downloads)
    security.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST, compresslevel=5)
    return app
