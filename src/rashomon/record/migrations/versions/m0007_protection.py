"""What is new in version 7: the record's secret, from which exports make the pseudonyms of private persons."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from rashomon.record.migrations.guards import forbid_changes

revision = "0007"
down_revision = "0006"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table and the secret, which nobody may change: exports of one record must go on to fit together."""
    table = op.create_table(
        "protection",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_protection"),
    )
    op.bulk_insert(table, [{"number": 1, "key": secrets.token_hex(32)}])
    forbid_changes(op.get_bind(), ("protection",))
