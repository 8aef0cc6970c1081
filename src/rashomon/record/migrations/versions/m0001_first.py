"""The tables as they are first published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.record.migrations.guards import forbid_changes, searchable
from rashomon.record.migrations.readable import make_readable

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
APPEND_ONLY = (
    "log",
    "documents",
    "runs",
    "readings",
    "claims",
    "reading_claims",
    "participants",
    "judgements",
    "copies",
    "memberships",
    "versions",
)


def upgrade() -> None:
    """Makes the tables, their guards, the search and the views."""
    _tables()
    connection = op.get_bind()
    forbid_changes(connection, APPEND_ONLY)
    searchable(connection, "documents", ("title", "text"))
    searchable(connection, "claims", ("evidence",))
    make_readable(connection)
    if connection.dialect.name == "sqlite":
        # "RASH", by which programs that name files by their content can tell a record.
        connection.exec_driver_sql("PRAGMA application_id = 0x52415348")


def _tables() -> None:
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("what", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_log"),
    )
    op.create_index("ix_log_at", "log", ["at"])
    op.create_table(
        "documents",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("licence", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("raw_hash", TEXT),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("raw", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_documents_seq"),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
        sa.UniqueConstraint("number", name="uq_documents_number"),
    )
    op.create_index("ix_documents_hash", "documents", ["hash"])
    op.create_index("ix_documents_id", "documents", ["id"])
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_index("ix_documents_publisher", "documents", ["publisher"])
    op.create_table(
        "judgements",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("decision", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("undoes", TEXT),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_judgements_seq"),
        sa.ForeignKeyConstraint(["undoes"], ["judgements.id"], name="fk_judgements_undoes"),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.UniqueConstraint("number", name="uq_judgements_number"),
    )
    op.create_index("ix_judgements_seq", "judgements", ["seq"])
    op.create_index("ix_judgements_undoes", "judgements", ["undoes"])
    op.create_table(
        "memberships",
        sa.Column("telling", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_memberships_seq"),
        sa.PrimaryKeyConstraint("telling", "seq", name="pk_memberships"),
    )
    op.create_index("ix_memberships_event", "memberships", ["event"])
    op.create_index("ix_memberships_seq", "memberships", ["seq"])
    op.create_table(
        "runs",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("rules", TEXT, nullable=False),
        sa.Column("settings", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_runs_seq"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "claims",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("modality", TEXT, nullable=False),
        sa.Column("change", TEXT),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("when_start", sa.Date()),
        sa.Column("when_end", sa.Date()),
        sa.Column("granularity", TEXT),
        sa.Column("killed", sa.BigInteger()),
        sa.Column("wounded", sa.BigInteger()),
        sa.Column("abducted", sa.BigInteger()),
        sa.Column("arrested", sa.BigInteger()),
        sa.Column("displaced", sa.BigInteger()),
        sa.Column("count", sa.BigInteger()),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_claims_document"),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_claims_seq"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("number", name="uq_claims_number"),
    )
    op.create_index("ix_claims_document", "claims", ["document"])
    op.create_table(
        "copies",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("of", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("spans", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_copies_document"),
        sa.ForeignKeyConstraint(["of"], ["documents.key"], name="fk_copies_of"),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_copies_seq"),
        sa.PrimaryKeyConstraint("document", "of", "kind", name="pk_copies"),
    )
    op.create_index("ix_copies_of", "copies", ["of"])
    op.create_table(
        "passages",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_passages_document"),
        sa.PrimaryKeyConstraint("key", "document", name="pk_passages"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_passages_document", "passages", ["document"])
    op.create_table(
        "readings",
        sa.Column("run", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_readings_document"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_readings_run"),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_readings_seq"),
        sa.PrimaryKeyConstraint("document", "run", name="pk_readings"),
    )
    op.create_index("ix_readings_run_document", "readings", ["run", "document"])
    op.create_index("ix_readings_seq", "readings", ["seq"])
    op.create_table(
        "signatures",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_signatures_document"),
        sa.PrimaryKeyConstraint("key", "document", name="pk_signatures"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_signatures_document", "signatures", ["document"])
    op.create_table(
        "participants",
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("inside", TEXT, nullable=False),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_participants_claim"),
        sa.PrimaryKeyConstraint("claim", "slot", "position", name="pk_participants"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participants_key_slot_claim", "participants", ["key", "slot", "claim"])
    op.create_table(
        "reading_claims",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("run", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("telling", TEXT),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_reading_claims_claim"),
        sa.ForeignKeyConstraint(
            ["document", "run"], ["readings.document", "readings.run"], name="fk_reading_claims_document_run"
        ),
        sa.PrimaryKeyConstraint("document", "run", "position", name="pk_reading_claims"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reading_claims_claim", "reading_claims", ["claim"])
    op.create_table(
        "versions",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("keys", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("precision", TEXT, nullable=False),
        sa.Column("agents", TEXT, nullable=False),
        sa.Column("targets", TEXT, nullable=False),
        sa.Column("modality", TEXT, nullable=False),
        sa.Column("killed_lowest", sa.BigInteger(), nullable=True),
        sa.Column("killed_best", sa.BigInteger(), nullable=True),
        sa.Column("killed_highest", sa.BigInteger(), nullable=True),
        sa.Column("killed_latest", sa.BigInteger(), nullable=True),
        sa.Column("wounded_best", sa.BigInteger(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("speakers", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("disagreements", sa.Integer(), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("first_published", sa.Date(), nullable=True),
        sa.Column("last_published", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name="fk_versions_seq"),
        sa.PrimaryKeyConstraint("event", "seq", name="pk_versions"),
    )
    op.create_index("ix_versions_seq", "versions", ["seq"], unique=False)
