"""Lines of JSON back to readings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rashomon.documents.document import Document
from rashomon.errors import DataError
from rashomon.exchange.schema import ClaimRow, ReadingRow
from rashomon.reading.claim import Claim
from rashomon.reading.plain_values import claim_from_plain

if TYPE_CHECKING:
    from rashomon.reading.result import Reading


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
        DataError: the row lacks a field, has one that nobody knows, or a value of the wrong kind; a claim was
            protected when it was exported.

    Example:
        >>> from_json({"id": "a", "claims": [{"kind": "event", "type": "riot"}]}).claims[0].type
        'riot'
    """
    from rashomon.reading.result import Reading

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
    if row.protected:
        # Its words are no longer those of the report: no span would prove them, no name would be anybody's.
        said = "a claim with pseudonyms for private persons: it can't be read back; export it with --unprotected"
        raise DataError(said, file=file, row=row_number, field="protected")
    return claim_from_plain(row.model_dump(mode="json", exclude={"protected"}))
