"""An event as plain values, with its claims and the ids of their reports as these came in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.comparing.account import Account
from rashomon.exchange.json_lines import claim_to_json
from rashomon.exchange.plain import plain
from rashomon.record.rows import EventPage, EventRow


def event_to_json(row: EventRow, accounts: Iterable[Account]) -> dict[str, Any]:
    """The event's row, `documents` (the ids its reports came in with) and `claims`.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> account_to_json(Account("c1", Claim("event", "riot"), "d1", "report-7"))["document"]
        'report-7'
    """
    told = list(accounts)
    found = row.to_row()
    found["documents"] = sorted({account.said_as or account.document for account in told})
    found["claims"] = [account_to_json(account) for account in told]
    return found


def account_to_json(account: Account) -> dict[str, Any]:
    """One claim with where it comes from; `claim`, and the claim's own `id`, are the record's id of it.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> row = account_to_json(Account("c0ffee", Claim("event", "riot", id="c0ffee"), "d1", "report-7"))
        >>> row["claim"] == row["id"]
        True
    """
    return {
        "claim": account.id,
        "document": account.said_as or account.document,
        "publisher": account.publisher,
        "published": account.published.isoformat() if account.published else None,
        "origin": plain(account.origin),
        "speaker": plain(account.speaker),
        **claim_to_json(account.claim),
    }


def page_to_json(page: EventPage) -> dict[str, Any]:
    """Everything of an event's page."""
    found = event_to_json(page.row, page.accounts)
    found["facts"] = [
        {
            "slot": fact.slot,
            "cells": [
                {
                    "value": cell.value.plain,
                    "words": cell.value.words,
                    "modality": cell.modality,
                    "origin": cell.origin.id,
                    "speaker": cell.speaker.id,
                    "claims": list(cell.accounts),
                }
                for cell in fact.cells
            ],
        }
        for fact in page.facts
    ]
    for name in ("corroboration", "disagreements", "estimates", "growth", "copies", "joins", "left_out"):
        found[name] = plain(getattr(page, name))
    return found
