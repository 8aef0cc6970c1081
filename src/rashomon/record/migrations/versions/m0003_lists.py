"""What is new in version 3: indexes for lists."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes them."""
