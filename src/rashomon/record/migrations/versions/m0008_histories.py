"""What is new in version 8: the histories of subjects are derived and kept at hand (`view_spells`).

Nothing that is kept for good changes; derived tables are made anew with every step.
"""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Has nothing to do itself."""
