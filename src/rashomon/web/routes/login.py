"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.record.people import folded
from rashomon.web import csrf
from rashomon.web.rendering import page
from rashomon.web.security_login import WRONG, presence_of
from rashomon.web.security_people import address

router = APIRouter(tags=["people"])
START = "/"


def own_path(wanted: str) -> str:
    """Where to go after the log-in: a path of ours, or else the start.

    Browsers take two slashes, and a slash with a backslash, for the beginning of another host, and leave out
    tabs and line breaks wherever they stand.

    Example:
        >>> own_path("/events?place=Kot"), own_path("//example.com"), own_path("/\\\\example.com")
        ('/events?place=Kot', '/', '/')
    """
    plain = wanted.startswith("/") and "\\" not in wanted and all(32 < ord(sign) != 127 for sign in wanted)
    if not plain or wanted.startswith("//") or wanted.partition("?")[0] in ("/login", "/logout"):
        return START
    return wanted


@router.get("/login", summary="The page to log in", response_class=HTMLResponse)
def ask(
    request: Request, next: Annotated[str, Query(description="The path to go to then", max_length=2000)] = START
) -> Response:
    """Asks for name and password; who is logged in goes on at once."""
    if request.state.person:
        return RedirectResponse(own_path(next), 303)
    presence = presence_of(request)
    if request.state.csrf:
        return _form(request, next)
    cookies = Response()
    request.state.csrf = csrf.token_of(presence.stranger(request, cookies))
    form = _form(request, next)
    form.headers["Set-Cookie"] = cookies.headers["Set-Cookie"]
    return form


@router.post("/login", summary="Log in", response_class=RedirectResponse, status_code=303)
def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=2000)],
    next: Annotated[str, Form(max_length=2000)] = START,
) -> Response:
    """Begins a session. Each failure makes the next attempt wait longer: 429, with Retry-After in seconds."""
    presence = presence_of(request)
    name = name.strip()
    if wait := presence.limit.attempt(folded(name), address(request)):
        said = f"too many attempts: try again in {wait} second{'s' if wait != 1 else ''}"
        limited = _form(request, next, name, said, 429)
        limited.headers["Retry-After"] = str(wait)
        return limited
    user = presence.check(request, name, password)
    if user is None:
        return _form(request, next, name, WRONG, 401)
    presence.limit.succeeded(folded(name))
    onward = RedirectResponse(own_path(next), 303)
    presence.log_in(request, onward, user)
    return onward


@router.post("/logout", summary="Log out", response_class=RedirectResponse, status_code=303)
def log_out(request: Request) -> Response:
    """Ends the session."""
    presence = presence_of(request)
    onward = RedirectResponse("/login", 303)
    presence.log_out(request, onward)
    return onward


def _form(request: Request, next: str, name: str = "", problem: str = "", status: int = 200) -> HTMLResponse:
    return page(request, "login.html", status=status, next=own_path(next), name=name, problem=problem)
