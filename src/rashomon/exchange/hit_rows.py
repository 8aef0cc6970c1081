"""What one search through everything found, as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rashomon.exchange import wording
from rashomon.record.rows import FoundEverywhere

HIT_COLUMNS = (
    "sort", "id", "name", "words", "place", "country", "day", "publisher", "events", "claims", "event", "report",
)  # fmt: skip
"""`sort` is event, claim, report, actor or place; what a sort does not have is left empty."""


def hit_rows(found: FoundEverywhere) -> Iterator[dict[str, Any]]:
    """The best few of each sort, one row each."""
    for event in found.events:
        yield _row("event", id=event.id, name=event.title, place=event.place, country=event.country, day=event.start,
                   event=event.id)  # fmt: skip
    for row in found.claims:
        account, claim = row.account, row.account.claim
        yield _row(
            "claim", id=account.id, name=wording.what(claim), words=" … ".join(one.quote for one in claim.evidence),
            place="; ".join(one.name for one in claim.places), day=claim.when.start if claim.when else None,
            publisher=account.publisher, event=row.event, report=account.said_as or account.document,
        )  # fmt: skip
    for report in found.reports:
        yield _row(
            "report", id=report.id, name=report.title, words=report.found, day=report.published,
            publisher=report.publisher, events=report.events, claims=report.claims, report=report.id,
        )  # fmt: skip
    for actor in found.actors:
        yield _row("actor", id=actor.key, name=actor.name, country=actor.country, day=actor.first, events=actor.events,
                   claims=actor.claims)  # fmt: skip
    for place in found.places:
        yield _row("place", id=place.name, name=place.name, place=place.name, country=place.country, day=place.first,
                   events=place.events)  # fmt: skip


def _row(sort: str, *, day: date | None = None, **values: Any) -> dict[str, Any]:
    return dict.fromkeys(HIT_COLUMNS) | {"sort": sort, "day": day.isoformat() if day else None} | values
