"""Events and claims as flat rows for tables, with the kind of every column; no recorded time is in them."""

from __future__ import annotations

from typing import Any

from rashomon.comparing.account import Account
from rashomon.exchange.parquet import Kind
from rashomon.reading.claim import NUMBERS, Claim, Party
from rashomon.record.rows import EventRow

EVENT_COLUMNS: dict[str, Kind] = {
    "id": "text",
    "type": "text",
    "title": "text",
    "start": "day",
    "end": "day",
    "place": "text",
    "country": "text",
    "latitude": "number",
    "longitude": "number",
    "precision": "text",
    "agents": "text",
    "targets": "text",
    "modality": "text",
    "killed_lowest": "integer",
    "killed_best": "integer",
    "killed_highest": "integer",
    "killed_latest": "integer",
    "wounded_best": "integer",
    "origins": "integer",
    "speakers": "integer",
    "documents": "integer",
    "copies": "integer",
    "disagreements": "integer",
    "status": "text",
    "first_published": "day",
    "last_published": "day",
    "place_modality": "text",
    "day_modality": "text",
}
_NUMBER_COLUMNS: dict[str, Kind] = {
    f"{slot}{end}": "text" if end == "_words" else "integer"
    for slot in NUMBERS
    for end in ("", "_low", "_high", "_words")
}
CLAIM_COLUMNS: dict[str, Kind] = {
    "id": "text",
    "event": "text",
    "document": "text",
    "publisher": "text",
    "published": "day",
    "kind": "text",
    "type": "text",
    "modality": "text",
    "change": "text",
    "role": "text",
    "agents": "text",
    "targets": "text",
    "place": "text",
    "inside": "text",
    "country": "text",
    "latitude": "number",
    "longitude": "number",
    "precision": "text",
    "start": "day",
    "end": "day",
    "granularity": "text",
    **_NUMBER_COLUMNS,
    "sources": "text",
    "origin": "text",
    "origin_name": "text",
    "origin_rule": "text",
    "speaker": "text",
    "speaker_name": "text",
    "speaker_kind": "text",
    "stake": "text",
    "self_interested": "truth",
    "evidence": "text",
    "evidence_part": "text",
    "evidence_start": "integer",
    "evidence_end": "integer",
    "rule": "text",
    "score": "number",
}
PROTECTED_COLUMN: dict[str, Kind] = {"protected": "truth"}
"""The last column of a table in which private persons are protected: whether anything in the row was replaced."""
LARGEST = 2**63 - 1


def event_row(row: EventRow) -> dict[str, Any]:
    """An event as a flat row.

    Example:
        >>> from dataclasses import fields
        >>> [field.name for field in fields(EventRow)] == list(EVENT_COLUMNS)
        True
    """
    found = row.to_row()
    return {name: found[name] for name in EVENT_COLUMNS}


def claim_row(account: Account, event: str = "") -> dict[str, Any]:
    """A claim as a flat row: names joined by "; ", the chain of sources by " > ", the first of its places.

    Example:
        >>> from rashomon.reading.claim import Number
        >>> riot = Claim("event", "riot", numbers={"killed": Number(3, 3, None, "at_least")})
        >>> row = claim_row(Account("c1", riot, "d1"))
        >>> row["killed"], row["killed_high"], row["killed_words"], list(row) == list(CLAIM_COLUMNS)
        (3, None, 'at_least', True)
    """
    claim, origin, speaker = account.claim, account.origin, account.speaker
    when, place = claim.when, _located(claim.places)
    first = claim.evidence[0] if claim.evidence else None
    return {
        "id": account.id,
        "event": event,
        "document": account.said_as or account.document,
        "publisher": account.publisher,
        "published": account.published.isoformat() if account.published else None,
        "kind": claim.kind,
        "type": claim.type,
        "modality": claim.modality,
        "change": claim.change or "",
        "role": claim.role,
        "agents": _names(claim.agents),
        "targets": _names(claim.targets),
        "place": _names(claim.places),
        "inside": place.inside if place else "",
        "country": place.country if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else "",
        "start": when.start.isoformat() if when else None,
        "end": when.end.isoformat() if when else None,
        "granularity": when.granularity if when else "",
        **_numbers(claim),
        "sources": " > ".join(party.name for party in claim.sources),
        "origin": origin.id or account.document,
        "origin_name": origin.name or account.publisher,
        "origin_rule": origin.rule,
        "speaker": speaker.id,
        "speaker_name": speaker.name or account.publisher,
        "speaker_kind": speaker.kind,
        "stake": speaker.stake,
        "self_interested": speaker.self_interested,
        "evidence": " … ".join(span.quote for span in claim.evidence),
        "evidence_part": first.part if first else "",
        "evidence_start": first.start if first else None,
        "evidence_end": first.end if first else None,
        "rule": claim.rule,
        "score": claim.score,
    }


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


def _located(places: tuple[Party, ...]) -> Party | None:
    """The first place with a point, else the first."""
    return next((p for p in places if p.latitude is not None), places[0] if places else None)


def _numbers(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for slot in NUMBERS:
        number = claim.numbers.get(slot)
        bounds = (number.value, number.low, number.high) if number else (None, None, None)
        for end, bound in zip(("", "_low", "_high"), bounds, strict=True):
            found[f"{slot}{end}"] = min(bound, LARGEST) if bound is not None else None
        found[f"{slot}_words"] = number.vagueness if number else ""
    return found
