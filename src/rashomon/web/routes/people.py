"""The people of a record, for those who look after them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel

from rashomon.errors import UserError
from rashomon.exchange.csv_text import csv_lines
from rashomon.record.people import User, people
from rashomon.record.people_changes import add_person, change_person
from rashomon.record.roles import ROLES
from rashomon.record.tokens import tokens
from rashomon.web import passwords
from rashomon.web.rendering import page
from rashomon.web.security import Admin, at_hand
from rashomon.web.security_login import presence_of
from rashomon.web.security_people import Person, address

router = APIRouter(tags=["people"])
NOT_BY_TOKEN = [Depends(at_hand)]
Name = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=2000)]


class PersonRow(BaseModel):
    """Somebody who may log in, or might: `at` is the moment of the last change, `by` who made it."""

    name: str
    role: str
    active: bool
    by: str
    at: datetime


@router.get("/people.json", summary="The people of the record")
def people_json(request: Request, person: Admin) -> list[PersonRow]:
    """Everybody, those too who are switched off."""
    return [_row(one) for one in people(presence_of(request).engine)]


@router.get(
    "/people.csv",
    summary="The people of the record as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def people_csv(request: Request, person: Admin) -> StreamingResponse:
    """One row a person."""
    rows = [_row(one).model_dump(mode="json") for one in people(presence_of(request).engine)]
    return StreamingResponse(csv_lines(rows, list(PersonRow.model_fields)), media_type="text/csv; charset=utf-8")


@router.get("/people", summary="The page of the people of the record", response_class=HTMLResponse)
def people_page(request: Request, person: Admin) -> HTMLResponse:
    """Roles, passwords, who is switched off; a form to add somebody."""
    return _page(request)


@router.post(
    "/people", summary="Add a person", response_class=RedirectResponse, status_code=303, dependencies=NOT_BY_TOKEN
)
def add(
    request: Request,
    person: Admin,
    name: Name,
    role: Annotated[str, Form(max_length=20)],
    password: Password,
) -> Response:
    """With a password that the person should change."""
    try:
        add_person(
            presence_of(request).engine,
            name,
            role,
            passwords.hashed(password),
            by=person.name,
            address=address(request),
        )
    except UserError as error:
        return _page(request, problem=str(error), name=name, role=role, status=400)
    return RedirectResponse("/people", 303)


@router.post(
    "/people/role",
    summary="Give a person another role",
    response_class=RedirectResponse,
    status_code=303,
    dependencies=NOT_BY_TOKEN,
)
def change_role(request: Request, person: Admin, name: Name, role: Annotated[str, Form(max_length=20)]) -> Response:
    """Holds from the person's next request on."""
    return _changed(request, person, name, role=role)


@router.post(
    "/people/password",
    summary="Give a person another password",
    response_class=RedirectResponse,
    status_code=303,
    dependencies=NOT_BY_TOKEN,
)
def change_password(request: Request, person: Admin, name: Name, password: Password) -> Response:
    """The person's sessions end."""
    try:
        fresh = passwords.hashed(password)
    except UserError as error:
        return _page(request, problem=str(error), status=400)
    return _changed(request, person, name, password=fresh)


@router.post(
    "/people/active",
    summary="Switch a person off or on",
    response_class=RedirectResponse,
    status_code=303,
    dependencies=NOT_BY_TOKEN,
)
def change_active(request: Request, person: Admin, name: Name, active: Annotated[bool, Form()]) -> Response:
    """Who is switched off is logged out, and all tokens are revoked; what they decided stays."""
    return _changed(request, person, name, active=active)


def _changed(
    request: Request,
    person: Person,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    active: bool | None = None,
) -> Response:
    try:
        change_person(
            presence_of(request).engine,
            name,
            role=role,
            password=password,
            active=active,
            by=person.name,
            address=address(request),
            but=request.state.session.id,
        )
    except UserError as error:
        return _page(request, problem=str(error), status=400)
    return RedirectResponse("/people", 303)


def _row(one: User) -> PersonRow:
    return PersonRow(name=one.name, role=one.role, active=one.active, by=one.by, at=one.at)


def _page(
    request: Request, *, problem: str = "", name: str = "", role: str = ROLES[0], status: int = 200
) -> HTMLResponse:
    engine = presence_of(request).engine
    good: dict[str, int] = {}
    for token in tokens(engine):
        if not token.revoked:
            good[token.person] = good.get(token.person, 0) + 1
    return page(
        request,
        "people.html",
        status=status,
        people=people(engine),
        tokens=good,
        roles=ROLES,
        problem=problem,
        name=name,
        role=role,
        shortest=passwords.SHORTEST,
    )
