"""Verifying: every hash is taken again, every span looked up in its report, every reference followed."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, func, select

from rashomon.documents.document import Document, content_hash
from rashomon.errors import DataError
from rashomon.reading.claim import Claim, Span
from rashomon.reading.plain_values import PARTIES
from rashomon.record.bulk import lookup
from rashomon.record.dialects import explained, reading
from rashomon.record.ids import claim_id, document_key, judgement_id, run_id
from rashomon.record.integrity import file_problems
from rashomon.record.loading import claim_of
from rashomon.record.people_tables import APPENDED
from rashomon.record.readings import columns_of, participants_of
from rashomon.record.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, LOG, PARTICIPANTS, READING_CLAIMS, READINGS, RUNS
from rashomon.record.tables_comparing import KEPT

Progress = Callable[[str, int, int], None]
PAGE = 200
"""Reports that are held in memory at a time, with their claims."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was kept: the table, the row's key, what is wrong.

    Example:
        >>> print(Finding("claims", "c1", "its id is not the hash of its content"))
        claims c1: its id is not the hash of its content
    """

    table: str
    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.problem}".replace(" :", ":")


def verify(engine: Engine, progress: Progress | None = None) -> Iterator[Finding]:
    """Checks the whole record, as it was at one moment, and gives what is wrong; nothing where all is well.

    Proved are: the bytes of every report by their hash, its text by its hash and key, every claim by its id,
    its columns and participants, and every span by the words that stand there; that each reading has all its
    claims; that every reference leads somewhere; that the log has no gaps and its clock never goes back; that
    file and search index are whole. `progress` is told the stage, how far it is, and how much there is.

    Raises:
        DataError: the file is damaged so badly that it can't be read to the end.
    """
    tell = progress or _nobody
    with explained(engine):
        yield from (Finding(*found) for found in file_problems(engine, tell))
    with reading(engine) as connection:
        yield from _log(connection)
        yield from _references(connection, tell)
        yield from _reports(connection, tell)
        yield from _readings(connection)
        yield from _ways(connection)


def _nobody(stage: str, done: int, total: int) -> None:
    """Told, and keeps it to itself."""


def _log(connection: Connection) -> Iterator[Finding]:
    expected, latest = 1, None
    for row in connection.execute(select(LOG.c.seq, LOG.c.at).order_by(LOG.c.seq)):
        if row.seq != expected:
            missing = f"{expected}" if row.seq == expected + 1 else f"{expected} to {row.seq - 1}"
            yield Finding("log", str(row.seq), f"a gap before it: {missing} missing")
        if latest is not None and row.at < latest:
            yield Finding("log", str(row.seq), "recorded before the row that it follows")
        expected, latest = row.seq + 1, row.at


def _references(connection: Connection, tell: Progress) -> Iterator[Finding]:
    """Foreign keys: the engines keep them, but a file can be written to by others, with the check switched off."""
    tables = [table for table in (*KEPT, *APPENDED) if table.foreign_key_constraints]
    for done, table in enumerate(tables):
        tell("references", done, len(tables))
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: tuple(one.column_keys)):
            child = [element.parent for element in constraint.elements]
            above = constraint.referred_table.alias()
            same = and_(*(above.c[e.column.name] == e.parent for e in constraint.elements))
            filled = and_(*(column.is_not(None) for column in child))
            lost = select(*table.primary_key).where(filled, ~select(above).where(same).exists())
            for row in connection.execute(lost):
                names = ", ".join(constraint.column_keys)
                yield Finding(table.name, _key(row), f"{names}: not in {constraint.referred_table.name}")


def _reports(connection: Connection, tell: Progress) -> Iterator[Finding]:
    total = connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one()
    done, last = 0, ""
    page = select(DOCUMENTS).where(DOCUMENTS.c.key > last).order_by(DOCUMENTS.c.key).limit(PAGE)
    while rows := connection.execute(page).all():
        texts: dict[str, tuple[str, str]] = {}
        for row in rows:
            yield from (Finding("documents", row.key, problem) for problem in _of_report(row))
            texts[row.key] = (row.text, row.title)
        yield from _claims(connection, texts)
        done, last = done + len(rows), rows[-1].key
        tell("reports", done, total)
        page = select(DOCUMENTS).where(DOCUMENTS.c.key > last).order_by(DOCUMENTS.c.key).limit(PAGE)


def _of_report(row: Row[*tuple[Any, ...]]) -> Iterator[str]:
    if row.hash != content_hash(row.title, row.text):
        yield "its hash is not that of its title and text"
    kept = Document(row.id, row.text, row.title, row.publisher, row.published, row.url)
    try:
        if document_key(kept) != row.key:
            yield "its key is not the hash of its content"
    except DataError as error:
        yield str(error)
    if (row.raw is None) != (row.raw_hash is None):
        yield "raw bytes without a hash, or a hash without raw bytes"
    elif row.raw is not None:
        try:
            same = hashlib.sha256(zlib.decompress(row.raw)).hexdigest() == row.raw_hash
        except zlib.error:
            yield "its raw bytes can't be unpacked"
        else:
            if not same:
                yield "its raw bytes are not those of their hash"


def _claims(connection: Connection, texts: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    rows = sorted(lookup(connection, CLAIMS.c.document, texts), key=lambda row: row.id)
    parties: dict[str, list[dict[str, Any]]] = {row.id: [] for row in rows}
    for party in lookup(connection, PARTICIPANTS.c.claim, parties):
        parties[party.claim].append(party._asdict())
    for row in rows:
        yield from (
            Finding("claims", row.id, problem) for problem in _of_claim(row, parties[row.id], *texts[row.document])
        )


def _of_claim(row: Row[*tuple[Any, ...]], parties: list[dict[str, Any]], text: str, title: str) -> Iterator[str]:
    if claim_id(row.document, row.body) != row.id:
        yield "its id is not the hash of its content"
    try:
        claim = claim_of(row.body)
        expected, own = columns_of(claim), participants_of(row.id, claim)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        yield f"its content can't be read: {error}"
        return
    wrong = [name for name, value in expected.items() if getattr(row, name) != value]
    if wrong:
        yield f"columns that differ from its content: {', '.join(wrong)}"
    if _in_order(parties) != _in_order(own):
        yield "participants that differ from its content"
    for span in _spans(claim):
        there = (title if span.part == "title" else text)[span.start : span.end]
        if there != span.quote:
            yield f"{span.part} {span.start} to {span.end} is {there!r:.60}, not {span.quote!r:.60}"


def _in_order(parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(parties, key=lambda party: (party["slot"], party["position"]))


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.evidence
    for slot in PARTIES:
        yield from (party.span for party in getattr(claim, slot) if party.span)
    if claim.when and claim.when.span:
        yield claim.when.span
    yield from (number.span for number in claim.numbers.values() if number.span)


def _readings(connection: Connection) -> Iterator[Finding]:
    """Readings that have more or fewer claims than they were kept with, or in another order."""
    of, by = READING_CLAIMS.c, READINGS.c
    found = (
        select(of.document, of.run, func.count().label("found"), func.max(of.position).label("last"))
        .group_by(of.document, of.run)
        .subquery()
    )
    rows = connection.execute(
        select(by.document, by.run, by.claims, func.coalesce(found.c.found, 0), func.coalesce(found.c.last, -1))
        .outerjoin(found, and_(found.c.document == by.document, found.c.run == by.run))
        .where((func.coalesce(found.c.found, 0) != by.claims) | (func.coalesce(found.c.last, -1) != by.claims - 1))
        .order_by(by.document, by.run)
    )
    for document, run, kept, there, last in rows:
        yield Finding(
            "readings", f"{document} {run}", f"{kept} claims were kept, {there} are there, the last is {last + 1}"
        )


def _ways(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(select(RUNS).order_by(RUNS.c.id)):
        if run_id(row.reader, row.rules, row.settings) != row.id:
            yield Finding("runs", row.id, "its id is not the hash of its content")
    for row in connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)):
        content = [row.kind, row.about, row.decision, row.reason, row.by, row.undoes or ""]
        if judgement_id(row.number, content) != row.id:
            yield Finding("judgements", row.id, "its id is not the hash of its content")


def _key(row: Row[*tuple[Any, ...]]) -> str:
    return " ".join(map(str, row))
