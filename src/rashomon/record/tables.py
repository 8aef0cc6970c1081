"""The tables of reports, readings, claims and judgements: rows are added, never changed.

Every row carries the `seq` of the log: the transaction that brought it, and so when it was known.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)

from rashomon.record.types import TEXT, Moment, Plain

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def recorded() -> Column[int]:
    """The column `seq`: the row of the log that the row came with."""
    return Column("seq", Integer, ForeignKey("log.seq"), nullable=False)


LOG = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("detail", Plain, nullable=False),
    Index(None, "at"),
)
"""One row for each transaction; `seq` has no gaps and `at` never goes back."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("key", TEXT, primary_key=True),
    # The order of arrival; full-text search of SQLite knows a report by it.
    Column("number", Integer, nullable=False, unique=True),
    Column("id", TEXT, nullable=False, index=True),
    Column("title", TEXT, nullable=False),
    Column("publisher", TEXT, nullable=False, index=True),
    Column("published", Date, index=True),
    Column("url", TEXT, nullable=False),
    Column("language", TEXT, nullable=False),
    Column("licence", TEXT, nullable=False),
    Column("hash", TEXT, nullable=False, index=True),
    Column("raw_hash", TEXT),
    recorded(),
    Column("text", TEXT, nullable=False),
    Column("raw", LargeBinary),
)
"""Reports: `id` as it came in, `raw` the bytes as they came in (zlib), `raw_hash` the SHA-256 of those bytes."""

RUNS = Table(
    "runs",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("reader", TEXT, nullable=False),
    Column("rules", TEXT, nullable=False),
    Column("settings", Plain, nullable=False),
    recorded(),
)
"""Ways of reading: the reader's version, the hash of its words, registers and models, the settings."""

READINGS = Table(
    "readings",
    METADATA,
    Column("run", TEXT, ForeignKey("runs.id"), nullable=False),
    Column("document", TEXT, ForeignKey("documents.key"), nullable=False),
    Column("note", TEXT, nullable=False),
    Column("claims", Integer, nullable=False),
    recorded(),
    PrimaryKeyConstraint("document", "run"),
    Index(None, "run", "document"),
    Index(None, "seq"),
)
"""What was read: one run over one report; `claims` is how many there are, `note` says why there is none."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("id", TEXT, primary_key=True),
    # The report's number and the claim's among its claims, see `readings`.
    Column("number", BigInteger, nullable=False, unique=True),
    Column("document", TEXT, ForeignKey("documents.key"), nullable=False, index=True),
    Column("kind", TEXT, nullable=False),
    Column("type", TEXT, nullable=False),
    Column("modality", TEXT, nullable=False),
    Column("change", TEXT),
    Column("role", TEXT, nullable=False),
    Column("when_start", Date),
    Column("when_end", Date),
    Column("granularity", TEXT),
    Column("killed", BigInteger),
    Column("wounded", BigInteger),
    Column("abducted", BigInteger),
    Column("arrested", BigInteger),
    Column("displaced", BigInteger),
    Column("count", BigInteger),
    Column("rule", TEXT, nullable=False),
    Column("score", Float, nullable=False),
    Column("evidence", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    recorded(),
)
"""Claims: `body` is the whole claim as JSON, the other columns repeat parts of it for filters.

The claim's number and its event within one reading are no part of it: they stand in `reading_claims`, so
that a newer reader that finds one claim more does not make all the others new.
"""

READING_CLAIMS = Table(
    "reading_claims",
    METADATA,
    Column("document", TEXT, nullable=False),
    Column("run", TEXT, nullable=False),
    Column("position", Integer, nullable=False),
    Column("claim", TEXT, ForeignKey("claims.id"), nullable=False, index=True),
    Column("name", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    Column("telling", TEXT),
    PrimaryKeyConstraint("document", "run", "position"),
    ForeignKeyConstraint(["document", "run"], ["readings.document", "readings.run"]),
    sqlite_with_rowid=False,
)
"""Which claims a reading found, in its order; `name` (c1) and `event` (e1) are the reader's own keys."""

PARTICIPANTS = Table(
    "participants",
    METADATA,
    Column("claim", TEXT, ForeignKey("claims.id"), nullable=False),
    Column("slot", TEXT, nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("country", TEXT, nullable=False),
    Column("inside", TEXT, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    PrimaryKeyConstraint("claim", "slot", "position"),
    Index(None, "key", "slot", "claim"),
    sqlite_with_rowid=False,
)
"""Who and where: the agents, targets, places and sources of every claim; `key` compares."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", TEXT, nullable=False),
    Column("about", Plain, nullable=False),
    Column("decision", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("undoes", TEXT, ForeignKey("judgements.id"), index=True),
    recorded(),
    Index(None, "seq"),
)
"""What people decided, about what, why; a judgement is undone by another one."""
