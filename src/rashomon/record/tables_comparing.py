"""The tables of comparison that can't be made again as they were: shared words, and which event a telling was in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, PrimaryKeyConstraint, Table

from rashomon.record.tables import (
    CLAIMS,
    DOCUMENTS,
    JUDGEMENTS,
    LOG,
    METADATA,
    PARTICIPANTS,
    READING_CLAIMS,
    READINGS,
    RUNS,
    recorded,
)
from rashomon.record.types import TEXT, Plain

SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("document", TEXT, ForeignKey("documents.key"), nullable=False, index=True),
    PrimaryKeyConstraint("key", "document"),
    sqlite_with_rowid=False,
)
"""Reports by the bands of their signature: near copies share a key (64 bits, signed)."""

PASSAGES = Table(
    "passages",
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("document", TEXT, ForeignKey("documents.key"), nullable=False, index=True),
    PrimaryKeyConstraint("key", "document"),
    sqlite_with_rowid=False,
)
"""Reports by their passages: two that share a passage share a key (64 bits, signed)."""

COPIES = Table(
    "copies",
    METADATA,
    Column("document", TEXT, ForeignKey("documents.key"), nullable=False),
    Column("of", TEXT, ForeignKey("documents.key"), nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("share", Float, nullable=False),
    Column("words", TEXT, nullable=False),
    Column("spans", Plain, nullable=False),
    recorded(),
    PrimaryKeyConstraint("document", "of", "kind"),
    Index(None, "of"),
)
"""Which report repeats which, whole or in part: the share of its words, the words that show it."""

MEMBERSHIPS = Table(
    "memberships",
    METADATA,
    Column("telling", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    recorded(),
    PrimaryKeyConstraint("telling", "seq"),
    Index(None, "event"),
    Index(None, "seq"),
)
"""Which event a telling was put in, and when; the latest `seq` holds."""

KEPT = (
    LOG,
    DOCUMENTS,
    RUNS,
    READINGS,
    CLAIMS,
    READING_CLAIMS,
    PARTICIPANTS,
    JUDGEMENTS,
    SIGNATURES,
    PASSAGES,
    COPIES,
    MEMBERSHIPS,
)
"""All that is kept for good; every other table can be made again from these."""
