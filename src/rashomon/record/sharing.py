"""Which reports share words: found by keys, counted word by word, kept as copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from rashomon.comparing.copies import Copy, Shared, Text, copy_of
from rashomon.comparing.credits import credit
from rashomon.comparing.origins import text_of
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.shingles import bands, signature
from rashomon.documents.document import Document
from rashomon.record.bulk import chunks, insert, lookup
from rashomon.record.documents import documents
from rashomon.record.ids import bucket
from rashomon.record.tables_comparing import COPIES, PASSAGES, SIGNATURES

CROWDED = 100
"""Reports under one key from which on only two of them are followed: the rest are copies of these."""
FOLLOWED = 40
"""Reports that are counted word by word, those with the most keys in common first."""


def share(connection: Connection, seq: int, key: str, document: Document) -> None:
    """Note the keys of a new report and its copies in both directions; one that is known is left alone."""
    if connection.execute(select(SIGNATURES.c.key).where(SIGNATURES.c.document == key).limit(1)).first():
        return
    own = {
        SIGNATURES: sorted({bucket(band) for band in bands(signature(document.text))}),
        PASSAGES: sorted({bucket(found) for found, _, _ in passage_keys(document.text)}),
    }
    common: Counter[str] = Counter()
    for table, keys in own.items():
        common.update(_holders(connection, table, keys))
    for table, keys in own.items():
        insert(connection, table, [{"key": one, "document": key} for one in keys])
    followed = sorted(common, key=lambda other: (-common[other], other))[:FOLLOWED]
    if not followed:
        return
    mine = text_of(key, document, credit(document))
    rows = []
    for other, theirs in sorted(documents(connection, followed).items()):
        beside = text_of(other, theirs, credit(theirs))
        later, earlier = (mine, beside) if mine.rank > beside.rank else (beside, mine)
        if found := copy_of(later, earlier):
            rows.append(_row(later, earlier, found) | {"seq": seq})
    insert(connection, COPIES, rows)


def _holders(connection: Connection, table: Table, keys: list[int]) -> Iterable[str]:
    """The reports under each key, once for each key that they share."""
    c = table.c
    for some in chunks(keys):
        counted = select(c.key, func.count(), func.min(c.document), func.max(c.document)).where(c.key.in_(some))
        few = []
        for found, number, first, last in connection.execute(counted.group_by(c.key)):
            if number > CROWDED:
                yield from (first, last)
            elif number > 2:
                few.append(found)
            else:
                yield from {first, last}
        for row in lookup(connection, c.key, few, c.document):
            yield row.document


def _row(later: Text, earlier: Text, found: Copy) -> dict[str, object]:
    spans = [[s.start, s.end, s.other_start, s.other_end, s.kind] for s in found.spans]
    return {
        "document": later.key,
        "of": earlier.key,
        "kind": found.kind,
        "share": found.share,
        "words": found.words,
        "spans": spans,
    }


def shared_with(connection: Connection, key: str) -> dict[str, Copy]:
    """The reports that share words with this one, each with what it shares, seen from this one."""
    c = COPIES.c
    found: dict[str, Copy] = {}
    for row in connection.execute(select(c.of, c.kind, c.share, c.words, c.spans).where(c.document == key)):
        found[row.of] = _copy(row)
    for row in connection.execute(select(c.document, c.kind, c.share, c.words, c.spans).where(c.of == key)):
        found[row.document] = _copy(row).turned()
    return found


def _copy(row: Row[*tuple[Any, ...]]) -> Copy:
    spans = tuple(Shared(*span) for span in row.spans)
    return Copy(row.kind, row.share, row.words, spans)
