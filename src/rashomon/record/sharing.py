"""Which reports share words: found by keys, counted word by word, kept as copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, bindparam, func, select

from rashomon.comparing.copies import Copy, Text, copy_of
from rashomon.comparing.credits import Credit, credit
from rashomon.comparing.gist import Gist, gist, may_share
from rashomon.comparing.origins import rank, report_origin, text_of
from rashomon.comparing.outlets import is_agency, outlet
from rashomon.comparing.shared import Shared
from rashomon.documents.document import Document
from rashomon.record.bulk import Among, insert, lookup
from rashomon.record.documents import documents
from rashomon.record.preparing import prints
from rashomon.record.views import VIEW_COPIES, VIEW_PASSAGES, VIEW_READINGS, VIEW_SIGNATURES

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


@dataclass(frozen=True, slots=True)
class Beside:
    """A report as others are held against it: as `copies` compares it, and its place among all."""

    document: Document
    text: Text
    place: tuple[date, int, str]


def share(connection: Connection, key: str, document: Document, *, new: bool = False) -> dict[str, Copy]:
    """The reports that share words with this one, as `shared_with` gives them.

    Of a report that is `new`, or turns out to be, the keys are noted, and its copies in both directions.
    """
    if not new and connection.execute(_KNOWN, {"document": key}).first():
        return shared_with(connection, key)
    marks = prints(document)
    held = {VIEW_SIGNATURES: marks.signature, VIEW_PASSAGES: marks.passages}
    common: Counter[str] = Counter()
    for table, keys in held.items():
        common.update(_holders(connection, table, keys))
    for table, keys in held.items():
        insert(connection, table, [{"key": one, "document": key} for one in keys])
    mine = _beside(key, document)
    _keep_gist(key, own := gist(mine.text))
    followed = sorted(common, key=lambda other: (-common[other], other))[:FOLLOWED]
    followed += sorted(_by_credit(connection, mine.text) - {key, *followed})
    followed = [other for other, its in _gists(connection, followed).items() if may_share(own, its)]
    rows, found = [], dict[str, Copy]()
    for other, theirs in sorted(reports(connection, followed).items()):
        earlier, later = (mine, theirs) if mine.place < theirs.place else (theirs, mine)
        if copy := copy_of(later.text, earlier.text):
            rows.append(_row(later.text, earlier.text, copy))
            found[other] = copy if later is mine else copy.turned()
    insert(connection, VIEW_COPIES, rows)
    return found


_KNOWN = select(VIEW_SIGNATURES.c.key).where(VIEW_SIGNATURES.c.document == bindparam("document")).limit(1)


def reports(connection: Connection, keys: Iterable[str]) -> dict[str, Beside]:
    """Reports by key, those of the last few days at hand: what a key stands for never changes."""
    # Taken before room is made for others, here or by another thread: what is wanted is not to go with the rest.
    found = {key: _AT_HAND.get(key) for key in keys}
    missing = [key for key, one in found.items() if one is None]
    if missing:
        if len(_AT_HAND) > _MOST:
            _AT_HAND.clear()
        for key, document in documents(connection, missing).items():
            found[key] = _AT_HAND[key] = _beside(key, document)
    return {key: one for key, one in found.items() if one is not None}


def _beside(key: str, document: Document) -> Beside:
    named = credited(document)
    own = rank(key, document.published, report_origin(key, document, named))
    return Beside(document, text_of(key, document, named), own)


def _gists(connection: Connection, keys: Sequence[str]) -> dict[str, Gist]:
    """The gists of reports, from the texts of those that are not at hand."""
    found = {key: one for key in keys if (one := _GISTS.get(key)) is not None}
    missing = [key for key in keys if key not in found]
    for key, other in reports(connection, missing).items():
        found[key] = gist(other.text)
        _keep_gist(key, found[key])
    return found


def _keep_gist(key: str, one: Gist) -> None:
    if len(_GISTS) >= _MOST_GISTS:
        _GISTS.clear()
    _GISTS[key] = one


_AT_HAND: dict[str, Beside] = {}
_MOST = 2000
_GISTS: dict[str, Gist] = {}
_MOST_GISTS = 20_000
"""Reports whose gists are kept, up to 4 kB each."""


def _holders(connection: Connection, table: Table, keys: Sequence[int]) -> Iterable[str]:
    """The reports under each key, once for each key that they share."""
    few = []
    for found, number, first, last in _COUNTED[table](connection, keys):
        if number > CROWDED:
            yield from (first, last)
        elif number > 2:
            few.append(found)
        else:
            yield from {first, last}
    for row in lookup(connection, table.c.key, few, table.c.document):
        yield row.document


def _counted(table: Table) -> Among:
    c = table.c
    first, last = func.min(c.document).label("first"), func.max(c.document).label("last")
    return Among(
        lambda among: select(c.key, func.count().label("number"), first, last).where(among(c.key)).group_by(c.key)
    )


_COUNTED = {table: _counted(table) for table in (VIEW_SIGNATURES, VIEW_PASSAGES)}


def place_of(key: str, document: Document) -> tuple[date, int, str]:
    """What puts reports in order, so that origins can be worked out one after the other."""
    return rank(key, document.published, report_origin(key, document, credited(document)))


def _by_credit(connection: Connection, mine: Text) -> set[str]:
    """Reports of the outlets that this one credits, of the days before, and those of the days after that credit it."""
    found = set[str]()
    if mine.published is None:
        return found
    days = {"first": mine.published - timedelta(SOON), "last": mine.published}
    for credited_ in mine.credits:
        found |= set(connection.scalars(_OF_OUTLET, days | {"whose": credited_}))
    own = outlet(mine.publisher).id
    if own and is_agency(own):
        days = {"first": mine.published, "last": mine.published + timedelta(SOON)}
        found |= set(connection.scalars(_CREDITING, days | {"whose": own}))
    return found


def _near(column: Column[str]) -> Select[Any]:
    c = VIEW_READINGS.c
    near = c.published.between(bindparam("first"), bindparam("last"))
    return select(c.document).where(column == bindparam("whose"), near).order_by(c.published, c.document).limit(200)


_OF_OUTLET, _CREDITING = _near(VIEW_READINGS.c.outlet), _near(VIEW_READINGS.c.credited)


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
    found: dict[str, Copy] = {}
    for row in connection.execute(_EARLIER, {"document": key}):
        found[row.of] = _copy(row)
    for row in connection.execute(_LATER, {"document": key}):
        found[row.document] = _copy(row).turned()
    return found


_C = VIEW_COPIES.c
_EARLIER = select(_C.of, _C.kind, _C.share, _C.words, _C.spans).where(_C.document == bindparam("document"))
_LATER = select(_C.document, _C.kind, _C.share, _C.words, _C.spans).where(_C.of == bindparam("document"))


def _copy(row: Row[*tuple[Any, ...]]) -> Copy:
    spans = tuple(Shared(*span) for span in row.spans)
    return Copy(row.kind, row.share, row.words, spans)
