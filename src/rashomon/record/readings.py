"""Readings in the record: what a run found in a report, claim by claim."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from rashomon.reading.claim import NUMBERS, Claim, Party
from rashomon.reading.plain_values import PARTIES, claim_to_plain
from rashomon.record.bulk import insert
from rashomon.record.ids import claim_id
from rashomon.record.tables import CLAIMS, DOCUMENTS, PARTICIPANTS, READING_CLAIMS, READINGS
from rashomon.record.writing import Transaction

LARGEST = 2**63 - 1
"""The largest number a column takes; `body` has every number whole."""

MOST = 1 << 20
"""Claims of one report that can have a number of their own, in all its readings together."""

_C = CLAIMS.c
_IS_THERE = select(READINGS.c.seq).where(
    READINGS.c.document == bindparam("document"), READINGS.c.run == bindparam("run")
)
_NUMBER = select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == bindparam("document"))
_KNOWN = select(_C.id).where(_C.document == bindparam("document"))


def add_reading(
    tx: Transaction,
    document: str,
    run: str,
    claims: Sequence[Claim],
    note: str = "",
    tellings: Mapping[str, str] | None = None,
    bodies: Sequence[str] | None = None,
) -> list[str] | None:
    """The claims' ids, in order; None where this reading is there already.

    `document` is a report's key, `run` a run's id, both added before. `tellings` gives the telling of each
    of the reader's event keys, for those that have one; `bodies` are the claims as `body_of` gives them.
    """
    connection = tx.connection
    # Of a report that this transaction added, and that was not read in it yet, nothing can be known.
    number, known = tx.fresh.pop(document, None), set[str]()
    if number is None:
        if connection.execute(_IS_THERE, {"document": document, "run": run}).first() is not None:
            return None
        number = connection.execute(_NUMBER, {"document": document}).scalar_one()
        known.update(connection.execute(_KNOWN, {"document": document}).scalars())
    bodies = [body_of(claim) for claim in claims] if bodies is None else bodies
    ids = [claim_id(document, body) for body in bodies]
    seq = tx.seq
    insert(
        connection,
        READINGS,
        [{"run": run, "document": document, "note": note, "claims": len(claims), "seq": seq}],
    )
    rows: list[dict[str, Any]] = []
    parties: list[dict[str, Any]] = []
    first = number * MOST + len(known)
    for id, body, claim in zip(ids, bodies, claims, strict=True):
        if id not in known:
            known.add(id)
            own = {"id": id, "number": first + len(rows), "document": document, "seq": seq, "body": body}
            rows.append(own | columns_of(claim))
            parties += participants_of(id, claim)
    insert(connection, CLAIMS, rows)
    insert(connection, PARTICIPANTS, parties)
    tx.searchable(CLAIMS, range(first, first + len(rows)))
    telling = tellings or {}
    insert(
        connection,
        READING_CLAIMS,
        [
            {
                "document": document,
                "run": run,
                "position": position,
                "claim": id,
                "name": claim.id,
                "event": claim.event,
                "telling": telling.get(claim.event) if claim.event else None,
            }
            for position, (id, claim) in enumerate(zip(ids, claims, strict=True))
        ],
    )
    return ids


def body_of(claim: Claim) -> str:
    """The whole claim as JSON, in one way, but for its number and its event within one reading.

    Example:
        >>> one, other = Claim("event", "riot", id="c1", event="e1"), Claim("event", "riot", id="c2", event="e2")
        >>> body_of(one) == body_of(other)
        True
    """
    plain = claim_to_plain(claim)
    # Two claims are equal in whatever order their numbers came: so must their bodies be.
    for name in ("numbers", "missing"):
        plain[name] = dict(sorted(plain[name].items()))
    return _ENCODE(
        {name: value for name, value in plain.items() if (value or value == 0 or name in _ALWAYS) and name not in _OWN}
    )


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ALWAYS = frozenset({"kind", "type"})
_OWN = frozenset({"id", "event"})


def columns_of(claim: Claim) -> dict[str, Any]:
    """The parts of a claim that the table repeats for filters.

    Example:
        >>> columns_of(Claim("event", "riot"))["modality"]
        'asserted'
    """
    when = claim.when
    row: dict[str, Any] = {
        "kind": claim.kind,
        "type": claim.type,
        "modality": claim.modality,
        "change": claim.change,
        "role": claim.role,
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "granularity": when.granularity if when else None,
        "rule": claim.rule,
        "score": claim.score,
        "evidence": "\n".join([span.quote for span in claim.evidence]),
    }
    for slot in NUMBERS:
        number = claim.numbers.get(slot)
        row[slot] = min(number.value, LARGEST) if number else None
    return row


def participants_of(id: str, claim: Claim) -> list[dict[str, Any]]:
    """Who and where in the claim of this id, one row each.

    Example:
        >>> [row["key"] for row in participants_of("c1", Claim("event", "riot", places=(Party("Kot", "place"),)))]
        ['kot']
    """
    return [
        {
            "claim": id,
            "slot": slot,
            "position": position,
            "key": party_key(party),
            "name": party.name,
            "kind": party.kind,
            "country": party.country,
            "inside": party.inside,
            "latitude": party.latitude,
            "longitude": party.longitude,
        }
        for slot in PARTIES
        for position, party in enumerate(getattr(claim, slot))
    ]


def party_key(party: Party) -> str:
    """What makes two parties the same in filters: the register's id, or the name in small letters.

    Example:
        >>> party_key(Party("The  Nusra Front", "armed_group"))
        'the nusra front'
    """
    return party.ref or " ".join(party.name.casefold().split())
