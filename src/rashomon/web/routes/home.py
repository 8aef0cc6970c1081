"""The first page: what the record holds, what is new, what is disputed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rashomon.web.depends import Kept
from rashomon.web.rendering import page

router = APIRouter(tags=["events"])


@router.get("/", summary="The start page", response_class=HTMLResponse)
def home(request: Request, record: Kept) -> HTMLResponse:
    """What the record holds, the events that most origins tell of, the weightiest disagreements, what came last."""
    return page(
        request,
        "home.html",
        summary=record.summary(),
        told=record.events(order="origins", limit=8),
        recent=record.events(order="recent", limit=8),
        disputed=record.disagreements(limit=6),
    )
