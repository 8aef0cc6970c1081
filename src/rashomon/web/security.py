"""Who is there and what they may do: the first question that every request is asked.

Routes say whom they are for:

    @router.post("/claims/{id}/decision")
    def decide(id: str, person: Annotated[Person, Depends(coder)], record: Kept) -> Response: …

Whoever is not known gets no further than the log-in page, whatever a route says (`security_gate`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool

from rashomon.web import csrf
from rashomon.web.headers import content_policy
from rashomon.web.problems import PROBLEMS
from rashomon.web.security_gate import Gate
from rashomon.web.security_login import LoggedIn
from rashomon.web.security_people import Local, Person, Presence

__all__ = [
    "Admin",
    "Coder",
    "Person",
    "Reviewer",
    "Viewer",
    "admin",
    "at_hand",
    "coder",
    "install",
    "note",
    "proved",
    "reviewer",
    "viewer",
]

ROUTES = ("login", "account", "people", "audit")
"""The modules of `routes` that are there only where people log in."""


def install(app: FastAPI) -> None:
    """Put the gate before all routes, those too that are added later; with a log-in, add the pages about people.

    Raises:
        UserError: no such record, no right to it, or no URL of tiles.
    """
    settings = app.state.settings
    content_policy(settings.tiles)  # a wrong URL is said when the server starts
    app.state.presence = LoggedIn(settings, app.state.own) if settings.login else Local(settings.name)
    if settings.login:
        for name in ROUTES:
            # Not imported above: these routes ask this module who is there.
            app.include_router(import_module(f"rashomon.web.routes.{name}").router, responses=PROBLEMS)
    app.add_middleware(Gate, presence=app.state.presence, hosts=settings.hosts, check=app.state.shelf.check)


def note(request: Request, what: str, **detail: Any) -> None:
    """Write into the audit log what the person of this request did; nothing where one person has the record alone.

    Tables taken out and forms sent are noted by the gate, with their path, unless their route has noted more.

    Example:
        `note(request, "decided", judgement="j0123456789abcdef")`
    """
    presence: Presence = request.app.state.presence
    presence.note(request, what, detail)
    request.state.noted = True


async def at_hand(request: Request) -> None:
    """For routes about the account itself: a token that got lost must not be good for making others."""
    if request.state.bearer:
        raise HTTPException(403, "not with an API token: log in")


async def proved(request: Request) -> None:
    """For every route: what changes something must come from a page of ours, or with a token of the API."""
    if request.method in csrf.SAFE or request.state.bearer:
        return
    if not await csrf.proved(request, request.state.csrf):
        await run_in_threadpool(note, request, "refused", because="no form of ours", path=request.scope["path"])
        raise HTTPException(403, "this form was made for another session: go back, load the page again, send it again")


def _at_least(role: str) -> Callable[[Request], Awaitable[Person]]:
    async def allowed(request: Request) -> Person:
        person: Person | None = request.state.person
        if person is None:
            raise HTTPException(401, "log in first", {"WWW-Authenticate": "Bearer"})
        if not person.may(role):
            await run_in_threadpool(
                note, request, "refused", because=f"needs the role {role}", path=request.scope["path"]
            )
            raise HTTPException(403, f"this needs the role {role}; {person.name} is {person.role}")
        return person

    allowed.__name__ = role
    return allowed


viewer, coder, reviewer, admin = map(_at_least, ("viewer", "coder", "reviewer", "admin"))
Viewer = Annotated[Person, Depends(viewer)]
Coder = Annotated[Person, Depends(coder)]
Reviewer = Annotated[Person, Depends(reviewer)]
Admin = Annotated[Person, Depends(admin)]
"""Types of parameters for routes: the person, who may do at least as much as the role."""
