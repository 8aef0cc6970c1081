"""The record's own secret, from which the pseudonyms of private persons are made when rows leave it."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, Table, select

from rashomon.record.tables import METADATA
from rashomon.record.types import TEXT

PROTECTION = Table(
    "protection",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", TEXT, nullable=False),
)
"""The secret, 64 hex digits, made with the record and kept for good: the last row is the one in force."""


def protection_key(connection: Connection) -> bytes:
    """The secret of a record. Who has it can test names against pseudonyms; without it a list of names is no help.

    Example:
        >>> import tempfile
        >>> from rashomon.record.dialects import reading
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     with reading(engine) as connection:
        ...         len(protection_key(connection))
        ...     engine.dispose()
        32
    """
    last = select(PROTECTION.c.key).order_by(PROTECTION.c.number.desc()).limit(1)
    return bytes.fromhex(connection.execute(last).scalar_one())
