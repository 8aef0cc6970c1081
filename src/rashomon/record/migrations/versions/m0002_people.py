"""What is new in version 2: people: who may do what, tokens, sessions and what they did."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes them."""
