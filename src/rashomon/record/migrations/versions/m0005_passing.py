"""What is new in version 5: what servers of one record must tell each other, and not forget when they start again.

Failed log-ins, who looks at what in the review queue, and reports on their way into the record.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Makes the tables; nothing guards them, since their rows come and go."""
    op.create_table(
        "attempts",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attempts"),
    )
    op.create_index("ix_attempts_last", "attempts", ["last"])
    op.create_table(
        "looking",
        sa.Column("person", TEXT, nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_looking"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("begun", MOMENT, nullable=False),
        sa.Column("beat", MOMENT, nullable=False),
        sa.Column("told", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_begun", "jobs", ["begun"])
