"""Errors as pages or as JSON, whichever was asked for; never a traceback."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

from rashomon.errors import BusyError, DataError, PrerequisiteError, RashomonError, UserError
from rashomon.web.bygone import OnlyToday
from rashomon.web.rendering import page

_COMMAND = re.compile(r"[;,] (they are|and is) listed by: rashomon [a-z]+$")
_LOG = logging.getLogger("rashomon.web")


LATER = 10
"""Seconds after which a request may be sent again to a record that is busy."""


TITLES = {
    400: "That can’t be done",
    403: "Not allowed",
    404: "Not here",
    405: "Not asked that way",
    422: "That can’t be read",
    429: "Too often",
    500: "Something broke",
    503: "Not at the moment",
}
"""What went wrong in the words of people, where HTTP has those of machines."""


class Problem(BaseModel):
    """What went wrong, in a sentence."""

    detail: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The request makes no sense"},
    404: {"model": Problem, "description": "Nothing has that id"},
    422: {"model": Problem, "description": "A parameter can't be read"},
    503: {
        "model": Problem,
        "description": "The record is locked or out of reach; `Retry-After` says when to try again",
    },
}
"""The answers that every route may give beside its own, for the OpenAPI description."""


def missing(error: UserError) -> HTTPException:
    """The answer where an id names nothing, without the command that lists what there is: pages have links.

    Example:
        >>> missing(UserError("no event 'e1' in this record; they are listed by: rashomon events")).detail
        "no event 'e1' in this record"
    """
    return HTTPException(404, _COMMAND.sub("", str(error)))


def install(app: FastAPI) -> None:
    """Answer every error of the app in one manner."""
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(RashomonError, _ours)
    app.add_exception_handler(Exception, _unexpected)


def wants_json(request: Request) -> bool:
    """Whether a program asks: by the ending of the path, or because it accepts JSON and no page."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith((".json", ".csv")) or ("json" in accepted and "html" not in accepted)


def answer(
    request: Request,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
    instead: tuple[str, str] = ("", ""),
) -> Response:
    """The error as JSON or as a page; `instead` is the address and the words of what can be shown."""
    if wants_json(request):
        return JSONResponse({"detail": detail}, status, headers)
    title = "Only as it stands today" if instead[0] else TITLES.get(status, HTTPStatus(status).phrase)
    found = page(request, "problem.html", status=status, title=title, detail=detail, instead=instead)
    found.headers.update(headers or {})
    return found


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    headers = dict(error.headers or {})
    if "location" in {name.lower() for name in headers}:
        return Response(status_code=error.status_code, headers=headers)
    detail = str(error.detail)
    if error.status_code == 404 and detail == HTTPStatus.NOT_FOUND.phrase:
        detail = f"there is no page {request.url.path}"
    instead = (error.href, error.words) if isinstance(error, OnlyToday) else ("", "")
    return answer(request, error.status_code, detail, headers, instead)


def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return answer(request, 422, "; ".join(map(_said, error.errors())))


def _said(one: dict[str, Any]) -> str:
    """What is wrong with one parameter, by its name; with several of them together, without one.

    Example:
        >>> _said({"loc": ("query", "limit"), "msg": "Input should be a valid integer"})
        'limit: Input should be a valid integer'
        >>> _said({"loc": ("query",), "msg": "Value error, the end comes before the beginning"})
        'the end comes before the beginning'
    """
    said = str(one["msg"]).removeprefix("Value error, ")
    field = ".".join(str(part) for part in one["loc"][1:])
    return f"{field}: {said}" if field else said


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, (BusyError, PrerequisiteError)):
        return unavailable(request, error)
    return answer(request, 422 if isinstance(error, DataError) else 400, str(error))


def unavailable(request: Request, error: Exception) -> Response:
    """The answer where nothing is wrong with the request, but with the record or the machine."""
    return answer(request, 503, str(error), {"Retry-After": str(LATER)})


def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, 500, "something went wrong that should not; the server's log says more")
