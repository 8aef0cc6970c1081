"""Which reports share words: found by keys, counted word by word, kept as copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from rashomon.comparing.copies import Copy, Text, copy_of
from rashomon.comparing.credits import Credit, credit
from rashomon.comparing.origins import rank, report_origin, text_of
from rashomon.comparing.outlets import is_agency, outlet
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.shared import Shared
from rashomon.comparing.shingles import bands, signature
from rashomon.documents.document import Document
from rashomon.record.bulk import chunks, insert, lookup
from rashomon.record.documents import documents
from rashomon.record.ids import bucket
from rashomon.record.tables_comparing import COPIES, PASSAGES, SIGNATURES
from rashomon.record.views import VIEW_READINGS

CROWDED = 100
"""Reports under one key from which on only two of them are followed: the rest are copies of these."""
SOON = 3
"""Days after which a rewrite of an agency's report, which shares no sentence with it, comes out at the latest."""
FOLLOWED = 12
"""Reports that are counted word by word, those with the most keys in common first."""


@lru_cache(maxsize=4096)
def credited(document: Document) -> Credit | None:
    """The credit line of a report, found once."""
    return credit(document)


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
    mine = text_of(key, document, credited(document))
    followed = sorted(common, key=lambda other: (-common[other], other))[:FOLLOWED]
    followed += sorted(_by_credit(connection, mine) - {key, *followed})
    if not followed:
        return
    rows, place = [], place_of(key, document)
    for other, theirs in sorted(documents(connection, followed).items()):
        beside = text_of(other, theirs, credited(theirs))
        earlier, later = (mine, beside) if place < place_of(other, theirs) else (beside, mine)
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


def place_of(key: str, document: Document) -> tuple[date, int, str]:
    """What puts reports in order, so that origins can be worked out one after the other."""
    return rank(key, document.published, report_origin(key, document, credited(document)))


def _by_credit(connection: Connection, mine: Text) -> set[str]:
    """Reports of the outlets that this one credits, of the days before, and those of the days after that credit it."""
    c, found = VIEW_READINGS.c, set[str]()
    if mine.published is None:
        return found
    before, after = mine.published - timedelta(SOON), mine.published + timedelta(SOON)
    if mine.credits:
        near = c.published.between(before, mine.published)
        found |= set(connection.scalars(_ORDERED.where(c.outlet.in_(mine.credits), near)))
    own = outlet(mine.publisher).id
    if own and is_agency(own):
        near = c.published.between(mine.published, after)
        found |= set(connection.scalars(_ORDERED.where(c.credited == own, near)))
    return found


_ORDERED = select(VIEW_READINGS.c.document).order_by(VIEW_READINGS.c.published, VIEW_READINGS.c.document).limit(200)


def _row(later: Text, earlier: Text, found: Copy) -> dict[str, object]:
    spans = [list(astuple(span)) for span in found.spans]
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
