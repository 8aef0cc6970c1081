"""What is new in version 3: indexes for lists."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes them."""
    told = ["kind", "type", "modality", "when_start", "when_end"]
    op.create_index("ix_claims_listed", "claims", ["number", *told, "id", "document"])
    op.create_index("ix_claims_found", "claims", ["id", "number", *told, "document"])
    op.create_index("ix_versions_listed", "versions", ["seq", "event"])
