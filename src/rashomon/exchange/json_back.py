"""Lines of JSON back to readings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rashomon.documents.document import Document
from rashomon.errors import DataError
from rashomon.exchange.schema import ClaimRow, NumberRow, PartyRow, ReadingRow, SpanRow, WhenRow
from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span

if TYPE_CHECKING:
    from rashomon.reading.reader import Reading


def from_lines(lines: Iterable[str], file: str = "") -> Iterator[Reading]:
    """The readings of a JSON-lines file; empty lines are passed over.

    Raises:
        DataError: a line that is not JSON or not a reading, with its number (from 1) and the field.

    Example:
        >>> [r.document.id for r in from_lines(['{"id": "a", "claims": []}', ""])]
        ['a']
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"not JSON ({error.msg})", file=file, row=number) from None
        yield from_json(row, file=file, row_number=number)


def from_json(row: dict[str, Any], text: str = "", *, file: str = "", row_number: int | None = None) -> Reading:
    """The reading that `to_json` wrote; `text` is the report's, where it is at hand.

    Raises:
        DataError: the row lacks a field, has one that nobody knows, or a value of the wrong kind.

    Example:
        >>> from_json({"id": "a", "claims": [{"kind": "event", "type": "riot"}]}).claims[0].type
        'riot'
    """
    from rashomon.reading.reader import Reading

    try:
        found = ReadingRow.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        raise DataError(first["msg"], file=file, row=row_number, field=field) from None
    document = Document(
        found.id,
        text,
        found.title,
        found.publisher,
        found.published,
        found.url,
        found.language,
        found.licence,
        found.hash,
    )
    return Reading(document, [_claim(claim, file, row_number) for claim in found.claims], found.note)


def _claim(row: ClaimRow, file: str, row_number: int | None) -> Claim:
    if len(row.spans) != len(row.evidence):
        raise DataError("as many spans as quotes of evidence are needed", file=file, row=row_number, field="spans")
    return Claim(
        row.kind,
        row.type,
        _parties(row.agents),
        _parties(row.targets),
        _parties(row.places),
        _when(row.when) if row.when else None,
        _numbers(row),
        _parties(row.sources),
        row.modality,
        row.change,
        row.role,
        row.event,
        row.id,
        tuple(Span(s.start, s.end, q, s.part) for s, q in zip(row.spans, row.evidence, strict=True)),
        row.rule,
        row.score,
        dict(row.missing),
        tuple(row.trace),
    )


def _numbers(row: ClaimRow) -> dict[str, Number]:
    values = {slot: getattr(row, slot) for slot in NUMBERS}
    order = [*row.numbers, *(slot for slot in NUMBERS if slot not in row.numbers)]
    return {
        slot: _number(values[slot], row.numbers.get(slot, NumberRow()))
        for slot in order
        if values.get(slot) is not None
    }


def _number(value: int, row: NumberRow) -> Number:
    known = row.start is not None and row.end is not None
    span = Span(row.start or 0, row.end or 0, row.quote, row.part) if known else None
    return Number(value, row.low, row.high, row.vagueness, span)


def _parties(rows: list[PartyRow]) -> tuple[Party, ...]:
    return tuple(
        Party(
            row.name,
            row.kind,
            tuple(row.mentions),
            row.ref,
            row.country,
            row.inside,
            row.latitude,
            row.longitude,
            row.precision,
            row.inferred,
            _span(row.span),
        )
        for row in rows
    )


def _when(row: WhenRow) -> Interval:
    return Interval(row.start, row.end, row.granularity, row.basis, _span(row.span), row.inferred)


def _span(row: SpanRow | None) -> Span | None:
    return Span(row.start, row.end, row.quote, row.part) if row else None
