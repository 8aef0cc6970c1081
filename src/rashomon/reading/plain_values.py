"""Claims as plain values (what JSON can hold) and back, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span

PARTIES = ("agents", "targets", "places", "sources")
"""The slots of a claim that name parties."""


def claim_to_plain(claim: Claim) -> dict[str, Any]:
    """One claim as plain values, with the fields of the claim guide.

    Example:
        >>> claim_to_plain(Claim("event", "attack", numbers={"killed": Number(3)}))["killed"]
        3
    """
    numbers = claim.numbers
    row: dict[str, Any] = {"id": claim.id, "kind": claim.kind, "type": claim.type}
    if claim.event:
        row["event"] = claim.event
    row["agents"] = [_party(p) for p in claim.agents]
    row["targets"] = [_party(p) for p in claim.targets]
    row["places"] = [_party(p) for p in claim.places]
    row["when"] = _when(claim.when) if claim.when else None
    row |= {slot: numbers[slot].value if slot in numbers else None for slot in NUMBERS} if numbers else _NO_NUMBERS
    row["numbers"] = {slot: _number(number) for slot, number in numbers.items()}
    row["sources"] = [_party(p) for p in claim.sources]
    row["modality"], row["change"] = claim.modality, claim.change
    if claim.role:
        row["role"] = claim.role
    row["evidence"] = [span.quote for span in claim.evidence]
    row["spans"] = [{"start": s.start, "end": s.end, "part": s.part} for s in claim.evidence]
    row["rule"], row["score"], row["missing"] = claim.rule, claim.score, dict(claim.missing)
    if claim.trace:
        row["trace"] = list(claim.trace)
    return row


_NO_NUMBERS: dict[str, Any] = dict.fromkeys(NUMBERS)


def claim_from_plain(row: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_plain` laid out; what is checked nowhere else must have been checked before.

    Example:
        >>> claim = Claim("event", "attack", numbers={"killed": Number(3)})
        >>> claim_from_plain(claim_to_plain(claim)) == claim
        True
    """
    get = row.get
    when = get("when")
    return Claim(
        row["kind"],
        row["type"],
        _parties(get("agents", ())),
        _parties(get("targets", ())),
        _parties(get("places", ())),
        _interval(when) if when else None,
        _counts(row),
        _parties(get("sources", ())),
        get("modality", "asserted"),
        get("change"),
        get("role", ""),
        get("event", ""),
        get("id", ""),
        tuple(
            Span(s["start"], s["end"], quote, s.get("part", "text"))
            for s, quote in zip(get("spans", ()), get("evidence", ()), strict=True)
        ),
        get("rule", ""),
        get("score", 1.0),
        dict(get("missing", {})),
        tuple(get("trace", ())),
    )


def _party(party: Party) -> dict[str, Any]:
    row: dict[str, Any] = {"name": party.name, "mentions": list(party.mentions), "kind": party.kind}
    # Written out: this runs for every party of every claim that is stored.
    if party.ref:
        row["ref"] = party.ref
    if party.country:
        row["country"] = party.country
    if party.inside:
        row["inside"] = party.inside
    if party.precision:
        row["precision"] = party.precision
    if party.latitude is not None:
        row["latitude"] = party.latitude
    if party.longitude is not None:
        row["longitude"] = party.longitude
    if party.inferred:
        row["inferred"] = True
    if party.span:
        row["span"] = _span(party.span)
    return row


def _when(when: Interval) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "granularity": when.granularity,
        "basis": when.basis,
    }
    if when.inferred:
        row["inferred"] = True
    if when.span:
        row["span"] = _span(when.span)
    return row


def _number(number: Number) -> dict[str, Any]:
    row: dict[str, Any] = {"low": number.low, "high": number.high, "vagueness": number.vagueness}
    return row | (_span(number.span) if number.span else {})


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "part": span.part, "quote": span.quote}


def _parties(rows: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(
        Party(
            row["name"],
            row["kind"],
            tuple(row.get("mentions", ())),
            row.get("ref", ""),
            row.get("country", ""),
            row.get("inside", ""),
            row.get("latitude"),
            row.get("longitude"),
            row.get("precision", ""),
            row.get("inferred", False),
            _span_of(row.get("span")),
        )
        for row in rows
    )


def _interval(row: Mapping[str, Any]) -> Interval:
    return Interval(
        date.fromisoformat(row["start"]),
        date.fromisoformat(row["end"]),
        row["granularity"],
        row.get("basis", ""),
        _span_of(row.get("span")),
        row.get("inferred", False),
    )


def _counts(row: Mapping[str, Any]) -> dict[str, Number]:
    stated: Mapping[str, Mapping[str, Any]] = row.get("numbers", {})
    order = [*stated, *(slot for slot in NUMBERS if slot not in stated)]
    return {slot: _count(row[slot], stated.get(slot, {})) for slot in order if row.get(slot) is not None}


def _count(value: int, row: Mapping[str, Any]) -> Number:
    known = row.get("start") is not None and row.get("end") is not None
    return Number(
        value, row.get("low"), row.get("high"), row.get("vagueness", "exact"), _span_of(row) if known else None
    )


def _span_of(row: Mapping[str, Any] | None) -> Span | None:
    return Span(row["start"], row["end"], row.get("quote", ""), row.get("part", "text")) if row else None
