"""What is asked of a record's tables to know its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, literal_column, select, text

from rashomon.exchange.protecting_roster import BODIES, PERSONAL
from rashomon.record.bulk import Among
from rashomon.record.tables import CLAIMS, PARTICIPANTS

_P, _C = PARTICIPANTS.c, CLAIMS.c
THINGS = frozenset({"place", *BODIES})
"""Kinds of parties that are no people."""
_ENOUGH = 24
"""Claims that are read, of one name as it is written, to know what its bearer is in other reports."""
# Each key once: one look into the index for each of them, where DISTINCT would go through all rows.
KEYS = text("""
    WITH RECURSIVE k(key) AS (
        SELECT min(key) FROM participants
        UNION ALL SELECT (SELECT min(p.key) FROM participants p WHERE p.key > k.key) FROM k WHERE k.key IS NOT NULL)
    SELECT key, CASE WHEN key LIKE 'gn:%' THEN (SELECT p.name FROM participants p WHERE p.key = k.key LIMIT 1) END
    FROM k WHERE key IS NOT NULL
""")
KEYS_OF = Among(
    lambda among: select(_P.key, _P.name).join(CLAIMS, _C.id == _P.claim).where(among(_C.document)).distinct()
)
BESIDE = Among(
    lambda among: (
        select(_C.document, _P.name)
        .join(CLAIMS, _C.id == _P.claim)
        .where(among(_C.document), _P.kind.in_([literal_column(f"'{kind}'") for kind in sorted(THINGS)]))
        .distinct()
    )
)
PEOPLE = Among(
    lambda among: (
        select(_C.document, _P.name)
        .join(CLAIMS, _C.id == _P.claim)
        .where(among(_C.document), _P.kind.in_([literal_column(f"'{kind}'") for kind in PERSONAL]))
        .distinct()
    )
)
_KEYS_ASKED = 40
# A few rows of each key, in the order of the index: some descriptions ("civilians") stand in every report.
_SAMPLE = text(
    " UNION ALL ".join(
        f"SELECT * FROM (SELECT key, claim, kind FROM participants WHERE key = :k{n}"
        f" ORDER BY key, slot, claim LIMIT {_ENOUGH}) AS s{n}"
        for n in range(_KEYS_ASKED)
    )
)


def sample(connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """A few parties under each of these keys: key, claim and kind."""
    for at in range(0, len(keys), _KEYS_ASKED):
        some = keys[at : at + _KEYS_ASKED]
        asked = {f"k{n}": some[n] if n < len(some) else "" for n in range(_KEYS_ASKED)}
        yield from map(tuple, connection.execute(_SAMPLE, asked))
