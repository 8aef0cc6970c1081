"""What people's edits make of claims in lists: the columns as they were read, with the edited claims in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from rashomon.reading.claim import Claim
from rashomon.record.accounts import claim_of
from rashomon.record.bulk import lookup
from rashomon.record.readings import participants_of
from rashomon.record.views import VIEW_EDITS

PARTY = ("claim", "key", "country", "name")
"""What a list knows of those in a slot of a claim, in this order."""
_E = VIEW_EDITS.c
_SAID: dict[str, Callable[[Claim], str | None]] = {
    "type": lambda claim: claim.type,
    "modality": lambda claim: claim.modality,
    "start": lambda claim: claim.when.start.isoformat() if claim.when else None,
    "end": lambda claim: claim.when.end.isoformat() if claim.when else None,
}


def edited_claims(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Claim]:
    """The claims with an edit that holds, as they are with it; of these ids, or all."""
    if ids is None:
        rows: Iterable[Any] = connection.execute(select(_E.claim, _E.body))
    else:
        rows = lookup(connection, _E.claim, ids, _E.claim, _E.body)
    return {row.claim: claim_of(row.claim, row.body) for row in rows}


def mended(
    columns: Mapping[str, Sequence[Any]], ids: Sequence[str], edited: Mapping[str, Claim]
) -> dict[str, Sequence[Any]]:
    """Columns of claims, in the order of `ids`, with what the edits say of type, modality and days.

    Example:
        >>> mended({"type": ["attack", "riot"]}, ["c1", "c2"], {"c2": Claim("event", "protest")})
        {'type': ['attack', 'protest']}
    """
    if not edited:
        return dict(columns)
    at = [(position, edited[id_]) for position, id_ in enumerate(ids) if id_ in edited]
    found = dict(columns)
    for name in _SAID.keys() & columns.keys():
        column = list(columns[name])
        for position, claim in at:
            column[position] = _SAID[name](claim)
        found[name] = column
    return found


def mended_parties(columns: Sequence[Sequence[str]], slot: str, edited: Mapping[str, Claim]) -> Sequence[Sequence[str]]:
    """The columns of `PARTY` of all claims, with those whom the edits name in that slot."""
    if not edited:
        return columns
    rows = [row for row in zip(*columns, strict=True) if row[0] not in edited]
    for id_, claim in sorted(edited.items()):
        rows += [tuple(one[name] for name in PARTY) for one in participants_of(id_, claim) if one["slot"] == slot]
    return list(zip(*rows, strict=True)) or [()] * len(PARTY)
