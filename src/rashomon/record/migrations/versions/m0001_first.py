"""The tables as they are first published."""

from __future__ import annotations

from alembic import op

from rashomon.record.migrations.guards import forbid_changes, searchable
from rashomon.record.tables import METADATA
from rashomon.record.tables_comparing import KEPT

revision = "0001"
down_revision = None

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
)


def upgrade() -> None:
    """Makes the tables."""
    connection = op.get_bind()
    METADATA.create_all(connection, list(KEPT))
    forbid_changes(connection, APPEND_ONLY)
    searchable(connection, "documents", ("title", "text"))
    searchable(connection, "claims", ("evidence",))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA application_id = 0x52415348")
