"""One's own account: password, tokens of the API, sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.errors import UserError
from rashomon.record import sessions, tokens
from rashomon.record.clock import now
from rashomon.record.people import folded
from rashomon.record.people_changes import change_person
from rashomon.record.roles import ROLES, includes
from rashomon.web import passwords
from rashomon.web.rendering import page
from rashomon.web.security import Viewer, at_hand
from rashomon.web.security_login import presence_of
from rashomon.web.security_people import Person, address

router = APIRouter(tags=["people"], dependencies=[Depends(at_hand)])


@router.get("/account", summary="One's own account", response_class=HTMLResponse)
def account(request: Request, person: Viewer) -> HTMLResponse:
    """Password, tokens and sessions of whoever asks."""
    return _page(request, person)


@router.post("/account/password", summary="Change one's password", response_class=RedirectResponse, status_code=303)
def change_password(
    request: Request,
    person: Viewer,
    current: Annotated[str, Form(max_length=2000)],
    new: Annotated[str, Form(max_length=2000)],
    again: Annotated[str, Form(max_length=2000)],
) -> Response:
    """Asks for the one before; every other session ends."""
    presence = presence_of(request)
    try:
        if new != again:
            raise UserError("the two new passwords are not the same")
        fresh = passwords.hashed(new)
    except UserError as error:
        return _page(request, person, problem=str(error), status=400)
    if wait := presence.limit.attempt(folded(person.name), address(request)):
        raise HTTPException(429, f"too many attempts: try again in {wait} s", {"Retry-After": str(wait)})
    if presence.check(request, person.name, current) is None:
        return _page(request, person, problem="that is not your password", status=403)
    presence.limit.succeeded(folded(person.name))
    change_person(
        presence.engine,
        person.name,
        password=fresh,
        by=person.name,
        address=address(request),
        but=request.state.session.id,
    )
    return RedirectResponse("/account?done=password", 303)


@router.post("/account/tokens", summary="Make an API token", response_class=HTMLResponse, status_code=201)
def make_token(
    request: Request,
    person: Viewer,
    label: Annotated[str, Form(max_length=200)],
    role: Annotated[str, Form(max_length=20)] = "",
    days: Annotated[int, Form(ge=1, le=tokens.MOST_DAYS)] = tokens.DAYS,
) -> HTMLResponse:
    """The page that answers shows the token, and no other page will."""
    presence = presence_of(request)
    try:
        secret, _ = tokens.make_token(
            presence.engine, person.name, label, role, days=days, by=person.name, address=address(request)
        )
    except UserError as error:
        return _page(request, person, problem=str(error), status=400)
    return _page(request, person, secret=secret, status=201)


@router.post("/account/tokens/revoke", summary="Revoke a token", response_class=RedirectResponse, status_code=303)
def revoke_token(request: Request, person: Viewer, token: Annotated[str, Form(max_length=40)]) -> Response:
    """It is useless from then on."""
    presence = presence_of(request)
    tokens.revoke_token(presence.engine, token, by=person.name, person=person.name, address=address(request))
    return RedirectResponse("/account", 303)


@router.post("/account/sessions/end", summary="Log out elsewhere", response_class=RedirectResponse, status_code=303)
def end_session(request: Request, person: Viewer, session: Annotated[str, Form(max_length=80)] = "") -> Response:
    """Ends one of one's own sessions; without a name, all but this one."""
    presence = presence_of(request)
    if session:
        sessions.end(presence.own, session, person.name)
    else:
        sessions.end_all(presence.own, person.name, but=request.state.session.id)
    presence.note(request, "session ended", {} if session else {"which": "all others"})
    return RedirectResponse("/account", 303)


def _page(request: Request, person: Person, *, problem: str = "", secret: str = "", status: int = 200) -> HTMLResponse:
    presence = presence_of(request)
    moment = now()
    found = page(
        request,
        "account.html",
        status=status,
        problem=problem,
        secret=secret,
        done=request.query_params.get("done", "") == "password",
        roles=[role for role in ROLES if includes(person.role, role)],
        tokens=[(one, one.good(moment)) for one in tokens.tokens(presence.engine, person.name)],
        sessions=sessions.sessions(presence.own, person.name),
        this=request.state.session.id,
        days=tokens.DAYS,
        most_days=tokens.MOST_DAYS,
        shortest=passwords.SHORTEST,
    )
    # Neither the browser nor anything on the way may keep a page that shows a token.
    found.headers["Cache-Control"] = "no-store"
    return found
