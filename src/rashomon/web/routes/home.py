"""The first page: what the record holds, what is new, what is disputed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from rashomon.web.depends import Kept
from rashomon.web.rendering import page

router = APIRouter(tags=["events"])
SHOWN, READ = 6, 40
"""Disagreements on the page, each about something else, and how many are looked through for them."""


@router.get("/", summary="The start page", response_class=HTMLResponse)
def home(request: Request, record: Kept) -> HTMLResponse:
    """What the record holds, the events that most origins tell of, the weightiest disagreements, what came last."""
    weightiest = record.disagreements(limit=READ)
    # One line an event: the next about the same one is a click away.
    topics = {row.topic: row for row in reversed(weightiest)}
    return page(
        request,
        "home.html",
        summary=record.summary(),
        told=record.events(order="origins", limit=8),
        recent=record.events(order="recent", limit=8),
        disputed=[row for row in weightiest if topics[row.topic] is row][:SHOWN],
        titles=weightiest.titles,
    )
