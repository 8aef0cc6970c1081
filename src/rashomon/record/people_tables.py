"""The tables of people: who may do what, with which tokens, and what they did.

`users`, `tokens` and `audit` are append-only: the last row of a name or of a token is the one that counts.
`sessions` is no evidence of anything, and loses its rows.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table

from rashomon.record.tables import METADATA, recorded
from rashomon.record.types import TEXT, Moment, Plain

USERS = Table(
    "users",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
    Column("role", TEXT, nullable=False),
    Column("password", TEXT, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("by", TEXT, nullable=False),
    recorded(),
    Index(None, "name", "number"),
)
"""People as they were made and changed; `password` is a hash that names its own parameters."""

TOKENS = Table(
    "tokens",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False),
    Column("person", TEXT, nullable=False, index=True),
    Column("label", TEXT, nullable=False),
    Column("role", TEXT, nullable=False),
    Column("hash", TEXT, nullable=False, index=True),
    Column("expires", Moment, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("by", TEXT, nullable=False),
    recorded(),
    Index(None, "id", "number"),
)
"""Tokens of the API as they were made and revoked; the token itself is nowhere, `hash` is the SHA-256 of it."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("person", TEXT, nullable=False, index=True),
    Column("begun", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("until", Moment, nullable=False, index=True),
    Column("address", TEXT, nullable=False),
    Column("agent", TEXT, nullable=False),
)
"""Who is logged in; `id` is the SHA-256 of what the cookie holds."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False, index=True),
    Column("who", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("address", TEXT, nullable=False),
    Column("detail", Plain, nullable=False),
    Index(None, "who", "number"),
    Index(None, "what", "number"),
)
"""What people did: logged in or failed to, were refused, changed each other's roles, took data out, decided."""

APPENDED = (USERS, TOKENS, AUDIT)
"""Those of these tables that are kept for good."""
