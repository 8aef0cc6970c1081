"""Reports in the record: as they came in, each once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from rashomon.documents.document import Document, content_hash
from rashomon.record.bulk import chunks, insert
from rashomon.record.ids import document_key
from rashomon.record.tables import DOCUMENTS
from rashomon.record.writing import Transaction

_D = DOCUMENTS.c
_FIELDS = (_D.id, _D.text, _D.title, _D.publisher, _D.published, _D.url, _D.language, _D.licence, _D.hash)
_NUMBER = select(_D.number).where(_D.key == bindparam("document"))
_NUMBER_AND_NEXT = select(
    _NUMBER.scalar_subquery(), select(func.coalesce(func.max(_D.number), 0) + 1).scalar_subquery()
)
_SOME = select(_D.key, *_FIELDS).where(_D.key.in_(bindparam("keys", expanding=True)))
_RAW = select(_D.raw).where(_D.key == bindparam("document"))


def add_document(tx: Transaction, document: Document, key: str = "") -> str:
    """The report's key; it is added unless it is there already. `key` spares computing it again.

    Raises DataError for characters that no file can hold.
    """
    key = key or document_key(document)
    there, number = tx.connection.execute(_NUMBER_AND_NEXT, {"document": key}).one()
    if there is not None:
        return key
    raw = document.raw
    row = {
        "key": key,
        "number": number,
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "licence": document.licence,
        "hash": content_hash(document.title, document.text),
        "raw_hash": hashlib.sha256(raw).hexdigest() if raw else None,
        "seq": tx.seq,
        "text": document.text,
        "raw": zlib.compress(raw, 1) if raw else None,
    }
    insert(tx.connection, DOCUMENTS, [row])
    tx.searchable(DOCUMENTS, [number])
    tx.fresh[key] = number
    return key


def document(connection: Connection, key: str) -> Document | None:
    """The report, without its raw bytes; None where the record does not hold it."""
    return documents(connection, [key]).get(key)


def documents(connection: Connection, keys: Iterable[str]) -> dict[str, Document]:
    """Reports by key, without their raw bytes, in the order of `keys`; those that are not there are left out."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, Document] = {}
    for some in chunks(wanted):
        found.update((row[0], _document(row)) for row in connection.execute(_SOME, {"keys": some}))
    return {key: found[key] for key in wanted if key in found}


def raw(connection: Connection, key: str) -> bytes | None:
    """The bytes that the report was read from; None where they were not kept."""
    packed = connection.execute(_RAW, {"document": key}).scalar()
    return None if packed is None else zlib.decompress(packed)


def _document(row: Row[*tuple[Any, ...]]) -> Document:
    return Document(*row[1:])
