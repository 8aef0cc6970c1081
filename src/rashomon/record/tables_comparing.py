"""The tables of comparison that can't be made again as they were: in which event a telling was, and its sums."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, PrimaryKeyConstraint, Table

from rashomon.record.tables import (
    CLAIMS,
    DOCUMENTS,
    JUDGEMENTS,
    LOG,
    METADATA,
    PARTICIPANTS,
    READING_CLAIMS,
    READINGS,
    RUNS,
    recorded,
)
from rashomon.record.types import TEXT

MEMBERSHIPS = Table(
    "memberships",
    METADATA,
    Column("telling", TEXT, nullable=False),
    Column("event", TEXT, nullable=False),
    recorded(),
    PrimaryKeyConstraint("telling", "seq"),
    Index(None, "event"),
    Index(None, "seq"),
)
"""Which event a telling was put in, and when; the latest `seq` holds."""


def summed_up() -> list[Column[Any]]:
    """The columns in which an event is summed up."""
    return [
        Column("type", TEXT, nullable=False),
        Column("title", TEXT, nullable=False),
        Column("start", Date),
        Column("end", Date),
        Column("place", TEXT, nullable=False),
        Column("country", TEXT, nullable=False),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("precision", TEXT, nullable=False),
        Column("agents", TEXT, nullable=False),
        Column("targets", TEXT, nullable=False),
        Column("modality", TEXT, nullable=False),
        Column("killed_lowest", BigInteger),
        Column("killed_best", BigInteger),
        Column("killed_highest", BigInteger),
        Column("killed_latest", BigInteger),
        Column("wounded_best", BigInteger),
        Column("origins", Integer, nullable=False),
        Column("speakers", Integer, nullable=False),
        Column("documents", Integer, nullable=False),
        Column("copies", Integer, nullable=False),
        Column("disagreements", Integer, nullable=False),
        Column("status", TEXT, nullable=False),
        Column("first_published", Date),
        Column("last_published", Date),
        Column("place_modality", TEXT, nullable=False, server_default=""),
        Column("day_modality", TEXT, nullable=False, server_default=""),
    ]


VERSIONS = Table(
    "versions",
    METADATA,
    Column("event", TEXT, nullable=False),
    recorded(),
    Column("gone", Boolean, nullable=False),
    Column("keys", TEXT, nullable=False),
    *summed_up(),
    PrimaryKeyConstraint("event", "seq"),
    Index(None, "seq"),
)
"""Every event as it was summed up, each time the sum was another one: rows are only added. `gone` says that its
tellings are in other events now; `keys` are those of `view_keys`, each between two bars."""

KEPT = (
    LOG,
    DOCUMENTS,
    RUNS,
    READINGS,
    CLAIMS,
    READING_CLAIMS,
    PARTICIPANTS,
    JUDGEMENTS,
    MEMBERSHIPS,
    VERSIONS,
)
"""All that is kept for good; every other table can be made again from these."""
