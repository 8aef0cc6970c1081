"""What is new in version 4: which reports share words is derived, and made again when the rules of comparing change.

The rows that older rules made would count beside those of newer ones; `view_signatures`, `view_passages` and
`view_copies` take their place, and are filled from the reports' texts.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

DROPPED = ("signatures", "passages", "copies")


def upgrade() -> None:
    """Drops the tables that are derived now."""
    for table in DROPPED:
        op.drop_table(table)
