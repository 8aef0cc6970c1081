"""The tables of what matters only for the moment, to all servers of a record alike; they are no evidence of anything.

They lose their rows: failed log-ins after an hour, who looks at what after a minute and a half, jobs but for the last.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from rashomon.record.tables import METADATA
from rashomon.record.types import TEXT, Moment, Plain

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Moment, nullable=False, index=True),
)
"""Failed log-ins in a row; `key` is a piece of the hash of a name or of an address."""

LOOKING = Table(
    "looking",
    METADATA,
    Column("person", TEXT, primary_key=True),
    Column("item", TEXT, nullable=False),
    Column("seen", Moment, nullable=False),
)
"""What somebody has open in the review queue."""

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("begun", Moment, nullable=False, index=True),
    Column("beat", Moment, nullable=False),
    Column("told", Plain, nullable=False),
)
"""Reports on their way into the record; `beat` is when the server that reads them last said so, `told` how far."""

PASSING = (ATTEMPTS, LOOKING, JOBS)
