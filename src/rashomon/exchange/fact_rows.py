"""The side-by-side table of an event, and the way from a value to its words, as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.exchange.event_columns import origin_columns
from rashomon.exchange.pieces import label, value
from rashomon.exchange.side_by_side import marks_of
from rashomon.record.rows import EventPage, Step

FACT_COLUMNS = (
    "fact", "label", "origin", "origin_name", "letter", "value", "modality", "speaker", "speaker_name",
    "self_interested", "mark", "first_published", "claims", "reports",
)  # fmt: skip
"""`letter` is that of the origin's column, `mark` the sign of a disagreement; claims and reports are ids."""
STEP_COLUMNS = ("depth", "level", "words", "about")


def fact_rows(page: EventPage) -> Iterator[dict[str, Any]]:
    """A row for each cell of the table: a fact in the words of one speaker, down one origin."""
    accounts = {account.id: account for account in page.accounts}
    letters = {column.origin: column for column in origin_columns(page)}
    marks = marks_of(page)
    for fact in page.facts:
        for cell in fact.cells:
            told = [accounts[id_] for id_ in cell.accounts if id_ in accounts]
            days = [account.published for account in told if account.published]
            column = letters.get(cell.origin.id)
            yield {
                "fact": fact.slot,
                "label": label(fact.slot),
                "origin": cell.origin.id,
                "origin_name": column.name if column else cell.origin.name,
                "letter": column.letter if column else "",
                "value": value(fact.slot, cell.value.words),
                "modality": cell.modality,
                "speaker": cell.speaker.id,
                "speaker_name": cell.speaker.name,
                "self_interested": cell.speaker.self_interested,
                "mark": next((marks[fact.slot, id_] for id_ in cell.accounts if (fact.slot, id_) in marks), ""),
                "first_published": min(days).isoformat() if days else None,
                "claims": list(cell.accounts),
                "reports": list(dict.fromkeys(account.said_as or account.document for account in told)),
            }


def step_rows(step: Step, depth: int = 0) -> Iterator[dict[str, Any]]:
    """A row for each step from a value down to the hashes; `depth` counts from 0.

    Example:
        >>> for row in step_rows(Step("value", "12 killed", "killed", (Step("rule", "highest"),))):
        ...     print(row["depth"], row["level"], row["words"])
        0 value 12 killed
        1 rule highest
    """
    yield {"depth": depth, "level": step.level, "words": step.words, "about": step.about}
    for under in step.under:
        yield from step_rows(under, depth + 1)
