"""How the record is made: generated from the settings in force."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from rashomon.exchange.flat import COLUMNS, leaves
from rashomon.exchange.plain import plain
from rashomon.record.record import Record
from rashomon.record.reviewing import DECISIONS
from rashomon.record.roles import ROLES
from rashomon.record.statuses import MACHINE, SENT_BACK, STATUS
from rashomon.web.depends import Kept
from rashomon.web.methodology_view import methodology as stated
from rashomon.web.rendering import page
from rashomon.web.streaming import CSV, at_hand

router = APIRouter(tags=["methodology"])


@router.get("/methodology", summary="How the record is made", response_class=HTMLResponse)
def methodology(request: Request, record: Kept) -> HTMLResponse:
    """Every Casualty's five areas, filled from what the program does and what this record holds."""
    return page(
        request,
        "methodology.html",
        how=stated(),
        held=record.summary(),
        runs=record.runs(),
        decisions=DECISIONS,
        statuses=(MACHINE, *STATUS.values(), SENT_BACK),
        roles=ROLES,
    )


@router.get("/methodology.json", summary="The settings in force, as values")
def methodology_json(record: Kept) -> dict[str, Any]:
    """Versions, policies, thresholds, types, scales, rules."""
    return _values(record)


@router.get(
    "/methodology.csv", summary="The settings in force, as a table", response_class=StreamingResponse, responses=CSV
)
def methodology_csv(record: Kept) -> StreamingResponse:
    """One row a setting: its section, its name, its value."""
    return at_hand(leaves(_values(record)), COLUMNS, "methodology")


def _values(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = plain(stated())
    values |= {
        "types": [row.row.model_dump() | {"triggers": row.triggers} for row in stated().types],
        "letters": [row.model_dump() for row in stated().letters],
        "digits": [row.model_dump() for row in stated().digits],
        "ranking": [row.model_dump() for row in stated().ranking],
        "policies": {group: [row.model_dump() for row in rows] for group, rows in stated().policies.items()},
        "protection": [row.model_dump() for row in stated().protection],
        "runs": plain(record.runs()),
    }
    return values
