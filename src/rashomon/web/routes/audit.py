"""The audit log, for those who look after people."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field

from rashomon.exchange.csv_text import csv_lines
from rashomon.record import audit
from rashomon.record.people import people
from rashomon.record.types import canonical
from rashomon.web.params import Since, Until, forwards
from rashomon.web.rendering import page
from rashomon.web.security import Admin
from rashomon.web.security_login import presence_of

router = APIRouter(tags=["people"])
ON_A_PAGE = 100
MOST = 2**31 - 1
"""The largest number of an entry that both engines hold."""


class EntryRow(BaseModel):
    """Something that somebody did; `who` is empty where nobody was known."""

    number: int
    at: datetime
    who: str
    what: str
    address: str
    detail: dict[str, Any]


class Chosen(BaseModel):
    """Which entries are wanted."""

    who: str
    what: str
    address: str
    since: date | None
    until: date | None
    before: int | None

    def found(self, request: Request, limit: int | None) -> list[audit.Entry]:
        """The entries, the latest first."""
        presence = presence_of(request)
        return audit.entries(
            presence.own,
            who=self.who,
            what=self.what,
            address=self.address,
            since=_midnight(self.since) if self.since else None,
            until=_midnight(self.until + timedelta(days=1)) if self.until else None,
            before=self.before,
            limit=limit,
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _none(words: Any) -> Any:
    return None if words == "" else words


def chosen(
    who: Annotated[str, Query(description="Whose doings", max_length=200)] = "",
    what: Annotated[str, Query(description="What was done: logged in, exported …", max_length=200)] = "",
    address: Annotated[str, Query(description="From where", max_length=200)] = "",
    since: Since = None,
    until: Until = None,
    before: Annotated[
        Annotated[int, Field(ge=0, le=MOST)] | None,
        BeforeValidator(_none),
        Query(description="Before the entry of this number"),
    ] = None,
) -> Chosen:
    """The filters of the page; all of them must hold.

    Raises:
        UserError: the time begins after it ends.
    """
    forwards(since, until)
    return Chosen(who=who.strip(), what=what, address=address.strip(), since=since, until=until, before=before)


Wanted = Annotated[Chosen, Depends(chosen)]


@router.get("/audit.json", summary="What people did")
def audit_json(
    request: Request, person: Admin, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=10_000)] = 1000
) -> list[EntryRow]:
    """The latest entries first; go on with the number of the last one as `before`."""
    return [EntryRow(**_values(one)) for one in wanted.found(request, limit)]


@router.get(
    "/audit.csv",
    summary="What people did, as a table",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}}},
)
def audit_csv(request: Request, person: Admin, wanted: Wanted) -> StreamingResponse:
    """Every entry that was chosen."""
    rows = [{**_values(one), "detail": canonical(dict(one.detail))} for one in wanted.found(request, None)]
    return StreamingResponse(csv_lines(rows, list(EntryRow.model_fields)), media_type="text/csv; charset=utf-8")


@router.get("/audit", summary="The page of the audit log", response_class=HTMLResponse)
def audit_page(request: Request, person: Admin, wanted: Wanted) -> HTMLResponse:
    """A hundred entries a page, the latest first."""
    presence = presence_of(request)
    rows = wanted.found(request, ON_A_PAGE + 1)
    filters = {name: value for name, value in wanted.model_dump(exclude={"before"}).items() if value}
    return page(
        request,
        "audit.html",
        rows=rows[:ON_A_PAGE],
        wanted=wanted,
        people=[one.name for one in people(presence.engine)],
        kinds=audit.kinds(presence.own),
        query=urlencode(filters),
        older=urlencode({**filters, "before": rows[ON_A_PAGE - 1].number}) if len(rows) > ON_A_PAGE else "",
        lasting=presence.own is presence.engine,
    )


def _values(one: audit.Entry) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.at,
        "who": one.who,
        "what": one.what,
        "address": one.address,
        "detail": dict(one.detail),
    }
