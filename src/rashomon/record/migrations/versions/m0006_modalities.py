"""What is new in version 6: versions say whether the place and the day of an event are asserted, planned, denied …

Disagreements are ranked anew and have columns for what is asked of their sides; these rows are derived, and made again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.record.types import TEXT

revision = "0006"
down_revision = "0005"

ADDED = ("place_modality", "day_modality")


def upgrade() -> None:
    """Adds the columns; until then a place and a day came from what is asserted, or there was none."""
    for name in ADDED:
        op.add_column("versions", sa.Column(name, TEXT, nullable=False, server_default=""))
